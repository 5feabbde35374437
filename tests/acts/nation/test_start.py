"""`majlis nation start`."""

import pytest
from pydantic import ValidationError

from majlis.acts.nation.start import StartCommand, start
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError

GIVEN: dict[str, object] = {
    "country": "Practice Country",
    "code": "practice",
    "invented": "yes",
    "languages": ("English,ur",),
    "time_zone": "asia/karachi",
    "currency": "pkr",
    "sectors": ("all",),
    "organisations": ("secretariat:Secretariat of the Council:council", "cert:National CERT:cert"),
}


def command(**changes: object) -> StartCommand:
    return StartCommand.model_validate({**GIVEN, **changes})


def test_it_sets_up_the_nation_and_offers_the_workbook(recorded: World) -> None:
    result = start(command(provinces=("North,South",)), recorded)
    text = result.text()
    assert text.splitlines()[0] == "SYNTHETIC – NOT AN ASSESSMENT OF ANY COUNTRY"
    assert text.splitlines()[-1] == "Next: majlis nation template practice.xlsx practice"
    assert (result.languages, result.time_zone, result.currency) == (("en", "ur"), "Asia/Karachi", "PKR")
    assert len(result.sectors) == 11
    header = recorded.place("practice@draft").header()
    assert (header.name, header.synthetic, header.time_zone) == ("Practice Country", True, "Asia/Karachi")
    from majlis.adapters.records import people

    assert {one.code: one.kind for one in people.organisations(recorded.records)} == {
        "cert": "cert",
        "secretariat": "council",
    }


def test_a_second_nation_of_the_name_is_refused_and_a_real_one_has_no_band(recorded: World) -> None:
    assert "SYNTHETIC" not in start(command(invented="no", organisations=("none",)), recorded).text()
    with pytest.raises(ConflictError, match="there is a nation 'practice' already"):
        start(command(), recorded)


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("code", "Two Words", "it is not a short name"),
        ("time_zone", "Asia/Karatschi", "did you mean Asia/Karachi?"),
        ("currency", "RUPEE", "is not a currency in use"),
        ("languages", ("Klingonish",), "is not a language in use"),
        ("sectors", ("power", "telcom"), "did you mean telecom?"),
        ("organisations", ("cert",), "is not CODE:NAME:KIND"),
        ("organisations", ("a:A:cert", "b:B:club"), "'club' is no kind of organisation: use council, cert"),
        ("organisations", ("a:A:cert,a:B:cert",), "the organisation a occurs twice"),
        ("marking", "secret", "is not a marking"),
        ("invented", "perhaps", "yes"),
        ("country", "  ", "at least 1 item"),
    ],
)
def test_each_answer_is_judged(field: str, value: object, message: str) -> None:
    with pytest.raises(ValidationError, match=message.replace("?", r"\?")):
        command(**{field: value})


def test_a_known_country_brings_its_usual_answers() -> None:
    suggested = {name: StartCommand.suggested(name, {"country": "switzerland"}) for name in GIVEN}
    assert suggested["time_zone"] == "Europe/Zurich"
    assert suggested["currency"] == "CHF"
    assert suggested["languages"] == "de,gsw,fr,it"
    assert suggested["invented"] == "no"
    unknown = {name: StartCommand.suggested(name, {"country": "Practice Country"}) for name in GIVEN}
    assert (unknown["code"], unknown["invented"], unknown["time_zone"]) == ("practice-country", "yes", "UTC")


def test_every_suggestion_is_an_answer_that_fits() -> None:
    for country in ("Switzerland", "Practice Country", "Pakistan", "United States"):
        given: dict[str, object] = {"country": country}
        for name, info in StartCommand.model_fields.items():
            if name != "country" and info.is_required():
                value = StartCommand.suggested(name, given)
                given[name] = (value,) if name in {"languages", "sectors", "organisations"} else value
        StartCommand.model_validate(given)
