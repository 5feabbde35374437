"""Every act as a page: found by words, needed fields first, answers as tables, faults at their fields."""

import re

from tests.recorded import CODE, with_nation
from tests.sites import Site


def test_acts_are_found_by_words(site: Site) -> None:
    browser = site.as_("secretariat")
    everything = browser.get("/do/").content.decode()
    assert "/do/nation/list/" in everything
    assert "/do/backup/" not in everything
    found = browser.get("/do/?q=list+incidents").content.decode()
    assert "/do/incident/list/" in found
    assert "/do/nation/start/" not in found
    assert "Try fewer" in browser.get("/do/?q=zebra").content.decode()


def test_what_is_needed_comes_first_and_the_rest_under_a_lid(site: Site) -> None:
    with_nation(site.world)
    text = site.as_("secretariat").get("/do/incident/create/").content.decode()
    lid = text.index('<details class="lid"')
    assert text.index('name="title"') < lid < text.index('name="summary"')
    assert f'value="{CODE}"' in text
    assert 'href="/api/v1/#incident-create"' in text


def test_a_fault_is_shown_at_its_field(site: Site) -> None:
    with_nation(site.world)
    sent = {"nation": CODE, "title": "x", "day": "2026-01-02", "kind": "none-such"}
    answer = site.as_("secretariat").post("/do/incident/create/", sent)
    assert answer.status_code == 400
    assert re.search(r'id="id_kind_error"', answer.content.decode())


def test_a_list_is_a_table_with_its_file(both_sites: Site) -> None:
    with_nation(both_sites.world)
    browser = both_sites.as_("secretariat")
    answer = browser.post("/do/nation/list/", {})
    text = answer.content.decode()
    assert answer.status_code == 200
    assert '<td data-of="Nation">testland</td>' in text
    assert "SYNTHETIC" in text
    (address,) = re.findall(r'href="(/api/v1/downloads/[^"]+)"', text)
    file = browser.get(address)
    assert b"testland" in b"".join(file.streaming_content)  # type: ignore[attr-defined]


def test_a_list_goes_on(site: Site) -> None:
    from datetime import date

    from majlis.acts.incident.create import CreateCommand, create

    world = with_nation(site.world)
    for number in range(3):
        create(CreateCommand(nation=CODE, title=f"Case {number}", day=date(2026, 1, 5), kind="ransomware"), world)
    browser = site.as_("secretariat")
    text = browser.post("/do/incident/list/", {"nation": CODE, "most": "2"}).content.decode()
    cursor = re.search(r'name="after" value="([^"]+)"', text)
    assert cursor
    more = browser.post("/do/incident/list/", {"nation": CODE, "most": "2", "after": cursor[1]}).content.decode()
    assert "Case 0" in more
    assert 'name="after"' not in more.split("<main")[1]


def test_what_an_act_makes_is_fetched_from_its_page(site: Site) -> None:
    browser = site.as_("secretariat")
    answer = browser.post("/do/nation/synthesize/", {"directory": "practice", "assets": "500"})
    text = answer.content.decode()
    assert answer.status_code == 200, text
    assert "practice.zip" in text
    assert str(site.home) not in text


def test_an_act_of_the_machine_is_refused_with_its_reason(site: Site) -> None:
    answer = site.as_("administrator").get("/do/backup/")
    assert answer.status_code == 403
    assert site.client().get("/do/").status_code == 302


def test_a_sensitive_act_asks_again(site: Site) -> None:
    browser = site.as_("administrator")
    session = browser.session
    session["account_authentication_methods"] = [{"method": "password", "at": 0}]
    session.save()
    answer = browser.get("/do/person/add/")
    assert answer.status_code in {302, 403}


def test_an_answer_is_a_file_for_who_may_take_tables_away(site: Site) -> None:
    from tests.hand import make_nation

    make_nation(site.world.records)
    assert b"nation-list.json" in site.as_("analyst").post("/do/nation/list/").content
    answer = site.as_("council-member").post("/do/nation/list/")
    assert answer.status_code == 200
    assert b"nation-list.json" not in answer.content
