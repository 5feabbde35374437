"""No row is read without a reader, and tables and kernel agree on who may see what."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from majlis.adapters.records.handle import Asker, Records, open_records
from majlis.kernel.access import EVERYTHING, Reader
from majlis.kernel.marking import Classification, Marking, Tlp

NOT_INFORMATION = {
    "MarkingRow": "it is the marking",
    "Organisation": "it is the owner; names of organisations are known to all who have an account",
    "User": "who may see accounts is a permission, not a marking",
    "RoleAssignment": "the same",
    "AuditEntry": "it names codes and counts only, and is read by permission",
    "Setting": "it is about the system",
    "Token": "it is shown to nobody but the person it belongs to",
    "Memory": "it holds hashes and counts of signing in for some minutes, and is shown to nobody",
    "RegisterLog": "name, size and root of a log are open: whoever holds a checkpoint has them",
    "RegisterNode": "a hash over entries, which proofs give away",
    "RegisterKey": "a public key",
    "RegisterCheckpoint": "it is made to be given away",
    "RegisterCosignature": "the same, by a witness",
    "WitnessedLog": "what another site gave away",
    "AuditSeal": "salt and place of a row of the audit, which is read by permission",
    "Turn": "it counts tries to report without an account, by hashes, and is shown to nobody",
}


@pytest.fixture
def records(tmp_path: Path, database: str) -> Records:
    return open_records(
        tmp_path / "home", database, Asker(EVERYTHING, "tester", lambda: datetime(2026, 1, 1, tzinfo=UTC))
    )


def test_every_table_is_guarded_or_named_here(records: Records) -> None:
    from django.apps import apps

    from majlis.adapters.records.models.information import BypassError, Information

    assert records
    models = list(apps.get_app_config("majlis").get_models())
    assert {model.__name__ for model in models if not issubclass(model, Information)} == set(NOT_INFORMATION)
    for model in models:
        if not issubclass(model, Information):
            continue
        for query in ("all", "first", "count", "exists", "values"):
            with pytest.raises(BypassError):
                getattr(model.objects, query)()
        with pytest.raises(BypassError):
            model._default_manager.filter(pk=1)
        assert model.objects.visible_to(EVERYTHING).count() == 0


def test_the_tables_follow_the_kernels_rule(records: Records) -> None:
    from majlis.adapters.records.keys import marking_key
    from majlis.adapters.records.models import Nation, Organisation

    for code in ("cert", "grid-co"):
        Organisation.objects.create(code=code, name=code, kind="other", created_at=records.now())
    markings = [
        Marking(tlp, level, frozenset(names))
        for tlp in Tlp
        for level in (Classification.OPEN, Classification.SECRET)
        for names in ((), ("health",), ("health", "water"))
    ]
    held: dict[str, tuple[Marking, str]] = {}
    for number, (marking, owner) in enumerate((m, o) for m in markings for o in ("cert", "grid-co")):
        code = f"n{number}"
        held[code] = (marking, owner)
        Nation.everything.create(
            code=code,
            header={},
            created_at=records.now(),
            owner=Organisation.objects.get(code=owner),
            marking_id=marking_key(marking),
        )
    readers = [
        Reader("a", frozenset({"cert"}), Marking(Tlp.RED), Tlp.GREEN),
        Reader(
            "b", frozenset({"grid-co"}), Marking(Tlp.AMBER, Classification.SECRET, frozenset({"health"})), Tlp.AMBER
        ),
        Reader("c", frozenset({"cert", "grid-co"}), Marking(Tlp.AMBER_STRICT), Tlp.CLEAR),
        Reader("nobody"),
        EVERYTHING,
    ]
    for reader in readers:
        seen = set(Nation.objects.visible_to(reader).values_list("code", flat=True))
        assert seen == {code for code, (marking, owner) in held.items() if reader.may_read(marking, owner)}
