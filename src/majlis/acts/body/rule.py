"""Set a rule by which a body decides, as data: a named one, perhaps changed in part."""

import json
from typing import Any

from pydantic import Field

from majlis.acts.act import Command, Result, act
from majlis.acts.council_lines import BodyCode
from majlis.acts.texts import Text
from majlis.acts.world import World
from majlis.kernel.errors import InputError
from majlis.kernel.marking import banded


class RuleCommand(Command):
    """Of which body, and what the rule says."""

    body: BodyCode
    preset: str = Field(
        default="",
        max_length=64,
        description="Named rule to begin with: simple-majority, two-thirds, double-majority, consensus, written or "
        "silence. Default: the rule in force.",
    )
    code: str = Field(
        default="", max_length=64, description="Code of the rule. Default: that of the rule it begins with."
    )
    facts: Text = Field(
        default="",
        description='What is otherwise, as JSON, like {"threshold": "3/4", "strict": false, "quorum": {"count": 5}}. '
        "Parts: base, threshold, strict, quorum, ties, veto, double, double_strict, proxies, recused_present, "
        "procedure, notice_days.",
    )
    legal_basis: Text = Field(default="", description="Where the rule stands.")
    beside: bool = Field(default=False, description="Keep it beside the rule in force, for motions that name it.")


class RuleResult(Result):
    """The rule, in words."""

    body: str
    code: str
    words: tuple[str, ...]
    example: str
    facts: dict[str, Any]
    in_force: bool
    synthetic: bool

    def text(self) -> str:
        """Return the rule in words."""
        head = f"{self.body} decides by {self.code}" if self.in_force else f"{self.body} may decide by {self.code}"
        lines = [f"{head}.", *self.words, *([self.example] if self.example else [])]
        return banded("\n".join(lines), synthetic=self.synthetic)


@act("council.write")
def rule(command: RuleCommand, world: World) -> RuleResult:
    """Set it. Motions that were put before keep the rule that they were put under.

    Raises
    ------
    NotFoundError
        If there is no such body.
    InputError
        If the rule is none, or gives a veto to a seat that there is not.
    ConflictError
        If the body is dissolved.
    PermissionDeniedError
        If the person does not act for its owner.
    """
    from majlis import council
    from majlis.council.presets import changed, preset
    from majlis.council.words import example, in_words

    facts = _facts(command.facts)
    named = preset(command.preset) if command.preset else None
    records = world.records
    from majlis.adapters.records.council import bodies, standing

    wanted = changed(named or bodies.rule_of(records, command.body), command.code, facts)
    bodies.set_rule(records, command.body, wanted, legal_basis=command.legal_basis, usual=not command.beside)
    there = standing.holders(records, command.body)
    entitled = tuple(council.Seat(seat.seat, seat.constituency) for seat in there if seat.votes)
    one = bodies.find(records, command.body)
    return RuleResult(
        body=command.body,
        code=wanted.code,
        words=in_words(wanted),
        example=example(wanted, entitled, len(there) - len(entitled)),
        facts=wanted.facts(),
        in_force=one.rule == wanted.code,
        synthetic=one.synthetic,
    )


def _facts(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text or "{}")
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise InputError(
            "this is no JSON object",
            where="option --facts",
            mend='write it like {"threshold": "2/3"}',
            code="council.facts",
        )
    return found
