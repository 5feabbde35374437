"""Parameters: who stands for each, what is judgement, an own value and back."""

import re

from tests.sites import Site

ONE = "buffer.factor"


def test_parameters_say_who_stands_for_them(site: Site, nation: str) -> None:
    browser = site.as_("analyst")
    told = browser.get(f"/n/{nation}/nation/parameters/")
    assert b"Majlis authors" in told.content
    judged = browser.get(f"/n/{nation}/nation/parameters/", {"whose": "judgement"}).context["chosen"]
    assert judged
    assert all(one.basis == "judgement" for one in judged)
    assert browser.get(f"/n/{nation}/nation/parameters/", {"whose": "own"}).context["chosen"] == []
    assert ONE.encode() in browser.get(f"/n/{nation}/nation/parameters/", {"as": "csv", "q": "buffer"}).content
    assert site.as_("operator").get(f"/n/{nation}/nation/parameters/").status_code == 403


def test_an_own_value_counts_until_the_shipped_one_does_again(both_sites: Site, both_nation: str) -> None:
    browser = both_sites.as_("risk-analyst")
    address = f"/n/{both_nation}/nation/parameters/{ONE}/"
    form = browser.get(address).context["form"]
    given = {name: str(form.initial.get(name, "")) for name in ("a", "b", "c", "law")}
    told = browser.post(address, {**given, "basis": "judgement"})
    assert told.status_code == 400
    assert "source" in told.context["form"].errors
    done = browser.post(address, {**given, "basis": "judgement", "source": "Workshop of May"}, follow=True)
    assert done.status_code == 200
    assert b"Workshop of May" in done.content
    back = browser.post(f"{address}shipped/", follow=True)
    assert b"counts again" in back.content
    twice = browser.post(f"{address}shipped/", follow=True)
    assert twice.status_code == 200
    assert browser.get(f"/n/{both_nation}/nation/parameters/no.such/").status_code == 404
    assert both_sites.as_("analyst").post(address, given).status_code == 403


def test_each_change_says_how_to_take_it_back(site: Site, nation: str) -> None:
    browser, address = site.as_("risk-analyst"), f"/n/{nation}/nation/parameters/{ONE}/"

    def undone(page: bytes) -> None:
        """Press the button of the message."""
        form = re.search(r'<form method="post" action="([^"]+)" class="inline">(.*?)</form>', page.decode())
        assert form is not None
        fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', form[2]))
        assert browser.post(form[1], fields, follow=True).status_code == 200

    from majlis.adapters.records import parameters

    form = browser.get(address).context["form"]
    given = {name: str(form.initial.get(name, "")) for name in ("a", "b", "c", "law")}
    own = {**given, "basis": "judgement", "source": "Workshop of May"}
    set_ = browser.post(address, own, follow=True)
    assert browser.get(address).context["line"].counts == "own"
    undone(set_.content)
    assert browser.get(address).context["line"].counts == "shipped"
    exact = {**own, "law": "fixed", "a": "0.812345678901", "b": "", "c": ""}
    assert browser.post(address, exact, follow=True).status_code == 200
    back = browser.post(f"{address}shipped/", follow=True)
    undone(back.content)
    line = browser.get(address).context["line"]
    assert (line.counts, line.source) == ("own", "Workshop of May")
    assert parameters.own(site.world.records, nation)[ONE].a == 0.812345678901, "digit by digit"
