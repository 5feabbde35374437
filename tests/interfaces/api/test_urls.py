"""Every act of the index has an address, and every address judges who asks by itself."""

from django.urls import resolve

from majlis.acts.index import ACTS
from majlis.interfaces.api.urls import urlpatterns


def test_every_act_has_an_address() -> None:
    for entry in ACTS:
        found = resolve(f"/api/v1/{entry.path}")
        assert found.url_name != "api-nowhere", entry.name


def test_no_address_sends_a_program_to_a_page_for_signing_in() -> None:
    assert all(getattr(one.callback, "login_required", True) is False for one in urlpatterns)
