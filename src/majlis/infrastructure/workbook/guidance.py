"""What the workshop form tells the people who fill it in: guidance and examples."""

from collections.abc import Mapping, Sequence

from majlis.infrastructure.workbook import form

GUIDE: tuple[tuple[str, str], ...] = (
    (
        "What it is for",
        (
            "From this workbook Majlis makes a first, coarse picture of the country: who would be without power, water "
            "or phones, and for how long, when an attack succeeds. An afternoon with the people who run things is "
            "enough. It can be refined for years."
        ),
    ),
    ("1  Nation", "A few answers about the country and about this workbook."),
    ("2  Provinces", "A row for each province, with its people. Latitude and longitude help to find what is near."),
    (
        "3  Services",
        (
            "20 to 60 rows: the power plants, grids, networks, banks, waterworks and hospitals that matter most. Leave "
            "a cell empty where nobody knows: a usual value is taken, and you are told."
        ),
    ),
    (
        "4  Who supplies whom",
        (
            "A row for each supplier of a service: the waterworks need the grid, the bank needs the data centre. Two "
            "suppliers are two rows; then say how many of them are needed."
        ),
    ),
    (
        "What you leave out",
        (
            "Where a service names no supplier of a kind that such services need, the nearest one is assumed. It is "
            "marked as assumed, and drawn by chance in every calculation. Briefings say how much is known."
        ),
    ),
    ("Colours", "Yellow cells are yours. Red cells are missing or wrong. Grey rows are examples, which are not read."),
    (
        "Please do not",
        (
            "rename sheets or headings, merge cells, or add a second heading. Sorting, copying and pasting are fine, "
            "and so are digits of any script."
        ),
    ),
    ("Names", "Write the same name the same way everywhere: choose it from the list."),
    (
        "When you are done",
        (
            "Save it as .xlsx. Who may edit the nation takes it in: in the browser under Nations, or with "
            "majlis nation import FILE.xlsx. Every fault is named by sheet and cell; nothing is changed until "
            "there is none."
        ),
    ),
)
"""The sheet Read me: headings and texts."""

ABOUT: Mapping[str, str] = {
    form.PROVINCES_SHEET: "One row for each province, district or region.",
    form.SERVICES_SHEET: "One row for each service: 20 to 60 of them, the ones whose loss people would feel.",
    form.LINKS_SHEET: "One row for each supplier of a service. Choose both from the lists.",
}
_VALLEY = "Example: Grid Upper Valley"
EXAMPLES: Mapping[str, Sequence[Sequence[str | float | None]]] = {
    form.PROVINCES_SHEET: (
        ("Example: Upper Valley", 1_200_000, 35, 31.5, 74.3),
        ("Example: Lower Valley", 3_400_000, 60, 30.1, 72.9),
        ("Example: Coast", 2_000_000, 80, 25.4, 68.2),
    ),
    form.SERVICES_SHEET: (
        (_VALLEY, "Power", "Substation", "Upper Valley", "Valley Power", "Siemens", 1_100_000, None, 4, 12, 72),
        (
            "Example: Dam One",
            "Power",
            "Power plant (hydro)",
            "Upper Valley",
            "Valley Power",
            "",
            None,
            None,
            24,
            72,
            240,
        ),
        (
            "Example: General Hospital",
            "Health",
            "Hospital",
            "Coast",
            "Ministry",
            "Microsoft",
            900_000,
            72,
            24,
            120,
            330,
        ),
    ),
    form.LINKS_SHEET: (
        (_VALLEY, "Dam One", "one of them", 0, "certain"),
        (_VALLEY, "Dam Two", "one of them", 0, "certain"),
        ("Example: General Hospital", "Waterworks Coast", "all", 24, "probable"),
    ),
}
"""Rows that show how it is done; the reader passes them over."""
