"""What every test shares: honest hypothesis settings, and a run in which nothing may be skipped."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

# Kernels are compiled once for all tests and processes; numba reads this when it is first imported.
os.environ.setdefault("NUMBA_CACHE_DIR", str(Path(__file__).resolve().parents[1] / ".numba_cache"))

# Examples are derived from the test, so that a failure in one place is a failure everywhere.
settings.register_profile("house", deadline=None, derandomize=True)
settings.load_profile("house")


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Fail the session where a test was skipped and none may be (``MAJLIS_NO_SKIPS``)."""
    if not os.environ.get("MAJLIS_NO_SKIPS") or hasattr(session.config, "workerinput"):
        return
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    skipped = reporter.stats.get("skipped", []) if reporter else []
    if skipped and exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
