"""Work that looks at runs again: computes one anew and compares, or computes why two differ. No new run is made."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from typing import Any

from majlis.adapters.records.handle import Records
from majlis.adapters.records.runs.work import Order, State, Work
from majlis.adapters.vault import Run, Vault
from majlis.adapters.vault.snapshots import explain, kept_case, pinned_history
from majlis.kernel.canonical import content_hash
from majlis.kernel.errors import IntegrityError, NotFoundError
from majlis.risk.assessment import assess
from majlis.risk.difference import Difference, Step
from majlis.risk.simulate import Size

REPLAY, DIFF = "run replay", "run diff"
KIND = "differences"
"""Documents of the vault that say why two runs differ."""


@dataclass(frozen=True, slots=True)
class Replayed:
    """A run that was computed again.

    Attributes
    ----------
    after : str
        Hash of the result computed now.
    differs : tuple of str
        Parts of the result that differ.
    synthetic : bool
    """

    after: str
    differs: tuple[str, ...]
    synthetic: bool


def order_again(act: str, work: Work, **more: str) -> Order:
    """Return the order to look again at what a work made: the same pins, owner and marking.

    Parameters
    ----------
    act : str
        ``REPLAY`` or ``DIFF``.
    work : Work
        That made the run.
    **more : str
        What else is asked: ``before``, the run to compare with.
    """
    return replace(work.order, act=act, command={**work.order.command, "run": work.vault_run, **more})


def replayed(vault: Vault, run: Run, size: Size) -> Replayed:
    """Compute a run again from what the vault keeps.

    Raises
    ------
    NotFoundError, IntegrityError
        If the vault does not have what it was made from.
    """
    again = assess(kept_case(vault, run), size, history=pinned_history(vault, run.inputs)).result
    document, stored = again.model_dump(mode="json"), run.result
    names = sorted({*document, *stored})
    differs = tuple(name for name in names if content_hash(document.get(name)) != content_hash(stored.get(name)))
    return Replayed(content_hash(document), differs, again.synthetic)


def difference_of(vault: Vault, sha256: str) -> Difference:
    """Return why two runs differ, as it was kept.

    Raises
    ------
    NotFoundError, IntegrityError
        If it is not there, or not what its hash says.
    """
    import json

    document = json.loads(vault.kept_document(KIND, sha256))
    return Difference(
        steps=tuple(Step(**step) for step in document.pop("steps")),
        campaigns=tuple((str(name), float(change)) for name, change in document.pop("campaigns")),
        **document,
    )


def known_difference(records: Records, vault: Vault, before: Run, after: Run) -> Difference | None:
    """Return why two runs differ, where a worker has computed it for somebody; None where none has.

    Parameters
    ----------
    records : Records
        Of who asks: what is not seen is not known.
    vault : Vault
    before, after : Run
        Assessments of one nation.
    """
    from majlis.adapters.records.runs import made

    for work in made.checks(records, str(after.result["nation"]["id"]), after.id, DIFF):
        if work.order.command.get("before") == before.id and work.state is State.DONE:
            with suppress(NotFoundError, IntegrityError):
                return difference_of(vault, work.result_sha256)
    return None


def _replay(vault: Vault, order: Order, size: Size) -> str:
    run = vault.read_run(str(order.command["run"]))
    found = replayed(vault, run, size)
    if found.after != run.result_sha256:
        raise IntegrityError(
            f"run {run.id} came out different in: {', '.join(found.differs)}",
            why="the same inputs, parameters and seed must give the same result; another version of Majlis may not",
            mend="compare the version that stands in the run with this one; report it if they are the same",
            code="runs.different",
        )
    return found.after


def _difference(vault: Vault, order: Order, size: Size) -> str:
    before, after = (vault.read_run(str(order.command[name])) for name in ("before", "run"))
    document: dict[str, Any] = asdict(explain(before, after, vault, workers=size.workers))
    return vault.keep_document(KIND, document)


CHECKS: Mapping[str, Callable[[Vault, Order, Size], str]] = {REPLAY: _replay, DIFF: _difference}
"""By act: what computes the hash of the answer."""
