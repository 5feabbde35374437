"""Read what a run was made from, so that a replay works after the nation and its evidence have changed."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from pydantic import ValidationError

from majlis.adapters.vault import catalogues
from majlis.adapters.vault.nations import kept_nation
from majlis.adapters.vault.run import Run
from majlis.adapters.vault.store import Vault
from majlis.evidence import snapshot
from majlis.kernel.errors import IntegrityError
from majlis.kernel.times import parse_day
from majlis.risk.backtest import History
from majlis.risk.case import Case, Evidence, Question, case, parameters_from_document
from majlis.risk.difference import Difference, Side, difference
from majlis.risk.files import read_evidence
from majlis.risk.result import RiskResult
from majlis.risk.simulate import Size


def kept_case(vault: Vault, run: Run) -> Case:
    """Return the case of a run from what the vault keeps, verified.

    Raises
    ------
    NotFoundError
        If a part is not there.
    IntegrityError
        If a part is not what its hash says.
    """
    return pinned_case(vault, run.inputs, run.command)


def pinned_case(vault: Vault, inputs: Mapping[str, str], command: Mapping[str, Any]) -> Case:
    """Return the case that hashes and a command pin, verified.

    Parameters
    ----------
    vault : Vault
    inputs : mapping of str to str
        ``nation``, ``evidence`` and ``parameters`` to their sha256; ``catalogue``, where one that ships or came by file
        counted: runs of before that was pinned use the one that ships.
    command : mapping
        ``as_of``, ``people`` and ``hours``.

    Raises
    ------
    NotFoundError, IntegrityError
        As in :func:`kept_case`.
    """
    document = json.loads(vault.kept_document("parameters", inputs["parameters"]))
    parameters, campaigns = parameters_from_document(document)
    as_of = parse_day(command["as_of"]) if command.get("as_of") else None
    question = Question(as_of=as_of, people=int(command["people"]), hours=int(command["hours"]))
    nation, evidence = kept_nation(vault, inputs["nation"]), kept_evidence(vault, inputs["evidence"])
    if catalogues.INPUT in inputs:
        evidence = replace(evidence, catalogue=catalogues.kept(vault, inputs[catalogues.INPUT]).vulnerabilities)
    return case(nation, evidence, parameters, campaigns, question)


def pinned_history(vault: Vault, inputs: Mapping[str, str]) -> History | None:
    """Return the history of outages that a run was held against, verified; None where there was none.

    Raises
    ------
    NotFoundError, IntegrityError
        As in :func:`kept_case`.
    """
    if "history" not in inputs:
        return None
    return History.from_document(json.loads(vault.kept_document("histories", inputs["history"])))


def result_of(run: Run) -> RiskResult:
    """Return a run's result as what it is: an assessment.

    Raises
    ------
    IntegrityError
        If this version of Majlis does not know such a result: it was made by another one.
    """
    try:
        return RiskResult.model_validate(run.result)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False, include_context=False)[0]
        raise IntegrityError(
            f"the result of run {run.id} is not one that this version knows: {'.'.join(map(str, first['loc']))}",
            where=str(run.path),
            why=f"Majlis {run.manifest.get('majlis', 'of another version')} made it",
            mend="show it with that version, or assess again",
            code="vault.other-result",
        ) from None


def explain(before: Run, after: Run, vault: Vault, *, workers: int = 0) -> Difference:
    """Return what changed between two runs, from what the vault keeps of both.

    Raises
    ------
    NotFoundError, IntegrityError
        As in :func:`kept_case`.
    """
    return difference(_side(vault, before, workers), _side(vault, after, workers))


def _side(vault: Vault, run: Run, workers: int) -> Side:
    asked = run.command
    size = Size(asked["seed"], asked["draws"], asked["years"], workers=workers)
    return Side(kept_case(vault, run).inputs, size, result_of(run))


def kept_evidence(vault: Vault, sha256: str) -> Evidence:
    """Return evidence that was kept, verified: original files of a directory, or a snapshot of the records.

    Raises
    ------
    NotFoundError, IntegrityError
        As in :func:`kept_case`.
    """
    folder = vault.kept("evidence", sha256)
    if (folder / snapshot.FILE).is_file():
        found = snapshot.read_snapshot(folder, sha256)
        return Evidence(found.entries, found.observations, found.vulnerabilities, sha256)
    evidence = read_evidence(folder)
    if evidence.sha256 != sha256:
        raise IntegrityError(
            f"evidence/{sha256[:12]} is not what its hash says",
            mend="restore the vault from a backup",
            code="vault.damaged",
        )
    return evidence
