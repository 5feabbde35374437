"""The documentation names everything, its links lead somewhere, and its pages say what the code says."""

import importlib.util
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from majlis.acts.index import ACTS, Entry
from majlis.acts.settings import KNOWN
from majlis.interfaces.fields import fields_of

ROOT = Path(__file__).resolve().parents[2]
PAGES = [*sorted((ROOT / "docs").rglob("*.md")), ROOT / "README.md", ROOT / "CONTRIBUTING.md"]
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")


def script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    links = [link for link in LINK.findall(page.read_text(encoding="utf-8")) if "://" not in link]
    missing = [link for link in links if not (page.parent / link).exists()]
    assert missing == []


def test_the_made_pages_are_what_the_code_says(capsys: pytest.CaptureFixture[str]) -> None:
    code = script("build_docs").main(["--check"])
    assert (code, capsys.readouterr().out) == (0, "")


@pytest.mark.parametrize(
    "code",
    ["nation.not-found", "nation.orphan", "nation.row-width", "workbook.k-above-n", "workbook.broken", "doctor.clock"],
)
def test_a_code_stands_on_the_page_however_it_comes_about(code: str) -> None:
    """Given as ``code=``, by the lint, by a reader of tables, by the workbook, as one of two, by the doctor."""
    assert f"| `{code}` | " in script("build_docs").errors_page()


def test_every_setting_is_described() -> None:
    text = (ROOT / "docs" / "reference" / "settings.md").read_text(encoding="utf-8")
    assert [known.variable for known in KNOWN if f"`{known.variable}`" not in text] == []
    assert [known.key for known in KNOWN if known.in_file and f"`{known.key}`" not in text] == []


def test_every_target_of_the_makefile_is_explained() -> None:
    lines = (ROOT / "Makefile").read_text(encoding="utf-8").splitlines()
    phony = next(line for line in lines if line.startswith(".PHONY:")).split()[1:]
    explained = {line.split(":")[0] for line in lines if " ## " in line}
    assert set(phony) == {*explained, "help"}


def commands_in(page: Path) -> Iterator[str]:
    for line in page.read_text(encoding="utf-8").splitlines():
        match = re.match(r"\s*(?:\$ )?(majlis [a-z].*)$", line)
        if match:
            yield match[1]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_commands_and_options_in_examples_exist(page: Path) -> None:
    by_name = {entry.name: entry for entry in ACTS}
    for line in commands_in(page):
        words = line.split()[1:]
        name = next((name for name in (" ".join(words[:2]), words[0]) if name in by_name), None)
        if name is None and words[0] not in {one.split()[0] for one in by_name}:
            continue  # a sentence that begins with the name
        assert name is not None, line
        known = {field.label for field in fields_of(by_name[name].load().command).values()} | {"--json", "--help"}
        used = {word.partition("=")[0] for word in words if re.fullmatch(r"--[a-z][a-z-]*(=.*)?", word)}
        assert used <= known, line


@pytest.mark.parametrize("entry", ACTS, ids=lambda entry: entry.name)
def test_a_commands_page_is_whole(entry: Entry) -> None:
    name = entry.name.replace(" ", "-")
    page = (ROOT / "docs" / "reference" / "commands" / f"{name}.md").read_text(encoding="utf-8")
    assert page.startswith("# majlis ")
    assert "<!-- options -->" in page
    assert "wrong" in page.lower(), "the page says what can go wrong"
    assert re.search(r"^(    \$ |\$ )majlis ", page, re.MULTILINE), "the page shows an example"
