"""A nation as an Excel workbook: the form that a workshop fills in, and the full form that gives everything back.

Examples
--------
>>> from majlis.infrastructure.workbook import read_workbook, workbook_bytes  # doctest: +SKIP
>>> read_workbook(workbook_bytes(nation), "nation.xlsx").nation == nation  # doctest: +SKIP
True
"""

from majlis.infrastructure.workbook.full import workbook_bytes
from majlis.infrastructure.workbook.read import read_workbook
from majlis.infrastructure.workbook.reading import WorkbookReading
from majlis.infrastructure.workbook.template import ProvincePlan, TemplatePlan, template_bytes

__all__ = [
    "ProvincePlan",
    "TemplatePlan",
    "WorkbookReading",
    "read_workbook",
    "template_bytes",
    "workbook_bytes",
]
