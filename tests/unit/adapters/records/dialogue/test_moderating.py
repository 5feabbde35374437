"""Moderation needs a reason, is logged, and can be taken back."""

import pytest
from tests.dialogues import person, tokens, with_dialogue

from majlis.acts.world import World
from majlis.kernel.errors import ConflictError, InputError, NotFoundError, PermissionDeniedError


def test_each_verdict_is_logged_with_its_reason(both: World) -> None:
    from majlis.adapters.records.dialogue import moderating, reading, speaking

    code = with_dialogue(both)
    (one,) = tokens(both, code, "o")
    for text in ("Fourth.", "Fifth.", "Sixth."):
        speaking.state(both.records, code, one, (text, ""))
    speaking.remark(both.records, code, one, speaking.Remark("for", 1, "Because"))
    verdicts = [
        moderating.Verdict("statement", 4, "accept"),
        moderating.Verdict("statement", 5, "refuse", reason="It names a person"),
        moderating.Verdict("statement", 6, "merge", 4),
        moderating.Verdict("remark", 1, "accept"),
        moderating.Verdict("statement", 5, "accept", reason="The name was taken out"),
    ]
    states = [moderating.moderate(both.records, code, verdict) for verdict in verdicts]
    assert states == ["accepted", "refused", "merged", "accepted", "accepted"]
    whole = reading.show(both.records, code)
    assert [(one.what, one.number, one.before, one.after, one.into) for one in whole.log] == [
        ("statement", 4, "waiting", "accepted", None),
        ("statement", 5, "waiting", "refused", None),
        ("statement", 6, "waiting", "merged", 4),
        ("remark", 1, "waiting", "accepted", None),
        ("statement", 5, "refused", "accepted", None),
    ]
    assert {one.by for one in whole.log} == {"tester"}
    assert whole.statements[5].into == 4


def test_what_is_refused(small: World) -> None:
    from majlis.adapters.records.dialogue import leading, moderating, speaking

    code = with_dialogue(small)
    (one,) = tokens(small, code, "o")
    speaking.state(small.records, code, one, ("Fourth.", ""))
    speaking.remark(small.records, code, one, speaking.Remark("for", 1, "Because"))

    def fails(fault: type[Exception], match: str, *facts: object) -> None:
        with pytest.raises(fault, match=match):
            moderating.moderate(small.records, code, moderating.Verdict(*facts))  # type: ignore[arg-type]

    fails(InputError, "reason is missing", "statement", 4, "refuse")
    fails(InputError, "merged into another", "statement", 4, "merge", None, "why")
    fails(InputError, "merged into another", "statement", 4, "accept", 1)
    fails(InputError, "merged into another", "remark", 1, "merge", 1)
    fails(ConflictError, "same one", "statement", 4, "merge", 4)
    fails(ConflictError, "statement 4 is waiting", "statement", 1, "merge", 4)
    fails(ConflictError, "accepted already", "statement", 1, "accept")
    fails(NotFoundError, "no statement 9", "statement", 9, "accept")
    fails(NotFoundError, "no remark 9", "remark", 9, "accept")
    with pytest.raises(PermissionDeniedError):
        moderating.moderate(person(small, "guest").records, code, moderating.Verdict("statement", 4, "accept"))
    for to in ("converge", "report", "closed"):
        leading.phase(small.records, code, to, "")
    fails(ConflictError, "closed", "statement", 4, "accept")
