"""The pages of the register: what everybody sees, what an entry says to whom, and what can be held against the log."""

from typing import TYPE_CHECKING

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.queries import queries
from tests.registers import entry, filled, in_force, rewritten
from tests.sites import Site

from majlis import register
from majlis.adapters.records.register import appending, logs, proving, rotating, signing, witnessing
from majlis.kernel.marking import Marking, Tlp

if TYPE_CHECKING:
    from django.test import Client

PAGE = "/n/small/register/"


@pytest.fixture(name="site")
def site_with_a_nation(site: Site) -> Site:
    from tests.hand import make_nation

    make_nation(site.world.records)
    return site


@pytest.fixture(name="reader")
def somebody(site: Site) -> "Client":
    return site.as_("analyst")


def test_before_the_first_decision(site: Site, reader: "Client") -> None:
    page = reader.get(PAGE)
    assert page.status_code == 200
    assert "Nothing was entered yet" in page.content.decode()
    assert reader.get("/n/elsewhere/register/").status_code == 404
    assert site.client().get(PAGE).status_code == 302


def test_entries_keys_and_the_newest_checkpoint(site: Site, reader: "Client") -> None:
    records = site.world.records
    log = filled(records, 60)
    text = reader.get(PAGE).content.decode()
    assert "60 entries" in text
    assert str(in_force(records, log)) in text
    assert log.name in text
    assert 'href="/n/small/register/59/"' in text
    assert 'href="/n/small/register/9/"' not in text
    assert "not signed yet" not in text
    assert 'href="/n/small/register/9/"' in reader.get(PAGE, {"after": "10"}).content.decode()
    assert reader.get(PAGE, {"after": "x"}).status_code == 400
    rotating.recover(records, log, "stolen")
    text = reader.get(PAGE).content.decode()
    assert "A key came without its predecessor." in text
    assert "1 entry is not signed yet." in text
    assert "Sign now" not in text, "an analyst does not sign"


def test_a_receipt_verifies_byte_by_byte(site: Site, reader: "Client") -> None:
    log = filled(site.world.records, 9)
    page = reader.get(f"{PAGE}4/").content.decode()
    assert "&quot;number&quot;: 4" in page
    receipt = reader.get(f"{PAGE}4/receipt.tlog-proof")
    leaf = reader.get(f"{PAGE}4/entry.json")
    assert leaf.content == entry(4)
    assert receipt["Content-Disposition"] == 'attachment; filename="small-4.tlog-proof"'
    assert register.verify_receipt(receipt.content, leaf.content, in_force(site.world.records, log)).size == 9
    for missing in ("9/", "9/receipt.tlog-proof", "9/entry.json"):
        assert reader.get(f"{PAGE}{missing}").status_code == 404


def test_what_is_closed_to_a_reader_stays_closed(site: Site) -> None:
    reader = site.as_("analyst", "cert")
    records = site.world.records
    log = logs.log_of(records, "small", "decisions")
    appending.append(records, log, [entry(4711)], Marking(Tlp.RED))
    page = reader.get(f"{PAGE}1/").content.decode()
    assert "You may not read it." in page
    assert "It is not signed yet" in page
    assert "4711" not in page
    assert "closed to you" in reader.get(PAGE).content.decode()
    assert reader.get(f"{PAGE}1/entry.json").status_code == 404
    assert "4711" not in reader.get(f"{PAGE}table.csv").content.decode()


def test_checkpoints_are_listed_and_taken_away(site: Site, reader: "Client") -> None:
    log = logs.log_of(site.world.records, "small", "decisions")
    assert "Nothing was signed yet." in reader.get(f"{PAGE}checkpoints/").content.decode()
    filled(site.world.records, 9)
    text = reader.get(f"{PAGE}checkpoints/").content.decode()
    assert [f"checkpoints/{size}.txt" in text for size in (9, 7, 4, 5)] == [True, True, True, False]
    note = reader.get(f"{PAGE}checkpoints/7.txt").content
    assert register.open_checkpoint(note, in_force(site.world.records, log))[0].size == 7
    assert reader.get(f"{PAGE}checkpoints/5.txt").status_code == 404
    assert "checkpoints/4.txt" in reader.get(f"{PAGE}checkpoints/", {"after": "7"}).content.decode()
    assert reader.get(f"{PAGE}checkpoints/", {"form": "csv"}).content.decode().count("\n") >= 4


def test_tables_leave_as_files(site: Site, reader: "Client") -> None:
    filled(site.world.records, 5)
    for form in ("csv", "xlsx"):
        assert reader.get(f"{PAGE}table.{form}").status_code == 200
    assert reader.get(f"{PAGE}table.csv").content.decode().count("decision") == 4


def test_the_secretariat_signs_what_is_not_signed(site: Site, reader: "Client") -> None:
    records = site.world.records
    log = filled(records, 3)
    appending.append(records, log, [entry(9)])
    secretariat = site.as_("secretariat")
    assert "Sign now" in secretariat.get(PAGE).content.decode()
    assert reader.post(f"{PAGE}sign/").status_code == 403
    done = secretariat.post(f"{PAGE}sign/", follow=True).content.decode()
    assert "Signed: 4 entries." in done
    assert signing.signed_size(records, log) == 4
    appending.append(records, log, [entry(10)])
    for key in (site.home / "keys").glob("register-*.key"):
        key.unlink()
    assert "key is missing" in secretariat.post(f"{PAGE}sign/", follow=True).content.decode()


def test_a_printed_checkpoint_is_held_against_the_log(site: Site, reader: "Client") -> None:
    records = site.world.records
    log = filled(records, 5)
    note = signing.sign(records, log)
    _, size, root, *_ = note.decode().split("\n")
    typed = {"size": size, "root": root}
    appending.append(records, log, [entry(9)])
    done = reader.post(f"{PAGE}compare/", typed, follow=True).content.decode()
    assert "6 entries begin with the 5 of the checkpoint. Nothing was rewritten." in done
    assert "Whether we signed it was not verified" in done
    done = reader.post(f"{PAGE}compare/", {"file": SimpleUploadedFile("c.txt", note)}, follow=True).content.decode()
    assert "Nothing was rewritten." in done
    assert "was not verified" not in done
    empty = reader.post(f"{PAGE}compare/", {})
    assert (empty.status_code, "nothing to compare" in empty.content.decode()) == (400, True)
    assert reader.post(f"{PAGE}compare/", {"size": "0"}).status_code == 400
    rewritten(records, log, 2, entry(99), signed=True)
    fork = reader.post(f"{PAGE}compare/", typed)
    assert fork.status_code == 400
    assert "had another root with 5 entries" in fork.content.decode()


def test_without_the_permission_there_is_no_register(site: Site) -> None:
    filled(site.world.records, 5)
    nobody = site.client(site.person("nobody"))
    for address in ("", "checkpoints/", "1/", "table.csv", "checkpoints/5.txt"):
        assert nobody.get(f"{PAGE}{address}").status_code in {403, 404}, address


def test_a_page_asks_no_more_for_more_entries_and_checkpoints(site: Site, reader: "Client") -> None:
    pages = (PAGE, f"{PAGE}checkpoints/", f"{PAGE}3/")
    filled(site.world.records, 5)
    few = queries(reader, *pages)
    records, log = site.world.records, filled(site.world.records, 40)
    seen = witnessing.cosign(records, proving.addition(records, log, 0), in_force(records, log))
    witnessing.keep_cosignature(records, log, seen.note, witnessing.own_key(records))
    assert queries(reader, *pages) == few
