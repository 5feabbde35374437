"""The tree of commands: built from the index of acts without importing any act."""

from cyclopts import App, Group

import majlis
from majlis.acts.index import ACTS

NOUNS = {
    "nation": "The nation: its areas, operators, assets and dependencies.",
    "evidence": "What was observed: files of incidents and vulnerabilities.",
    "incident": "Incidents entered by hand: what was known, when, and who said so.",
    "report": "Reports of operators: sent, routed, answered, joined to incidents.",
    "threat": "How often attacks come, and whether they rise.",
    "cascade": "What an attack would break, hour by hour.",
    "whatif": "Saved what-ifs: what is hit, and what follows.",
    "risk": "The national risk: chances, losses, back-test.",
    "catalogue": "Catalogues of exploited vulnerabilities: renewed from files, without a network.",
    "parameter": "A nation's own parameters: every number that is a choice.",
    "brief": "The Council's briefing, and situation notes on incidents.",
    "document": "Documents that were composed here: drafts, frozen, released, withdrawn.",
    "body": "Bodies that decide: the Council, committees; their seats, members and rules.",
    "meeting": "Meetings: planned, announced, opened, attended, closed.",
    "agenda": "Items of agendas, and the forward plan.",
    "paper": "Papers for items: each version stays under its hashes.",
    "council": "The secretariat's cockpit: what waits, forward plan, board book, notices.",
    "minutes": "Minutes: written from what happened, approved in a later meeting.",
    "action": "Actions: what is to be done after a decision, by whom, until when.",
    "motion": "Motions: drafted, amended, put, with the evidence that they rest on.",
    "ballot": "Votes on motions: opened, cast, recorded, counted, confirmed.",
    "decision": "Decisions: listed, shown, published, verified.",
    "dialogue": "Dialogues: what stakeholders are asked, say, vote on, and what became of it.",
    "run": "Runs in the vault and the work that makes them: list, show, watch, cancel, replay, compare.",
    "config": "Settings: what they are, and where they come from.",
    "organisation": "Organisations: who owns data, and for whom people act.",
    "person": "Persons: accounts, roles, erasure of personal data.",
    "approval": "What waits for a second person: list, agree, refuse.",
    "view": "Views: pages of the workspace with their filters, under names of yours.",
    "token": "Tokens: with one a program asks in a person's name.",
    "register": "The register of decisions: entries, proofs, checkpoints, keys, witnesses.",
    "audit": "The audit: who did what, when, to what.",
    "retention": "How long things are kept, and lawful deletion.",
}
"""One line for each first word that several commands share."""

GROUPS = {
    "Your nation, and what is known of it": ("nation", "evidence", "incident", "report", "parameter", "catalogue"),
    "From evidence to the briefing": (
        "threat",
        "cascade",
        "whatif",
        "risk",
        "brief",
        "document",
        "run",
        "demo",
        "demo-workspace",
    ),
    "The Council": (
        "council",
        "dialogue",
        "body",
        "meeting",
        "agenda",
        "paper",
        "motion",
        "ballot",
        "decision",
        "action",
        "minutes",
    ),
    "People and rules": ("organisation", "person", "approval", "view", "token", "register", "audit", "retention"),
    "This installation": ("serve", "config", "worker", "doctor", "backup", "restore", "upgrade", "migrate"),
}
"""The panels of the help, in their order, and the first words that each holds."""

SERVE = "Serve the workspace to browsers, until it is stopped."

ABOUT = """From evidence to the Council's briefing.

Majlis turns incidents and infrastructure into chances that carry their uncertainty and their sources.
Begin with: majlis demo. Your own nation: majlis nation start
Another data folder than usual: majlis --home DIR COMMAND
"""


def command_tree() -> App:
    """Return the whole command line. An act is imported when it is called or its help is asked for."""
    root = App(name="majlis", help=ABOUT, version=majlis.__version__, help_format="plaintext", group_commands="Options")
    root.register_install_completion_command(help="Install tab completion for this shell.")
    panels = {title: Group(title, sort_key=place) for place, title in enumerate(GROUPS)}
    groups = {word: panels[title] for title, words in GROUPS.items() for word in words}
    whole = {entry.name for entry in ACTS}
    nouns = {
        word: App(name=word, help=line, help_format="plaintext", group=groups[word], group_commands="Commands")
        for word, line in NOUNS.items()
        if any(entry.name.startswith(f"{word} ") for entry in ACTS) and word not in whole
    }
    for noun in nouns.values():
        root.command(noun)
    root.command("majlis.interfaces.cli.serving:serve", name="serve", help=SERVE, group=groups["serve"])
    for entry in ACTS:
        first, _, verb = entry.name.rpartition(" ")
        lazy = f"majlis.interfaces.cli.lazy:{entry.name}"
        if first in whole:
            continue  # it stands below an act, in the application that lazy makes of both
        if first:
            nouns[first].command(lazy, name=verb, help=entry.line)
        else:
            root.command(lazy, name=verb, help=entry.line, group=groups[verb])
    return root
