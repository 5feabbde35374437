"""What the workshop form asks: its sheets and columns, described once for the writer and the reader."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from majlis.infrastructure.synthesis.rules import AssetClass, asset_classes
from majlis.reference import sectors, services

FORMAT = 1
"""Number of the workshop form's format. A newer one is refused."""
FULL_TITLE = "Nation, full form"
WORKSHOP_TITLE = "Nation, workshop form"
FORMAT_TITLE = "Format of this form"
GUIDE_SHEET, NATION_SHEET = "Read me", "Nation"
PROVINCES_SHEET, SERVICES_SHEET = "Provinces", "Services"
LINKS_SHEET, LISTS_SHEET = "Who supplies whom", "Lists"
WHOLE_COUNTRY = "Whole country"
EXAMPLE = "Example:"
"""A row whose first cell begins so is an example: the reader passes it over."""
HEADER_ROW = 4
"""Row of the column names on a sheet of the template, from 1."""
ROWS: Mapping[str, int] = {PROVINCES_SHEET: 60, SERVICES_SHEET: 120, LINKS_SHEET: 300}
"""Rows to fill in on each sheet of the template."""
SURE: Mapping[str, str] = {"certain": "", "probable": "workbook.sure-probable", "possible": "workbook.sure-possible"}
"""How sure someone is, and the parameter that says what chance the word stands for; a certain link is declared."""
HOW_MANY = ("all", "one of them", "any 2 of 3", "any 2 of 4", "any 3 of 4", "any 3 of 5")
MOST_PEOPLE = 10_000_000_000
LONGEST_H = 87_600

Kind = Literal["text", "name", "people", "hours", "percent", "latitude", "longitude", "choice"]


@dataclass(frozen=True, slots=True)
class Question:
    """A column of a sheet, or a line of the sheet Nation.

    Attributes
    ----------
    key : str
        Name within the program.
    title : str
        What stands above the column; the unit in brackets does not count when it is compared.
    kind : str
        What a cell holds.
    required : bool
    help : str
        Shown when the cell is chosen, one or two sentences.
    width : int
        Of the column, characters.
    low, high : float
        Bounds of a number, both allowed.
    """

    key: str
    title: str
    kind: Kind
    required: bool
    help: str
    width: int = 18
    low: float = 0
    high: float = LONGEST_H


def _hours(key: str, title: str, help_: str) -> Question:
    return Question(key, title, "hours", required=False, help=help_, width=14)


NATION: tuple[Question, ...] = (
    Question("name", "Country", "name", required=True, help="Name of the country, as it stands on briefings."),
    Question("id", "Short name", "name", required=True, help="One word in lower case, like northland."),
    Question(
        "synthetic",
        "Invented for practice",
        "choice",
        required=True,
        help="yes for an invented country: everything made from it says so. no for a real one.",
    ),
    Question("time_zone", "Time zone", "name", required=True, help="IANA name, like Asia/Karachi."),
    Question("currency", "Currency", "name", required=True, help="ISO 4217 code of three letters, like PKR."),
    Question(
        "marking",
        "Who may see it",
        "choice",
        required=True,
        help="TLP marking of the whole: TLP:AMBER is usual for such lists; TLP:CLEAR may be published.",
    ),
    Question("author", "Filled in by", "name", required=True, help="Workshop or office; it stands as the source."),
    Question("notice", "Note for readers", "text", required=False, help="One sentence, for example what is left out."),
)

PROVINCES: tuple[Question, ...] = (
    Question("name", "Province", "name", required=True, help="Name of the province, district or region.", width=26),
    Question(
        "population",
        "People who live there",
        "people",
        required=True,
        help="Number from the last census, in digits: 1200000.",
        width=18,
        low=1,
        high=MOST_PEOPLE,
    ),
    Question(
        "urban_share",
        "Share in towns (%)",
        "percent",
        required=False,
        help="Percentage of them who live in towns: 35 for 35 %. Empty: half.",
        width=14,
        high=100,
    ),
    Question(
        "latitude",
        "Latitude (degrees)",
        "latitude",
        required=False,
        help="Of a point in the middle, north positive: 31.5. It serves to find what is near.",
        width=14,
        low=-90,
        high=90,
    ),
    Question(
        "longitude",
        "Longitude (degrees)",
        "longitude",
        required=False,
        help="Of the same point, east positive: 74.3.",
        width=14,
        low=-180,
        high=180,
    ),
)

