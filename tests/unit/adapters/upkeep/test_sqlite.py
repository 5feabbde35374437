"""A snapshot is one instant, whoever writes meanwhile; what is damaged is refused; what is in use is not moved."""

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from majlis.adapters.upkeep.sqlite import alone, judge, snapshot
from majlis.kernel.errors import ConflictError, IntegrityError


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "source"
    with closing(sqlite3.connect(path)) as database:
        database.executescript(
            """PRAGMA journal_mode=WAL;
            CREATE TABLE majlis_a (id INTEGER PRIMARY KEY, fill TEXT);
            CREATE TABLE majlis_b (id INTEGER PRIMARY KEY, a INTEGER REFERENCES majlis_a (id), fill TEXT);"""
        )
    return path


def test_a_snapshot_is_one_instant_while_others_write(source: Path, tmp_path: Path) -> None:
    """Each transaction writes one row to both tables: a copy of two instants would have more in one."""
    ended = threading.Event()

    def write() -> None:
        with closing(sqlite3.connect(source, isolation_level=None, timeout=30)) as database:
            database.execute("PRAGMA synchronous=OFF")
            while not ended.is_set():
                database.execute("BEGIN IMMEDIATE")
                key = database.execute("INSERT INTO majlis_a (fill) VALUES (hex(randomblob(200)))").lastrowid
                database.execute("INSERT INTO majlis_b (a, fill) VALUES (?, hex(randomblob(200)))", (key,))
                database.execute("COMMIT")

    writer = threading.Thread(target=write)
    writer.start()
    try:
        counts = [snapshot(source, tmp_path / str(number)).counts for number in range(15)]
    finally:
        ended.set()
        writer.join()
    assert all(one["majlis_a"] == one["majlis_b"] for one in counts)
    assert counts[-1]["majlis_a"] > counts[0]["majlis_a"]


def test_a_row_that_refers_to_nothing_is_damage(source: Path) -> None:
    with closing(sqlite3.connect(source)) as database:
        database.execute("INSERT INTO majlis_b (a) VALUES (77)")
        database.commit()
    with pytest.raises(IntegrityError, match="damaged") as caught:
        judge(source)
    assert caught.value.fault.why == "1 rows refer to rows that are not there"


def test_a_damaged_page_and_what_is_no_database_are_told(source: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(source)) as database:
        database.executescript(
            "INSERT INTO majlis_a (fill) SELECT hex(randomblob(3000)) FROM pragma_function_list LIMIT 50;"
        )
        database.execute("PRAGMA journal_mode=DELETE")
    data = bytearray(source.read_bytes())
    data[len(data) // 2 : len(data) // 2 + 4096] = b"\xff" * 4096
    source.write_bytes(data)
    with pytest.raises(IntegrityError, match="damaged"):
        judge(source)
    (tmp_path / "text").write_text("no database" * 1000)
    with pytest.raises(IntegrityError, match="damaged"):
        judge(tmp_path / "text")


def test_what_another_has_open_is_not_moved(source: Path) -> None:
    with closing(sqlite3.connect(source)) as other:
        other.execute("SELECT * FROM majlis_a").fetchall()
        with pytest.raises(ConflictError, match="another process is using the records"), alone(source):
            pass
    with alone(source), pytest.raises(sqlite3.OperationalError, match="locked"):
        sqlite3.connect(source, timeout=0).execute("SELECT * FROM majlis_a").fetchall()
    judge(source)


def test_what_is_not_there_or_damaged_may_be_moved(tmp_path: Path) -> None:
    with alone(tmp_path / "none"):
        pass
    (tmp_path / "text").write_text("no database" * 1000)
    with alone(tmp_path / "text"):
        pass
