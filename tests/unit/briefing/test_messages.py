"""The catalogue of texts: complete, used, in plural forms."""

import string
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from majlis.briefing import compose, messages
from majlis.briefing.charts import outage_chart
from majlis.briefing.messages import catalogue, say
from majlis.briefing.pages import loss, threat_changes
from majlis.briefing.words import amount, day, headline, listing, one_in, percent
from majlis.kernel.errors import NotFoundError
from majlis.risk.difference import NAMES, Step
from majlis.risk.result import Gaps


class Recording(Mapping[str, Any]):
    """The catalogue, noting which texts are asked for."""

    def __init__(self, texts: Mapping[str, Any]) -> None:
        self.texts, self.asked = texts, set[str]()

    def __getitem__(self, code: str) -> Any:
        self.asked.add(code)
        return self.texts[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self.texts)

    def __len__(self) -> int:
        return len(self.texts)


def varied(assess: Callable[..., Any], make: Callable[..., Any], named: Any) -> list[Any]:
    """Return materials that between them need every text."""
    base = assess()
    chance, nation, head = base.headline.chance, base.nation, base.headline
    whole = [one for one in base.threat if not one.sector]
    second = [base.threat[0].model_copy(update={"verdict": verdict}) for verdict in ("rising", "falling")]

    def headed(**changes: Any) -> Any:
        return head.model_copy(update={"chance": chance.model_copy(update=changes)})

    def window(earlier: str, later: str) -> Any:
        return assess(threat=tuple(one.model_copy(update={"earlier": earlier, "later": later}) for one in whole))

    def moved(group: str, **changes: Any) -> Any:
        rows = tuple(one.model_copy(update=changes) if one.group == group else one for one in base.sensitivity)
        return assess(sensitivity=rows)

    def only(*groups: str) -> Any:
        return assess(sensitivity=tuple(one for one in base.sensitivity if one.group in groups))

    still = tuple(one.model_copy(update={"low": one.centre * 0.999, "high": one.centre}) for one in base.sensitivity)
    results = [
        base,
        assess(
            nation=nation.model_copy(update={"synthetic": False, "sectors_undeclared": (), "declared": 0.98}),
            sources=(),
        ),
        assess(
            nation=nation.model_copy(update={"declared": 0.95, "sectors_undeclared": ()}),
            judgement_share=0.1,
            headline=headed(low=0.05, high=0.1),
        ),
        assess(
            nation=nation.model_copy(update={"declared": 0.8}),
            judgement_share=0.3,
            headline=headed(low=0.05, high=0.1),
            data_to="0001-01-01",
        ),
        assess(headline=headed(mean=0.97, low=0.9, high=0.99), scenarios=(), sources=(), sensitivity=()),
        assess(threat=(*second, *whole), backtest=()),
        assess(threat=()),
        assess(threat=tuple(one.model_copy(update={"earlier": "", "later": ""}) for one in whole)),
        assess(threat=tuple(one.model_copy(update={"coverage_breaks": ("2026-01-01 new source",)}) for one in whole)),
        assess(backtest=tuple(one.model_copy(update={"agrees": False}) for one in base.backtest)),
        window("2025-05-24..2025-11-24", "2025-11-24..2026-05-24"),
        window("2024-11-24..2025-11-24", "2025-11-24..2026-11-24"),
        window("2024-11-24..2025-01-01", "2025-11-24..2026-01-01"),
        window("2023-11-24..2025-11-24", "2025-11-24..2026-11-24"),
        assess(
            threat=tuple(
                one.model_copy(
                    update={
                        "earlier": "2023-11-24..2025-11-24",
                        "later": "2025-11-24..2026-11-24",
                        "verdict": "rising",
                    }
                )
                for one in base.threat
            )
        ),
        only("repair", "buffer"),
        only("buffer", "breadth"),
        assess(sensitivity=still),
        assess(sensitivity=still, nation=nation.model_copy(update={"sectors_undeclared": ()})),
        only("repair"),
        assess(gaps=Gaps(unwatched=("gas",), partly_watched=("oil",), unplaced_incidents=3)),
        assess(gaps=Gaps(partly_watched=("oil",))),
        assess(gaps=Gaps(unplaced_incidents=1)),
        assess(backtest=tuple(one.model_copy(update={"years": 4.0}) for one in base.backtest)),
        assess(scenarios=tuple(one.model_copy(update={"hours_low": 14, "hours_high": 14}) for one in base.scenarios)),
    ]

    def bare(**changes: Any) -> Any:
        """Leave the map out: to lay out its names takes longer than all the rest."""
        return make(places={}, **changes)

    materials = [make(result=base), *(bare(result=result) for result in results[1:])]
    before = make().previous
    far = before.model_copy(update={"headline": headed(mean=0.5)})
    steps = [Step(group, NAMES[group], change, 1e6) for group in NAMES for change in (0.01, -0.01)]
    short = assess(sensitivity=())
    materials += [bare(result=short, difference=replace(make().difference, steps=(step,))) for step in steps]
    falling = assess(threat=tuple(one.model_copy(update={"verdict": "falling"}) for one in whole), sensitivity=())
    materials += [bare(result=falling, difference=replace(make().difference, steps=(step,))) for step in steps[:2]]
    long = "Attack on every operator of everything at once"
    materials += [
        bare(result=assess(scenarios=tuple(one.model_copy(update={"description": long}) for one in base.scenarios)))
    ]
    materials += [
        bare(difference=replace(make().difference, steps=())),
        bare(previous=None, difference=None),
        bare(difference=None, previous=far),
        bare(difference=None, previous=base),
        bare(annex=named),
        make(places=dict(list(make().places.items())[:50])),
        bare(difference=None, previous=far),
    ]
    return materials


