"""What of the Council and of dialogues waits for a person: votes, overdue actions, statements to be read."""

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import ngettext

from majlis.interfaces.web.asking import asking
from majlis.interfaces.web.home.waiting import Waiting


def votes(request: HttpRequest, nation: str) -> Iterator[Waiting]:
    """Yield the open votes in which the person has not voted yet."""
    found = asking(request)
    if not nation or "council.vote" not in found.actor.permissions:
        return
    from majlis.adapters.records.council import awaited

    count = awaited.votes(found.world.records, nation)
    text = ngettext("%(n)s vote waits for you", "%(n)s votes wait for you", count) % {"n": count}
    yield Waiting("vote", count, text, reverse("council", args=[nation]))


def chair(request: HttpRequest, nation: str) -> Iterator[Waiting]:
    """Yield the votes that wait for the person as the chair: a casting vote, a result to be confirmed."""
    found = asking(request)
    if not nation or "council.vote" not in found.actor.permissions:
        return
    from majlis.adapters.records.council import awaited

    waits = awaited.for_chair(found.world.records, nation)
    words = ngettext("%(n)s vote waits for you as the chair", "%(n)s votes wait for you as the chair", len(waits))
    address = reverse("council-ballot", args=[nation, waits[0].motion]) if len(waits) == 1 else ""
    yield Waiting("vote", len(waits), words % {"n": len(waits)}, address or reverse("council", args=[nation]))


def actions(request: HttpRequest, nation: str) -> Iterator[Waiting]:
    """Yield the actions that the person owes and that are overdue."""
    found = asking(request)
    if not nation or "action.write" not in found.actor.permissions:
        return
    from majlis.adapters.records.council import awaited

    count = awaited.late_actions(found.world.records, nation)
    text = ngettext("%(n)s action of yours is overdue", "%(n)s actions of yours are overdue", count) % {"n": count}
    yield Waiting("overdue", count, text, reverse("council-own-actions", args=[nation]))


def statements(request: HttpRequest, nation: str) -> Iterator[Waiting]:
    """Yield the statements that people put forward and nobody has read yet."""
    found = asking(request)
    if not nation or "dialogue.write" not in found.actor.permissions:
        return
    from majlis.adapters.records.council import awaited

    count = awaited.unread_statements(found.world.records, nation)
    text = ngettext("%(n)s statement to read", "%(n)s statements to read", count) % {"n": count}
    yield Waiting("question", count, text, reverse("dialogues", args=[nation]))
