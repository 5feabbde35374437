"""The first page tells a member of an open vote until the vote is cast, and who owes something of what is overdue."""

from datetime import timedelta

from django.http import HttpRequest
from django.test import RequestFactory
from tests.councils import council, login_of
from tests.sites import Site

from majlis.acts.index import ACTS
from majlis.acts.world import World
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
