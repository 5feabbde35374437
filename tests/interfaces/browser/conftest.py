"""A small workspace that is served by our own server, and Debian's Chromium to walk through it."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

CHROMIUM = shutil.which("chromium")
_MAJLIS = [sys.executable, "-c", "from majlis.interfaces.cli.main import main; main()"]
_PERSON = re.compile(r"^  (\S+) +(\S+) +(\S+) at (\S+)$", re.MULTILINE)


@dataclass
class Served:
    """A workspace that is served.

    Attributes
    ----------
    address : str
        Without a slash at its end.
    home : Path
    passwords : dict
        Login to password.
    """

    address: str
    home: Path
    passwords: dict[str, str]

    def majlis(self, *words: str, given: str = "") -> str:
        """Run a command on the workspace and return what it prints."""
        return call(self.home, *words, given=given)


@dataclass
class Visitor:
    """A person at a browser: pages with what was wrong on them noted.

    Attributes
    ----------
    served : Served
    context : BrowserContext
    wrongs : list of str
        What browsers complained about: errors of scripts, refusals by the content policy, failed answers.
    """

    served: Served
    context: BrowserContext
    wrongs: list[str] = field(default_factory=list)

    def page(self, path: str = "/") -> Page:
        """Open a page."""
        page = self.context.new_page()
        page.on("pageerror", lambda error: self.wrongs.append(f"{page.url}: {error}"))
        page.on("console", lambda said: self._note(page, said))
        page.goto(self.served.address + path)
        return page

    def _note(self, page: Page, said: Any) -> None:
        if said.type == "error":
            self.wrongs.append(f"{page.url}: {said.text}")

    def sign_in(self, login: str) -> None:
        """Sign in."""
        page = self.page("/account/login/")
        page.locator("#id_login").fill(login)
        page.locator("#id_password").fill(self.served.passwords[login])
        page.get_by_role("button", name=re.compile("sign in", re.IGNORECASE)).click()
        page.wait_for_url(lambda url: "/account/login" not in url)
        page.close()


def call(home: Path, *words: str, given: str = "") -> str:
    """Run a command of Majlis on a data folder."""
    environment = {**os.environ, "MAJLIS_HOME": str(home), "DATABASE_URL": ""}
    done = subprocess.run(
        [*_MAJLIS, *words], env=environment, input=given, capture_output=True, text=True, check=False, timeout=600
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Serve the demonstration's workspace, small, for the whole session."""
    home = tmp_path_factory.mktemp("workspace") / "home"
    told = call(home, "demo-workspace", "--assets", "500")
    passwords = {login: password for login, password, _, _ in _PERSON.findall(told)}
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    environment = {**os.environ, "MAJLIS_HOME": str(home), "DATABASE_URL": ""}
    command = [*_MAJLIS, "serve", "--at", str(port), "--processes", "1", "--threads", "8"]
    log = home.parent / "serve.log"
    with log.open("wb") as out, subprocess.Popen(command, env=environment, stdout=out, stderr=out) as process:
        try:
            address = f"http://127.0.0.1:{port}"
            _wait(f"{address}/alive", process, log)
            yield Served(address, home, passwords)
        finally:
            process.terminate()
            process.wait(timeout=60)


def _wait(address: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    end = time.monotonic() + 180
    while time.monotonic() < end and process.poll() is None:
        with suppress(OSError), urllib.request.urlopen(address, timeout=2):  # noqa: S310 - our own server
            return
        time.sleep(0.1)
    pytest.fail(f"the server did not come up: {log.read_text()[-2000:]}")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Start Debian's Chromium once for a file: while it runs, Django takes this process for an asynchronous one."""
    if CHROMIUM is None:
        pytest.skip("chromium is not installed: apt-get install chromium")
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-sync"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=quiet)
        yield browser
        browser.close()


Enter = Callable[..., Visitor]
WIDE = {"width": 1280, "height": 900}
TELEPHONE = {"width": 390, "height": 844}


@pytest.fixture
def enter(served: Served, chromium: Browser) -> Iterator[Enter]:
    """Give a way to let persons in, each at a browser of their own; at the end nothing may have been wrong."""
    inside: list[Visitor] = []

    def one(login: str = "", *, viewport: dict[str, int] | None = None, script: bool = True) -> Visitor:
        context = chromium.new_context(viewport=viewport or WIDE, java_script_enabled=script)  # type: ignore[arg-type]
        context.set_default_timeout(20_000)
        found = Visitor(served, context)
        inside.append(found)
        if login:
            found.sign_in(login)
        return found

    yield one
    for found in inside:
        found.context.close()
    assert [wrong for found in inside for wrong in found.wrongs] == []


@pytest.fixture
def visitor(enter: Enter) -> Visitor:
    """Give a person at a browser who has not signed in."""
    return enter()
