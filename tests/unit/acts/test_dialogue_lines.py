"""How acts tell of dialogues, and by what a participant is known."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from majlis.acts import dialogue_lines as lines
from majlis.acts.world import Actor, World
from majlis.dialogue.marks import Marked
from majlis.dialogue.votes import AGREE, DISAGREE, PASS

CODE = "DIA-2025-0001"


def world(home: Path, name: str) -> World:
    return World(Actor(name, frozenset()), home, now=lambda: datetime(2025, 8, 1, tzinfo=UTC))


def test_an_account_has_a_secret_that_the_key_makes(tmp_path: Path) -> None:
    mine = lines.secret_of(world(tmp_path, "ayesha"), CODE, "")
    assert mine == lines.secret_of(world(tmp_path, "ayesha"), f" {CODE.lower()} ", "")
    others = {
        lines.secret_of(world(tmp_path, "bilal"), CODE, ""),
        lines.secret_of(world(tmp_path, "ayesha"), "DIA-2025-0002", ""),
        lines.secret_of(world(tmp_path / "elsewhere", "ayesha"), CODE, ""),
    }
    assert len({mine, *others}) == 4
    assert "ayesha" not in mine


def test_who_comes_without_one_has_only_the_token(tmp_path: Path) -> None:
    assert lines.secret_of(world(tmp_path, "nobody"), CODE, "") == ""
    assert lines.secret_of(world(tmp_path, "nobody"), CODE, " abc ") == "abc"
    assert lines.secret_of(world(tmp_path, "ayesha"), CODE, "abc") == "abc", "a token is stronger than a login"
    assert not (tmp_path / "keys").exists()


def test_how_somebody_comes_in(tmp_path: Path) -> None:
    by_word = lines.way_of(world(tmp_path, "nobody"), CODE, "word")
    assert (by_word.word, by_word.secret, by_word.account) == ("word", "", False)
    by_account = lines.way_of(world(tmp_path, "ayesha"), CODE, "")
    assert (by_account.account, len(by_account.secret)) == (True, 64)
    assert not lines.way_of(world(tmp_path, "ayesha"), CODE, "word").account, "at the machine, for somebody else"
    over_a_network = replace(world(tmp_path, "ayesha"), actor=Actor("ayesha", frozenset(), remote=True))
    assert lines.way_of(over_a_network, CODE, "word").account
    device = lines.way_of(world(tmp_path, "ayesha"), CODE, "word", device=True)
    assert (device.account, device.secret, device.device) == (False, "", True)
    assert lines.way_of(world(tmp_path, "ayesha"), CODE, "", "x" * 3).secret == "x" * 3


@pytest.mark.parametrize(("word", "vote"), [("agree", AGREE), ("disagree", DISAGREE), ("pass", PASS)])
def test_votes_have_words(word: str, vote: int) -> None:
    assert lines.vote_number(word) == vote
    assert lines.vote_word(Marked(vote, important=False)) == word


def test_words_of_the_whole_room_name_no_constituency() -> None:
    assert lines.in_words(11, 0, 1) == "11 of 12 agree, 1 passes"
    assert lines.in_words(0, 0, 0) == "nobody has said anything yet"
    assert lines.in_words(1, 5, 0) == "1 of 6 agree, 5 disagree"


def test_what_became_of_nothing_is_nothing() -> None:
    assert lines.outcome_line(None) is None
    assert lines.OutcomeLine(decision="", text="", text_ur="ہوا", day="").line() == "ہوا"
