"""How much waits for a person, and what is the same thing asked for twice."""

from dataclasses import replace

from tests.sites import Site

from majlis.kernel.access import Reader
from majlis.kernel.marking import Marking, Tlp


def test_what_waits_for_a_person_is_what_others_asked_for_and_is_not_about_that_person(both_sites: Site) -> None:
    both_sites.organisation("cert")
    everything = both_sites.world.records
    from majlis.adapters.records.access import approvals

    asker = replace(everything, actor="one", reader=Reader("one", frozenset({"cert"})))
    other = replace(everything, actor="two", reader=Reader("two", frozenset({"cert"})))
    approvals.ask(asker, approvals.Wanted("person grant", "person.write", "x", {"login": "x"}))
    approvals.ask(asker, approvals.Wanted("person grant", "person.write", "two", {"login": "two"}))
    approvals.ask(asker, approvals.Wanted("document release", "document.release", "d", {}, Marking(Tlp.RED), "cert"))
    may = {"person.write", "document.release"}
    assert approvals.count_for(other, may) == 1
    assert approvals.count_for(asker, may) == 0
    assert len(approvals.listed(asker, may)) == 2, "RED is not seen by who is not cleared for it"
    assert approvals.count_for(other, {"nation.read"}) == 0
    assert len(approvals.listed(everything, {"*"})) == 3


def test_a_pass_of_another_thing_is_another_pass(both_sites: Site) -> None:
    both_sites.organisation("cert")
    asker = replace(both_sites.world.records, actor="one")
    from majlis.adapters.records.access import approvals

    wanted = approvals.Wanted("table export", "table.export", "incidents", key="a")
    first = approvals.ask(asker, wanted)
    assert approvals.ask(asker, wanted).code == first.code
    assert approvals.ask(asker, replace(wanted, key="b")).code != first.code
    assert not approvals.used(asker, wanted)


def test_who_could_agree_is_told_to_the_asker_alone(both_sites: Site) -> None:
    from majlis.adapters.records.access import approvals

    for login in ("one", "two", "three"):
        both_sites.person(login, "regulator", organisation="grid")
    both_sites.person("keeper", "administrator", organisation="it")
    records = both_sites.world.records
    asker = replace(records, actor="one", reader=Reader("one", frozenset({"grid"}), Marking(Tlp.RED), Tlp.RED))
    wanted = approvals.Wanted("table export", "table.export", "board", marking=Marking(Tlp.RED), owner="grid")
    code = approvals.ask(asker, wanted).code
    assert approvals.who_could(asker, code) == ("Three (Grid)", "Two (Grid)")
    assert approvals.who_could(replace(asker, actor="two"), code) == ()
    assert approvals.who_could(asker, "ok-0") == ()
    about = approvals.ask(asker, approvals.Wanted("person grant", "person.write", "keeper", {"login": "keeper"}))
    assert approvals.who_could(asker, about.code) == (), "nobody agrees to what is about oneself"
    assert approvals.count_agreed(asker) == 0
    approvals.give(replace(asker, actor="two"), {"table.export"}, code, lambda _: None)
    assert approvals.count_agreed(asker) == 1
