from dataclasses import replace

from majlis.acts.config.show import ShowCommand, show
from majlis.acts.settings import resolve
from majlis.acts.world import World

DEFAULTS = {
    "home": "/srv/majlis",
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


def test_each_value_says_where_it_comes_from_and_no_password_is_shown(world: World) -> None:
    url = "postgresql://majlis:S3cret@db.example/majlis"
    found = resolve({"home": "/data"}, {"DATABASE_URL": url}, DEFAULTS)
    result = show(ShowCommand(), replace(world, settings=found))
    origins = {one.key: one.origin for one in result.settings}
    assert origins["home"] == "option --home"
    assert origins["database"] == "environment variable DATABASE_URL"
    assert origins["log"] == "default"
    assert "postgresql://majlis:***@db.example/majlis" in result.text()
    assert "S3cret" not in result.text() + result.model_dump_json()
