"""What pages of dialogues call phases, states, votes and ways, and how they draw counts."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from majlis.acts.dialogue_lines import HeadLine

PHASE_ORDER = ("frame", "listen", "converge", "report", "closed")


def phase_name(phase: str) -> str:
    """Return what a phase is called."""
    names = {
        "frame": _("being prepared"),
        "listen": _("listening"),
        "converge": _("coming together"),
        "report": _("report"),
        "closed": _("closed"),
    }
    return names.get(phase, phase)


def phase_told(phase: str) -> str:
    """Return in a sentence what happens in a phase."""
    told = {
        "frame": _("Question, constituencies and first statements are written. Nobody takes part yet."),
        "listen": _("People enter, make statements and arguments, and vote."),
        "converge": _("No new statements. People vote, estimate, and write notes of dissent."),
        "report": _("Votes are closed. The report is written; notes of dissent are still taken."),
        "closed": _("It has ended. Say what became of each statement when the Council has decided."),
    }
    return told.get(phase, "")


def state_name(state: str) -> tuple[str, str]:
    """Return what the state of a statement is called, and how it is coloured besides."""
    names = {
        "waiting": (_("waits to be read"), "warn"),
        "accepted": (_("open to votes"), "good"),
        "refused": (_("not taken"), "bad"),
        "merged": (_("joined with another"), "muted"),
    }
    return names.get(state, (state, "muted"))


def vote_name(vote: str) -> str:
    """Return what a vote is called."""
    return {"agree": _("you agree"), "disagree": _("you disagree"), "pass": _("you pass")}.get(vote, vote)


def way_name(way: str) -> str:
    """Return what a way of taking part is called."""
    names = {
        "account": _("with an account"),
        "code": _("by code word"),
        "device": _("at a shared device"),
        "paper": _("on paper"),
    }
    return names.get(way, way)


@dataclass(frozen=True, slots=True)
class Bar:
    """Counts as a bar: agree, then pass, then disagree.

    Attributes
    ----------
    agree, passed, disagree : float
        Shares of those who said something.
    said : str
        The counts in words.
    """

    agree: float
    passed: float
    disagree: float
    said: str

    @property
    def after(self) -> float:
        """Where disagreement begins."""
        return self.agree + self.passed


def bar(agree: int, disagree: int, passed: int) -> Bar:
    """Return counts as a bar, with their words."""
    seen = agree + disagree + passed
    part = 1 / seen if seen else 0.0
    said = _("%(agree)s agree, %(disagree)s disagree, %(passed)s pass") % {
        "agree": f"{agree:,}",
        "disagree": f"{disagree:,}",
        "passed": f"{passed:,}",
    }
    return Bar(agree * part, passed * part, disagree * part, said if seen else _("nobody yet"))


def people(count: int) -> str:
    """Return how many people, in words."""
    return ngettext("%(count)s person", "%(count)s people", count) % {"count": f"{count:,}"}


def named(talk: HeadLine, name: str) -> str:
    """Return the constituencies that a result tells together, by their names; empty where none is told apart."""
    names = {one.id: one.name for one in talk.constituencies}
    return " + ".join(names.get(one, one) for one in name.split(" + ")) if name else ""
