"""The command line as a person meets it: help, answers, errors, exit codes."""

import gc
import json
import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
from pydantic import Field

from majlis.acts import index
from majlis.acts.act import ARGUMENT, Command, Result, act
from majlis.acts.world import World
from majlis.interfaces.cli import main as entry
from majlis.interfaces.cli import tree
from majlis.kernel.errors import InputError


class Echo(Command):
    """Say back what was typed."""

    nation: Path = Field(description="Directory of the nation's dossier.")
    attack: tuple[str, ...] = Field(default=(), description="What is hit.")
    draws: int = Field(default=100, ge=1, le=1000, description="Number of draws.")
    force: bool = Field(default=False, description="Do it anyway.")
    fail: str = Field(default="", description="How to fail.")
    out: str = Field(default="out", description="Where to.", json_schema_extra=ARGUMENT)


class Echoed(Result):
    """What was typed."""

    nation: str
    attack: tuple[str, ...]
    draws: int
    force: bool
    out: str

    def text(self) -> str:
        return f"{self.nation} {self.attack} {self.draws} {self.force} {self.out}"

    @property
    def exit_code(self) -> int:
        return 1 if self.nation == "broken" else 0


@act("test.echo")
def echo(command: Echo, world: World) -> Echoed:
    """Echo, or fail as asked."""
    if command.fail == "interrupt":
        raise KeyboardInterrupt
    if command.fail == "system":
        raise PermissionError(13, "Permission denied", "/nowhere/file")
    if command.fail == "input":
        raise InputError("k is 3 of 2", where="requirements.csv, line 7", mend="lower k")
    with world.progress("Echoing", 1) as advance:
        advance(1)
    return Echoed(
        nation=str(command.nation),
        attack=command.attack,
        draws=command.draws,
        force=command.force,
        out=command.out,
    )


