"""Errors say what, where, why and how to mend."""

import pytest

from majlis.kernel.errors import (
    FAULTS_SHOWN,
    ConflictError,
    Fault,
    InputError,
    IntegrityError,
    MajlisError,
    NotFoundError,
)


def test_an_error_reads_as_what_where_why_mend() -> None:
    error = InputError("k is 3 of 2", where="requirements.csv, line 7", why="it can never be met", mend="lower k")
    assert str(error) == "requirements.csv, line 7: k is 3 of 2\n  why:  it can never be met\n  mend: lower k"


def test_empty_parts_leave_no_empty_lines() -> None:
    assert str(InputError("the file is empty")) == "the file is empty"


def test_many_faults_follow_the_head_in_order() -> None:
    faults = (Fault("a.b", "first", where="line 2"), Fault("a.c", "second", where="line 9", mend="do so"))
    error = InputError("the file has 2 faults", faults=faults)
    assert str(error).splitlines() == ["the file has 2 faults", "line 2: first", "line 9: second", "  mend: do so"]
    assert error.faults == faults


def test_one_error_is_its_own_fault() -> None:
    error = NotFoundError("no run abc")
    assert [fault.what for fault in error.faults] == ["no run abc"]


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (InputError, "majlis.input"),
        (NotFoundError, "majlis.not-found"),
        (ConflictError, "majlis.conflict"),
        (IntegrityError, "majlis.integrity"),
    ],
)
def test_each_kind_has_a_stable_code(kind: type[MajlisError], code: str) -> None:
    assert kind("x").fault.code == code
    assert kind("x", code="nation.own").fault.code == "nation.own"


def test_very_many_faults_are_counted_rather_than_told() -> None:
    faults = tuple(Fault("a.b", f"fault {i}") for i in range(FAULTS_SHOWN + 1200))
    error = InputError("the file has many faults", faults=faults)
    lines = str(error).splitlines()
    assert lines[FAULTS_SHOWN:] == [f"fault {FAULTS_SHOWN - 1}", "and 1,200 more; mend these first, then try again"]
    assert error.faults == faults
