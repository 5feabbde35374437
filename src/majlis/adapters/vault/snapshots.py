"""Keep what a run was made from, so that a replay works after the dossier has changed."""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from majlis.adapters.vault.run import Run
from majlis.adapters.vault.store import Vault
from majlis.infrastructure import Nation, nation_hash, read, write
from majlis.kernel.errors import IntegrityError
from majlis.kernel.times import parse_day
from majlis.risk.campaigns import campaign_types
from majlis.risk.case import Case, Evidence, Question, case, parameters_document, parameters_from_document
from majlis.risk.difference import Difference, Side, difference
from majlis.risk.files import read_all_parameters, read_evidence
from majlis.risk.result import RiskResult
from majlis.risk.simulate import Size

_DOSSIER = "dossier"


@dataclass(frozen=True)
class Kept:
    """A case and the hashes under which it lies in the vault."""

    case: Case
    inputs: dict[str, str]


def keep_case(vault: Vault, nation_dir: Path, question: Question) -> Kept:
    """Read a dossier, bring it together, and keep nation, evidence and parameters.

    Parameters
    ----------
    vault : Vault
    nation_dir : Path
    question : Question

    Raises
    ------
    InputError
        If the dossier, its evidence or its parameters are wrong; then nothing is kept.
    """
    nation = read(nation_dir)
    found = case(nation, read_evidence(nation_dir), read_all_parameters(nation_dir), campaign_types(), question)
    nation_sha = found.nation.sha256
    vault.keep("nations", nation_sha, lambda folder: write(nation, folder / _DOSSIER))
    vault.keep(
        "evidence",
        found.evidence_sha256,
        lambda folder: _copy(nation_dir / "evidence", folder / "evidence"),
    )
    document = parameters_document(found.inputs.parameters, found.inputs.campaigns)
    parameters_sha = vault.keep_document("parameters", document)
    return Kept(found, {"nation": nation_sha, "evidence": found.evidence_sha256, "parameters": parameters_sha})


def _copy(source: Path, target: Path) -> None:
    shutil.copytree(source, target)


def kept_case(vault: Vault, run: Run) -> Case:
    """Return the case of a run from what the vault keeps, verified.

    Raises
    ------
    NotFoundError
        If a part is not there.
    IntegrityError
        If a part is not what its hash says.
    """
    inputs, command = run.inputs, run.command
    document = json.loads(vault.kept_document("parameters", inputs["parameters"]))
    parameters, campaigns = parameters_from_document(document)
    as_of = parse_day(command["as_of"]) if command.get("as_of") else None
    question = Question(as_of=as_of, people=int(command["people"]), hours=int(command["hours"]))
    nation = kept_nation(vault, inputs["nation"])
    return case(nation, kept_evidence(vault, inputs["evidence"]), parameters, campaigns, question)


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


def kept_nation(vault: Vault, sha256: str) -> Nation:
    """Return a nation that was kept, verified.

    Raises
    ------
    NotFoundError, IntegrityError
        As in :func:`kept_case`.
    """
    nation = read(vault.kept("nations", sha256) / _DOSSIER)
    if nation_hash(nation) != sha256:
        raise _damaged("nations", sha256)
    return nation


def kept_evidence(vault: Vault, sha256: str) -> Evidence:
    """Return evidence that was kept, verified.

    Raises
    ------
    NotFoundError, IntegrityError
        As in :func:`kept_case`.
    """
    evidence = read_evidence(vault.kept("evidence", sha256))
    if evidence.sha256 != sha256:
        raise _damaged("evidence", sha256)
    return evidence


def _damaged(kind: str, sha256: str) -> IntegrityError:
    return IntegrityError(
        f"{kind}/{sha256[:12]} is not what its hash says", mend="restore the vault from a backup", code="vault.damaged"
    )