SERVICES: tuple[Question, ...] = (
    Question(
        "name",
        "Service",
        "name",
        required=True,
        help="A name of its own, like Power distribution North. Each name once.",
        width=34,
    ),
    Question("sector", "Sector", "choice", required=True, help="Choose the sector from the list.", width=28),
    Question(
        "kind",
        "What it is",
        "choice",
        required=False,
        help="Choose from the list what comes nearest. Empty: what serves people in that sector.",
        width=24,
    ),
    Question(
        "province",
        "Province",
        "choice",
        required=True,
        help="Where it stands, or Whole country where it serves people everywhere.",
        width=18,
    ),
    Question(
        "operator",
        "Operator",
        "text",
        required=False,
        help="Organisation that runs it, written the same way each time.",
        width=26,
    ),
    Question(
        "vendor",
        "Vendor",
        "text",
        required=False,
        help="Maker of the technology it rests on most, like Siemens or Cisco. Empty where unknown.",
        width=18,
    ),
    Question(
        "people",
        "People served",
        "people",
        required=False,
        help="People who use it directly. Empty where it only serves other services, like a power plant.",
        width=14,
        high=MOST_PEOPLE,
    ),
    _hours(
        "backup", "Backup (hours)", "Hours it goes on by battery or diesel when power fails. Empty: the usual ones."
    ),
    _hours("repair_low", "Repair, quick (hours)", "Hours to repair after an attack when all goes well."),
    _hours("repair_mode", "Repair, usual (hours)", "Most likely hours to repair. Give all three or none."),
    _hours("repair_high", "Repair, slow (hours)", "Hours to repair when much goes wrong."),
)

LINKS: tuple[Question, ...] = (
    Question("service", "Service", "choice", required=True, help="The service that needs something.", width=34),
    Question(
        "supplier",
        "Needs",
        "choice",
        required=True,
        help="The service it needs. Two possible suppliers are two rows.",
        width=34,
    ),
    Question(
        "how_many",
        "How many are needed",
        "choice",
        required=False,
        help="Of its suppliers of this sector: all, one of them, or any 2 of 3. Empty: all.",
        width=20,
    ),
    _hours("buffer", "Backup (hours)", "Hours it goes on without them: tank, battery, stock. Empty: the usual ones."),
    Question(
        "sure",
        "How sure",
        "choice",
        required=False,
        help="certain: someone in charge says so. probable or possible: a guess, which is drawn by its chance.",
        width=14,
    ),
)

SHEETS: Mapping[str, tuple[Question, ...]] = {
    PROVINCES_SHEET: PROVINCES,
    SERVICES_SHEET: SERVICES,
    LINKS_SHEET: LINKS,
}


@cache
def kind_labels() -> Mapping[str, AssetClass]:
    """Return the kinds of service as the pick list names them, in table order."""
    classes = asset_classes()
    names = [item.name for item in classes]
    return {item.name if names.count(item.name) == 1 else f"{item.name} ({item.key})": item for item in classes}


@cache
def usual_class(sector: str) -> AssetClass:
    """Return the class of a sector that serves people, or its first where none does."""
    from majlis.infrastructure.synthesis.rules import rules_of

    classes = {item.key: item for item in asset_classes()}
    service = service_of(sector)
    if service:
        return classes[rules_of(f"{service}-demand")[0].suppliers[0]]
    return next(item for item in asset_classes() if item.sector == sector)


def service_of(sector: str) -> str:
    """Return the service that a sector gives people, or an empty text."""
    return next((row["id"] for row in services().rows if row["sector"] == sector), "")


def sector_names() -> Mapping[str, str]:
    """Return the sectors' names by id, in table order."""
    return {row["id"]: row["name"] for row in sectors().rows}
