"""A dossier's ``evidence/`` folder: original files, unchanged, with an entry each."""

import json
import tomllib
from collections.abc import Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from majlis.evidence.addition import Addition, check_addition, origin_of, sectors_told
from majlis.evidence.formats import FORMATS, SIZE_MAX, SUFFIX, parse_json, read, too_large
from majlis.evidence.kev import Vulnerability, read_kev
from majlis.evidence.observation import UNPLACED, Entry, Observation
from majlis.evidence.reading import Reading
from majlis.kernel.canonical import content_hash, sha256_hex
from majlis.kernel.errors import ConflictError, InputError, IntegrityError, NotFoundError
from majlis.kernel.files import write_whole
from majlis.kernel.marking import Marking, join_all
from majlis.kernel.times import Window, parse_instant
from majlis.reference.loader import incident_kinds, sectors

FOLDER = "evidence"
TRUTH = ".truth.json"
"""Ending of the file that keeps the true rates of a synthetic source."""
_KEYS = frozenset(field.name for field in fields(Entry))
_OPTIONAL = frozenset(("values",))
"""Keys that stand in an entry only where they say something."""


def read_entries(nation_dir: Path) -> tuple[Entry, ...]:
    """Return the entries of a dossier's evidence, by name; none where there is no evidence yet.

    Raises
    ------
    InputError
        If an entry is wrong, naming the file.
    """
    folder = nation_dir / FOLDER
    if not folder.is_dir():
        return ()
    return tuple(_read_entry(path) for path in sorted(folder.glob("*.toml"), key=lambda path: path.stem))


def entry_named(nation_dir: Path, name: str) -> Entry:
    """Return one entry.

    Raises
    ------
    NotFoundError
        If there is none of that name.
    """
    entries = read_entries(nation_dir)
    for entry in entries:
        if entry.name == name:
            return entry
    known = ", ".join(entry.name for entry in entries) or "none yet"
    raise NotFoundError(
        f"there is no evidence named {name!r}", why=f"there is: {known}", mend="see majlis evidence list"
    )


def read_source(nation_dir: Path, entry: Entry) -> Reading:
    """Read one source's original file again.

    Raises
    ------
    IntegrityError
        If the file is gone or is not the one that was added.
    """
    return read(_original(nation_dir, entry), origin_of(entry, entry.file), format_=entry.format)


def read_observations(nation_dir: Path) -> tuple[Observation, ...]:
    """Return what all sources of a dossier observed, source by source.

    Raises
    ------
    IntegrityError
        If a file is gone or is not the one that was added.
    """
    return tuple(one for entry in read_entries(nation_dir) for one in read_source(nation_dir, entry).observations)


def read_vulnerabilities(nation_dir: Path) -> tuple[Vulnerability, ...]:
    """Return the entries of a dossier's KEV catalogues, each CVE once (of several catalogues: the last by name)."""
    catalogues = [entry for entry in read_entries(nation_dir) if entry.format == "kev"]
    found = {one.cve: one for entry in catalogues for one in vulnerabilities_of(nation_dir, entry)}
    return tuple(found.values())


def vulnerabilities_of(nation_dir: Path, entry: Entry) -> tuple[Vulnerability, ...]:
    """Return the entries of one KEV catalogue."""
    return read_kev(parse_json(_original(nation_dir, entry), file=entry.file), file=entry.file)


def without_entry(nation_dir: Path) -> tuple[str, ...]:
    """Return the files of the evidence folder that no entry names: they are not evidence."""
    folder = nation_dir / FOLDER
    entries = read_entries(nation_dir)
    known = {name for one in entries for name in (one.file, f"{one.name}.toml", f"{one.name}{TRUTH}")}
    found = (path.name for path in folder.iterdir()) if folder.is_dir() else ()
    return tuple(sorted(name for name in found if name not in known))


def write_truth(nation_dir: Path, entry: Entry, truth: Mapping[str, object]) -> str:
    """Write the true rates of a synthetic source beside it, as JSON; return the file's name."""
    name = f"{entry.name}{TRUTH}"
    write_whole(nation_dir / FOLDER / name, (json.dumps(truth, indent=1) + "\n").encode("utf-8"))
    return name


def evidence_hash(nation_dir: Path) -> str:
    """Return the hash of a dossier's evidence: entries and files, and not when they were added."""
    return content_hash([_plain(replace(entry, added="")) for entry in read_entries(nation_dir)])


def add(nation_dir: Path, file: Path, addition: Addition) -> tuple[Entry, Reading]:
    """Add a file of evidence: read it whole first, then keep it unchanged beside its entry.

    Raises
    ------
    InputError
        If the file or what is said of it is wrong. Nothing was written.
    ConflictError
        If the name is taken, or the same file is there under another name. Nothing was written.
    """
    return add_bytes(nation_dir, bytes_of(file), file.name, addition)


def bytes_of(file: Path) -> bytes:
    """Return what a file to be added holds.

    Raises
    ------
    InputError
        If it is no file, or too large.
    NotFoundError
        If it cannot be read.
    """
    try:
        if file.exists() and not file.is_file():
            raise InputError(f"{file} is not a file", mend="give the path of a file", code="evidence.no-file")
        if (size := file.stat().st_size) > SIZE_MAX:
            raise too_large(size, file=file.name)
        return file.read_bytes()
    except OSError as error:
        raise NotFoundError(
            f"{file} cannot be read: {error.strerror}", mend="check the path", code="evidence.unreadable"
        ) from None


