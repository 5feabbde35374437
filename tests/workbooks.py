"""A filled-in workshop workbook of an invented country: what six people would write in an afternoon."""

import io
from collections.abc import Mapping, Sequence
from functools import cache

import openpyxl
from openpyxl.workbook import Workbook

from majlis.infrastructure.workbook import TemplatePlan, template_bytes
from majlis.infrastructure.workbook.form import LINKS_SHEET, NATION_SHEET, PROVINCES_SHEET, SERVICES_SHEET
from majlis.infrastructure.workbook.template import FIRST_ROW

Rows = Sequence[Sequence[str | float | None]]

NATION: Mapping[str, str] = {
    "Country": "Practice Country",
    "Short name": "practice",
    "Invented for practice": "yes",
    "Time zone": "UTC",
    "Currency": "USD",
    "Who may see it": "TLP:AMBER",
    "Filled in by": "Workshop of the secretariat",
}
PROVINCES: Rows = (
    ("Highland", 2_400_000, 30, 12.0, 40.0),
    ("Riverland", 5_100_000, 45, 10.5, 41.0),
    ("Lakeside", 1_300_000, 25, 11.0, 42.5),
    ("Coastland", 3_200_000, 70, 9.0, 42.0),
)
# Service, sector, what it is, province, operator, vendor, people served, backup, and three times to repair.
SERVICES: Rows = (
    ("Dam One", "Power", "Power plant (hydro)", "Highland", "Country Power", "Siemens", None, None, 24, 72, 240),
    ("Gas Plant River", "Power", "Power plant (gas-plant)", "Riverland", "River Energy", "Siemens", None, None),
    ("National Grid", "Power", "Grid station (backbone)", "Whole country", "Grid Company", "Schneider Electric"),
    ("Distribution Highland", "Power", "Substation", "Highland", "Country Power", "Siemens", 2_100_000, None, 2, 8, 72),
    ("Distribution Riverland", "Power", None, "Riverland", "River Power", "Schneider Electric", 4_800_000),
    ("Distribution Lakeside", "Power", None, "Lakeside", "Country Power", "Siemens", 1_100_000),
    ("Distribution Coastland", "Power", None, "Coastland", "Coast Power", None, 3_100_000),
    ("Backbone Telecom", "Telecom", "Core site", "Whole country", "Country Telecom", "Cisco", None, 48),
    ("Mobile Blue", "Telecom", "Tower cluster", "Whole country", "Blue Mobile", "Cisco", 6_000_000, 6),
    ("Mobile Red", "Telecom", "Tower cluster", "Whole country", "Red Mobile", "Juniper", 5_000_000, 4),
    ("Cable Landing Coast", "Telecom", "Cable landing", "Coastland", "Country Telecom", "Cisco", None, 72, 12, 48, 168),
    ("State Data Centre", "Data centres", None, "Riverland", "State IT", "VMware", None, 36),
    ("Bank Data Centre", "Data centres", None, "Coastland", "Harbour Hosting", "Microsoft", None, 24),
    ("First Bank", "Banking and payments", "Bank core", "Whole country", "First Bank", "Oracle", 2_500_000, 24),
    ("Harbour Bank", "Banking and payments", "Bank core", "Whole country", "Harbour Bank", "IBM", 1_500_000, 24),
    ("Payment Switch", "Banking and payments", "Payment switch", "Coastland", "Clearing House", "IBM", None, 48),
    ("Gas Field Lake", "Gas", "Gas field", "Lakeside", "Lake Gas", "Siemens"),
    ("Gas Network", "Gas", "City gate", "Riverland", "River Gas", "Schneider Electric", 1_700_000),
    ("Refinery Coast", "Oil", "Refinery", "Coastland", "Coast Oil", "Siemens", None, None, 72, 144, 330),
    ("Fuel Depots", "Oil", "Fuel depot", "Whole country", "Coast Oil", "SAP"),
    ("Waterworks Highland", "Water", "Pumping station", "Highland", "Highland Water", None, 900_000, 4),
    ("Waterworks Riverland", "Water", "Pumping station", "Riverland", "River Water", None, 2_600_000, 4),
    ("Waterworks Coastland", "Water", "Pumping station", "Coastland", "Coast Water", "Schneider Electric", 2_400_000),
    ("Hospitals Highland", "Health", None, "Highland", "Ministry of Health", "Microsoft", 2_400_000, 72),
    ("Hospitals Riverland", "Health", None, "Riverland", "Ministry of Health", "Microsoft", 5_100_000, 72),
    ("Hospitals Lakeside", "Health", None, "Lakeside", "Ministry of Health", "Microsoft", 1_300_000, 48),
    ("Hospitals Coastland", "Health", None, "Coastland", "Ministry of Health", "Microsoft", 3_200_000, 72),
    ("Emergency Calls", "Emergency services", None, "Whole country", "Ministry of Interior", "Cisco", 12_000_000, 24),
    ("Identity Register", "Government identity services", "Identity registry", "Riverland", "State IT", "Oracle"),
    ("Port of Coast", "Ports, rail and aviation", "Port", "Coastland", "Port Authority", "Microsoft", 1_000_000, 24),
)
LINKS: Rows = (
    ("National Grid", "Dam One", "one of them", 0, "certain"),
    ("National Grid", "Gas Plant River", "one of them", 0, "certain"),
    ("Gas Plant River", "Gas Field Lake", "all", 8, "certain"),
    ("Distribution Highland", "National Grid", "all", 0, "certain"),
    ("Distribution Riverland", "National Grid", "all", 0, "certain"),
    ("Distribution Lakeside", "National Grid", "all", 0, "certain"),
    ("Distribution Coastland", "National Grid", "all", 0, "certain"),
    ("Mobile Blue", "Backbone Telecom", "all", 0, "certain"),
    ("Mobile Red", "Backbone Telecom", "all", 0, "probable"),
    ("Backbone Telecom", "Distribution Riverland", "any 1 of 2", None, "certain"),
    ("Backbone Telecom", "Distribution Coastland", "any 1 of 2", None, "certain"),
    ("First Bank", "State Data Centre", "one of them", 0, "certain"),
    ("First Bank", "Bank Data Centre", "one of them", 0, "certain"),
    ("Harbour Bank", "Bank Data Centre", None, 0, "probable"),
    ("First Bank", "Payment Switch", None, 2, "certain"),
    ("Identity Register", "State Data Centre", None, 0, "certain"),
    ("Hospitals Coastland", "Waterworks Coastland", "all", 24, "certain"),
)


def practice_book() -> Workbook:
    """Return the filled-in workbook of the invented country, to change at will."""
    return openpyxl.load_workbook(io.BytesIO(practice_workbook()))


def fill(book: Workbook) -> Workbook:
    """Write the invented country into an empty template, as the workshop would, and return it."""
    facts = book[NATION_SHEET]
    for row in facts.iter_rows(min_row=1, max_col=2):
        if (answer := NATION.get(str(row[0].value))) is not None:
            row[1].value = answer
    for name, rows in ((PROVINCES_SHEET, PROVINCES), (SERVICES_SHEET, SERVICES), (LINKS_SHEET, LINKS)):
        for number, values in enumerate(rows, FIRST_ROW):
            for column, value in enumerate(values, 1):
                book[name].cell(number, column).value = value
    return book


def saved(book: Workbook) -> bytes:
    """Return the bytes of a workbook as Excel would have saved it."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@cache
def practice_workbook() -> bytes:
    """Return the bytes of the filled-in workbook of the invented country: 4 provinces, 30 services, 17 links."""
    return saved(fill(openpyxl.load_workbook(io.BytesIO(template_bytes(TemplatePlan())))))
