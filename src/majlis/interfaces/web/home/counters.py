"""What of other areas waits for a person: agreements, releases, questions, overdue reports, failed work."""

from collections.abc import Iterator
from datetime import timedelta

from django.core.cache import cache
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import ngettext

from majlis.adapters.records.runs.work import State
from majlis.interfaces.web.asking import asking
from majlis.interfaces.web.home.waiting import Waiting
from majlis.kernel.canonical import sha256_hex

_SECONDS = 60
"""So long the number of overdue reports is kept: it takes a walk over the open ones."""
_MOST = 100
_NEW = timedelta(days=7)
"""So long what came back counts as new."""


def agreements(request: HttpRequest, nation: str) -> Iterator[Waiting]:  # noqa: ARG001 - a counter's shape
    """Yield what others asked for and a second person must agree to."""
    found = asking(request)
    if "approval.give" not in found.actor.permissions:
        return
    from majlis.adapters.records.access import approvals

    count = approvals.count_for(found.world.records, found.actor.permissions)
    text = ngettext("%(n)s request to agree to", "%(n)s requests to agree to", count) % {"n": count}
    yield Waiting("decision", count, text, reverse("approvals"))


def agreed(request: HttpRequest, nation: str) -> Iterator[Waiting]:  # noqa: ARG001 - a counter's shape
    """Yield what the person asked for, a second person agreed to, and may now be done."""
    found = asking(request)
    if "approval.read" not in found.actor.permissions:
        return
    from majlis.adapters.records.access import approvals

    count = approvals.count_agreed(found.world.records)
    text = ngettext("%(n)s thing agreed to: do it again now", "%(n)s things agreed to: do them again now", count)
    yield Waiting("agreed", count, text % {"n": count}, reverse("approvals"))


def releases(request: HttpRequest, nation: str) -> Iterator[Waiting]:
    """Yield the documents that others composed and that wait to be released."""
    found = asking(request)
    if not nation or "document.release" not in found.actor.permissions:
        return
    from majlis.adapters.records.documents import reading

    wanted = reading.Wanted(state="frozen", most=_MOST)
    page, _ = reading.page(found.world.records, nation, wanted, releases=True)
    count = sum(one.composed.by != found.actor.name for one in page)
    text = ngettext("%(n)s document to release", "%(n)s documents to release", count) % {"n": count}
    yield Waiting("decision", count, text, f"{reverse('briefings', args=[nation])}?state=frozen")


def own_reports(request: HttpRequest, nation: str) -> Iterator[Waiting]:  # noqa: ARG001 - a counter's shape
    """Yield what the reports of the person's own organisation wait for: an answer, or a stage that is overdue."""
    found = asking(request)
    held = found.actor.permissions
    if "report.write" not in held or "report.work" in held:
        return
    from majlis.adapters.records.reports import heads

    mine, _ = heads.page(found.world.records, heads.Wanted(own=True, most=_MOST))
    asked = sum(one.state == "waiting" for one in mine)
    text = ngettext("%(n)s report asks you something", "%(n)s reports ask you something", asked) % {"n": asked}
    yield Waiting("question", asked, text, reverse("report"))
    late = sum(one.next is not None and one.next.state == "overdue" for one in mine)
    text = ngettext("%(n)s of your reports is overdue", "%(n)s of your reports are overdue", late) % {"n": late}
    yield Waiting("overdue", late, text, reverse("report"))
    since = found.world.records.now() - _NEW
    told = sum(one.feedback is not None and one.feedback >= since and not one.closed for one in mine)
    text = ngettext("%(n)s of your reports has feedback", "%(n)s of your reports have feedback", told) % {"n": told}
    yield Waiting("feedback", told, text, reverse("report"))


def answers(request: HttpRequest, nation: str) -> Iterator[Waiting]:
    """Yield the reports in which an operator answered, and no authority has said a word since."""
    found = asking(request)
    if not nation or "report.work" not in found.actor.permissions:
        return
    from majlis.adapters.records.reports import board

    count = board.answered(found.world.records, nation)
    text = ngettext("%(n)s operator answered", "%(n)s operators answered", count) % {"n": count}
    yield Waiting("answer", count, text, reverse("reports", args=[nation]))


def released(request: HttpRequest, nation: str) -> Iterator[Waiting]:
    """Yield the documents that others released in the last seven days."""
    found = asking(request)
    if not nation or "document.read" not in found.actor.permissions:
        return
    from majlis.adapters.records.documents import reading

    records = found.world.records
    page, _ = reading.page(records, nation, reading.Wanted(state="released", most=_MOST))
    since, own = records.now() - _NEW, found.actor.name
    fresh = [one for one in page if one.released.at is not None and one.released.at >= since]
    count = sum(own not in {one.composed.by, one.released.by} for one in fresh)
    text = ngettext("%(n)s document released this week", "%(n)s documents released this week", count) % {"n": count}
    yield Waiting("new", count, text, f"{reverse('briefings', args=[nation])}?state=released")


def overdue_reports(request: HttpRequest, nation: str) -> Iterator[Waiting]:
    """Yield the reports of the person's operators that are overdue."""
    found = asking(request)
    if not nation or "report.work" not in found.actor.permissions:
        return
    from majlis.adapters.records.reports import board

    key = f"overdue-{sha256_hex(repr((str(found.home), nation, found.actor.name, found.actor.reader)).encode())}"
    count = cache.get(key)
    if count is None:
        running = board.reminders(found.world.records, nation)
        count = len({one.code for one, clock in running if clock.state == "overdue"})
        cache.set(key, count, _SECONDS)
    text = ngettext("%(n)s report overdue", "%(n)s reports overdue", count) % {"n": count}
    yield Waiting("overdue", count, text, reverse("reports-board", args=[nation]))


def failed(request: HttpRequest, nation: str) -> Iterator[Waiting]:
    """Yield how much of what the person ordered failed and was not tried again."""
    found = asking(request)
    if not nation or "run.write" not in found.actor.permissions:
        return
    from majlis.adapters.records.runs import made

    works = made.going(found.world.records, nation, last=_MOST)
    count = sum(one.state is State.FAILED and one.requested_by == found.actor.name for one in works)
    text = ngettext("%(n)s computation failed", "%(n)s computations failed", count) % {"n": count}
    yield Waiting("failed", count, text, reverse("runs", args=[nation]))
