"""A mail carries its content only where its marking lets that leave."""

from pathlib import Path

import pytest

from majlis.acts.council_mail import Letter, carries, mail_of
from majlis.acts.world import Actor, World
from majlis.adapters.records.council.mails import Occasion
from majlis.interfaces.settings import settings
from majlis.kernel.marking import Marking


def world(marking: str) -> World:
    environment = {"MAJLIS_HOME": "/tmp/x", "MAJLIS_MAIL_MARKING": marking, "MAJLIS_ADDRESS": "https://majlis.example/"}  # noqa: S108 - no file
    return World(Actor("x", frozenset()), Path(), settings=settings({}, environment))


@pytest.mark.parametrize(
    ("most", "marked", "leaves"),
    [
        ("TLP:CLEAR", "TLP:CLEAR", True),
        ("TLP:CLEAR", "TLP:GREEN", False),
        ("TLP:AMBER", "TLP:AMBER", True),
        ("TLP:AMBER", "TLP:AMBER+STRICT", False),
        ("TLP:AMBER", "TLP:AMBER/RESTRICTED", False),
        ("TLP:AMBER", "TLP:GREEN/OPEN/health", False),
    ],
)
def test_what_leaves(most: str, marked: str, leaves: bool) -> None:  # noqa: FBT001 - a table
    there = world(most)
    assert carries(there, Marking.parse(marked)) == leaves
    occasion = Occasion("ACT-2026-0001", "level 1", "secretariat", Marking.parse(marked))
    letter = Letter(occasion, ("omar",), "ACT-2026-0001", "The words", "/n/x/", b"BEGIN:VCALENDAR")
    mail = mail_of(there, letter, ("omar@council.example",), synthetic=True)
    assert ("The words" in mail.text) == leaves
    assert bool(mail.calendar) == leaves
    assert "https://majlis.example/n/x/" in mail.text
    assert "SYNTHETIC" in mail.text
    assert mail.key == "act-2026-0001-level-1-omar.council.example"
