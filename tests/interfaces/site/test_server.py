"""Tests of what the server loads before its processes part."""

import subprocess
import sys
from pathlib import Path

from majlis.interfaces.site import server

CODE = """
import sys
from majlis.interfaces.settings import settings
from majlis.interfaces.site import server
from majlis.interfaces.site.start import configure

configure(settings({}, {"MAJLIS_HOME": sys.argv[1]}))
server.load_ahead()
print(sorted(name for name in server.AHEAD if name not in sys.modules), "majlis.infrastructure.kernels" in sys.modules)
"""


def test_what_pages_need_is_loaded_ahead_with_the_engine_of_the_cascade(tmp_path: Path) -> None:
    command = [sys.executable, "-c", CODE, str(tmp_path / "home")]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[] True"


def test_nothing_is_named_twice() -> None:
    assert len(set(server.AHEAD)) == len(server.AHEAD)
