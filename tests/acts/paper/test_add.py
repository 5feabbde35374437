"""Files that are no papers are refused, whatever they are called."""

from pathlib import Path

import pytest
from tests.councils import council, login_of, paper_file

from majlis.acts.agenda.take import TakeCommand, take
from majlis.acts.paper.add import AddCommand, add
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError, InputError, NotFoundError, PermissionDeniedError


def test_added_under_its_hash(recorded: World, tmp_path: Path) -> None:
    place = council(recorded)
    found = add(AddCommand(item=place.item, file=paper_file(tmp_path, "why.txt", "Why.")), recorded)
    assert "PAP-2025-0001 is added to ITM-2025-0001. sha256 " in found.text()
    from majlis.adapters.records.council import events, papers
    from majlis.adapters.records.health import known_uploads

    one = papers.find(recorded.records, "PAP-2025-0001")
    assert (one.title, one.newest and one.newest.number) == ("why", 1)
    assert one.newest is not None
    assert one.newest.sha256 in known_uploads(), "what looks after files knows that it is wanted"
    assert events.listed(recorded.records, place.meeting)[-1].facts["paper"] == "PAP-2025-0001"


def test_it_is_never_marked_less_strictly_than_its_item(recorded: World, tmp_path: Path) -> None:
    place = council(recorded)
    file = paper_file(tmp_path)
    for marking, expected in (("TLP:GREEN", "TLP:AMBER"), ("TLP:RED", "TLP:RED")):
        code = add(AddCommand(item=place.item, file=file, marking=marking), recorded).code
        from majlis.adapters.records.council import papers

        assert str(papers.find(recorded.records, code).marking) == expected


def test_what_is_no_paper_is_refused(recorded: World, tmp_path: Path) -> None:
    place = council(recorded)
    for name, data, why in (
        ("empty.pdf", b"", "is empty"),
        ("letter.exe", b"MZ", "are not taken"),
        ("letter", b"text", "no ending"),
        ("letter.pdf", b"MZ", "is no .pdf"),
        ("letter.docx", b"PK\x03\x04", "is no .docx"),
        ("letter.txt", b"\xff\xfe\x00", "is no .txt"),
        ("script.pdf", b"%PDF-1.7 /OpenAction << /S /JavaScript /JS (app.alert(1)) >>", "holds a program"),
    ):
        path = tmp_path / name
        path.write_bytes(data)
        with pytest.raises(InputError, match=why):
            add(AddCommand(item=place.item, file=path), recorded)
    with pytest.raises(InputError, match="it is a folder"):
        add(AddCommand(item=place.item, file=tmp_path), recorded)
    with pytest.raises(NotFoundError, match="cannot be read"):
        add(AddCommand(item=place.item, file=tmp_path / "gone.pdf"), recorded)
    with pytest.raises(PermissionDeniedError, match=r"council\.write"):
        add(AddCommand(item=place.item, file=paper_file(tmp_path)), place.as_(login_of("chair")))
    take(TakeCommand(item=place.item, done=True), recorded)
    with pytest.raises(ConflictError, match="is done"):
        add(AddCommand(item=place.item, file=paper_file(tmp_path)), recorded)
