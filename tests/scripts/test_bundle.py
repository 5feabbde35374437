"""What goes into the bundle, and what the installer refuses. The whole bundle is tried in tests/interfaces."""

import json
import os
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from scripts.bundle.make import machine, pack, write_licences, write_sums
from scripts.bundle.pages import page, write_pages
from scripts.bundle.sbom import licence_of, needs, sbom
from scripts.bundle.wheels import Wheel, read_wheel, requirements, unlicensed, unpinned

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "deploy"


def wheel(folder: Path, name: str, *lines: str, licence: str = "LICENSE") -> Wheel:
    """Make a small wheel."""
    path = folder / f"{name.replace('-', '_')}-1.0-py3-none-any.whl"
    metadata = "\n".join(["Metadata-Version: 2.4", f"Name: {name}", "Version: 1.0", *lines, ""])
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"{path.name.split('-')[0]}-1.0.dist-info/METADATA", metadata)
        archive.writestr("thing/licenses.py", "code")
        if licence:
            archive.writestr(f"x.dist-info/licenses/{licence}", "Do as you like.")
    return read_wheel(path)


@pytest.fixture
def wheels(tmp_path: Path) -> tuple[Wheel, ...]:
    return (
        wheel(tmp_path, "driver", "License: BSD-3-Clause"),
        wheel(tmp_path, "driver-binary", "Classifier: License :: OSI Approved :: MIT License"),
        wheel(
            tmp_path,
            "majlis",
            "License-Expression: Apache-2.0",
            "Requires-Dist: driver[binary]>=1",
            "Requires-Dist: tester; extra == 'test'",
        ),
        wheel(tmp_path, "pip", f"License: {'a long text ' * 30}"),
    )


def test_a_wheel_without_a_licence_text_is_named(tmp_path: Path, wheels: tuple[Wheel, ...]) -> None:
    bare = wheel(tmp_path, "bare", licence="")
    assert list(unlicensed([*wheels, bare])) == ["bare-1.0-py3-none-any.whl: no licence text in the wheel"]


def test_a_wheel_that_is_not_pinned_is_named(wheels: tuple[Wheel, ...]) -> None:
    found = list(unpinned(list(wheels), "driver==1.0\ndriver-binary==2.0\npip==1.0\n"))
    assert found == [
        "driver_binary-1.0-py3-none-any.whl: constraints.txt does not name driver-binary==1.0",
    ]


def test_each_package_brings_its_licence_text(wheels: tuple[Wheel, ...], tmp_path: Path) -> None:
    write_licences(wheels, tmp_path / "licences")
    assert len(list((tmp_path / "licences").rglob("LICENSE"))) == len(wheels)
    assert not list((tmp_path / "licences").rglob("*.py"))


def test_requirements_hold_every_hash(wheels: tuple[Wheel, ...]) -> None:
    lines = requirements(wheels).splitlines()
    assert lines[0] == f"driver==1.0 --hash=sha256:{wheels[0].sha256}"
    assert len(lines) == len(wheels)


def test_the_bill_of_materials_fits_its_schema(wheels: tuple[Wheel, ...]) -> None:
    text = sbom(wheels)
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    bill = json.loads(text)
    assert bill["metadata"]["component"]["name"] == "majlis"
    assert [one["name"] for one in bill["components"]] == ["driver", "driver-binary", "pip"]
    assert bill["components"][0]["hashes"] == [{"alg": "SHA-256", "content": wheels[0].sha256}]
    assert {"ref": "majlis@1.0", "dependsOn": ["driver@1.0"]} in bill["dependencies"]
    assert text == sbom(wheels)


def test_what_a_package_calls_its_licence(wheels: tuple[Wheel, ...]) -> None:
    assert [licence_of(one) for one in wheels] == ["BSD-3-Clause", "MIT License", "Apache-2.0", "see the licence text"]


def test_extras_that_are_asked_for_are_needed(tmp_path: Path, wheels: tuple[Wheel, ...]) -> None:
    driver = wheel(tmp_path, "driver", "Requires-Dist: driver-binary; extra == 'binary'")
    found = needs((driver, *wheels[1:]))
    assert found == {"majlis": {"driver"}, "driver": {"driver-binary"}, "driver-binary": set(), "pip": set()}


def test_equal_files_make_equal_archives(tmp_path: Path) -> None:
    for number, name in enumerate(("one", "two")):
        folder = tmp_path / name / "bundle"
        (folder / "wheels").mkdir(parents=True)
        (folder / "install.sh").write_text("#!/bin/sh\n")
        (folder / "wheels" / "a.whl").write_bytes(b"wheel")
        (folder / "install.sh").chmod(0o700 if number else 0o644)
        os.utime(folder / "install.sh", (number, number))
        write_sums(folder)
        pack(folder, tmp_path / f"{name}.tar.gz")
    assert (tmp_path / "one.tar.gz").read_bytes() == (tmp_path / "two.tar.gz").read_bytes()


def test_pages_lead_to_pages(tmp_path: Path) -> None:
    (tmp_path / "docs" / "how-to").mkdir(parents=True)
    (tmp_path / "docs" / "index.md").write_text("# Top & more\n\n[a](how-to/a.md#part) [web](https://x.org/a.md)\n")
    (tmp_path / "docs" / "how-to" / "a.md").write_text("# A\n\n| x |\n|---|\n| 1 |\n")
    write_pages(tmp_path / "docs", tmp_path / "html")
    top, below = ((tmp_path / "html" / name).read_text() for name in ("index.html", "how-to/a.html"))
    assert "<title>Top &amp; more</title>" in top
    assert 'href="how-to/a.html#part"' in top
    assert 'href="https://x.org/a.md"' in top
    assert "<table>" in below
    assert 'href="../style.css"' in below


