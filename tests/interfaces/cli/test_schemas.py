"""What ``--json`` prints is what the published schemas say, for every command, on one small nation."""

import io
import json
import os
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from tests import catalogues

from majlis.acts.index import ACTS
from majlis.acts.world import Actor, World
from majlis.interfaces.cli.main import run

SCHEMAS = Path(__file__).resolve().parents[3] / "docs" / "reference" / "schemas"
SMALL = ("--draws", "4", "--years", "20")
SYSTEM = {"config show", "migrate", "upgrade", "backup", "restore", "doctor"}
START = (
    *("--country", "Practice Country", "--code", "practice", "--invented", "yes", "--languages", "en"),
    *("--time-zone", "UTC", "--currency", "USD", "--sectors", "all", "--organisations", "cert:National CERT:cert"),
)
TRIED_ELSEWHERE = {"demo", "demo-workspace", "person factor"}  # tests/acts: no site was served here
GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "dossier-small"


def validator(name: str) -> Draft202012Validator:
    schema = json.loads((SCHEMAS / f"{name.replace(' ', '-')}.json").read_bytes())
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


class Typist:
    """Types commands with ``--json``, holds the answers against the schemas, and notes which were tried."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.capsys = capsys
        self.tried: set[str] = set()

    def __call__(self, name: str, *words: str, codes: tuple[int, ...] = (0,)) -> Any:
        code = run([*name.split(), *words, "--json"])
        shown = self.capsys.readouterr()
        assert code in codes, shown.err
        answer = json.loads(shown.out)
        assert [error.message for error in validator(name).iter_errors(answer)] == []
        self.tried.add(name)
        return answer["result"]


@pytest.fixture(name="typed")
def typist(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Typist:
    monkeypatch.setenv("MAJLIS_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    return Typist(capsys)


def test_every_answer_fits_its_schema(typed: Typist) -> None:
    typed("nation start", *START)
    typed("nation template", "practice.xlsx", "practice")
    typed("nation synthesize", "n", "--assets", "500")
    typed("nation check", "n")
    typed("nation show", "n")
    source = typed("evidence synthesize", "n", "--window", "2023-01-01..2026-01-01")["source"]
    Path("own.csv").write_text("day,sector,kind\n2025-03-01,health,ransomware\n", encoding="utf-8")
    typed("evidence add", "n", "own.csv", "--source", "own", "--window", "2025-01-01..2026-01-01")
    typed("evidence list", "n")
    typed("evidence show", "n", source)
    typed("threat rates", "n", "--by", "sector")
    lines = Path("n/assets.csv").read_text(encoding="utf-8").splitlines()
    asset = next(line.partition(",")[0] for line in lines if line.startswith("grid:"))
    typed("cascade run", "n", "--attack", f"{asset}@0:48")
    typed("cascade explain", "n", asset, "--attack", f"{asset}@0:48")
    typed("cascade downstream", "n", asset)
    first = typed("risk assess", "n", *SMALL)["id"]
    second = typed("risk assess", "n", *SMALL, "--as-of", "2025-07-01")["id"]
    Path("n/history.csv").write_text("day,service,people,hours\n", encoding="utf-8")
    typed("risk check", "n", *SMALL, codes=(0, 1))  # 1 where the model and history disagree
    typed("run list")
    typed("run show", first)
    typed("run replay", first)
    typed("run diff", second, first)
    typed("brief", "n", "briefing.html")


def test_every_answer_of_the_system_fits_its_schema(typed: Typist) -> None:
    typed("config show")
    typed("migrate")
    typed("upgrade")
    typed("backup", "backup.tar.gz")
    typed("restore", "backup.tar.gz")
    typed("doctor")
    assert typed.tried == SYSTEM


def test_no_command_is_left_out() -> None:
    typed = set(re.findall(r'typed\(\s*"([a-z ]+)"', Path(__file__).read_text(encoding="utf-8")))
    assert {entry.name for entry in ACTS} - typed == TRIED_ELSEWHERE


def test_every_answer_about_records_fits_its_schema(typed: Typist, monkeypatch: pytest.MonkeyPatch) -> None:
    people(typed, monkeypatch)
    a_recorded_nation(typed)
    its_evidence(typed)
    its_incidents(typed)
    its_reports(typed)
    its_work(typed)
    its_whatifs(typed)
    its_documents(typed)
    its_register(typed)
    its_dialogues(typed)
    its_meetings(typed)
    its_motions(typed)
    its_secretariat(typed)


def its_secretariat(typed: Typist) -> None:
    """Follow a meeting up: actions, minutes, board book, notices."""
    from datetime import UTC, datetime, timedelta

    from tests import pdfs

    now = datetime.now(UTC)
    day, week = f"{now:%Y-%m-%d}", f"{now + timedelta(days=7):%Y-%m-%d}"
    typed("body create", "small", "desk", "--name", "Desk", "--marking", "TLP:AMBER")
    typed("body seat", "desk", "one", "--title", "One", "--chair")
    typed("person add", "doer", "--name", "Doer")
    typed("person grant", "doer", "secretariat", "secretariat")
    typed("body appoint", "desk", "one", "doer")
    begins = f"{now:%Y-%m-%dT%H:%M}Z"
    meeting = typed("meeting plan", "desk", "--begins", begins, "--title", "First")["code"]
    typed("council notify", meeting, "--output", "notices", "--short-notice", "x")
    typed("council book", meeting, "book.pdf")
    typed("meeting open", meeting, "--present", "one", "--short-notice", "x")
    owed = ("--doer", "doer", "--due", day, "--meeting", meeting)
    action = typed("action add", "Write it.", *owed)["action"]["code"]
    Path("proof.txt").write_text("Done.\n", encoding="utf-8")
    typed("action report", action, "--done", "Done.", "--file", "proof.txt")
    typed("action evidence", action, "2", "proof.out")
    typed("action accept", action)
    typed("action reopen", action, "--reason", "x")
    typed("action move", action, "--due", week, "--reason", "x")
    typed("person grant", "second", "secretariat", "secretariat")
    typed("action give", action, "--doer", "second", "--reason", "x")
    typed("action escalate", "small")
    typed("action remind", "small", "--output", "reminders")
    typed("action drop", action, "--reason", "x")
    typed("action show", action)
    typed("action list", "small")
    typed("minutes draft", meeting)
    typed("minutes edit", meeting, "--note", "All were welcome.")
    typed("minutes show", meeting)
    typed("minutes export", meeting, "minutes.docx")
    typed("minutes template", "desk", "--out", "template.docx")
    typed("meeting close", meeting)
    typed("minutes propose", meeting)
    later = typed(
        "meeting plan", "desk", "--begins", f"{now + timedelta(minutes=1):%Y-%m-%dT%H:%M}Z", "--title", "Next"
    )
    typed("meeting open", later["code"], "--present", "one", "--short-notice", "x")
    Path("signed.pdf").write_bytes(pdfs.plain("signed"))
    typed("minutes approve", meeting, "--later", later["code"], "--file", "signed.pdf")
    typed("council show", "small")
    typed("council plan", "small")


def its_motions(typed: Typist) -> None:  # noqa: PLR0915 - one meeting from draft to publication
    """A panel decides: who types sits in its chair."""
    from datetime import UTC, datetime
    from getpass import getuser as who

    today = f"{datetime.now(UTC):%Y-%m-%dT%H:%M}Z"
    typed("person add", who(), "--name", "Who types")
    typed("person add", "second", "--name", "Second")
    typed("body create", "small", "panel", "--name", "Panel", "--marking", "TLP:AMBER")
    typed("body rule", "panel", "--facts", '{"ties": "chair", "quorum": null}')
    typed("body rule", "panel", "--preset", "consensus", "--beside")
    for seat, holder in (("one", who()), ("two", "second")):
        typed("person grant", holder, "council-member", "secretariat")
        typed("body seat", "panel", seat, "--title", seat, *(["--chair"] if seat == "one" else []))
        typed("body appoint", "panel", seat, holder)
    meeting = typed("meeting plan", "panel", "--begins", today, "--title", "First")["code"]
    item = typed("agenda add", "panel", "--title", "Spares", "--meeting", meeting)["code"]
    typed("meeting open", meeting, "--present", "one,two", "--short-notice", "x")
    motion = typed("motion draft", item, "--title", "Spares", "--text", "One day.")["motion"]["code"]
    typed("motion edit", motion, "--text", "Two days.")
    incident = typed(
        "incident create", "small", "--title", "x", "--day", "2025-03-01", "--kind", "ddos", "--source", "x"
    )
    code = incident["code"]
    pinned = typed("motion pin", motion, "incident", code)["pinned"]["number"]
    typed("motion unpin", motion, str(pinned))
    typed("motion pin", motion, "incident", code)
    typed("motion put", motion)
    amendment = typed("motion amend", motion, "--title", "Three", "--text", "Three days.")["motion"]["code"]
    typed("motion withdraw", amendment)
    typed("motion recuse", motion, "--seat", "two", "--reason", "x")
    typed("motion unrecuse", motion, "--seat", "two")
    typed("ballot open", motion, "--form", "open")
    typed("ballot void", motion, "--reason", "x")
    typed("ballot open", motion, "--form", "names")
    typed("ballot record", motion, "--name", "one=yes,two=no")
    assert typed("ballot count", motion)["state"] == "casting"
    typed("ballot casting", motion, "yes")
    decision = typed("ballot confirm", motion)["decision"]
    typed("motion show", motion)
    typed("motion list", "small")
    typed("decision show", decision)
    typed("decision list", "small")
    typed("decision replay", decision)
    typed("decision publish", decision)
    typed("decision export", decision, "decision.json")
    facts = ("--title", "More", "--text", "More.")
    other = typed("motion draft", item, *facts)["motion"]["code"]
    typed("motion put", other)
    typed("ballot open", other, "--form", "open")
    typed("ballot vote", other, "yes")
    typed("ballot show", other)
    typed("ballot count", other)
    third = typed("motion draft", item, *facts, "--rule", "consensus")["motion"]["code"]
    typed("motion put", third)
    typed("ballot open", third, "--form", "consensus")
    typed("ballot object", third, "--reason", "x")


def its_meetings(typed: Typist) -> None:
    """A body meets, from its first seat to the day on which it is dissolved."""
    from datetime import UTC, datetime

    today = f"{datetime.now(UTC):%Y-%m-%dT%H:%M}Z"
    typed("body create", "small", "board", "--name", "Board", "--marking", "TLP:AMBER")
    typed("body edit", "board", "--notice-days", "0")
    typed("body rule", "board", "--facts", '{"proxies": 1}')
    for seat in ("one", "two", "three"):
        typed("person add", f"holder-{seat}", "--name", seat)
        typed("person grant", f"holder-{seat}", "council-member", "secretariat")
        typed("body seat", "board", seat, "--title", f"Seat {seat}")
        typed("body appoint", "board", seat, f"holder-{seat}")
    typed("body reseat", "board", "one", "--chair", "yes")
    typed("body suspend", "board", "three")
    typed("body dismiss", "board", "three", "holder-three")
    typed("body abolish", "board", "three")
    code = typed("meeting plan", "board", "--begins", today, "--title", "First")["code"]
    item = typed("agenda add", "board", "--title", "Budget")["code"]
    typed("agenda edit", item, "--question", "How much?")
    typed("agenda move", item, code)
    typed("agenda withdraw", item)
    typed("agenda withdraw", item, "--undo")
    typed("meeting order", code, item)
    typed("meeting move", code, "--place", "Room 4")
    typed("meeting notify", code)
    typed("meeting calendar", code, "board.ics")
    typed("meeting show", code)
    typed("meeting open", code, "--present", "one")
    typed("meeting proxy", code, "two", "one")
    typed("meeting come", code, "two")
    typed("meeting leave", code, "two")
    Path("paper.txt").write_text("Ten.\n", encoding="utf-8")
    paper = typed("paper add", item, "paper.txt")["code"]
    Path("paper.txt").write_text("Twelve.\n", encoding="utf-8")
    typed("paper replace", paper, "paper.txt")
    typed("paper withdraw", paper)
    typed("paper list", item)
    typed("paper export", paper, "paper.out")
    typed("agenda take", item)
    typed("agenda list", "--meeting", code)
    for verb in ("show", "close"):
        typed(f"meeting {verb}", code)
    typed(
        "meeting cancel",
        typed("meeting plan", "board", "--begins", today, "--title", "Second")["code"],
        "--reason",
        "x",
    )
    typed("meeting list", "board")
    typed("body list", "small")
    typed("body show", "board")
    typed("body dissolve", "board")


def its_dialogues(typed: Typist) -> None:
    asked = ("--title", "Duties", "--question", "What must be reported?", "--marking", "TLP:AMBER")
    code = typed("dialogue start", "small", *asked)["dialogue"]["code"]
    typed("dialogue edit", code, "--title-ur", "x")
    for text in ("One.", "Two."):
        typed("dialogue seed", code, "--text", text)
    typed("dialogue ask", code, "--text", "How long?", "--unit", "hours")
    typed("dialogue phase", code, "--to", "listen")
    word = typed("dialogue word", code)["word"]
    opened = ("--word", word, "--device", "--constituency", "public")
    token = ("--token", typed("dialogue enter", code, *opened)["token"])
    typed("dialogue door", code, *token)
    typed("dialogue next", code, *token)
    typed("dialogue vote", code, "1", "agree", *token)
    typed("dialogue state", code, "--text", "Three.", *token)
    typed("dialogue argue", code, "1", "for", "--text", "Because.", *token)
    typed("dialogue moderate", code, "--verdict", "accept", "--statement", "3")
    typed("dialogue paper", code, "--sheet", "7", "--constituency", "public", "--vote", "1=pass")
    typed("dialogue phase", code, "--to", "converge")
    typed("dialogue estimate", code, "1", "--low", "1", "--middle", "2", "--high", "3", *token)
    typed("dialogue dissent", code, "--text", "No.", *token)
    typed("dialogue phase", code, "--to", "report")
    typed("dialogue outcome", code, "--statement", "1", "--text", "Adopted.")
    typed("dialogue stand", code, *token)
    typed("dialogue list", "small")
    typed("dialogue show", code)
    typed("dialogue pulse", code)
    typed("dialogue results", code)
    typed("dialogue coordinated", code)
    typed("dialogue export", code, "votes")
    typed("dialogue report", code, "report.html")
    typed("nation start", *START)
    typed("dialogue synthesize", "practice", "--people", "12", "--statements", "3")


def its_register(typed: Typist) -> None:
    typed("register name", "register.council.example")
    Path("minutes.txt").write_text("Decided.\n", encoding="utf-8")
    entered = typed("register append", "small", "minutes.txt", "--title", "Minutes")["entries"]
    typed("register checkpoint", "small", "--out", "checkpoint")
    typed("register prove", "small", str(entered[0]["index"]))
    typed("register compare", "small", "--file", "checkpoint")
    key = typed("register show", "small")["keys"][0]["key"]
    typed("register prove", "small", "--since", "0", "--out", "request")
    witness = typed("register witness", "request", "--key", key, "--out", "cosigned")["witness"]
    typed("register cosigned", "small", "--file", "cosigned", "--witness", witness)
    typed("register audit")
    typed("register rotate", "small")
    typed("register recover", "small", "--reason", "stolen")
    typed("register list")
    typed("register verify", "small", codes=(0, 1))  # 1 where the tests' database waits for no disk


def its_documents(typed: Typist) -> None:
    incident = typed("incident list", "small")["incidents"][0]["code"]
    Path("mail.txt").write_text("Subject: Billing down\n\nRansomware, seen on 3 March 2025.\n", encoding="utf-8")
    typed("brief suggest", "small", "--text", "mail.txt")
    first = typed("brief incident", incident, "note.html", "--text", "mail.txt")["document"]
    code = typed("document start", incident)["document"]["code"]
    typed("document save", code, "--done", "Called the operator.")
    typed("document freeze", code)
    typed("document release", code)
    typed("document export", code, "second.html")
    typed("document withdraw", first, "--reason", "the next one replaces it")
    typed("document show", code)
    typed("document keep", "small", "--parts", "rates")
    typed("document list", "small")


def its_whatifs(typed: Typist) -> None:
    first, second = (
        typed("whatif save", "small", "--title", title, "--attack", "grid:west-01@0:48")["code"]
        for title in ("One", "Two")
    )
    typed("whatif list", "small")
    typed("whatif show", first)
    typed("whatif compare", first, second)
    typed("whatif drop", first)
    Path("layer.geojson").write_text('{"type": "Point", "coordinates": [70, 30]}', encoding="utf-8")
    typed("nation layer", "small", "--file", "layer.geojson")


def people(typed: Typist, monkeypatch: pytest.MonkeyPatch) -> None:
    typed("organisation add", "cert", "--name", "National CERT", "--kind", "cert")
    typed("organisation add", "old", "--name", "Old office", "--kind", "other")
    typed("organisation close", "old")
    typed("organisation list")
    for login in ("a.khan", "b.noor"):
        typed("person add", login, "--name", login)
        typed("person grant", login, "administrator", "cert")
    monkeypatch.setattr("sys.stdin", io.StringIO("a long enough password 7\n"))
    typed("person password", "a.khan")
    typed("person end", "b.noor", "administrator", "cert")
    typed("person list")
    typed("person language", "ur", "--login", "a.khan")
    code = typed("token create", "figures", "--scopes", "person.read", "--login", "a.khan")["code"]
    typed("token list")
    typed("token revoke", code)
    two_persons(typed)
    typed("person close", "b.noor")
    typed("person erase", "b.noor", "--yes")
    typed("audit list")
    typed("retention show")
    typed("retention set", "audit", "4000")
    typed("retention apply", "--dry-run")
    catalogues.write(Path("kev.json"))
    typed("catalogue update", "kev.json")
    typed("catalogue list")
    typed("catalogue revert")


def two_persons(typed: Typist) -> None:
    records = World(Actor("a.khan", frozenset("*")), Path(os.environ["MAJLIS_HOME"])).records
    from majlis.adapters.records.access import approvals

    for organisation in ("old", "cert"):
        command = {"login": "b.noor", "role": "auditor", "organisation": organisation}
        approvals.ask(records, approvals.Wanted("person grant", "person.write", "b.noor", command))
    cert, old = (one["code"] for one in typed("approval list")["approvals"])
    typed("approval show", cert)
    typed("approval give", cert)
    typed("approval refuse", old, "--reason", "it is closed")


def a_recorded_nation(typed: Typist) -> None:
    typed("nation import", str(GOLDEN))
    typed("nation publish", "small")
    typed("nation queue", "small", "check")
    assets = (GOLDEN / "assets.csv").read_text(encoding="utf-8").splitlines()[1:]
    asset = next(line.partition(",")[0] for line in assets if line.startswith("grid:"))
    typed("nation split", "small", asset, "--into", "grid:a,grid:b")
    typed("nation merge", "small", "grid:a", "grid:b", "--into", "grid:c")
    typed("nation undo", "small")
    typed("nation change", "small", "grid:a", "--set", "name=North A")
    typed("nation add", "small", "operators", "operator:new", "--set", "name=New", "--set", "sector=power")
    typed("nation retire", "small", "operator:new")
    typed("nation history", "small")
    typed("nation list")
    typed("nation search", "small", "north")
    typed("nation versions", "small")
    typed("nation compare", "small", "small@draft")
    typed("nation export", "small", "small.xlsx")


def its_evidence(typed: Typist) -> None:
    rows = [f"{n},2025-0{n % 9 + 1}-0{n % 9 + 1},power,ransomware" for n in range(20)]
    Path("log.csv").write_text(
        "\n".join(["id,day,sector,kind", *rows, "21,never,power,ransomware\n"]), encoding="utf-8"
    )
    typed("evidence add", "small", "log.csv", "--source", "log", "--window", "2025-01-01..2026-01-01")
    typed("evidence search", "small", "ransomware")
    typed("evidence quarantine", "small", "--out", "aside.csv")
    typed("evidence drop", "small", "log", "--all")
    typed("evidence recall", "small", "log", "--all")
    typed("threat queue", "small", "--as-of", "2025-03-01")
    mended = Path("aside.csv").read_text(encoding="utf-8").replace("never", "2025-03-03")
    Path("aside.csv").write_text(mended, encoding="utf-8")
    typed("evidence mend", "small", "aside.csv")
    typed("evidence drop", "small", "log", "--all", codes=(0, 2))
    typed("evidence remove", "small", "log")
    typed("evidence restore", "small", "log")


def its_incidents(typed: Typist) -> None:
    typed("incident window", "small", "2025-01-01")
    facts = ("--title", "Billing down", "--day", "2025-03-03", "--kind", "ransomware", "--sector", "power")
    code = typed("incident create", "small", *facts)["code"]
    typed("incident amend", code, "--source", "operator, by phone", "--people", "1000")
    typed("incident undo", code)
    typed("incident mark", code, "TLP:GREEN")
    typed("incident link", code, "log/3")
    typed("incident unlink", code, "log/3")
    other = typed("incident create", "small", *facts)["code"]
    typed("incident duplicates", "small")
    typed("incident merge", other, code, "--source", "operator")
    typed("incident unmerge", code, "--source", "operator")
    typed("incident close", code, "--source", "operator")
    typed("incident reopen", code, "--source", "operator")
    typed("incident show", code)
    typed("incident list", "small")
    page = "/n/small/incidents/"
    typed("view save", "Open", f"{page}?state=open")
    typed("view list")
    typed("view rename", "Open", page, "Still open")
    typed("view drop", "Still open", page)


def its_reports(typed: Typist) -> None:
    typed("organisation add", "north-clinic", "--name", "North Clinic", "--kind", "operator")
    said = ("--operator", "north-clinic", "--title", "Billing down", "--kind", "ransomware", "--sector", "health")
    code = typed("report send", "small", *said)["code"]
    typed("report amend", code, "--people", "1000")
    other = typed("report send", "small", *said)["code"]
    typed("report ask", code, "Since when?")
    typed("report answer", code, "Since noon")
    typed("report feedback", code, "Known")
    typed("report note", code, "Third")
    typed("report show", code)
    typed("report list", "small")
    typed("report alike", code)
    typed("report merge", other, code)
    typed("report unmerge", other)
    typed("report incident", code)
    typed("report close", code)
    typed("report reopen", code)
    typed("report route", code, "secretariat", "--because", "It asked")
    typed("report rules", "small")
    typed("report rule", "small", "secretariat-all", "--to", "secretariat", "--reason", "It coordinates")
    typed("report board", "small")
    typed("report remind", "small")
    typed("report door", "small")
    receipt = typed("report tell", "small", "--title", "Pumps stopped")
    named = (receipt["code"], "--word", receipt["word"])
    typed("report follow", *named)
    typed("report add", *named, "--text", "Since noon")
    Path("letter.txt").write_text("Pay", encoding="utf-8")
    typed("report enclose", code, "letter.txt")
    typed("report enclosure", code, "1", "letter-1.txt")
    typed("report discard", code, "1")
    typed("report attach", receipt["code"], "north-clinic")


def its_work(typed: Typist) -> None:
    columns = "id,group,law,a,b,c,unit,date,basis,source"
    value = "threat.prior-shape,prior,fixed,0.6,,,incidents,2026-11-01,judgement,the Council"
    Path("own.csv").write_text(f"{columns}\n{value}\n", encoding="utf-8")
    typed("parameter import", "small", "own.csv")
    typed(
        "parameter set", "small", "threat.span-minimum", "--a", "4", "--basis", "judgement", "--source", "the Council"
    )
    typed("parameter list", "small")
    typed("parameter unset", "small", "threat.span-minimum")
    queued = typed("risk assess", "small", *SMALL, "--queue")["work"]
    typed("run cancel", queued)
    typed("run retry", queued)
    typed("worker", "--once")
    typed("run watch", queued)
