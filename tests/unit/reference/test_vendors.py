"""The KEV catalogue that ships, and the weights taken from it."""

from majlis.reference.vendors import kev, technologies, vendor_weights


def test_the_catalogue_says_where_it_comes_from_and_when() -> None:
    about = " ".join(kev().about)
    assert "2025.08.25" in about
    assert "CC0" in about
    assert len(kev().rows) == 1404


def test_weights_add_up_to_the_catalogue() -> None:
    weights = vendor_weights()
    assert sum(item.entries for item in weights.values()) == 1404
    assert abs(sum(item.share for item in weights.values()) - 1.0) < 1e-12
    assert all(0 <= item.ransomware_entries <= item.entries for item in weights.values())


def test_a_vendor_counts_its_entries_and_those_that_ransomware_uses() -> None:
    fortinet = vendor_weights()["Fortinet"]
    assert (fortinet.entries, fortinet.ransomware_entries) == (20, 13)
    assert next(iter(vendor_weights())) == "Microsoft"


def test_every_vendor_of_a_technology_stands_in_the_catalogue_and_in_one_technology_only() -> None:
    named = [vendor for vendors in technologies().values() for vendor in vendors]
    assert sorted(technologies()) == ["control", "network", "platform"]
    assert len(named) == len(set(named))
    assert set(named) <= set(vendor_weights())
