"""What the leak test lays out: open things, and closed things that name a secret word."""

import re
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from tests.councils import world_as
from tests.sites import Site

from majlis.acts.ballot.confirm import ConfirmCommand, confirm
from majlis.acts.index import ACTS
from majlis.infrastructure import read
from majlis.infrastructure.editing.rows import Edit
from majlis.infrastructure.files import in_order
from majlis.kernel.marking import Marking, Tlp

GOLDEN = Path(__file__).resolve().parent / "golden" / "dossier-small"
SECRET = "zephyrine"  # noqa: S105 - a word, no password
"""Stands in every closed thing and in no address and no form: whoever sees it saw what is closed."""
RED = Marking(Tlp.RED)
CORE = "grid:core"


_MARKED = re.compile(r"TLP:[A-Z+]+[A-Za-z/+]*")


def act(site: Site, name: str, /, **values: Any) -> Any:
    """Perform an act at the machine."""
    loaded = next(entry for entry in ACTS if entry.name == name).load()
    return loaded(loaded.command.model_validate(values), site.world)


def grid_asset() -> str:
    """Return an asset of the golden nation."""
    return in_order(read(GOLDEN)).assets[0].id


def open_things(site: Site, folder: Path) -> dict[str, str]:
    """Lay out what the readers may see, and return its codes."""
    from tests.laws.test_nothing_seeps import table, waiting

    records = site.world.records
    dossier(folder, "small", "Small nation", "TLP:GREEN")
    act(site, "nation import", source=folder)
    act(site, "nation publish", nation="small")
    table(records, "cert", Marking(Tlp.AMBER), "a")
    incident = act(
        site, "incident create", nation="small", title="Ransomware at a ward", day=date(2025, 3, 1), kind="ransomware",
        sector="health", marking="TLP:GREEN",
    ).code  # fmt: skip
    waiting(records, "open-paper", Marking(Tlp.AMBER))
    run = act(site, "risk assess", nation="small", draws=4, years=20).id
    in_register(site, "small", "Minutes")
    for login in ("member.a", "member.b"):
        act(site, "person add", login=login, name=login)
        act(site, "person grant", login=login, role="council-member", organisation="secretariat")
    meets = a_body_meets(site, "board", "Board", "TLP:AMBER")
    named = {"nation": "small", "incident": incident, "run": run, "asset": grid_asset(), **meets}
    return {**named, **_papers(site, incident, "")}


def a_body_meets(site: Site, code: str, name: str, marking: str) -> dict[str, str]:
    """Let a body meet today on an item with a paper; return the codes."""
    act(site, "body create", nation="small", body=code, name=name, marking=marking, notice_days=0, legal_basis=name)
    act(site, "body rule", body=code, facts='{"proxies": 1}', legal_basis=name)
    for seat, login in (("chair", "member.a"), ("second", "member.b")):
        act(site, "body seat", body=code, seat=seat, title=f"{name} {seat}", chair=seat == "chair")
        act(site, "body appoint", body=code, seat=seat, person=login, reason=name)
    begins = f"{site.world.now():%Y-%m-%dT%H:%MZ}"
    meeting = act(site, "meeting plan", body=code, begins=begins, title=name, place=name).code
    item = act(site, "agenda add", body=code, title=name, question=name, meeting=meeting).code
    act(site, "agenda add", body=code, title=f"{name} plan")
    act(site, "meeting notify", meeting=meeting)
    act(site, "meeting open", meeting=meeting, present=("chair",))
    act(site, "meeting proxy", meeting=meeting, away="second", holder="chair")
    act(site, "agenda take", item=item)
    file = site.home / f"{name}.txt"
    file.write_text(name, encoding="utf-8")
    paper = act(site, "paper add", item=item, file=file, title=name).code
    motion, decision = a_body_decides(site, code, item, name)
    owed = {"doer": "member.a", "due": site.world.now().date(), "meeting": meeting}
    action = act(site, "action add", what=name, **owed).action.code
    file.write_text(name, encoding="utf-8")
    act(site, "action report", code=action, done=name, file=file)
    act(site, "minutes draft", meeting=meeting)
    act(site, "minutes edit", meeting=meeting, item=item, note=name)
    file.unlink()
    decided = {"motion": motion, "decision": decision}
    return {"body": code, "meeting": meeting, "item": item, "board_paper": paper, "action": action, **decided}


