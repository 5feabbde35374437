"""What every test shares: honest hypothesis settings, and a run in which nothing may be skipped."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

from majlis.interfaces.settings import NUMBA_VARIABLE, kernels_key

# Kernels are compiled once for all tests, processes and sessions; numba reads this when it is first imported.
CACHE = Path(__file__).resolve().parents[1] / ".numba_cache"
os.environ.setdefault(NUMBA_VARIABLE, str(CACHE / kernels_key()))

pytest_plugins = ["tests.databases", "tests.sites"]

# Examples are derived from the test, so that a failure in one place is a failure everywhere.
settings.register_profile("house", deadline=None, derandomize=True)
settings.load_profile("house")


def pytest_configure() -> None:
    """Make Django ready for the site: a process settles that once, and the records alone would settle for less."""
    from tests.sites import settle

    settle()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let golden cases write down what comes out now, for a person to judge by the difference."""
    parser.addoption("--update-expected", action="store_true", help="rewrite the expected results of tests/golden")


def skips(config: pytest.Config) -> int:
    """Return how many tests were skipped though none may be (``MAJLIS_NO_SKIPS``)."""
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    if not os.environ.get("MAJLIS_NO_SKIPS") or hasattr(config, "workerinput") or reporter is None:
        return 0
    return len(reporter.stats.get("skipped", []))


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Fail the session where a test was skipped and none may be."""
    if skips(session.config) and exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say why the session fails."""
    if count := skips(config):
        terminalreporter.section("MAJLIS_NO_SKIPS is set")
        terminalreporter.line(f"{count} skipped, and nothing may be skipped here: the session fails.")
