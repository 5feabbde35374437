"""A scheduler may start the command line with no standard input at all; charts are drawn nevertheless."""

import subprocess
import sys

PROGRAM = """
from majlis.interfaces.cli.main import main

try:
    main(["--version"])
except SystemExit as leaving:
    assert not leaving.code, leaving
from majlis.briefing.charts import svg

print(svg({"data": {"values": [{"a": 1}]}, "mark": "bar", "encoding": {"x": {"field": "a"}}})[:4])
"""


def test_a_chart_is_drawn_where_standard_input_is_closed() -> None:
    command = ["sh", "-c", 'exec "$0" -c "$1" <&-', sys.executable, PROGRAM]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, done.stdout.splitlines()[-1:]) == (0, ["<svg"]), done.stderr
