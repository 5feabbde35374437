"""What acts that write into the register share: the bytes of an entry, and the signature after the commit."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from pydantic import AfterValidator, Field

from majlis.acts.act import ARGUMENT, demand_permission
from majlis.acts.passphrases import passphrase
from majlis.acts.settings import value_of
from majlis.acts.world import World
from majlis.kernel.canonical import canonical_json
from majlis.kernel.errors import MajlisError

if TYPE_CHECKING:
    from majlis.adapters.records.handle import Records
    from majlis.adapters.records.register.named import Kind, Log
    from majlis.adapters.upkeep.signing import Passphrase

SETTING = "register_passphrase"
LogNation = Annotated[
    str,
    AfterValidator(lambda text: text.removesuffix("@draft")),
    Field(
        max_length=210,
        description="Name of the nation, for its log of decisions; empty: the log of the audit.",
        json_schema_extra=ARGUMENT,
    ),
]
"""A command's ``nation`` where it names a log."""
KeyWord = Annotated[str, Field(max_length=1000, description="Public key as one word: NAME+ID+KEY.")]
PassphraseFile = Annotated[
    Path | None,
    Field(description="File whose first line is the passphrase of the new key; without it the key has none."),
]


def log_named(world: World, nation: str) -> "tuple[Records, Log]":
    """Return a log that there is: a nation's, or the audit's to who may read the audit.

    Raises
    ------
    NotFoundError
        If there is no such nation, or its log was never used.
    PermissionDeniedError
        If it is the audit's, and who acts may not read the audit.
    """
    if not nation:
        demand_permission(world, "audit.read", "this is the log of the audit")
    records = world.records
    from majlis.adapters.records.register import named

    return records, named.existing(records, nation, "decisions" if nation else "audit")


def entry_bytes(facts: Mapping[str, object]) -> bytes:
    """Return the bytes of an entry: canonical JSON (RFC 8785).

    Raises
    ------
    InputError
        If the facts hold anything that JSON cannot carry exactly.
    """
    return canonical_json(facts)


def seal_head(world: World, nation: str, kind: "Kind" = "decisions") -> str:
    """Sign the newest head of a nation's log; call it when what the act wrote is committed.

    Within a transaction of the caller, as where a second person's agreement performs the act, it is signed as soon as
    that is committed. It never fails the act, which is done: where the head cannot be signed now, this is said, and the
    next call or ``majlis register checkpoint`` signs it.

    Returns
    -------
    str
        Empty, or why it is not signed. Empty, too, where the commit is awaited.
    """
    records = world.records
    from majlis.adapters.records.register import named, signing

    if signing.when_committed(lambda: seal_head(world, nation, kind)):
        return ""
    try:
        signing.sign(records, named.existing(records, nation, kind), asked_of(world))
    except (MajlisError, OSError) as error:
        why = error.fault.what if isinstance(error, MajlisError) else "the file of the key cannot be read or written"
        world.say(f"The register's head is not signed yet: {why}. Sign it with: majlis register checkpoint {nation}")
        return why
    return ""


def asked_of(world: World, *, person: bool = False) -> "Passphrase | None":
    """Return what gives the passphrase of a key of the register: the file that the settings name, or None.

    Parameters
    ----------
    world : World
    person : bool, optional
        Whether a person is asked where no file is named. Nobody is asked in the middle of another act.
    """
    file = value_of(world.settings, SETTING)
    if file:
        return lambda _: passphrase(Path(file), world)
    if person:
        return lambda key: world.secret(f"the passphrase for the register's key {key.key_id.hex()} of {key.name}")
    return None
