import pytest

from majlis.evidence.synonyms import gravest, match, match_or, normal, words_of
from majlis.reference import incident_kinds, sectors


@pytest.mark.parametrize(
    ("field", "text", "wanted"),
    [
        ("sector", "Healthcare Provider", "health"),
        ("sector", "financial-services", "banking"),
        ("sector", "Regional hospital, north", "health"),
        ("sector", "Oil and gas", "oil"),
        ("sector", "natural gas", "gas"),
        ("sector", "government-emergency-services", "emergency"),
        ("sector", "Power", "power"),
        ("sector", "retail", ""),
        ("sector", "moonbase", ""),
        ("kind", "DDoS", "ddos"),
        ("kind", "Denial-of-Service attack", "ddos"),
        ("kind", "Hacking/IT Incident", "intrusion"),
        ("kind", "Unauthorized Access/Disclosure", "data-breach"),
        ("kind", "web defacement", "other"),
        ("kind", "Website hacked", "intrusion"),
        ("kind", "BEC", "other"),
        ("kind", "Solar eclipse", ""),
        ("sector", "Mobile", "telecom"),
        ("sector", "Govt. department", "government"),
        ("sector", "Airlines", "transport"),
        ("sector", "Fintech", "banking"),
        ("sector", "DISCO", "power"),
        ("technique", "T1486", "ransomware"),
    ],
)
def test_words_of_sources(field: str, text: str, wanted: str) -> None:
    assert match(field, text) == wanted


def test_short_words_do_not_match_within_others() -> None:
    assert match("kind", "another story") == ""  # holds "ot" only as letters
    assert match("sector", "transport gas station") in {"gas", "transport"}
    assert match("sector", "importer") == ""


def test_every_id_of_the_table_is_ours() -> None:
    assert set(words_of("sector").values()) <= {"", *sectors().column("id")}
    assert set(words_of("kind").values()) <= {"", *incident_kinds().column("id")}
    assert set(words_of("technique").values()) <= set(incident_kinds().column("id"))


def test_gravest() -> None:
    assert gravest(["intrusion", "ransomware", ""]) == "ransomware"
    assert gravest(["", ""]) == ""
    assert {gravest([kind]) for kind in incident_kinds().column("id")} == set(incident_kinds().column("id"))


def test_normal() -> None:
    assert normal(" Oil & Gas_Company ") == "oil gas company"


def test_what_a_person_said_wins_over_our_words() -> None:
    values = {"Gateway down!": "ddos", "Mobile": "banking"}
    assert match_or(values, "kind", "gateway  DOWN") == "ddos"
    assert match_or(values, "sector", "mobile") == "banking"
    assert match_or(values, "sector", "Mobile towers") == "telecom"
    assert match_or(values, "sector", "Gateway down") == ""
