from datetime import date

import pytest
from tests.hand import enter, report

from majlis.acts.incident.link import LinkCommand, link
from majlis.acts.incident.window import WindowCommand, window
from majlis.acts.threat.rates import RatesCommand, rates
from majlis.acts.world import World
from majlis.kernel.errors import InputError, NotFoundError


def test_days_are_named_shown_and_changed(both: World) -> None:
    assert "NOT COUNTED" in window(WindowCommand(nation="small"), both).text()
    enter(both.records)
    enter(both.records, day=date(2024, 1, 1))
    result = window(WindowCommand(nation="small", start=date(2025, 1, 1), sectors=("health,banking",)), both)
    assert (result.incidents, result.counted, result.sectors) == (2, 1, ("health", "banking"))
    assert "1 of 2 incidents count" in result.text()
    assert window(WindowCommand(nation="small"), both) == result
    result = window(WindowCommand(nation="small", start=date(2024, 1, 1), until=date(2025, 1, 1)), both)
    assert (result.counted, result.until) == (1, "2025-01-01")


def test_what_the_days_do_to_the_rates_is_told(small: World) -> None:
    report(small.records, "cert", "1", "2025-03-02")
    result = window(WindowCommand(nation="small", start=date(2025, 6, 1), sectors=("health",)), small)
    health = next(one for one in result.effects if "health" in one.sectors)
    assert health.shorter
    assert "CAUTION: Coverage now changes on 2025-06-01" in result.text()
    assert "one side of a change only" in result.text()
    assert result.text().endswith("Next: majlis threat rates small")


def test_days_that_are_none(small: World) -> None:
    with pytest.raises(InputError, match="are none"):
        window(WindowCommand(nation="small", start=date(2025, 1, 1), until=date(2024, 1, 1)), small)
    with pytest.raises(InputError, match="is no sector"):
        window(WindowCommand(nation="small", start=date(2025, 1, 1), sectors=("helth",)), small)
    with pytest.raises(NotFoundError):
        window(WindowCommand(nation="large"), small)


def test_rates_count_an_incident_and_its_reports_once(both: World) -> None:
    code = enter(both.records)
    rows = [report(both.records, source, "1", "2025-03-02", sector="banking") for source in ("cert", "press")]

    def incidents(as_of: date | None = None) -> int:
        return rates(RatesCommand(nation="small@draft", as_of=as_of), both).incidents

    assert incidents() == 1, "the two reports agree; the incident by hand does not count yet"
    window(WindowCommand(nation="small", start=date(2025, 1, 1)), both)
    assert incidents() == 2
    link(LinkCommand(code=code, observations=tuple(map(str, rows))), both)
    assert incidents() == 1
    line = next(one for one in rates(RatesCommand(nation="small@draft"), both).lines if one.count)
    assert (line.sector, line.sources) == ("health", ("cert", "hand", "press"))
    assert incidents(date(2025, 8, 1)) == 1, "before it was entered, only the reports were known"