def test_a_page_without_a_heading_has_a_title() -> None:
    assert "<title>Majlis</title>" in page("text", "<p>text</p>", "")


# The installer, on a bundle of nothing but itself.


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    folder = tmp_path / "bundle"
    folder.mkdir()
    text = (DEPLOY / "install.sh").read_text(encoding="utf-8")
    for mark, value in {"@VERSION@": "0.0.0", "@PYTHON@": "3.11", "@MACHINE@": machine()}.items():
        text = text.replace(mark, value)
    (folder / "install.sh").write_text(text)
    (folder / "README.md").write_text("read me")
    write_sums(folder)
    return folder


def install(bundle: Path, *words: str) -> subprocess.CompletedProcess[str]:
    home = bundle.parent / "person"
    home.mkdir(exist_ok=True)
    places = ("--prefix", str(home / "opt"), "--bin", str(home / "bin"), "--home", str(home / "data"))
    return subprocess.run(
        ["sh", bundle / "install.sh", *places, *words],
        env={"PATH": os.environ["PATH"], "HOME": str(home)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def refused(bundle: Path, *words: str) -> str:
    done = install(bundle, *words)
    assert done.returncode == 1, done.stdout
    assert not (bundle.parent / "person" / "opt").exists()
    assert not (bundle.parent / "person" / "data").exists()
    return done.stderr


@pytest.mark.parametrize("spoil", ["changed", "missing"])
def test_a_bundle_that_is_not_whole_is_refused(bundle: Path, spoil: str) -> None:
    if spoil == "changed":
        (bundle / "README.md").write_text("read this instead")
    else:
        (bundle / "README.md").unlink()
    assert "not what it was when it was made; nothing was installed" in refused(bundle)


def test_a_bundle_for_another_machine_is_refused(bundle: Path) -> None:
    path = bundle / "install.sh"
    path.write_text(re.sub(r'MACHINE_WANTED=".*"', 'MACHINE_WANTED="s390x"', path.read_text()))
    write_sums(bundle)
    assert "this bundle is for s390x, this machine is" in refused(bundle)


def test_another_python_is_refused(bundle: Path, tmp_path: Path) -> None:
    other = tmp_path / "python9"
    other.write_text("#!/bin/sh\necho 3.99\n")
    other.chmod(0o755)
    assert f"this bundle is for Python 3.11, {other} is 3.99" in refused(bundle, "--python", str(other))
    assert "there is no nosuchpython" in refused(bundle, "--python", "nosuchpython")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--colour",), "--colour is no option"),
        (("--prefix",), "--prefix needs a value"),
        (("--prefix", "opt"), "write places from the root on"),
        (("--home", "/a $(reboot)"), "letters, digits"),
    ],
)
def test_wrong_options_are_refused(bundle: Path, words: tuple[str, ...], told: str) -> None:
    assert told in refused(bundle, *words)


def test_an_install_that_fails_leaves_the_one_before(bundle: Path) -> None:
    """Here it fails since the bundle has no wheels."""
    person = bundle.parent / "person"
    before = person / "opt" / "releases" / "before"
    before.mkdir(parents=True)
    (person / "opt" / "current").symlink_to(before)
    assert install(bundle).returncode != 0
    assert (person / "opt" / "current").readlink() == before
    assert not (person / "bin" / "majlis").exists()


def test_help_needs_nothing(bundle: Path) -> None:
    done = install(bundle, "--help")
    assert done.returncode == 0
    assert "--prefix DIR" in done.stdout


# Files for the server.


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not installed: apt-get install systemd")
def test_the_units_are_right_and_closed(tmp_path: Path) -> None:
    for path in (DEPLOY / "systemd").iterdir():
        text = path.read_text(encoding="utf-8").replace("/opt/majlis/current/bin/majlis", "/bin/true")
        (tmp_path / path.name).write_text(text, encoding="utf-8")
    units = [str(path) for path in sorted(tmp_path.glob("majlis-*"))]
    assert len(units) == 6
    done = subprocess.run(["systemd-analyze", "verify", *units], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    for unit in units:
        if unit.endswith(".service"):
            # 10 is "unsafe", 0 is "safe"; a service that reads untrusted files should be far down.
            words = ["systemd-analyze", "security", "--offline=true", "--threshold=15", "--no-pager", unit]
            assert subprocess.run(words, capture_output=True, check=False).returncode == 0


@pytest.mark.skipif(not shutil.which("nginx"), reason="nginx is not installed: apt-get install nginx-light")
def test_nginx_takes_its_file(tmp_path: Path) -> None:
    (tmp_path / "nginx.conf").write_text(
        f"pid {tmp_path}/pid;\nerror_log stderr;\nevents {{}}\n"
        f"http {{ client_body_temp_path {tmp_path}; include {DEPLOY}/nginx/majlis.conf; }}\n"
    )
    done = subprocess.run(
        ["nginx", "-t", "-q", "-p", tmp_path, "-c", tmp_path / "nginx.conf"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_commands_in_the_units_exist() -> None:
    from majlis.acts.index import ACTS

    names = {"serve", *(entry.name for entry in ACTS), *(entry.name.partition(" ")[0] for entry in ACTS)}
    text = "\n".join(path.read_text(encoding="utf-8") for path in (DEPLOY / "systemd").iterdir())
    for word in re.findall(r"bin/majlis (\w+)", text):
        assert word in names


def test_the_bundle_names_no_registry() -> None:
    for path in [*DEPLOY.rglob("*"), *(ROOT / "scripts" / "bundle").glob("*.py"), ROOT / "constraints.txt"]:
        if path.is_file():
            assert not re.search(
                r"pypi\.org|pythonhosted|https?://(?!x\.org|unix:|\$server_name)", path.read_text(encoding="utf-8")
            ), path
