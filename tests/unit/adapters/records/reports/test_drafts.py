from dataclasses import replace

from majlis.acts.world import World


def test_a_draft_is_of_one_person_in_one_place(world: World) -> None:
    from majlis.adapters.records.reports import drafts

    ana, ben = replace(world.records, actor="ana"), replace(world.records, actor="ben")
    assert drafts.keep(ana, "", {"title": "Half a", "what": ""}) == world.now()
    drafts.keep(ana, "", {"title": "Half a sentence"})
    drafts.keep(ana, "REP-2025-0001", {"people": "3"})
    assert drafts.kept(ana, "") == ({"title": "Half a sentence"}, world.now())
    assert drafts.kept(ben, "") == ({}, None)
    drafts.forget(ana, "")
    assert drafts.kept(ana, "") == ({}, None)
    assert drafts.kept(ana, "REP-2025-0001")[0] == {"people": "3"}


def test_nothing_and_far_too_much_are_not_kept(world: World) -> None:
    from majlis.adapters.records.reports import drafts

    assert drafts.keep(world.records, "", {"title": ""}) is None
    assert drafts.keep(world.records, "", {"what": "x" * 100_001}) is None
