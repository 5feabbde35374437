"""The page of a vote: members vote, the clerk records and counts, the chair confirms."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache

from majlis.acts.act import Act
from majlis.acts.ballot.casting import casting
from majlis.acts.ballot.confirm import confirm
from majlis.acts.ballot.count import count
from majlis.acts.ballot.object import object_
from majlis.acts.ballot.open import open_
from majlis.acts.ballot.record import record
from majlis.acts.ballot.void import void
from majlis.acts.ballot.vote import VoteCommand, vote
from majlis.acts.ballot_lines import BallotResult, ballot_of
from majlis.acts.world import World
from majlis.interfaces.web.account.step_up import must_confirm
from majlis.interfaces.web.asking import asking, world_of
from majlis.interfaces.web.council.cards import voting_of
from majlis.interfaces.web.council.doing import perform, typed
from majlis.interfaces.web.council.motions import motion_here
from majlis.interfaces.web.council.voting_words import VOTES
from majlis.kernel.errors import NotFoundError

_NAMED = ("yes", "no", "abstain", "spoilt")
Deed = tuple[Act[Any, Any], tuple[str, ...], str]


def ballot(request: HttpRequest, nation: str, code: str) -> HttpResponse:
    """Show the newest vote on a motion, or an earlier one by ``number``; the motion where there is none yet."""
    asked = asking(request)
    told = motion_here(asked.world, nation, code)
    number = str(request.GET.get("number", ""))
    try:
        found = ballot_of(asked.world, told.code, int(number) if number.isascii() and number.isdigit() else 0)
    except NotFoundError:
        return redirect("council-motion", nation, told.code)
    return render(request, "council/ballot.html", _page(asked.world, told, found))


def deed(request: HttpRequest, nation: str, code: str, deed: str) -> HttpResponse:
    """Do in a vote what a button says."""
    back = reverse("council-ballot", kwargs={"nation": nation, "code": code})
    if request.method != "POST":  # who was asked again comes back here
        return redirect(_from(request, nation, code) or back)
    told = motion_here(asking(request).world, nation, code)
    if deed == "record":
        return perform(request, record, _recorded(request, told.code), back, lambda _: gettext("It is recorded."))
    if deed not in _DEEDS:
        raise NotFoundError("there is no such page", code="web.no-page")
    doing, names, words = _DEEDS[deed]
    facts: Mapping[str, object] = {**typed(request, *names), "motion": told.code}
    return perform(request, doing, facts, _from(request, nation, code) or back, lambda _: gettext(words))


@never_cache
def voting(request: HttpRequest, nation: str, code: str) -> HttpResponse:
    """Take a vote. The number of a secret paper is shown on the answer itself, and kept nowhere."""
    back = _from(request, nation, code) or reverse("council-ballot", kwargs={"nation": nation, "code": code})
    if request.method != "POST":
        return redirect(back)
    told = motion_here(asking(request).world, nation, code)
    if _is_secret(world_of(request), told.code):
        return _in_secret(request, told.code, back)
    facts = {**typed(request, "vote", "seat", "reason"), "motion": told.code}

    def say(_: object) -> str:
        words = gettext("Your vote on %(code)s is cast: %(vote)s. Until the count you may change it.")
        return words % {"code": told.code, "vote": VOTES[facts["vote"]]}

    return perform(request, vote, facts, back, say)


_DEEDS: Mapping[str, Deed] = {
    "open": (open_, ("form", "until"), "The vote is open."),
    "object": (object_, ("reason",), "Your objection is written down."),
    "count": (count, (), "The vote is closed and counted."),
    "casting": (casting, ("vote",), "The casting vote is given."),
    "confirm": (confirm, (), "The result is confirmed."),
    "void": (void, ("reason",), "The vote is void. The motion may be voted on again."),
}


def _in_secret(request: HttpRequest, motion: str, back: str) -> HttpResponse:
    if (ask := must_confirm(request, vote.permission)) is not None:
        return ask
    given = {name: value for name, value in typed(request, "vote", "seat").items() if value}
    done = vote(VoteCommand.model_validate({**given, "motion": motion}), world_of(request))
    page = {"title": gettext("Your paper is in the box"), "paper": done.paper, "back": back}
    return render(request, "council/voted.html", page)


def _is_secret(world: World, motion: str) -> bool:
    from majlis.adapters.records.council import ballots

    return ballots.find(world.records, motion).form.value == "secret"


def _from(request: HttpRequest, nation: str, code: str) -> str:
    """Return the card from which somebody votes; empty where it was this page."""
    asked = request.POST.get("item") or request.GET.get("item", "")
    item = motion_here(asking(request).world, nation, code).item
    return reverse("council-item", kwargs={"nation": nation, "code": item}) if asked == item else ""


def _recorded(request: HttpRequest, motion: str) -> dict[str, object]:
    """Return what the clerk typed: hands as numbers, by constituency or together; names; objections."""
    posted = request.POST
    facts: dict[str, object] = {"motion": motion, **typed(request, *_NAMED, "objections")}
    groups = [name.removeprefix("group-yes-") for name in posted if name.startswith("group-yes-")]
    facts["constituency"] = [
        f"{group}={'/'.join(posted.get(f'group-{said}-{group}', '').strip() or '0' for said in _NAMED)}"
        for group in groups
    ]
    if groups:  # what was typed beside the constituencies is of seats without one; the act takes the whole
        facts |= {said: _whole(posted, said, groups) for said in _NAMED}
    facts["name"] = [
        f"{name.removeprefix('seat-')}={value}" for name, value in posted.items() if name.startswith("seat-")
    ]
    return facts


def _whole(posted: Mapping[str, str], said: str, groups: Iterable[str]) -> int | str:
    """Return how many said something in all; where something is no number the text itself, which the act refuses."""
    typed_in = [posted.get(name, "").strip() or "0" for name in (said, *(f"group-{said}-{one}" for one in groups))]
    wrong = [text for text in typed_in if not (text.isascii() and text.isdigit())]
    return wrong[0] if wrong else sum(map(int, typed_in))


def _page(world: World, told: Any, found: BallotResult) -> dict[str, Any]:  # noqa: ANN401 - a motion of the records
    from majlis.adapters.records.council import ballots, motions, standing

    records = world.records
    row = ballots.ballot_row(records, motions.motion_row(records, told.code), found.number)
    shown = voting_of(world, found)
    is_open = found.state == "open"
    holders = standing.holders(records, told.body)
    room = ballots.room_for(records, row)
    clerk = bool(world.actor.permissions & {"council.write", "*"})
    said = ballots.written_down(records, row) if clerk and is_open else {}
    return {
        "title": told.title,
        "told": told,
        "voting": shown,
        "votes": VOTES,
        "clerk": clerk,
        "chair": bool(world.actor.permissions & {"council.vote", "*"}) and ballots.is_chair(records, row),
        "waits": found.state == "counted" and not found.decided,
        "rule": found_rule(row.facts),
        "hands": _hands(row, room) if clerk and is_open and found.form in {"hands", "paper"} else None,
        "names": [(seat, said.get(seat.seat, "")) for seat in holders if seat.seat in room.voting],
        "titles": [(seat.title, seat.seat in found.voted) for seat in holders if seat.seat in room.voting],
        "spoken": [(line, VOTES.get(line.vote, line.vote)) for line in found.votes],
        "list": [(line, VOTES.get(line.vote, line.vote)) for line in found.papers],
        "again": told.state == "put" and found.state in {"counted", "void"} and not _waits(found),
    }


def found_rule(facts: Mapping[str, Any]) -> str:
    """Return a rule in words."""
    from majlis.council import parse_rule
    from majlis.council.words import in_words

    return " ".join(in_words(parse_rule(dict(facts))))


def _waits(found: BallotResult) -> bool:
    return found.state == "counted" and not found.decided and found.outcome != "inquorate"


@dataclass(frozen=True, slots=True)
class Hands:
    """What the clerk wrote down so far of hands or papers, to be corrected.

    Attributes
    ----------
    rows : tuple of (str, int, tuple of (str, str, int or str))
        Name of each constituency, how many of it take part, and its numbers; the last one of seats without one, or
        the only one where the rule does not count by constituency. Empty texts where nothing is written down.
    grouped : bool
        Whether it is counted by constituency.
    total : tuple of int
        Yes, no, abstain, spoilt, in all.
    written, here : int
        How many are written down, and how many take part.
    """

    rows: tuple[tuple[str, int, tuple[tuple[str, str, int | str], ...]], ...]
    grouped: bool
    total: tuple[int, ...]
    written: int
    here: int


def _hands(row: Any, room: Any) -> Hands:  # noqa: ANN401 - of the records, and a room of the council
    taking = Counter(seat.constituency for seat in room.entitled if seat.code in room.voting)
    every = {seat.constituency for seat in room.entitled}
    names = sorted(every - {""}) if row.facts.get("double") else []
    parts: Mapping[str, Mapping[str, int]] = row.count.get("constituencies", {})
    total = tuple(int(row.count.get(said, 0)) for said in _NAMED)

    def numbers(name: str) -> tuple[tuple[str, str, int | str], ...]:
        if not row.count:
            return tuple((said, str(VOTES[said]), "") for said in _NAMED)
        if name:
            return tuple((said, str(VOTES[said]), int(parts.get(name, {}).get(said, 0))) for said in _NAMED)
        inside = {said: sum(int(parts.get(one, {}).get(said, 0)) for one in names) for said in _NAMED}
        return tuple((one, str(VOTES[one]), whole - inside[one]) for one, whole in zip(_NAMED, total, strict=True))

    rows = [(name, taking[name], numbers(name)) for name in names]
    if not names or taking[""] or any(value for *_, value in numbers("")):
        rows.append(("", taking[""] if names else len(room.voting), numbers("")))
    return Hands(tuple(rows), bool(names), total if row.count else (), sum(total), len(room.voting))
