"""Ctrl-C in the middle of an assessment: one line, exit code 130, and no run in the vault."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from majlis.interfaces.cli.main import run

# Where the tests run in the background, a shell lets what they start ignore Ctrl-C; here it is to be heard.
CLI = """
import signal
from majlis.interfaces.cli.main import main

signal.signal(signal.SIGINT, signal.default_int_handler)
main()
"""
SECONDS_AT_MOST = 120


@pytest.mark.slow
def test_ctrl_c_leaves_nothing_half_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home, nation = tmp_path / "home", tmp_path / "n"
    monkeypatch.setenv("MAJLIS_HOME", str(home))
    assert run(["nation", "synthesize", str(nation), "--assets", "500"]) == 0
    assert run(["evidence", "synthesize", str(nation), "--window", "2023-01-01..2026-01-01"]) == 0
    # Compiles the kernels, so that what follows is interrupted while it simulates.
    assert run(["risk", "assess", str(nation), "--draws", "2", "--years", "10"]) == 0
    before = sorted(path.name for path in (home / "vault" / "runs").iterdir())
    words = ["risk", "assess", str(nation), "--draws", "1000", "--years", "1000000"]
    command = [sys.executable, "-c", CLI, *words]
    environment = {**os.environ, "MAJLIS_HOME": str(home)}
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as started:
        time.sleep(8)
        assert started.poll() is None, "it was over before it could be interrupted"
        started.send_signal(signal.SIGINT)
        shown, complaint = started.communicate(timeout=SECONDS_AT_MOST)
    assert (started.returncode, shown) == (130, "")
    assert complaint.strip().splitlines()[-1] == "Stopped. Nothing was left half-written."
    assert "Traceback" not in complaint
    assert sorted(path.name for path in (home / "vault" / "runs").iterdir()) == before
    assert not [path for path in (home / "vault").rglob("*") if path.name.startswith(".") or path.suffix == ".part"]
