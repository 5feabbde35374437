"""A run in which nothing may be skipped fails where something is."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CONFTEST = Path(__file__).resolve().parents[1] / "conftest.py"


@pytest.mark.parametrize(("no_skips", "workers", "code"), [("1", "0", 1), ("1", "1", 1), ("", "0", 0)])
def test_a_skip_fails_the_run_only_where_none_may_be(tmp_path: Path, no_skips: str, workers: str, code: int) -> None:
    shutil.copy(CONFTEST, tmp_path)
    text = "import pytest\n\n\ndef test_passes():\n    pass\n\n\ndef test_left_out():\n    pytest.skip('no')\n"
    (tmp_path / "test_one.py").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-n", workers, str(tmp_path)]
    environment = {**os.environ, "MAJLIS_NO_SKIPS": no_skips, "PYTHONPATH": str(CONFTEST.parents[1])}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == code, done.stdout
    assert ("nothing may be skipped here" in done.stdout) is bool(no_skips)
    assert "1 passed, 1 skipped" in done.stdout.splitlines()[-1]
