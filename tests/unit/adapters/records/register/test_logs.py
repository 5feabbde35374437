import json

import pytest
from tests.hand import make_nation

from majlis import register
from majlis.adapters.records.handle import Records
from majlis.adapters.records.register import logs, reading
from majlis.kernel.errors import InputError


def test_a_log_begins_with_the_entry_that_announces_its_key(both: Records) -> None:
    log = logs.log_of(both, "small", "decisions")
    assert logs.log_of(both, "small", "decisions") == log
    assert (log.name, log.nation, log.kind, log.synthetic) == (
        "majlis.invalid/small/decisions", "small", "decisions", False,
    )  # fmt: skip
    (key,) = reading.keys(both, log)
    first = reading.entry(both, log, 0)
    assert json.loads(first.leaf or b"") == {
        "kind": "key", "log": log.name, "nation": "small", "synthetic": False,
        "reason": "first", "key": key.vkey, "before": None,
    }  # fmt: skip
    assert register.Verifier.parse(key.vkey).name == log.name
    assert (key.number, key.reason, key.index, key.until) == (1, "first", 0, None)
    files = [path.name for path in (both.home / "keys").iterdir()]
    assert files == [f"register-small-decisions-{key.vkey.split('+')[1]}.key"]


def test_a_synthetic_nation_has_a_synthetic_log(records: Records) -> None:
    make_nation(records, "invented", synthetic=True)
    assert logs.log_of(records, "invented", "decisions").synthetic


def test_a_named_site_names_its_new_logs_and_old_ones_stay(records: Records) -> None:
    assert logs.origin(records) == logs.ORIGIN
    audit = logs.log_of(records, "", "audit")
    logs.set_origin(records, "register.council.example")
    assert logs.log_of(records, "small", "decisions").name == "register.council.example/small/decisions"
    assert logs.log_of(records, "", "audit") == audit
    logs.set_origin(records, "council.example/register")
    assert logs.origin(records) == "council.example/register"


@pytest.mark.parametrize("name", ["", "https://council.example", "a b", "Council", "a+b", "a/", "x" * 101, "é"])
def test_what_cannot_be_a_name_is_refused(records: Records, name: str) -> None:
    with pytest.raises(InputError, match="no name for a register"):
        logs.set_origin(records, name)
