"""What is wrong, as results tell it: nothing of a fault is lost."""

from majlis.acts.fault_line import FaultLine, finding_line
from majlis.infrastructure.findings import warning
from majlis.kernel.errors import Fault


def test_every_part_of_a_fault_is_told() -> None:
    fault = Fault("nation.csv", "it is no CSV", "areas.csv, line 3", "a quotation mark is open", "close it")
    line = FaultLine.of(fault)
    assert Fault(line.code, line.what, line.where, line.why, line.mend) == fault


def test_a_finding_leaves_out_what_it_does_not_know() -> None:
    line = finding_line(warning("kind", "nobody has this kind", "assets.csv, line 2", mend="did you mean grid?"))
    assert (line.severity, line.code) == ("warning", "nation.kind")
    assert line.text() == "  assets.csv, line 2: nobody has this kind\n      mend: did you mean grid?"
    assert finding_line(warning("kind", "nobody has it", "", why="w", mend="m")).text().startswith("  nobody has it\n")
