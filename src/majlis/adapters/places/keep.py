"""Keep what a run is made from, wherever it comes from, so that a replay works after it has changed there."""

from dataclasses import dataclass, replace

from majlis.adapters.places.place import Place
from majlis.adapters.vault import Vault, catalogues
from majlis.adapters.vault.nations import keep_nation
from majlis.risk.campaigns import campaign_types
from majlis.risk.case import Case, Question, case, parameters_document


@dataclass(frozen=True)
class Kept:
    """A case and the hashes under which it lies in the vault."""

    case: Case
    inputs: dict[str, str]


def keep_case(vault: Vault, place: Place, question: Question) -> Kept:
    """Read a nation, bring everything together, and keep nation, evidence and parameters.

    Parameters
    ----------
    vault : Vault
    place : Place
    question : Question

    Returns
    -------
    Kept
        ``inputs`` names what :func:`majlis.adapters.vault.snapshots.kept_case` reads: nation, evidence, parameters,
        and the catalogue of exploited vulnerabilities, where the evidence has none of its own.

    Raises
    ------
    InputError
        If the nation, its evidence or its parameters are wrong; then nothing is kept.
    """
    nation, evidence = place.nation(), place.evidence(question.as_of)
    catalogue = None if evidence.vulnerabilities else catalogues.current(vault)
    if catalogue is not None:
        evidence = replace(evidence, catalogue=catalogue.vulnerabilities)
    found = case(nation, evidence, place.parameters(), campaign_types(), question)
    nation_sha = keep_nation(vault, nation, found.nation.sha256)
    place.keep_evidence(vault, evidence)
    document = parameters_document(found.inputs.parameters, found.inputs.campaigns)
    parameters_sha = vault.keep_document("parameters", document)
    inputs = {"nation": nation_sha, "evidence": evidence.sha256, "parameters": parameters_sha}
    if catalogue is not None:
        inputs[catalogues.INPUT] = catalogues.keep(vault, catalogue)
    return Kept(found, inputs)
