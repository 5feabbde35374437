"""The tables. Only this room touches them; others call its queries and writers."""

from majlis.adapters.records.models.access import Approval, Memory, Token
from majlis.adapters.records.models.documents import Document, DocumentFile
from majlis.adapters.records.models.drafts import (
    DraftArea,
    DraftAsset,
    DraftDemand,
    DraftOperator,
    DraftRequirement,
    DraftSupplier,
)
from majlis.adapters.records.models.evidence import Observation, Quarantined, Source, Upload
from majlis.adapters.records.models.incidents import Incident, IncidentLink, IncidentVersion
from majlis.adapters.records.models.nations import Change, Nation, NationVersion, Revision
from majlis.adapters.records.models.parameters import ParameterRow
from majlis.adapters.records.models.people import AuditEntry, MarkingRow, Organisation, RoleAssignment, Setting, User
from majlis.adapters.records.models.reports import (
    Report,
    ReportDraft,
    ReportFile,
    ReportFiling,
    ReportMessage,
    ReportReminder,
    ReportRoute,
    ReportRule,
    ReportSection,
    Turn,
)
from majlis.adapters.records.models.runs import Run
from majlis.adapters.records.models.scenarios import BaseLayer, Scenario
from majlis.adapters.records.models.views import View

__all__ = [
    "Approval",
    "AuditEntry",
    "BaseLayer",
    "Change",
    "Document",
    "DocumentFile",
    "DraftArea",
    "DraftAsset",
    "DraftDemand",
    "DraftOperator",
    "DraftRequirement",
    "DraftSupplier",
    "Incident",
    "IncidentLink",
    "IncidentVersion",
    "MarkingRow",
    "Memory",
    "Nation",
    "NationVersion",
    "Observation",
    "Organisation",
    "ParameterRow",
    "Quarantined",
    "Report",
    "ReportDraft",
    "ReportFile",
    "ReportFiling",
    "ReportMessage",
    "ReportReminder",
    "ReportRoute",
    "ReportRule",
    "ReportSection",
    "Revision",
    "RoleAssignment",
    "Run",
    "Scenario",
    "Setting",
    "Source",
    "Token",
    "Turn",
    "Upload",
    "User",
    "View",
]
