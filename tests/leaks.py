"""What the leak test lays out: open things, and closed things that name a secret word."""

import re
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from tests.sites import Site

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
    return {"nation": "small", "incident": incident, "run": run, "asset": grid_asset(), **_papers(site, incident, "")}


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
    return {"document": document, "report": report, "whatif": whatif}


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
    return {
        "nation": "falcon",
        "incident": incident,
        "run": run,
        "asset": hidden.id,
        **_papers(site, incident, "TLP:RED"),
    }
