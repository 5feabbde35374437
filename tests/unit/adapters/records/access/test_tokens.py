"""What does not count as a token, whatever the reason, reads alike."""

from dataclasses import replace
from datetime import timedelta

from tests.sites import Site


def test_only_a_good_token_counts(both_sites: Site) -> None:
    both_sites.person("a.khan", "analyst", organisation="cert")
    records = replace(both_sites.world.records, actor="a.khan")
    from majlis.adapters.records.access import tokens
    from majlis.adapters.records.people import close_person

    end = records.now() + timedelta(days=1)
    text = tokens.create(records, tokens.Wanted("figures", ("incident.read",), end))
    assert tokens.find_token(records, text) is not None
    code, secret = text.split("_", 2)[1:]
    for wrong in ("", "majlis_", f"majlis_{code}_{'A' * 43}", f"majlis_00000000_{secret}", f"{text} ", text.upper()):
        assert tokens.find_token(records, wrong) is None, wrong
    assert tokens.find_token(replace(records, now=lambda: end), text) is None
    other = tokens.create(records, tokens.Wanted("other", ("incident.read",), end))
    tokens.revoke(records, other.split("_")[1])
    assert tokens.find_token(records, other) is None
    assert tokens.find_token(records, text) is not None
    close_person(records, "a.khan")
    assert tokens.find_token(records, text) is None


def test_the_last_use_is_written_to_five_minutes(both_sites: Site) -> None:
    both_sites.person("a.khan", "analyst", organisation="cert")
    records = replace(both_sites.world.records, actor="a.khan")
    from majlis.adapters.records.access import tokens

    start = records.now()
    text = tokens.create(records, tokens.Wanted("figures", ("incident.read",), start + timedelta(days=1)))
    seen = []
    for minutes in (1, 3, 7):
        at = start + timedelta(minutes=minutes)
        tokens.find_token(replace(records, now=lambda at=at: at), text)  # type: ignore[misc]
        used = tokens.listed(records, "a.khan")[0].used
        assert used is not None
        seen.append((used - start) // timedelta(minutes=1))
    assert seen == [1, 1, 7]
