"""Rows of the table: in the order of ids, with their state at the hour."""

import re

import pytest
from tests.sites import Site
from tests.small import WEST


def listed(site: Site, nation: str, query: str) -> list[str]:
    text = site.client("ana").get(f"/n/{nation}/map/table/?{query}").content.decode()
    return re.findall(r'<code class="small">([^<]+)</code>', text)


@pytest.mark.parametrize(
    ("hour", "state", "found"),
    [
        (0, "dark", [WEST]),
        (12, "dark", ["exchange:west-01", WEST, "waterworks:west-01"]),
        (40, "dark", []),
        (40, "touched", ["exchange:west-01", WEST, "waterworks:west-01"]),
        (40, "hit", [WEST]),
        (336, "dark", []),
    ],
)
def test_states(site: Site, nation: str, hour: int, state: str, found: list[str]) -> None:
    site.person("ana", "analyst")
    assert listed(site, nation, f"attack={WEST}@0:30&hour={hour}&state={state}") == found


def test_words_of_a_state(site: Site, nation: str) -> None:
    client = site.as_("analyst")
    text = client.get(f"/n/{nation}/map/table/?attack={WEST}@0:30&hour=4").content.decode()
    assert "hit, dark since hour 0, back at hour 31" in text
    assert "works; dark from hour 8" in text
    late = client.get(f"/n/{nation}/map/table/?attack={WEST}@0:30&hour=40").content.decode()
    assert "works again since hour 31" in late
    never = client.get(f"/n/{nation}/map/table/?attack={WEST}@0:inf&hour=40").content.decode()
    assert "not back" in never
    assert client.get(f"/n/{nation}/map/table/?state=bright").status_code == 400


def test_it_is_never_a_ranking(site: Site, nation: str) -> None:
    site.person("ana", "analyst")
    ids = listed(site, nation, f"attack={WEST}@0:30&hour=12")
    assert ids == sorted(ids)


def test_where_it_is_dark(site: Site, nation: str) -> None:
    """The table tells what the marks of the map tell: of how many assets of an area how many are dark."""
    client = site.as_("analyst")
    address = f"/n/{nation}/map/table/?attack={WEST}@0:30&hour=12"
    file = client.get(f"{address}&of=areas&form=csv", follow=True).content.decode("utf-8-sig")
    assert [line for line in file.splitlines() if line.startswith("West,")] == ["West,Sunset,3,5,1"]
    page = client.get(address).content.decode()
    assert "Where it is dark at hour 12" in page
    assert "state=dark" in page
    assert "Nowhere." in client.get(f"/n/{nation}/map/table/?attack={WEST}@0:30&hour=40").content.decode()
