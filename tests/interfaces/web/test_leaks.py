"""No answer of any address tells a word of what its reader may not see, nor that it is there.

Every address of the site is asked by readers of every role and by nobody, before and after others have laid down what
is closed to all of them: nothing that is asked for with GET may change, and the secret word may stand in no answer,
header or redirect. What is posted names closed things, and is taken back each time.
"""

import difflib
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from tests.leaks import SECRET, closed_things, open_things
from tests.sites import Site, unlimited
from tests.walks import (
    BY_PERMISSION,
    EACH_TIME,
    NOT_POSTED,
    OF_A_DRAFT,
    READERS,
    Laid,
    alike,
    asked,
    forms,
    pages,
    posted,
    readers,
    said,
)

MAY_CHANGE = (BY_PERMISSION, EACH_TIME, OF_A_DRAFT)
FEW = ("secretariat", "nobody")
"""Who asks each time the tests are run: who may do most, and who may do nothing."""
COMPARED = ("operator", "secretariat", "risk-analyst", "administrator", "nobody")
"""Whose answers are held against those before, when all ask: together they see what any role sees."""
POSTERS = ("operator", "secretariat", "administrator", "nobody")
"""Who posts: together they may do nearly all that any role may."""


@pytest.fixture(name="laid")
def laid_out(site: Site, tmp_path: Path) -> Iterator[tuple[Site, Mapping[str, str], Path]]:
    """Lay out what is open. Nobody is asked again who he is, however long it takes, and nobody asks too often."""
    from django.test import override_settings

    site.organisation("guest")
    opened = {**open_things(site, tmp_path / "open"), "source": "cert"}
    with override_settings(ACCOUNT_REAUTHENTICATION_TIMEOUT=10**6, MAJLIS=unlimited(site)):
        yield site, opened, tmp_path / "closed"


def _asked_before_and_after(
    laid: tuple[Site, Mapping[str, str], Path], names: tuple[str, ...], compared: tuple[str, ...]
) -> Laid:
    """Ask, lay down what is closed, ask again: nothing fails, changes or tells."""
    site, opened, folder = laid
    browsers = readers(site, names)
    few = {name: browsers[name] for name in compared}
    guess = {**opened, "nation": "falcon", "source": "falcon", "asset": "falcon:base-01"}
    everything = pages(Laid(opened, guess))
    before = asked(few, everything)
    things = Laid(opened, {**closed_things(site, folder), "source": "falcon"})
    after = asked(browsers, everything)
    broken = sorted({key[1] for key, text in after.items() if text.startswith("500")})
    assert broken == [], f"{len(broken)} addresses failed"
    by_code = asked(few, sorted(set(pages(things)) - set(everything)))
    told = sorted(key for key, text in {**after, **by_code}.items() if SECRET in text.lower())
    assert [key for key in told if not BY_PERMISSION.search(key[1])] == [], "they tell the secret word"
    changed = sorted(key for key in before if not alike(before[key], after[key]))
    changed = [key for key in changed if not any(rule.search(key[1]) for rule in MAY_CHANGE)]
    shown = [_change(*key, before[key], after[key]) for key in changed[:20]]
    assert shown == [], f"{len(changed)} answers changed"
    assert not any(text.startswith("429") for text in after.values()), "nobody asked too often"
    return things


def _change(reader: str, address: str, before: str, after: str) -> str:
    """Return how an answer changed."""
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
    return "\n  ".join([f"{reader} {address}", *[line[:200] for line in list(lines)[2:10]]])


def test_who_may_most_and_who_may_nothing_are_told_nothing_closed(
    laid: tuple[Site, Mapping[str, str], Path],
) -> None:
    _asked_before_and_after(laid, FEW, FEW)


@pytest.mark.slow
def test_what_is_closed_is_in_no_answer_to_anybody(laid: tuple[Site, Mapping[str, str], Path]) -> None:
    things = _asked_before_and_after(laid, READERS, COMPARED)
    site = laid[0]
    chief = site.client(site.person("chief", "secretariat", organisation="secretariat"))
    seen = sum(SECRET in said(chief.get(page)).lower() for page in pages(things))
    assert seen > 50, "it was there to be seen"


@pytest.mark.slow
def test_what_is_posted_is_answered_without_a_word_of_it(laid: tuple[Site, Mapping[str, str], Path]) -> None:
    site, opened, folder = laid
    things = Laid(opened, {**closed_things(site, folder), "source": "falcon"})
    browsers = readers(site, POSTERS)
    told = set()
    for address, values, as_json in forms(things):
        if NOT_POSTED.search(address):
            continue
        for reader, browser in browsers.items():
            text = posted(browser, address, values, as_json=as_json)
            if SECRET in text.lower() and not BY_PERMISSION.search(address):
                told.add((reader, address))
            assert not text.startswith(("500", "429")), (reader, address, values, text[:300])
    assert told == set()