def add_bytes(nation_dir: Path, data: bytes, file_name: str, addition: Addition) -> tuple[Entry, Reading]:
    """Add the bytes of a file of evidence; as :func:`add`."""
    if not nation_dir.is_dir():
        raise NotFoundError(f"there is no directory {nation_dir}", mend="make a nation first: majlis nation synthesize")
    check_addition(addition)
    digest = sha256_hex(data)
    old = _check_free(nation_dir, addition, digest)
    reading = read(data, origin_of(addition, file_name), format_=addition.format)
    entry = Entry(
        name=addition.name,
        file=_stored_name(nation_dir, addition.name, SUFFIX[reading.format], digest),
        format=reading.format,
        window=addition.window,
        sectors=tuple(sorted(set(addition.sectors)))
        or sectors_told(reading.format, (one.sector for one in reading.observations)),
        kinds=tuple(sorted(set(addition.kinds))),
        columns=dict(reading.columns),
        sha256=digest,
        added=addition.added,
        synthetic=addition.synthetic or any(one.synthetic for one in reading.observations),
        marking=join_all([addition.marking, *{one.marking for one in reading.observations}]),
        sheet=reading.sheet,
        dates=reading.dates,
        values=addition.values,
    )
    _store(nation_dir / FOLDER, entry, data)
    if old and old.file != entry.file:
        (nation_dir / FOLDER / old.file).unlink(missing_ok=True)
    return entry, reading


def _check_free(nation_dir: Path, addition: Addition, digest: str) -> Entry | None:
    """Return the entry that gives way, if any."""
    old = None
    for entry in read_entries(nation_dir):
        if entry.name.casefold() == addition.name.casefold():
            if not addition.replace or entry.name != addition.name:
                raise ConflictError(
                    f"there is evidence named {entry.name!r} already",
                    mend="choose another name, or give --replace to put this file in its place",
                    code="evidence.taken",
                )
            old = entry
        elif entry.sha256 == digest:
            raise ConflictError(
                f"the same file is there already, as {entry.name!r}",
                why="the same report counted twice is not more attacks",
                mend="nothing needs to be done",
                code="evidence.same-file",
            )
    return old


def _stored_name(nation_dir: Path, name: str, suffix: str, digest: str) -> str:
    """Return a file name that no other content has."""
    path = nation_dir / FOLDER / f"{name}{suffix}"
    if path.exists() and sha256_hex(path.read_bytes()) != digest:
        return f"{name}-{digest[:8]}{suffix}"
    return path.name


def _store(folder: Path, entry: Entry, data: bytes) -> None:
    """Write the file, then its entry: without an entry a file is not evidence, so a crash adds nothing."""
    import tomli_w

    folder.mkdir(exist_ok=True)
    write_whole(folder / entry.file, data)
    write_whole(folder / f"{entry.name}.toml", tomli_w.dumps(_plain(entry)).encode("utf-8"))


def _plain(entry: Entry) -> dict[str, Any]:
    """Return an entry as texts, lists and truth values."""
    plain = {one.name: getattr(entry, one.name) for one in fields(entry)}
    said = {"values": dict(sorted(entry.values.items()))} if entry.values else {}
    del plain["values"]
    return plain | {
        "window": str(entry.window),
        "marking": str(entry.marking),
        "sectors": list(entry.sectors),
        "kinds": list(entry.kinds),
        "columns": dict(sorted(entry.columns.items())),
        **said,
    }


def _read_entry(path: Path) -> Entry:
    where = f"{FOLDER}/{path.name}"
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"the entry cannot be read: {error}", where=where, code="evidence.entry") from None
    wrong = _entry_fault(raw, path.stem)
    if wrong:
        raise InputError(wrong, where=where, mend="add the file again with majlis evidence add", code="evidence.entry")
    parse_instant(raw["added"], where=f"{where}, added")
    return Entry(
        **{
            **raw,
            "window": Window.parse(raw["window"], where=f"{where}, window"),
            "marking": Marking.parse(raw["marking"], where=f"{where}, marking"),
            "sectors": tuple(raw["sectors"]),
            "kinds": tuple(raw["kinds"]),
        }
    )


_TYPES: Mapping[str, type] = {"sectors": list, "kinds": list, "columns": dict, "synthetic": bool, "values": dict}


def _entry_fault(raw: Mapping[str, Any], stem: str) -> str:
    """Return what is wrong with an entry, or an empty text."""
    odd = sorted((set(raw) | _OPTIONAL) ^ _KEYS)
    if odd:
        return f"{odd[0]!r} is missing or unknown"
    for key, value in raw.items():
        wanted = _TYPES.get(key, str)
        parts = value if isinstance(value, list) else value.values() if isinstance(value, dict) else ()
        if not isinstance(value, wanted) or not all(isinstance(part, str) for part in parts):
            return f"{key} is not as it must be"
    if raw["name"] != stem or Path(raw["file"]).name != raw["file"] or raw["format"] not in FORMATS:
        return "name, file or format is not as it must be"
    known = {"sectors": sectors().column("id"), "kinds": incident_kinds().column("id")}
    unknown = [
        value
        for key, ids in known.items()
        for value in raw[key]
        if value not in ids and (key, raw[key]) != ("sectors", [UNPLACED])
    ]
    return f"{unknown[0]!r} is no sector or kind of ours" if unknown else ""


def _original(nation_dir: Path, entry: Entry) -> bytes:
    where = f"{FOLDER}/{entry.file}"
    try:
        data = (nation_dir / FOLDER / entry.file).read_bytes()
    except OSError:
        raise IntegrityError(
            "the file of evidence is gone",
            where=where,
            mend=f"put it back, or remove {FOLDER}/{entry.name}.toml as well",
            code="evidence.gone",
        ) from None
    if sha256_hex(data) != entry.sha256:
        raise IntegrityError(
            "the file is not the one that was added",
            where=where,
            why="figures must rest on the original",
            mend=f"put the original back, or add this file with --replace --source {entry.name}",
            code="evidence.changed",
        )
    return data
