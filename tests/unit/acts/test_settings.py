"""One order for all settings; a wrong one is told with its place and its mend, and never repeats a secret."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from majlis.acts.settings import FILE, demand_home, masked, resolve, value_of
from majlis.kernel.errors import InputError, NotFoundError

DEFAULTS = {
    "home": "/nowhere/majlis",
    "backups": "{home}/backups",
    "log": "file",
    "log_megabytes": "10",
    "hosts": "localhost",
    "https": "no",
    "idle_minutes": "30",
    "second_factor": "optional",
    "mail_port": "587",
    "mail_security": "starttls",
    "mail_marking": "TLP:CLEAR",
    "api_read": "600",
    "api_write": "120",
    "api_long": "12",
    "api_megabytes": "500",
}


def test_command_line_before_environment_before_file_before_default(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text('log = "off"\nbackups = "/mnt/backups"\nlog_megabytes = 5\n')
    found = resolve({"home": str(tmp_path)}, {"MAJLIS_HOME": "/other", "MAJLIS_LOG": "stderr"}, DEFAULTS)
    told = {one.key: (one.value, one.origin) for one in found}
    assert told["home"] == (str(tmp_path), "option --home")
    assert told["log"] == ("stderr", "environment variable MAJLIS_LOG")
    assert told["backups"] == ("/mnt/backups", str(tmp_path / FILE))
    assert told["log_megabytes"] == ("5", str(tmp_path / FILE))
    assert told["database"] == ("", "default")


def test_a_default_lies_in_the_home_that_was_chosen(tmp_path: Path) -> None:
    found = resolve({}, {"MAJLIS_HOME": str(tmp_path)}, DEFAULTS)
    assert value_of(found, "backups") == f"{tmp_path}/backups"
    assert value_of(found, "nothing", "otherwise") == "otherwise"


@pytest.mark.parametrize(
    ("text", "code", "part"),
    [
        ("databse = 'x'\n", "settings.unknown", "did you mean database?"),
        ("zzzzzz = 'x'\n", "settings.unknown", "use one of address"),
        ("home = '/x'\n", "settings.unknown", "use one of"),
        ("log = [1]\n", "settings.value", 'write log = "..."'),
        ("log = true\n", "settings.value", 'write log = "..."'),
        ("log = 'S3cret'\n", "settings.value", "use one of file, stderr, off"),
        ("log_megabytes = 0\n", "settings.value", "a whole number from 1 to 1000"),
        ("log_megabytes = '\uff11'\n", "settings.value", "a whole number from 1 to 1000"),
        ("https = 'perhaps'\n", "settings.value", "use one of yes, no"),
        ("idle_minutes = 0\n", "settings.value", "a whole number from 1 to 1440"),
        ("log = \n", "settings.file", "majlis config show lists the keys"),
    ],
)
def test_a_wrong_file_is_told_with_its_mend(tmp_path: Path, text: str, code: str, part: str) -> None:
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        resolve({"home": str(tmp_path)}, {}, DEFAULTS)
    assert caught.value.fault.code == code
    assert part in str(caught.value)
    assert str(tmp_path / FILE) in str(caught.value)
    assert "S3cret" not in str(caught.value)


@given(st.text("abcXYZ019!$&*+,;=:._~%-@/#", min_size=1), st.sampled_from(["postgresql", "postgres"]))
def test_a_password_is_never_shown(password: str, scheme: str) -> None:
    shown = masked(f"{scheme}://user:<{password}>@host:5432/name?password=<{password}>&sslmode=require")
    assert f"<{password}>" not in shown
    assert shown.startswith(f"{scheme}://user:***@host:5432/name")


def test_a_url_without_a_password_is_shown_as_it_is() -> None:
    assert masked("postgresql:///majlis?host=/run/postgresql") == "postgresql:///majlis?host=/run/postgresql"
    assert masked("sqlite:////srv/majlis.sqlite3") == "sqlite:////srv/majlis.sqlite3"


def test_a_missing_data_folder_is_told(tmp_path: Path) -> None:
    demand_home(tmp_path)
    with pytest.raises(NotFoundError, match="no data folder"):
        demand_home(tmp_path / "none")


def test_a_file_of_another_user_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_arguments: object, **_words: object) -> str:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_text", refused)
    with pytest.raises(InputError, match="cannot be read") as caught:
        resolve({"home": str(tmp_path)}, {}, DEFAULTS)
    assert caught.value.fault.code == "settings.unreadable"
    assert "owner" in caught.value.fault.mend