def test_every_text_is_used(
    monkeypatch: pytest.MonkeyPatch, assess: Callable[..., Any], make: Callable[..., Any], named: Any
) -> None:
    recording = Recording(catalogue())
    monkeypatch.setattr(messages, "catalogue", lambda: recording)
    for material in varied(assess, make, named):
        compose(material)
    loss(make(largest=make().result.curve))
    for comparable in (make().result.threat, ()):
        threat_changes(comparable, synthetic=True)
    for month in range(1, 13):
        day(date(2026, month, 1))
    for direction in (["a"], list("abcd"), list("abcdefghi")):
        headline(direction, [], sectors=9)
        headline([], direction, sectors=9)
    for overall in ("rising", "falling", "cannot tell"):
        headline([], [], sectors=9, overall=overall)
    for chance in (0.0, 0.6, 1.0):
        one_in(chance)
    for value in (5e-5, 5, 5e3, 5e6, 5e9):
        outage_chart([0, 1], {"Power": [0, value]}, synthetic=True)
        amount(value)
    percent(0.001)
    listing(list("abc"))
    elsewhere = (
        "note.",
        "own",
        "screen.",
        "dialogue.",
    )  # test_note.py, test_compose.py, test_screen.py, test_dialogue.py
    assert {code for code in set(recording) - recording.asked if not code.startswith(elsewhere)} == set()


def test_plural_forms_have_the_same_parameters() -> None:
    def names(text: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    for code, text in catalogue().items():
        if not isinstance(text, str):
            assert set(text) == {"one", "other"}, code
            assert names(text["one"]) == names(text["other"]), code


def test_the_number_chooses_the_form() -> None:
    assert say("people", n=1, value="1") == "1 person"
    assert say("people", n=0, value="0") == "0 people"


def test_an_unknown_text_is_an_error() -> None:
    with pytest.raises(NotFoundError, match="no text 'nowhere'"):
        say("nowhere")
    with pytest.raises(NotFoundError, match="'tlh'"):
        catalogue("tlh")
