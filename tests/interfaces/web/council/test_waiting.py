"""The first page tells a member of an open vote until the vote is cast, and who owes something of what is overdue."""

from datetime import timedelta

from django.http import HttpRequest
from django.test import RequestFactory
from tests.councils import council, login_of
from tests.sites import Site

from majlis.acts.index import ACTS
from majlis.acts.world import World
from majlis.council import Rule, Ties
from majlis.interfaces.web.council import waiting


def take(name: str, world: World, **values: object) -> object:
    act = {entry.name: entry for entry in ACTS}[name].load()
    return act(act.command.model_validate(values), world)


def asked_by(login: str) -> HttpRequest:
    from django.contrib.auth import get_user_model

    request = RequestFactory().get("/")
    request.user = get_user_model().objects.get(username=login)
    return request


def counted(login: str, nation: str) -> dict[str, int]:
    every = (waiting.votes, waiting.actions, waiting.statements)
    return {one.kind: one.count for counter in every for one in counter(asked_by(login), nation)}


def test_a_vote_waits_until_it_is_cast(both_sites: Site) -> None:
    made = council(both_sites)
    member = login_of("operators-1")
    motion = take("motion draft", made.world, item=made.item, title="Share", text="Share it.").motion.code  # type: ignore[attr-defined]
    take("motion put", made.world, motion=motion)
    assert counted(member, made.nation) == {"vote": 0, "overdue": 0}
    take("ballot open", made.world, motion=motion, form="secret")
    assert counted(member, made.nation)["vote"] == 1
    assert "1 vote" in both_sites.client(member).get("/").content.decode()
    take("ballot vote", made.as_(member), motion=motion, vote="yes")
    assert counted(member, made.nation)["vote"] == 0
    assert counted(login_of("operators-2"), made.nation)["vote"] == 1


def test_an_action_is_told_when_it_is_overdue(site: Site) -> None:
    made = council(site)
    doer = login_of("regulators-1")
    soon = (made.world.now() + timedelta(days=3)).date()
    take("action add", made.world, what="Write the form.", doer=doer, due=soon, body=made.body)
    assert counted(doer, made.nation)["overdue"] == 0
    from majlis.adapters.records.models import Action

    Action.everything.update(due=soon - timedelta(days=6))
    assert counted(doer, made.nation)["overdue"] == 1
    assert counted(login_of("regulators-2"), made.nation)["overdue"] == 0


def test_who_leads_a_dialogue_is_told_what_is_to_be_read(site: Site) -> None:
    made = council(site)
    site.person("lead", "secretariat", organisation="secretariat")
    take("dialogue synthesize", made.world, nation=made.nation, people=20, statements=6)
    from majlis.adapters.records.models import DialogueStatement

    DialogueStatement.everything.filter(number=1).update(state="waiting")
    assert counted("lead", made.nation)["question"] == 1
    assert "question" not in counted(login_of("chair"), made.nation)


def test_a_casting_vote_and_a_result_wait_for_the_chair(site: Site) -> None:
    made = council(site, Rule("chairs", ties=Ties.CHAIR))
    chair = login_of("chair")

    def waits(login: str) -> int:
        return sum(one.count for one in waiting.chair(asked_by(login), made.nation))

    motion = take("motion draft", made.world, item=made.item, title="Share", text="Share it.").motion.code  # type: ignore[attr-defined]
    take("motion put", made.world, motion=motion)
    take("ballot open", made.world, motion=motion, form="hands")
    take("ballot record", made.world, motion=motion, yes=2, no=2)
    assert waits(chair) == 0
    take("ballot count", made.world, motion=motion)
    assert waits(chair) == 1
    page = site.client(chair).get("/n/small/council/").content.decode()
    assert "What waits for you as the chair" in page
    assert "Give the casting vote" in page
    assert waits(login_of("operators-1")) == 0
    assert "as the chair" not in site.client(login_of("operators-1")).get("/n/small/council/").content.decode()
    take("ballot casting", made.as_(chair), motion=motion, vote="yes")
    assert "Confirm the result" in site.client(chair).get("/n/small/council/").content.decode()
    take("ballot confirm", made.as_(chair), motion=motion)
    assert waits(chair) == 0
