"""Who takes part: entry by account, code word, shared device or paper. Nobody's login is kept in these tables.

A participant is known by a secret. One with a code word is given it once, and keeps it; that of an account is made of
the login by the key of the site whenever it is needed. The tables hold its hash.
"""

import hashlib
import hmac
import secrets
from dataclasses import dataclass

from django.db import IntegrityError as TakenError
from django.db import transaction

from majlis.adapters.records.dialogue.heads import WITH, Head, dialogue_row, head_of
from majlis.adapters.records.dialogue.leading import word_hash
from majlis.adapters.records.handle import Records
from majlis.adapters.records.models import Dialogue, DialogueParticipant
from majlis.dialogue import phases
from majlis.kernel.errors import ConflictError, MajlisError, NotFoundError
from majlis.kernel.spelling import demand_known

MOST = 20_000
"""Participants of a dialogue: twice what its figures are made for; a flood stops here."""
_ALIAS = "abcdefghijkmnpqrstuvwxyz23456789"


@dataclass(frozen=True, slots=True)
class Way:
    """How somebody comes in.

    Attributes
    ----------
    word : str
        Code word; empty for an account.
    secret : str
        What the participant is known by: of the token, or made of the login; empty where there is none yet.
    account : bool
        Whether the secret is that of an account.
    device : bool
        Whether many use the same device, one after the other.
    """

    word: str = ""
    secret: str = ""
    account: bool = False
    device: bool = False


@dataclass(frozen=True, slots=True)
class Entered:
    """Who came in.

    Attributes
    ----------
    token : str
        Secret of a participant without an account, shown once; empty for an account.
    constituency : str
    new : bool
        False where the participant was in already.
    """

    token: str
    constituency: str
    new: bool


def key_of(secret: str) -> str:
    """Return what the tables hold of a secret."""
    return hashlib.sha256(f"participant {secret}".encode()).hexdigest()


def author_of(secret: str, code: str) -> str:
    """Return what a statement bears of its author's secret: only who has the secret finds it again."""
    return hmac.new(secret.encode(), f"author {code}".encode(), hashlib.sha256).hexdigest()


def door(records: Records, code: str, way: Way) -> tuple[Head, DialogueParticipant | None]:
    """Return a dialogue to who may enter it or is in already, and who that is.

    Raises
    ------
    NotFoundError
        If it is opened by neither account, code word nor secret; nothing tells which of them is wrong.
    """
    row = opened(records, code, way)
    return head_of(row), _inside(row, way.secret)


def opened(records: Records, code: str, way: Way) -> Dialogue:
    """Return the row of a dialogue to who may see it, or has its code word, or takes part in it.

    Raises
    ------
    NotFoundError
        If none of these opens it.
    """
    row: Dialogue | None = Dialogue.everything.select_related(*WITH).filter(code=code.strip().upper()).first()
    expected = (row.word_sha256 if row else "") or "0" * 64
    right = hmac.compare_digest(word_hash(code.strip().upper(), way.word), expected)
    if row is not None and (right or _inside(row, way.secret)):
        return row
    if way.account and not way.word:
        return dialogue_row(records, code)
    raise wrong_word()


def wrong_word() -> MajlisError:
    """Return what is said to who comes with a wrong code word."""
    return NotFoundError(
        "dialogue and code word do not go together",
        mend="copy both from the invitation or the screen, or ask whoever leads the dialogue",
        code="dialogue.word",
    )


def _inside(row: Dialogue, secret: str) -> DialogueParticipant | None:
    if not secret:
        return None
    found: DialogueParticipant | None = DialogueParticipant.everything.filter(dialogue=row, key=key_of(secret)).first()
    return found


def participant(records: Records, code: str, secret: str) -> tuple[Dialogue, DialogueParticipant]:
    """Return a dialogue and who takes part in it, by the secret.

    Raises
    ------
    NotFoundError
        If there is no such dialogue, or nobody in it has that secret.
    """
    del records
    found = DialogueParticipant.everything.select_related("dialogue", *(f"dialogue__{one}" for one in WITH))
    one: DialogueParticipant | None = found.filter(
        key=key_of(secret) if secret else "", dialogue__code=code.strip().upper()
    ).first()
    if one is None:
        raise NotFoundError(
            "you do not take part in this dialogue yet",
            mend="enter it first, with your account or the code word",
            code="dialogue.outside",
        )
    dialogue: Dialogue = one.dialogue
    return dialogue, one


def enter(records: Records, code: str, constituency: str, way: Way) -> Entered:
    """Let somebody in.

    Raises
    ------
    NotFoundError
        If neither account nor code word opens the dialogue.
    InputError
        If there is no such constituency.
    ConflictError
        If nobody enters now, or too many are in.
    """
    row = opened(records, code, way)
    known = _inside(row, way.secret)
    if known is not None:
        return Entered("", known.constituency, new=False)
    phases.demand_allowed(row.phase, "enter")
    demand_known("constituency", constituency, [one[0] for one in row.constituencies], where="option --constituency")
    if DialogueParticipant.everything.filter(dialogue=row).count() >= MOST:
        raise ConflictError("too many take part already", mend="ask whoever leads the dialogue", code="dialogue.crowd")
    secret = way.secret if way.account else secrets.token_urlsafe(24)
    told = "account" if way.account else "device" if way.device else "code"
    try:
        with transaction.atomic():
            made = add_participant(row, key_of(secret), constituency, told)
    except TakenError:  # the same person, in the same moment
        return Entered("", constituency, new=False)
    return Entered("" if way.account else secret, made.constituency, new=True)


def add_participant(row: Dialogue, key: str, constituency: str, way: str) -> DialogueParticipant:
    """Write a participant down. Nobody notes the hour: it could tell who it was."""
    alias = "".join(secrets.choice(_ALIAS) for _ in range(10))
    made: DialogueParticipant = DialogueParticipant.everything.create(
        dialogue=row,
        key=key,
        alias=alias,
        constituency=constituency,
        way=way,
        owner_id=row.owner_id,
        marking_id=row.marking_id,
    )
    return made


def head_for(records: Records, code: str, secret: str) -> Head:
    """Return a dialogue to who takes part in it.

    Raises
    ------
    NotFoundError
        If nobody in the dialogue has that secret.
    """
    return head_of(participant(records, code, secret)[0])
