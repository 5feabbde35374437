"""Second factors are counted and taken away where a site was served; elsewhere there are none."""

from tests.interfaces.web.account.test_second_factor import enrol
from tests.sites import Site

from majlis.adapters.records.handle import Records


def test_none_where_no_site_was_served(records: Records) -> None:
    from majlis.adapters.records import people
    from majlis.adapters.records.people import factors

    people.add_person(records, "a.khan", {}, None, "")
    assert factors.how_many("a.khan") == 0
    assert factors.take_away(records, "a.khan") == 0
    factors.end_sessions(people.person_row("a.khan"))


def test_all_of_them_go_and_nobody_elses(site: Site) -> None:
    from majlis.adapters.records.people import factors

    for role in ("analyst", "regulator"):
        enrol(site.as_(role))
    assert factors.take_away(site.world.records, "analyst-secretariat") == 2
    assert factors.how_many("analyst-secretariat") == 0
    assert factors.how_many("regulator-secretariat") == 2


def test_secrets_are_told_and_kept_in_another_form(both_sites: Site) -> None:
    from allauth.mfa.models import Authenticator
    from django.contrib.auth import get_user_model

    from majlis.adapters.records.people import factors

    both_sites.person("a.khan")
    user = get_user_model().objects.get(username="a.khan")
    kinds = {"totp": {"secret": "abc"}, "recovery_codes": {"migrated_codes": ["d", "e"], "used_mask": 0}}
    for kind, data in {**kinds, "webauthn": {"name": "Key", "credential": {"a": 1}}}.items():
        Authenticator.objects.create(user=user, type=kind, data=data)
    assert factors.secrets() == ("abc", "d", "e")
    assert factors.rewrite_secrets(str.upper) == 2
    assert factors.rewrite_secrets(str.upper) == 0
    assert factors.secrets() == ("ABC", "D", "E")
    kept = {one.type: one.data for one in Authenticator.objects.all()}
    assert kept["recovery_codes"] == {"migrated_codes": ["D", "E"], "used_mask": 0}
    assert kept["webauthn"] == {"name": "Key", "credential": {"a": 1}}


def test_there_is_nothing_secret_where_no_site_was_served(records: Records) -> None:
    from majlis.adapters.records.people import factors

    assert records
    assert factors.secrets() == ()
    assert factors.rewrite_secrets(str.upper) == 0
