"""The map's pages: what they tell, to whom, and that the table does what the map does."""

from tests.sites import Site


def test_the_map_knows_its_nation_and_leads_to_the_table(site: Site, nation: str) -> None:
    page = site.as_("analyst").get(f"/n/{nation}/map/")
    assert page.status_code == 200
    text = page.content.decode()
    assert f"{nation}@1" in text
    assert f"/n/{nation}/map/table/" in text
    assert "style=" not in text
    assert "<script>" not in text
