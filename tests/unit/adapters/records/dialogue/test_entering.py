"""People come in by account, code word or device, and the tables do not know who they are."""

import threading
from typing import TYPE_CHECKING

import pytest
from tests.dialogues import nobody, person, tokens, with_dialogue

from majlis.acts.world import World
from majlis.kernel.errors import ConflictError, InputError, NotFoundError

if TYPE_CHECKING:
    from majlis.adapters.records.dialogue.entering import Way


def way(word: str = "", known: str = "", *, account: bool = False, device: bool = False) -> "Way":
    from majlis.adapters.records.dialogue.entering import Way

    return Way(word, known, account, device)


def opened(world: World, **facts: object) -> tuple[str, str]:
    from majlis.adapters.records.dialogue import leading

    code = with_dialogue(world, **facts)  # type: ignore[arg-type]
    return code, leading.word(world.records, code, off=False)


def test_a_code_word_lets_in_and_gives_a_secret_of_ones_own(both: World) -> None:
    from majlis.adapters.records.dialogue import entering
    from majlis.adapters.records.models import DialogueParticipant

    code, word = opened(both)
    records = nobody(both).records
    one, two = (entering.enter(records, code, "public", way(word=word)) for _ in range(2))
    device = entering.enter(records, code, "public", way(word=word.upper(), device=True))
    assert len({one.token, two.token, device.token}) == 3
    rows = DialogueParticipant.everything.order_by("pk")
    assert [row.way for row in rows] == ["code", "code", "device"]
    assert not any(one.token in str(value) for row in rows for value in vars(row).values())
    head, me = entering.door(records, code, way(known=one.token))
    assert (head.code, me and me.constituency) == (code, "public")
    assert entering.head_for(records, code, one.token) == head
    again = entering.enter(records, code, "public", way(known=one.token))
    assert (again.token, again.new) == ("", False)


def test_a_wrong_word_tells_nothing(small: World) -> None:
    from majlis.adapters.records.dialogue import entering, leading

    code, word = opened(small)
    shut = with_dialogue(small)
    records, told = nobody(small).records, set()
    for where, what in ((code, ""), (code, "no"), ("DIA-2025-0099", word), (shut, word), (shut, "")):
        with pytest.raises(NotFoundError) as error:
            entering.door(records, where, way(word=what))
        told.add(str(error.value))
    assert told == {str(entering.wrong_word())}
    leading.word(small.records, code, off=True)
    with pytest.raises(NotFoundError):
        entering.enter(records, code, "public", way(word=word))


def test_an_account_comes_in_once_and_no_login_is_kept(both: World) -> None:
    from majlis.adapters.records.dialogue import entering
    from majlis.adapters.records.models import AuditEntry, DialogueParticipant

    code = with_dialogue(both)
    records = person(both, "ayesha").records
    mine = way(known="made of the login", account=True)
    assert entering.enter(records, code, "public", mine).new
    again = entering.enter(records, code, "media", mine)
    assert (again.new, again.constituency, again.token) == (False, "public", "")
    (row,) = DialogueParticipant.everything.all()
    assert "ayesha" not in repr(vars(row))
    assert not AuditEntry.objects.filter(actor="ayesha").exists()
    assert entering.key_of("made of the login") == row.key


def test_an_account_that_may_not_see_it_needs_the_word(small: World) -> None:
    from dataclasses import replace

    from majlis.adapters.records.dialogue import entering, leading
    from majlis.kernel.access import Reader

    code, word = opened(small)
    blind = replace(small.records, reader=Reader("blind"), actor="blind")
    with pytest.raises(NotFoundError, match="there is no dialogue"):
        entering.door(blind, code, way(known="s", account=True))
    with pytest.raises(NotFoundError, match="do not go together"):
        entering.door(blind, code, way(word="no", known="s", account=True))
    entering.enter(blind, code, "public", way(word=word, known="s", account=True))
    leading.word(small.records, code, off=True)
    assert entering.door(blind, code, way(known="s", account=True))[1] is not None, "who is in stays in"


def test_nobody_enters_in_the_wrong_phase_or_for_nobody(small: World, monkeypatch: pytest.MonkeyPatch) -> None:
    from majlis.adapters.records.dialogue import entering, leading

    code, word = opened(small)
    records = nobody(small).records
    with pytest.raises(InputError, match="constituency"):
        entering.enter(records, code, "martians", way(word=word))
    monkeypatch.setattr(entering, "MOST", 0)
    with pytest.raises(ConflictError, match="too many take part"):
        entering.enter(records, code, "public", way(word=word))
    for to in ("converge", "report"):
        leading.phase(small.records, code, to, "")
    with pytest.raises(ConflictError, match="nobody enters now"):
        entering.enter(records, code, "public", way(word=word))


def test_an_author_is_found_by_the_secret_alone() -> None:
    from majlis.adapters.records.dialogue.entering import author_of

    assert author_of("a", "DIA-2025-0001") == author_of("a", "DIA-2025-0001")
    assert len({author_of("a", "DIA-2025-0001"), author_of("b", "DIA-2025-0001"), author_of("a", "DIA-2025-0002")}) == 3


def test_who_is_outside_is_told_so(small: World) -> None:
    from majlis.adapters.records.dialogue import entering

    code = with_dialogue(small)
    (token,) = tokens(small, code, "o")
    assert entering.participant(small.records, code, token)[1].constituency == "operators"
    for secret in ("", "another"):
        with pytest.raises(NotFoundError, match="do not take part"):
            entering.participant(small.records, code, secret)


def test_an_account_that_clicks_twice_is_in_once(both: World) -> None:
    from django.db import connection

    from majlis.adapters.records.dialogue import entering
    from majlis.adapters.records.models import DialogueParticipant

    code = with_dialogue(both)
    faults: list[BaseException] = []

    def click() -> None:
        try:
            entering.enter(person(both, "ayesha").records, code, "public", way(known="s", account=True))
        except BaseException as fault:  # noqa: BLE001 - told by the test, not by the thread
            faults.append(fault)
        finally:
            connection.close()

    person(both, "ayesha")
    clicks = [threading.Thread(target=click) for _ in range(3)]
    for one in clicks:
        one.start()
    for one in clicks:
        one.join()
    assert not faults
    assert DialogueParticipant.everything.count() == 1


def test_paper_has_no_secret(small: World) -> None:
    from majlis.adapters.records.dialogue import entering, heads

    row = heads.dialogue_row(small.records, with_dialogue(small))
    made = entering.add_participant(row, "paper:7", "public", "paper")
    assert made.alias.isalnum()
    assert len(made.alias) == 10
    for guess in ("paper:7", "7"):
        with pytest.raises(NotFoundError):
            entering.participant(small.records, row.code, guess)
    assert entering.opened(small.records, row.code, way(account=True, known="x")) == row
