"""The tree of commands: built from the index of acts without importing any act."""

from cyclopts import App

import majlis
from majlis.acts.index import ACTS

NOUNS = {
    "nation": "The nation: its areas, operators, assets and dependencies.",
    "evidence": "What was observed: files of incidents and vulnerabilities.",
    "incident": "Incidents entered by hand: what was known, when, and who said so.",
    "threat": "How often attacks come, and whether they rise.",
    "cascade": "What an attack would break, hour by hour.",
    "risk": "The national risk: chances, losses, back-test.",
    "catalogue": "Catalogues of exploited vulnerabilities: renewed from files, without a network.",
    "parameter": "A nation's own parameters: every number that is a choice.",
    "run": "Runs in the vault and the work that makes them: list, show, watch, cancel, replay, compare.",
    "config": "Settings: what they are, and where they come from.",
    "organisation": "Organisations: who owns data, and for whom people act.",
    "person": "Persons: accounts, roles, erasure of personal data.",
    "audit": "The audit: who did what, when, to what.",
    "retention": "How long things are kept, and lawful deletion.",
}
"""One line for each first word that several commands share."""

ABOUT = """From evidence to the Council's briefing.

Majlis turns incidents and infrastructure into chances that carry their uncertainty and their sources.
Begin with: majlis demo
Another data folder than usual: majlis --home DIR COMMAND
"""


def command_tree() -> App:
    """Return the whole command line. An act is imported when it is called or its help is asked for."""
    root = App(name="majlis", help=ABOUT, version=majlis.__version__, help_format="plaintext")
    root.register_install_completion_command(help="Install tab completion for this shell.")
    nouns = {
        word: App(name=word, help=line, help_format="plaintext")
        for word, line in NOUNS.items()
        if any(entry.name.startswith(f"{word} ") for entry in ACTS)
    }
    for noun in nouns.values():
        root.command(noun)
    for entry in ACTS:
        first, _, verb = entry.name.rpartition(" ")
        parent = nouns[first] if first else root
        parent.command(f"majlis.interfaces.cli.lazy:{entry.name}", name=verb, help=entry.line)
    return root
