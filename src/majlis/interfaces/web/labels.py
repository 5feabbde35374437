"""What people call the fields of commands and of results where the name alone does not say it."""

from django.utils.translation import gettext


def head_of(name: str) -> str:
    """Return what people call a field of a result, in their language."""
    known = {
        "aal": gettext("Person-hours a year"),
        "id": gettext("Number"),
        "sha256": gettext("Hash"),
        "set_": gettext("Set"),
    }
    return known.get(name) or _plain(name)


def label_of(name: str) -> str:
    """Return what people call a field of a command, in their language."""
    return _labels().get(name) or _plain(name)


def deed_of(act: str) -> str:
    """Return what people call an act that waits for a second person."""
    known = {
        "action evidence": gettext("Taking a file about an action away"),
        "brief incident": gettext("Taking a note away"),
        "brief write": gettext("Taking a briefing away"),
        "cascade run": gettext("Taking a cascade away"),
        "chart export": gettext("Taking a chart away"),
        "council book": gettext("Taking a board book away"),
        "decision export": gettext("Taking a decision away"),
        "decision publish": gettext("Publishing a decision"),
        "dialogue export": gettext("Taking the votes of a dialogue away"),
        "dialogue report": gettext("Taking the report of a dialogue away"),
        "document export": gettext("Taking a document away"),
        "document release": gettext("Releasing a document"),
        "evidence quarantine": gettext("Taking rows set aside away"),
        "meeting calendar": gettext("Taking a meeting into a calendar"),
        "minutes export": gettext("Taking minutes away"),
        "nation export": gettext("Taking a nation away"),
        "nation template": gettext("Taking a workbook away"),
        "paper export": gettext("Taking a paper away"),
        "person end": gettext("Ending a role"),
        "person erase": gettext("Erasing personal data"),
        "person factor": gettext("Taking a second factor away"),
        "person grant": gettext("Giving a role"),
        "person password": gettext("Setting another password"),
        "table export": gettext("Taking a table away"),
    }
    return known.get(act) or act.capitalize()


def _plain(name: str) -> str:
    return name.strip("_").replace("_", " ").capitalize()


def _labels() -> dict[str, str]:
    return {
        "title_ur": gettext("Title in Urdu"),
        "text_ur": gettext("Text in Urdu"),
        "annex_critical": gettext("With the annex of critical assets (marked RED)"),
        "as_of": gettext("As known before the day"),
        "bad_share": gettext("Share of rows that may be unreadable"),
        "column": gettext("Columns: FIELD=COLUMN"),
        "dates": gettext("Order of day and month"),
        "directory": gettext("Name of the folder that is made"),
        "dry_run": gettext("Only show what would change"),
        "invented": gettext("Is the country invented?"),
        "mend": gettext("Mend what is safe to mend"),
        "most": gettext("At most so many"),
        "out": gettext("Name of the file that is made"),
        "plot": gettext("Name of the chart that is made"),
        "previous": gettext("Run to compare with"),
        "revision": gettext("Revision that you saw"),
        "set_": gettext("Columns and values: COLUMN=VALUE"),
        "since": gettext("From the day"),
        "start": gettext("From the day"),
        "target": gettext("Name of the file that is made"),
        "until": gettext("Before the day"),
        "value": gettext("Values: WORD=MEANING"),
        "with_links": gettext("With the links that lead to it"),
        "yes": gettext("Yes, for ever"),
    }
