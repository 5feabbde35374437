"""Mails of the Council: who gets them, and that nobody gets the same one twice."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from majlis.adapters.records.council.standing import holders_of
from majlis.adapters.records.handle import Records
from majlis.adapters.records.keys import marking_key, owner_key
from majlis.adapters.records.models import Body, CouncilMail, User
from majlis.adapters.records.people.holdings import holds
from majlis.adapters.records.people.roles import standing as roles_of
from majlis.kernel.marking import Marking
from majlis.reference.roles import roles

_FORGOTTEN = timedelta(hours=1)
"""After so long who began to send and never said how it went is believed to have been stopped."""
WRITES = "council.write"


@dataclass(frozen=True, slots=True)
class Occasion:
    """What a mail is about: it goes to a person once.

    Attributes
    ----------
    place : str
        Code of the action or meeting.
    what : str
        What of it: the level and the day of an action, the revision of a meeting.
    owner : str
    marking : Marking
    """

    place: str
    what: str
    owner: str
    marking: Marking


def clerks(records: Records, organisation: str) -> tuple[str, ...]:
    """Return the logins of those who write for the Council in an organisation now."""
    writing = [name for name, role in roles().items() if WRITES in role.permissions]
    rows = holds(records.now()).filter(organisation__code=organisation, role__in=writing)
    return tuple(sorted(set(rows.values_list("user__username", flat=True))))


def members(body: Body, *, chair: bool = False, assistants: bool = False) -> tuple[str, ...]:
    """Return the logins of a body's members, or of who chairs it alone; on request with those who assist them."""
    found: dict[str, None] = {}
    for one in holders_of(body):
        if one.chair or not chair:
            people = [one.person, *([help_.person for help_ in one.assistants] if assistants else [])]
            found |= dict.fromkeys(person for person in people if person)
    return tuple(found)


def readers(records: Records, logins: Iterable[str], occasion: Occasion) -> tuple[str, ...]:
    """Return those who may read what a mail is about: nobody else is told that it is there."""
    known = set(User.objects.filter(username__in=list(logins), is_active=True).values_list("username", flat=True))
    return tuple(
        login
        for login in dict.fromkeys(logins)
        if login in known and roles_of(records, login).reader.may_read(occasion.marking, occasion.owner)
    )


def addresses(logins: Iterable[str]) -> Mapping[str, str]:
    """Return the addresses of those who have one, by login."""
    rows = User.objects.filter(username__in=list(logins), is_active=True).exclude(email="")
    return dict(rows.values_list("username", "email"))


def sent(records: Records, occasions: Iterable[Occasion]) -> frozenset[tuple[str, str, str]]:
    """Return what was sent before to whom: place, what, login."""
    places = {one.place for one in occasions}
    rows = CouncilMail.objects.visible_to(records.reader).filter(place__in=places, sent_at__isnull=False)
    return frozenset(rows.values_list("place", "what", "person"))


def claim(records: Records, occasion: Occasion, login: str) -> int | None:
    """Say that a mail is about to be sent to a person; None where it was, or another process is about to.

    A claim that was left by who was stopped in between counts no longer after an hour.
    """
    now = records.now()
    row, new = CouncilMail.everything.get_or_create(
        place=occasion.place,
        what=occasion.what,
        person=login,
        defaults={
            "claimed_at": now,
            "owner_id": owner_key(records, occasion.owner),
            "marking_id": marking_key(occasion.marking),
        },
    )
    if new:
        return int(row.pk)
    left = CouncilMail.everything.filter(pk=row.pk, sent_at__isnull=True, claimed_at__lt=now - _FORGOTTEN)
    return int(row.pk) if left.update(claimed_at=now) else None


def settle(records: Records, claimed: int, *, taken: bool) -> None:
    """Say whether the mail server took it; what it did not take is sent next time."""
    rows = CouncilMail.everything.filter(pk=claimed, sent_at__isnull=True)
    if taken:
        rows.update(sent_at=records.now())
    else:
        rows.delete()
