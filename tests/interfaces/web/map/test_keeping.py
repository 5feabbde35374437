"""Saved what-ifs in the browser: saved, listed, shown, compared, dropped and taken back."""

from django.test import Client
from tests.places import publish_nation
from tests.sites import Site
from tests.small import WEST, small_nation, with_bigger_plant


def save(client: Client, nation: str, title: str, attack: str = f"{WEST}@0:30") -> str:
    answer = client.post(f"/n/{nation}/map/whatif/save/", {"attack": attack, "title": title})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer.headers["Location"]).rstrip("/").rsplit("/", 1)[-1]


def test_the_way_of_a_what_if(site: Site, nation: str) -> None:
    client, at = site.as_("analyst"), f"/n/{nation}/map/whatif/"
    assert "None yet" in client.get(at).content.decode()
    first, second = save(client, nation, "West fails"), save(client, nation, "Water fails", "waterworks:west-01@0:20")
    listed = client.get(at).content.decode()
    assert listed.index("Water fails") < listed.index("West fails")
    assert "West fails" not in client.get(f"{at}?q=water").content.decode()
    shown = client.get(f"{at}{first}/").content.decode()
    assert "2 more go dark" in shown
    assert "Hold it against another" in shown
    both = client.get(f"{at}compare/?first={first}&second={second}").content.decode()
    assert "go dark in both" in both
    assert "exchange:west-01" in both
    assert "It takes two" not in client.get(f"{at}compare/").content.decode()
    dropped = client.post(f"{at}{first}/drop/", follow=True).content.decode()
    assert f"Dropped {first}." in dropped
    assert "West fails" not in client.get(at).content.decode()
    assert "It was dropped" in client.get(f"{at}{first}/").content.decode()
    assert "is back" in client.post(f"{at}{first}/drop/", {"back": "yes"}, follow=True).content.decode()


def test_a_changed_nation_is_said(site: Site, nation: str) -> None:
    client = site.as_("analyst")
    code = save(client, nation, "West fails", f"{WEST}@0")
    publish_nation(site.world.records, site.world.vault, with_bigger_plant(small_nation()))
    page = client.get(f"/n/{nation}/map/whatif/{code}/").content.decode()
    assert "The nation has changed since: version 2" in page
    assert "version=1" in page
    newest = client.get(f"/n/{nation}/map/whatif/{code}/?newest").content.decode()
    assert "Followed on version 2; it was made on version 1." in newest
    assert "the nation has changed" in client.get(f"/n/{nation}/map/whatif/").content.decode()


def test_what_cannot_be_saved(site: Site, nation: str) -> None:
    client, at = site.as_("analyst"), f"/n/{nation}/map/whatif/save/"
    assert "Nothing is taken down yet" in client.get(at).content.decode()
    empty = client.post(at, {"attack": f"{WEST}@0", "title": ""})
    assert empty.status_code == 400
    wrong = client.post(at, {"attack": f"{WEST}@0", "title": "x", "marking": "secret"})
    assert wrong.status_code == 400
    assert "not a marking" in wrong.content.decode()


def test_downloads(site: Site, nation: str) -> None:
    client, at = site.as_("analyst"), f"/n/{nation}/map/whatif/"
    first, second = save(client, nation, "One"), save(client, nation, "Two")
    assert "SYNTHETIC" in client.get(f"{at}?form=csv").content.decode("utf-8-sig")
    assert client.get(f"{at}compare/?first={first}&second={second}&form=xlsx").status_code == 200


def test_rights(site: Site, nation: str) -> None:
    code = save(site.as_("analyst"), nation, "West fails")
    auditor, at = site.as_("auditor"), f"/n/{nation}/map/whatif/"
    assert auditor.get(at).status_code == 403
    assert auditor.get(f"{at}{code}/").status_code == 403
    assert auditor.post(f"{at}save/", {"attack": f"{WEST}@0", "title": "x"}).status_code == 403
    other = site.as_("analyst", "cert")
    assert other.post(f"{at}{code}/drop/").status_code == 403
    assert other.get(f"{at}{code}/drop/").status_code == 405
    assert other.get(f"/n/{nation}/map/whatif/WHATIF-1999-0001/").status_code == 404
