from majlis.evidence.reading import FAULTS_SHOWN, broken
from majlis.kernel.errors import Fault


def test_many_faults_are_counted_and_the_first_told() -> None:
    error = broken("log.csv", [Fault("evidence.day", f"fault {i}", f"line {i}") for i in range(100)])
    assert "100 faults" in str(error)
    assert len(error.faults) == FAULTS_SHOWN
    assert "line 0: fault 0" in str(error)


def test_one_fault() -> None:
    assert "1 fault; nothing was added" in str(broken("log.csv", [Fault("evidence.day", "wrong")]))