def a_body_decides(site: Site, body: str, item: str, name: str) -> tuple[str, str]:
    """Let a body vote on an item; return the codes of the motion and of the decision.

    What is closed waits for the chair for ever: that the register grows with a sealed decision is told to everybody
    (`tests/unit/adapters/records/council` asks the rest of it).
    """
    act(site, "body rule", body=body, facts='{"code": "whoever-comes", "quorum": null}', beside=True)
    told = {"title": name, "text": name, "legal_basis": name, "rule": "whoever-comes"}
    motion = act(site, "motion draft", item=item, **told).motion.code
    act(site, "motion put", motion=motion)
    act(site, "motion recuse", motion=motion, seat="second", reason=name)
    act(site, "motion amend", motion=motion, title=f"{name} amended", text=f"{name} amended")
    act(site, "ballot open", motion=motion, form="hands")
    act(site, "ballot record", motion=motion, yes=1)
    act(site, "ballot count", motion=motion)
    if name.startswith(SECRET):
        return motion, "DEC-2020-0001"
    chair = world_as(site.world, "member.a")
    return motion, confirm(ConfirmCommand(motion=motion), chair).decision


def in_register(site: Site, nation: str, title: str) -> None:
    """Enter a file into a nation's register."""
    file = site.home / f"{title}.txt"
    file.write_text(title, encoding="utf-8")
    act(site, "register append", nation=nation, files=(file,), title=title)
    file.unlink()


def _papers(site: Site, incident: str, marking: str) -> dict[str, str]:
    """Lay out what is made from the rest."""
    name = f"{SECRET.capitalize()} office" if marking else "Ward office"
    document = act(site, "document start", incident=incident, marking=marking).document.code
    act(site, "document freeze", document=document)
    act(site, "document release", document=document)
    report = act(site, "report send", nation="small", name=name, title=name, marking=marking or "TLP:AMBER").code
    for number in (1, 2):  # the second is taken out again
        letter = site.home / f"{name} {number}.txt"
        letter.write_text(f"{name} letter {number}", encoding="utf-8")
        act(site, "report enclose", code=report, file=letter)
        letter.unlink()
    act(site, "report discard", code=report, number=2)
    whatif = act(
        site, "whatif save", nation="small", title=name, attack=(f"{grid_asset()}@0:24",), marking=marking
    ).code
    talk = act(site, "dialogue start", nation="small", title=name, question=name, marking=marking).dialogue.code
    act(site, "dialogue seed", code=talk, text=name)
    act(site, "dialogue phase", code=talk, to="listen")
    act(site, "dialogue paper", code=talk, sheet="1", constituency="public", vote=("1=agree",))
    return {"document": document, "report": report, "whatif": whatif, "dialogue": talk}


def dossier(folder: Path, code: str, name: str, marking: str) -> None:
    """Write the golden nation under another name and marking: as it ships, no reader here may see it."""
    shutil.copytree(GOLDEN, folder)
    header = (folder / "nation.toml").read_text(encoding="utf-8")
    lines = [line for line in header.splitlines() if line.partition(" ")[0] not in {"id", "name", "marking"}]
    ours = [f'id = "{code}"', f'name = "{name}"', f'marking = "{marking}"']
    at = next((number for number, line in enumerate(lines) if line.startswith("[")), len(lines))
    (folder / "nation.toml").write_text("\n".join([*lines[:at], *ours, *lines[at:], ""]), encoding="utf-8")
    for path in folder.glob("*.csv"):
        path.write_text(_MARKED.sub("TLP:GREEN", path.read_text(encoding="utf-8")), encoding="utf-8")


def closed_things(site: Site, folder: Path) -> dict[str, str]:
    """Lay out what no reader may see, and return its codes."""
    from tests.laws.test_nothing_seeps import table, waiting

    from majlis.adapters.records.nations import revisions

    records = site.world.records
    dossier(folder, "falcon", SECRET.capitalize(), "TLP:RED")
    act(site, "nation import", source=folder)
    act(site, "nation publish", nation="falcon")
    table(records, "falcon", RED, SECRET)
    core = in_order(read(GOLDEN)).assets[0]
    hidden = replace(core, id="falcon:base-01", name=f"{SECRET} base", marking=RED)
    intent = revisions.Intent("nation split", SECRET, None, None, (core.id,), (core.id, hidden.id))
    revisions.commit(records, "small", [Edit("assets", hidden.id, None, hidden)], intent)
    act(site, "nation publish", nation="small", note=SECRET)
    incident = act(
        site, "incident create", nation="small", title=f"{SECRET} ransomware", day=date(2025, 3, 1), kind="ransomware",
        sector="health", summary=SECRET, source=SECRET, marking="TLP:RED",
    ).code  # fmt: skip
    waiting(records, SECRET, RED)
    run = act(site, "risk assess", nation="small", draws=4, years=20).id
    in_register(site, "falcon", SECRET)
    return {
        "nation": "falcon",
        "incident": incident,
        "run": run,
        "asset": hidden.id,
        **a_body_meets(site, "falcon-board", f"{SECRET} board", "TLP:RED"),
        **_papers(site, incident, "TLP:RED"),
    }
