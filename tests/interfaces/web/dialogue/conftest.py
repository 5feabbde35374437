"""A dialogue that people may enter, and a way in for tests."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from django.core.cache import cache
from tests.dialogues import with_dialogue
from tests.sites import Site

from majlis.acts.dialogue.word import WordCommand, word

if TYPE_CHECKING:
    from django.test import Client


@pytest.fixture(autouse=True)
def _fresh(site: Site) -> None:
    assert site.home  # the database is there
    cache.clear()


@dataclass
class Talk:
    """A dialogue on a site.

    Attributes
    ----------
    site : Site
    code, number, word : str
    """

    site: Site
    code: str
    word: str

    @property
    def number(self) -> str:
        """Its short number."""
        year, _, number = self.code.removeprefix("DIA-").partition("-")
        return f"{year}-{int(number)}"

    @property
    def inside(self) -> str:
        """Address of who takes part."""
        return f"/d/{self.number}/"

    @property
    def led(self) -> str:
        """Address of who leads."""
        return f"/n/small/dialogue/{self.code}/"

    def enter(self, browser: "Client", constituency: str = "operators", **more: str) -> "Client":
        """Enter with the code word."""
        sent = {"constituency": constituency, **more}
        answer = browser.post(f"{self.inside}{self.word}/", sent)
        assert answer.status_code == 302, answer.content.decode()
        return browser


def talk_on(site: Site, **facts: object) -> Talk:
    """Start a dialogue on a site and give out its code word."""
    from majlis.adapters.records import people

    people.ensure_organisation(site.world.records, "secretariat", "Secretariat", "council")
    code = with_dialogue(site.world, **{"owner": "secretariat", "marking": "TLP:GREEN", **facts})  # type: ignore[arg-type]
    return Talk(site, code, word(WordCommand(code=code), site.world).word)


@pytest.fixture
def talk(site: Site) -> Talk:
    """Give a dialogue with three statements that listens."""
    return talk_on(site)


def invented(site: Site, people: int, statements: int = 12) -> str:
    """Invent a dialogue on a site, and return the address of its page."""
    from majlis.acts.dialogue.start import USUAL
    from majlis.adapters.records.dialogue import inventing, leading
    from majlis.dialogue.invention import invent

    frame = leading.Frame("Invented", "", "What first?", "", USUAL, sealed=True)
    made = invent(people, statements, len(USUAL), 1)
    head = inventing.invent(site.world.records, "small", frame, made, "secretariat")
    return f"/n/small/dialogue/{head.code}/"
