"""What of the risk waits for a person: own assessments that failed."""

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import ngettext

from majlis.adapters.records.runs.work import State
from majlis.interfaces.web.asking import asking
from majlis.interfaces.web.home.waiting import Waiting

_LOOKED_AT = 50


def failed(request: HttpRequest, nation: str) -> Iterator[Waiting]:
    """Yield how many of the person's own assessments failed and were not tried again."""
    found = asking(request)
    if not nation or "run.write" not in found.actor.permissions:
        return
    from majlis.adapters.records.runs import made

    works = made.going(found.world.records, nation, last=_LOOKED_AT)
    count = sum(one.state is State.FAILED and one.requested_by == found.actor.name for one in works)
    text = ngettext("%(n)s assessment failed", "%(n)s assessments failed", count) % {"n": count}
    yield Waiting("failed", count, text, reverse("runs", args=[nation]))
