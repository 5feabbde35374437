"""How much waits for who asks, in the Council and in dialogues: for the first page, in one query or two each."""

from django.db.models import Exists, OuterRef

from majlis.adapters.records.council.actions import today
from majlis.adapters.records.council.motions import seen as seen_motions
from majlis.adapters.records.council.standing import bodies_of
from majlis.adapters.records.handle import Records
from majlis.adapters.records.models import Action, Ballot, BallotTurn, BallotVote, DialogueStatement


def votes(records: Records, nation: str) -> int:
    """Return how many open votes wait for the own seats, each with an own device."""
    held = {body: one.seat for body, one in bodies_of(records).items() if one.votes}
    if not held:
        return 0
    motions = seen_motions(records).filter(body__nation__code=nation, body__code__in=held)
    found = Ballot.objects.visible_to(records.reader).filter(state="open", clerk=False, motion__in=motions.values("pk"))
    waits = 0
    for body, seat in held.items():
        own = {"ballot": OuterRef("pk"), "seat__code": seat, "seat__body__code": body}
        said = Exists(BallotVote.everything.filter(**own, until=None)) | Exists(BallotTurn.everything.filter(**own))
        waits += found.filter(motion__body__code=body).exclude(said).count()
    return waits


def late_actions(records: Records, nation: str) -> int:
    """Return how many actions who asks owes that are overdue."""
    rows = Action.objects.visible_to(records.reader).filter(body__nation__code=nation, doer=records.actor)
    return int(rows.filter(state="open", due__lt=today(records, nation)).count())


def unread_statements(records: Records, nation: str) -> int:
    """Return how many statements of dialogues that the own organisations lead wait to be read."""
    rows = DialogueStatement.objects.visible_to(records.reader).filter(dialogue__nation__code=nation, state="waiting")
    if not records.reader.everything:
        rows = rows.filter(dialogue__owner__code__in=records.reader.organisations)
    return int(rows.count())
