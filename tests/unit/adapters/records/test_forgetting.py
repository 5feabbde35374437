"""When a sealed paper is destroyed, no row keeps the words that it held; pages of what is left still open."""

from datetime import timedelta

from tests import councils, decided
from tests.sites import Site

from majlis.acts.decision.replay import ReplayCommand, replay
from majlis.kernel.marking import Marking, Tlp

RED = Marking(Tlp.RED)
WORD = "zephyrine"


def test_words_of_what_was_not_published_go_with_the_paper(both_sites: Site) -> None:
    council = councils.council(both_sites)
    wanted = decided.Wanted(WORD, f"The {WORD} stands.", marking=RED)
    hidden, shown = decided.decided(council, wanted), decided.decided(council, signed=False)
    clear = decided.decided(council, decided.Wanted(marking=decided.CLEAR))
    records = council.world.records
    from majlis.adapters.records import forgetting, retention
    from majlis.adapters.records.models import Decision, Motion, SealedPaper

    decided.publish(council.world, shown)
    motion = Decision.everything.get(code=hidden).motion
    facts = {name: getattr(motion, name) for name in ("body", "item", "owner", "marking", "year", "written_at")}
    more = {"title": WORD, "text": WORD, "base": WORD, "base_ur": WORD, "written_by": "tester"}
    Motion.everything.create(code="MOT-2020-0009", number=9, amends=motion, **facts, **more)
    before = list(Decision.everything.exclude(code=hidden).order_by("pk").values())
    SealedPaper.everything.update(kept_at=records.now() - timedelta(days=10_951))
    (rule,) = (one for one in retention.rules(records) if one.shipped.id == "sealed")
    assert list(retention.apply(records, rule)) == [2]
    rows = [*Decision.everything.values(), *Motion.everything.values(), *SealedPaper.everything.values()]
    assert WORD not in str(rows)
    row = Decision.everything.get(code=hidden)
    assert (row.title, row.text, row.title_ur, row.text_ur, row.legal_basis) == (forgetting.FORGOTTEN, *[""] * 4)
    assert {one.title for one in Motion.everything.filter(pk=motion.pk)} == {forgetting.FORGOTTEN}
    assert list(Decision.everything.exclude(code=hidden).order_by("pk").values()) == before
    assert {row["code"] for row in before} == {shown, clear}
    _still_open(both_sites, council, hidden, motion)


def _still_open(site: Site, council: councils.Council, hidden: str, motion: object) -> None:
    from majlis.adapters.records import forgetting

    browser = site.client(site.person("chief", "secretariat"))
    at = f"/n/{council.nation}/council"
    pages = (f"decisions/{hidden}/", f"decisions/{hidden}/replay/", "decisions/", f"motions/{motion}/")
    for page in (*pages, f"ballots/{motion}/"):
        answer = browser.get(f"{at}/{page}")
        assert answer.status_code == 200, page
        assert WORD not in answer.content.decode(), page
    assert forgetting.FORGOTTEN in browser.get(f"{at}/decisions/{hidden}/").content.decode()
    assert replay(ReplayCommand(decision=hidden, compute=False), council.world).lines == ()
    assert browser.get(f"{at}/decisions/{hidden}/publish/").status_code in {200, 409}
    assert browser.get(f"/public/{council.nation}/decisions/").status_code == 200
