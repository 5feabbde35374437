"""The form of a report: what each stage asks first, and the rest for who knows more already."""

from collections.abc import Mapping
from datetime import datetime, tzinfo
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from pydantic import BaseModel

from majlis.acts.report.add import AddCommand
from majlis.acts.report.amend import AmendCommand
from majlis.acts.report.send import SendCommand
from majlis.acts.report.tell import TellCommand
from majlis.evidence.reporting.sections import sections
from majlis.evidence.reporting.stages import ASKED, Stage
from majlis.interfaces.web.asking import Asking
from majlis.interfaces.web.forms import ActForm, form_of
from majlis.reference.loader import incident_kinds
from majlis.reference.loader import sectors as known_sectors

ALL = (
    *("title", "what", "aware", "happened", "handled", "kind", "sector", "area", "people", "hours", "impact"),
    *("cross_border", "borders", "measures", "technical", "contact"),
)
"""What can be told of an event, in the order of the form."""


class ReportForm(ActForm):
    """A form in which an event is told. Nothing has to be filled in but a few words.

    Parameters
    ----------
    asking : Asking
    stage : Stage
        Of the report that is told.
    **named
        As other forms take them.
    """

    of: ClassVar[type[BaseModel]] = SendCommand

    def __init__(self, asking: Asking, stage: Stage = Stage.EARLY, **named: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(asking, **named)
        self.stage = stage
        for name, (label, help_text) in _labels().items():
            if name in self.fields:
                self.fields[name].label, self.fields[name].help_text = label, help_text
        if "title" in self.fields:
            self.fields["title"].widget.attrs["autocomplete"] = "off"
        self._choose("kind", [(row["id"], row["name"]) for row in incident_kinds().rows])
        self._choose("sector", [(row["id"], row["name"]) for row in known_sectors().rows])
        self._choose("cross_border", [("yes", _("Yes")), ("no", _("No"))])
        if "aware" in self.fields:
            self.fields["aware"].widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        if name in self.fields:
            old = self.fields[name]
            self.fields[name] = forms.ChoiceField(
                choices=[("", _("Not known yet")), *choices], required=False, label=old.label, help_text=old.help_text
            )

    @property
    def asked(self) -> list[forms.BoundField]:
        """What this stage asks."""
        return [self[name] for name in ASKED[self.stage] if name in self.fields]

    @property
    def besides(self) -> list[forms.BoundField]:
        """What else can be told."""
        return [self[name] for name in ALL if name in self.fields and name not in ASKED[self.stage]]

    @property
    def head(self) -> list[forms.BoundField]:
        """Who reports for whom."""
        return [self[name] for name in ("nation", "operator", "name") if name in self.fields]

    @property
    def foot(self) -> list[forms.BoundField]:
        """Who may read it."""
        return [self[name] for name in ("marking",) if name in self.fields]


def _labels() -> Mapping[str, tuple[str, str]]:
    told = sections()
    return {
        "nation": (_("Where it happened"), ""),
        "operator": (_("Operator"), _("Whom it befell. Leave it empty if it has no organisation here.")),
        "name": (_("Name of the operator"), _("Company, hospital or office, as people know it.")),
        "title": (_("What happened, in one line?"), _("Like: our billing system is encrypted. Name no person.")),
        "what": (_("Tell it in a few sentences"), told["what"].asks),
        "aware": (_("When did you become aware?"), _("The clocks of the law run from then. An estimate will do.")),
        "happened": (_("On which day did it happen?"), _("Leave it empty if nobody knows.")),
        "handled": (_("On which day was it over?"), _("Leave it empty while it goes on.")),
        "kind": (_("What kind of incident is it?"), _("A suspicion is enough. It can be corrected.")),
        "sector": (
            _("Sector"),
            _("It decides which regulator is shown the report. Left open, it is your organisation's, if that has one."),
        ),
        "area": (_("Where?"), _("Town, district or province.")),
        "people": (_("How many people are affected?"), _("A rough number. Empty means unknown, not zero.")),
        "hours": (_("How many hours without service?"), _("So far, or expected. Empty means unknown.")),
        "impact": (_("What does not work?"), told["impact"].asks),
        "cross_border": (_("Could other countries feel it?"), ""),
        "borders": (_("Which countries, and how?"), ""),
        "measures": (_("What have you done, and what is next?"), told["measures"].asks),
        "technical": (_("Technical details"), told["technical"].asks),
        "contact": (_("Whom can we call now?"), told["contact"].asks),
        "marking": (
            _("Who may read it?"),
            _("The authorities to which it is routed, each section to its own readers. You see who, and why."),
        ),
    }


def _without(command: type[BaseModel], *names: str) -> type[ReportForm]:
    base = form_of(command)
    fields = {name: field for name, field in base.base_fields.items() if name not in names}
    made: type[ReportForm] = type(f"{command.__name__}Form", (ReportForm,), {**fields, "of": command})
    return made


MARKINGS = (
    ("TLP:RED", _("Only the authorities that you are shown (TLP:RED)")),
    ("TLP:AMBER+STRICT", _("Those, and the Council's secretariat (TLP:AMBER+STRICT)")),
    ("TLP:AMBER", _("Those, and every CERT analyst and regulator (TLP:AMBER)")),
)


def send_form() -> type[ReportForm]:
    """Return the form of a new report with an account."""
    made = _without(SendCommand, "section_marking", "stage")
    made.base_fields["marking"] = forms.ChoiceField(choices=MARKINGS, required=False)
    return made


def amend_form() -> type[ReportForm]:
    """Return the form of a later stage."""
    return _without(AmendCommand, "section_marking", "stage", "code")


def tell_form() -> type[ReportForm]:
    """Return the form of a report without an account."""
    return _without(TellCommand)


def add_form() -> type[ReportForm]:
    """Return the form with which who has no account adds to a report."""
    return _without(AddCommand, "stage", "code", "word", "text")


def starting(zone: tzinfo, now: datetime) -> dict[str, object]:
    """Return what a new form holds: the moment of awareness is now until somebody says otherwise."""
    return {"aware": now.astimezone(zone).strftime("%Y-%m-%dT%H:%M"), "marking": "TLP:RED"}
