"""Parameters: who stands for each, what is judgement, an own value and back."""

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