@pytest.fixture(autouse=True)
def only_echo(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Offer one act that echoes, under a noun and alone."""
    monkeypatch.setenv("MAJLIS_HOME", str(tmp_path))
    monkeypatch.setenv("NUMBA_CACHE_DIR", str(tmp_path))
    target = f"{__name__}:echo"
    monkeypatch.setitem(sys.modules, __name__, sys.modules[__name__])
    acts = (index.Entry("nation echo", target, "Echo it."), index.Entry("demo", target, "Echo it too."))
    # All are imported before any is patched: one imported later would keep the patched list for good.
    names = ("majlis.acts.index", *(f"majlis.interfaces.cli.{name}" for name in ("tree", "lazy", "faults")))
    for module in [import_module(name) for name in names]:
        monkeypatch.setattr(module, "ACTS", acts)


def test_arguments_options_and_flags_reach_the_act(capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        entry.run(["nation", "echo", "here", "there", "--attack", "a", "b", "--attack", "c", "--draws", "5", "--force"])
        == 0
    )
    assert capsys.readouterr().out == "here ('a', 'b', 'c') 5 True there\n"


def test_what_is_not_typed_has_the_commands_default(capsys: pytest.CaptureFixture[str]) -> None:
    assert entry.run(["demo", "here"]) == 0
    assert capsys.readouterr().out == "here () 100 False out\n"


def test_json_holds_the_result_and_the_run(capsys: pytest.CaptureFixture[str]) -> None:
    assert entry.run(["nation", "echo", "here", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["result"] == {"nation": "here", "attack": [], "draws": 100, "force": False, "out": "out"}
    assert set(answer["run"]) == {"majlis", "act", "when", "seconds", "band"}
    assert answer["run"]["act"] == "nation echo"
    assert answer["run"]["when"].endswith("Z")


def test_an_answer_that_is_not_in_order_leaves_with_one() -> None:
    assert entry.run(["demo", "broken"]) == 1


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (["natoin", "echo"], ["there is no command 'natoin'", "did you mean majlis nation?"]),
        (["nation", "ehco"], ["majlis nation: there is no command 'ehco'", "did you mean majlis nation echo?"]),
        (["nation", "zzzzzz"], ["there is no command 'zzzzzz'", "see majlis nation --help"]),
        (["nation", "echo"], ["the argument NATION is missing", "Directory of the nation's dossier; see"]),
        (["demo", "here", "--drws", "3"], ["there is no option --drws", "did you mean --draws?"]),
        (["demo", "here", "--home", "x"], ["--home stands before the command", "majlis --home VALUE demo"]),
        (["--home"], ["the option --home needs a value"]),
        (["demo", "here", "--draws"], ["the option --draws needs a value"]),
        (["demo", "here", "--draws", "3", "--draws", "4"], ["--draws is given twice"]),
        (["demo", "here", "there", "where"], ["where is more than the command takes"]),
        (
            ["demo", "here", "--draws", "0"],
            ["option --draws: it should be greater than or equal to 1", "[default: 100]"],
        ),
        (["demo", "here", "--draws", "many"], ["option --draws: it should be a valid integer"]),
        (["demo", "here", "--fail", "input"], ["requirements.csv, line 7: k is 3 of 2", "mend: lower k"]),
        (["demo", "here", "--fail", "system"], ["/nowhere/file: permission denied", "the operating system refused"]),
    ],
)
def test_errors_say_what_where_and_how_to_mend(
    typed: list[str], expected: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert entry.run(typed) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith("error: ")
    for part in expected:
        assert part in shown.err


def test_a_wrong_value_is_not_repeated(capsys: pytest.CaptureFixture[str]) -> None:
    assert entry.run(["demo", "here", "--draws", "S3cret"]) == 2
    assert "S3cret" not in capsys.readouterr().err


def test_several_wrong_values_are_told_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    assert entry.run(["demo", "here", "--draws", "0", "--force", "--fail"]) == 2
    capsys.readouterr()
    assert entry.run(["demo", "", "--draws", "1001"]) == 2
    assert "option --draws: it should be less than or equal to 1000" in capsys.readouterr().err


def test_an_interruption_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert entry.run(["demo", "here", "--fail", "interrupt"]) == 130
    assert capsys.readouterr().err.strip() == "Stopped. Nothing was left half-written."


def test_help_is_made_from_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert entry.run(["nation", "echo", "--help"]) == 0
    shown = capsys.readouterr().out
    for part in (
        "Usage: majlis nation echo [OPTIONS] NATION [ARGS]",
        "Number of draws. [default: 100]",
        "--attack",
        "--json",
    ):
        assert part in shown
    assert "--no-force" not in shown


def test_main_leaves_with_the_exit_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["majlis", "demo", "broken"])
    with pytest.raises(SystemExit) as left:
        entry.main()
    assert left.value.code == 1


def test_help_is_quick_because_it_imports_nothing_heavy() -> None:
    program = (
        "import sys\n"
        "from majlis.interfaces.cli.main import run\n"
        "code = run(['--help'])\n"
        "heavy = {'pydantic', 'numpy', 'scipy', 'numba', 'django', 'altair', 'typst'} & set(sys.modules)\n"
        "sys.exit(code or (f'imported: {sorted(heavy)}' if heavy else 0))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert all(noun in done.stdout for noun in tree.NOUNS)


def test_python_looks_for_cycles_seldom_but_looks() -> None:
    before = gc.get_threshold()
    gc.set_threshold(700, 10, 10)
    try:
        entry.collect_seldom()
        assert gc.isenabled()
        assert gc.get_threshold()[0] > 700
    finally:
        gc.set_threshold(*before)


def test_a_reader_that_leaves_is_no_error() -> None:
    program = "from majlis.interfaces.cli.main import main; main(['--help'])"
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as started:
        assert started.stdout is not None
        assert started.stderr is not None
        started.stdout.close()
        complaint = started.stderr.read()
        assert started.wait() != 0
    assert complaint == b""


def test_a_name_in_a_file_cannot_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    assert entry.run(["demo", "a\x1b[2Jb\x9b1mc\td"]) == 0
    assert entry.harmless("a\x1b[2Jb\x9b1mc\td\n") == "a\ufffd[2Jb\ufffd1mc\td\n"
    assert "\x1b" not in capsys.readouterr().out


def test_a_name_cannot_steer_the_terminal_as_json_either(capsys: pytest.CaptureFixture[str]) -> None:
    name = "a\x9b1mc\x7f"
    assert entry.run(["demo", name, "--json"]) == 0
    text = capsys.readouterr().out
    assert not {"\x9b", "\x7f"} & set(text)
    assert json.loads(text)["result"]["nation"] == name


def test_what_is_written_is_not_for_every_user_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entry, "run", lambda _: 0)
    before = os.umask(0o022)
    try:
        with pytest.raises(SystemExit):
            entry.main([])
        assert os.umask(0o022) == 0o027
    finally:
        os.umask(before)
