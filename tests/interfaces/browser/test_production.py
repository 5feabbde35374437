"""The production of the how-to page, tried: the real nginx before the real server, over https, on PostgreSQL.

Of nginx's configuration and of the unit's command only places, port and certificate are other ones.
"""

import base64
import configparser
import hashlib
import http.client
import os
import re
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from playwright.sync_api import expect, sync_playwright
from tests.databases import postgresql_server
from tests.interfaces.browser.conftest import CHROMIUM

pytestmark = pytest.mark.slow

DEPLOY = Path(__file__).parents[3] / "deploy"
NGINX = shutil.which("nginx") or "/usr/sbin/nginx"
_CLI = [sys.executable, "-c", "from majlis.interfaces.cli.main import main; main()"]
_PERSON = re.compile(r"^  (\S+) +(\S+) +(\S+) at (\S+)$", re.MULTILINE)


@dataclass
class Production:
    """What runs as the how-to page says.

    Attributes
    ----------
    folder : Path
        Holds data folder, socket, certificate and nginx's own files.
    port : int
    database : str
        How the test itself asks PostgreSQL.
    passwords : dict
        Login to password.
    """

    folder: Path
    port: int
    database: str
    passwords: dict[str, str]
    unit: "subprocess.Popen[bytes] | None" = None

    @property
    def environment(self) -> dict[str, str]:
        """The environment that the unit gives."""
        kept = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "MAJLIS_DATABASE"}}
        return {**kept, "MAJLIS_HOME": str(self.folder / "home")}

    def majlis(self, *words: str) -> str:
        """Run a command at the machine and return what it prints."""
        done = subprocess.run([*_CLI, *words], env=self.environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def start(self) -> None:
        """Start the server as the unit does."""
        unit = configparser.ConfigParser(strict=False, interpolation=None)
        unit.optionxform = str  # type: ignore[assignment,method-assign]
        unit.read(DEPLOY / "systemd" / "majlis-web.service")
        program, *words = unit["Service"]["ExecStart"].split()
        assert program == "/opt/majlis/current/bin/majlis"
        assert unit["Service"]["ExecReload"] == "/bin/kill -HUP $MAINPID"
        words = [word.replace("/run/majlis", str(self.folder)) for word in words]
        umask = int(unit["Service"]["UMask"], 8)
        with (self.folder / "web.log").open("ab") as log:
            self.unit = subprocess.Popen(
                [*_CLI, *words], env=self.environment, stdout=log, stderr=log, stdin=subprocess.DEVNULL, umask=umask
            )

    def stop(self) -> int:
        """Stop the server as systemd does and return its exit code."""
        assert self.unit is not None
        self.unit.terminate()
        return self.unit.wait(timeout=40)

    def reload(self) -> None:
        """Start its processes anew as ``systemctl reload`` does."""
        assert self.unit is not None
        self.unit.send_signal(signal.SIGHUP)

    def ask(self, method: str, path: str, body: bytes = b"", **heads: str) -> "Answer":
        """Ask once, as a browser does; header names are written with ``_``."""
        trusted = ssl.create_default_context(cafile=str(self.folder / "server.pem"))
        line = http.client.HTTPSConnection("localhost", self.port, context=trusted, timeout=60)
        names = {name.replace("_", "-"): value for name, value in heads.items()}
        try:
            line.request(method, path, body or None, names)
            got = line.getresponse()
            return Answer(got.status, [(name.lower(), value) for name, value in got.getheaders()], got.read())
        finally:
            line.close()

    def until(self, status: int) -> "Answer":
        """Ask until it answers so."""
        end = time.monotonic() + 240
        answer = None
        while time.monotonic() < end:
            with suppress(OSError):
                answer = self.ask("GET", "/alive")
                if answer.status == status:
                    return answer
            time.sleep(0.2)
        pytest.fail(f"{answer}\n{(self.folder / 'web.log').read_text()[-2000:]}")

    def signed_in(self, login: str, **heads: str) -> dict[str, str]:
        """Sign in and return the cookies."""
        at = f"https://localhost:{self.port}"
        page = self.ask("GET", "/account/login/")
        form = page.cookies["csrftoken"]
        cookies = {"Cookie": f"csrftoken={form}", "Origin": at, "Referer": f"{at}/account/login/"}
        body = f"login={login}&password={self.passwords[login]}&csrfmiddlewaretoken={form}".encode()
        kind = "application/x-www-form-urlencoded"
        got = self.ask("POST", "/account/login/", body, Content_Type=kind, **cookies, **heads)
        assert got.status == 302, got.body.decode()[-2000:]
        return got.cookies


@dataclass
class Answer:
    """What came back."""

    status: int
    heads: list[tuple[str, str]]
    body: bytes

    def head(self, name: str) -> str:
        """Return a header; empty where there is none."""
        return next((value for known, value in self.heads if known == name), "")

    @property
    def set_cookies(self) -> list[str]:
        """The cookies as they were set."""
        return [value for name, value in self.heads if name == "set-cookie"]

    @property
    def cookies(self) -> dict[str, str]:
        """The cookies' values."""
        return dict(one.split(";")[0].split("=", 1) for one in self.set_cookies)


def _certificate(folder: Path) -> str:
    """Write a throw-away certificate for localhost and return the hash of its key, as Chromium wants it."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    (folder / "server.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    plain = serialization.NoEncryption()
    private = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    (folder / "server.key").write_bytes(private)
    kind = serialization.PublicFormat.SubjectPublicKeyInfo
    public = key.public_key().public_bytes(serialization.Encoding.DER, kind)
    return base64.b64encode(hashlib.sha256(public).digest()).decode()


def _configuration(folder: Path, port: int) -> str:
    """Return our configuration of nginx with other places, port and certificate, within what Debian's has around it."""
    ours = (DEPLOY / "nginx" / "majlis.conf").read_text()
    for before, after in {
        "listen 127.0.0.1:8080;": f"listen 127.0.0.1:{port} ssl;",
        "# ssl_certificate     /etc/ssl/majlis/server.pem": f"ssl_certificate {folder}/server.pem",
        "# ssl_certificate_key /etc/ssl/majlis/server.key": f"ssl_certificate_key {folder}/server.key",
        "unix:/run/majlis/": f"unix:{folder}/",
        "/opt/majlis/current/deploy/": f"{DEPLOY}/",
        "/opt/majlis/current/html/": f"{folder}/html/",
    }.items():
        assert before in ours, before
        ours = ours.replace(before, after)
    (folder / "site.conf").write_text(ours)
    places = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    temporary = "".join(f"{place}_temp_path {folder}/nginx-{place};\n" for place in places)
    user = "user root;\n" if os.geteuid() == 0 else ""
    return (
        f"{user}daemon off;\nworker_processes 2;\npid {folder}/nginx.pid;\nerror_log {folder}/nginx.log;\n"
        "events { worker_connections 768; }\n"
        f"http {{\n{temporary}include /etc/nginx/mime.types;\ndefault_type application/octet-stream;\n"
        f"ssl_protocols TLSv1 TLSv1.1 TLSv1.2 TLSv1.3;\ngzip on;\ninclude {folder}/site.conf;\n}}\n"
    )


@contextmanager
def _nginx(folder: Path, port: int) -> Iterator[None]:
    (folder / "nginx.conf").write_text(_configuration(folder, port))
    (folder / "html").mkdir()
    (folder / "html" / "index.html").write_text("<h1>Documentation</h1>")
    command = [NGINX, "-e", str(folder / "nginx.log"), "-p", str(folder), "-c", str(folder / "nginx.conf")]
    tried = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
    assert tried.returncode == 0, tried.stderr
    with subprocess.Popen(command, stdin=subprocess.DEVNULL) as process:
        try:
            yield
        finally:
            process.terminate()


@pytest.fixture(scope="module")
def production() -> Iterator[Production]:
    """Set the whole of it up, and take it down."""
    if not Path(NGINX).is_file():
        pytest.skip("nginx is not installed: apt-get install nginx-light")
    folder = Path(tempfile.mkdtemp(prefix="majlis-web-"))  # a socket's path is short
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    (folder / "key.hash").write_text(_certificate(folder))
    with postgresql_server() as place:
        with psycopg.connect(f"host={place} user=majlis dbname=postgres", autocommit=True) as server:
            server.execute("CREATE DATABASE majlis TEMPLATE template0 ENCODING 'UTF8'")
        (folder / "home").mkdir(mode=0o700)
        (folder / "home" / "majlis.toml").write_text(
            f'database = "postgresql://majlis@/majlis?host={place}"\nhosts = "localhost"\nhttps = "yes"\n'
        )
        made = Production(folder, port, f"host={place} user=majlis dbname=majlis", {})
        try:
            told = made.majlis("demo-workspace", "--assets", "500")
            made.passwords.update({login: secret for login, secret, _, _ in _PERSON.findall(told)})
            with _nginx(folder, port):
                made.start()
                made.until(200)
                yield made
                if made.unit is not None and made.unit.poll() is None:
                    made.stop()
        finally:
            shutil.rmtree(folder, ignore_errors=True)


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not installed")
def test_the_units_are_understood_by_systemd(tmp_path: Path) -> None:
    units = sorted((DEPLOY / "systemd").iterdir())
    for unit in units:
        (tmp_path / unit.name).write_text(unit.read_text().replace("/opt/majlis/current/bin/majlis", "/bin/true"))
    command = ["systemd-analyze", "verify", "--man=no", *(str(tmp_path / unit.name) for unit in units)]
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (said.returncode, said.stdout + said.stderr) == (0, "")
    for unit in (DEPLOY / "systemd" / "majlis-web.service", DEPLOY / "systemd" / "majlis-worker.service"):
        assert "PrivateNetwork=true" in unit.read_text()
    web = (DEPLOY / "systemd" / "majlis-web.service").read_text()
    assert web.index("SystemCallFilter=~@privileged") < web.index("SystemCallFilter=@chown"), "gunicorn's socket"


def test_a_page_over_https(production: Production) -> None:
    page = production.ask("GET", "/account/login/", Accept_Encoding="gzip")
    assert page.status == 200
    assert page.head("strict-transport-security").startswith("max-age=31536000")
    assert page.head("content-encoding") == "gzip"
    assert page.head("server") == "nginx"
    assert "default-src 'none'" in page.head("content-security-policy")
    assert "no-store" in page.head("cache-control")
    for cookie in page.set_cookies:
        assert "; Secure" in cookie, cookie
        assert "; SameSite=Lax" in cookie, cookie
    assert production.ask("GET", "/alive").body == b"ok\n"
    assert production.ask("GET", "/documentation/").body == b"<h1>Documentation</h1>"
    assert production.ask("GET", "/documentation/../.git/config").status == 404
    assert production.ask("GET", "/502.html").status in {302, 404}, "of nginx alone"


def test_old_tls_is_refused(production: Production) -> None:
    for version, wanted in ((ssl.TLSVersion.TLSv1_1, False), (ssl.TLSVersion.TLSv1_2, True)):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.load_verify_locations(production.folder / "server.pem")
        context.set_ciphers("DEFAULT:@SECLEVEL=0")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # of old versions, which is what this is about
            context.minimum_version = ssl.TLSVersion.TLSv1
            context.maximum_version = version
        with socket.create_connection(("localhost", production.port), timeout=20) as line:
            try:
                context.wrap_socket(line, server_hostname="localhost").close()
                came = True
            except (ssl.SSLError, OSError):
                came = False
        assert came is wanted, version


def test_static_files_are_kept_for_ever_and_compressed(production: Production) -> None:
    page = production.ask("GET", "/account/login/").body.decode()
    files = sorted(set(re.findall(r'(?:href|src)="(/static/[^"]+)"', page)))
    assert len(files) >= 4
    for file in files:
        got = production.ask("GET", file, Accept_Encoding="gzip")
        assert got.status == 200, file
        assert got.head("cache-control") == "max-age=315360000, public, immutable", file
        assert re.search(r"\.[0-9a-f]{12}\.\w+$", file), "its name holds its hash"
        assert got.head("content-encoding") == "gzip", file
        assert got.head("content-type").startswith(("text/", "image/svg+xml"))
        again = production.ask("GET", file, If_Modified_Since=got.head("last-modified"), Accept_Encoding="gzip")
        assert again.status == 304


def test_who_signs_in_comes_from_where_nginx_says(production: Production) -> None:
    cookies = production.signed_in("analyst", X_Forwarded_For="6.6.6.6", X_Real_IP="6.6.6.6")
    kept = "; ".join(f"{name}={value}" for name, value in cookies.items())
    sessions = production.ask("GET", "/account/sessions/", Cookie=kept).body.decode()
    assert "127.0.0.1" in sessions
    assert "6.6.6.6" not in sessions
    home = production.ask("GET", "/", Cookie=kept, Accept_Encoding="gzip")
    assert (home.status, home.head("content-encoding")) == (200, "gzip")
    session = next(one for one in production.ask("GET", "/account/login/").set_cookies if one.startswith("csrftoken"))
    assert "Secure" in session
    assert production.ask("GET", "/", Host="falcon.example").status == 400
    # A browser that claims http is believed by nobody: nginx says how it came.
    assert production.ask("GET", "/account/login/", X_Forwarded_Proto="http").head("strict-transport-security")


def test_a_form_from_another_site_is_refused(production: Production) -> None:
    form = production.ask("GET", "/account/login/").cookies["csrftoken"]
    body = f"login=analyst&password={production.passwords['analyst']}&csrfmiddlewaretoken={form}".encode()
    kind = "application/x-www-form-urlencoded"
    for heads in ({"Origin": "https://falcon.example"}, {"Referer": "https://falcon.example/"}, {}):
        got = production.ask("POST", "/account/login/", body, Content_Type=kind, Cookie=f"csrftoken={form}", **heads)
        assert got.status == 403, heads


def test_what_is_too_large_is_refused_before_it_is_sent(production: Production) -> None:
    trusted = ssl.create_default_context(cafile=str(production.folder / "server.pem"))
    line = http.client.HTTPSConnection("localhost", production.port, context=trusted, timeout=60)
    line.putrequest("POST", "/nations/import/")
    line.putheader("Content-Length", str(700 * 2**20))
    line.endheaders()
    got = line.getresponse()
    assert got.status == 413
    page = got.read().decode()
    assert "The file is too large" in page
    assert "split it" in page
    assert got.headers["Content-Security-Policy"].startswith("default-src 'none'")
    line.close()


def _served(production: Production, count: int) -> dict[int, int]:
    found: dict[int, int] = {}
    with ThreadPoolExecutor(8) as people:
        for answer in people.map(lambda _: production.ask("GET", "/account/login/"), range(count)):
            found[answer.status] = found.get(answer.status, 0) + 1
    return found


def test_connections_to_the_database_are_kept(production: Production) -> None:
    def opened() -> int:
        with psycopg.connect(production.database) as asking:
            asking.execute("SELECT pg_stat_clear_snapshot()")
            row = asking.execute("SELECT sessions FROM pg_stat_database WHERE datname = 'majlis'").fetchone()
        assert row is not None
        return int(row[0])

    cookies = production.signed_in("regulator")
    kept = "; ".join(f"{name}={value}" for name, value in cookies.items())
    before = opened()
    for _ in range(60):
        assert production.ask("GET", "/account/", Cookie=kept).status == 200
    assert opened() - before <= 12, "8 threads, and the test itself"
    # A database that was started anew is connected to anew, without a page that fails.
    with psycopg.connect(production.database, autocommit=True) as asking:
        asking.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()")
    for _ in range(20):
        assert production.ask("GET", "/account/", Cookie=kept).status == 200


def test_starting_processes_anew_loses_no_request(production: Production) -> None:
    assert production.unit is not None
    with ThreadPoolExecutor(1) as side:
        asked = side.submit(_served, production, 300)
        for _ in range(3):
            time.sleep(1)
            production.reload()
        assert asked.result() == {200: 300}
    assert production.unit.poll() is None
    assert _served(production, 20) == {200: 20}


def test_a_browser_keeps_a_paper_by_its_worker(production: Production) -> None:
    if CHROMIUM is None:
        pytest.skip("chromium is not installed: apt-get install chromium")
    told = production.majlis("document", "keep", "reference", "--parts", "rates", "--words", "The figures hold.")
    code = re.search(r"DOC-\d+-\d+", told)
    assert code is not None
    production.majlis("document", "release", code[0])
    at = f"https://localhost:{production.port}"
    trust = f"--ignore-certificate-errors-spki-list={(production.folder / 'key.hash').read_text()}"
    with sync_playwright() as playwright:
        flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", trust]
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
        page = browser.new_page()
        wrongs: list[str] = []
        page.on("pageerror", lambda error: wrongs.append(str(error)))
        page.on("console", lambda said: wrongs.append(said.text) if said.type == "error" else None)
        page.goto(f"{at}/account/login/")
        page.locator("#id_login").fill("member")
        page.locator("#id_password").fill(production.passwords["member"])
        page.get_by_role("button", name=re.compile("sign in", re.IGNORECASE)).click()
        page.wait_for_url(lambda url: "/account/login" not in url)
        assert page.evaluate("isSecureContext")
        page.goto(f"{at}/n/reference/briefings/{code[0]}/")
        expect(page.locator("#kept")).to_be_visible(timeout=30_000)
        scopes = (
            "async () => (await navigator.serviceWorker.getRegistrations()).map((one) => new URL(one.scope).pathname)"
        )
        assert page.evaluate(scopes) == ["/n/reference/briefings/"]
        assert {one["name"]: one["secure"] for one in page.context.cookies()} == {"majlis": True, "csrftoken": True}
        browser.close()
    assert wrongs == []


def test_where_it_does_not_answer_a_page_says_what_to_do(production: Production) -> None:
    assert production.stop() == 0
    got = production.until(502)
    page = got.body.decode()
    assert "Majlis does not answer" in page
    assert "wait a minute" in page
    assert got.head("retry-after") == "30"
    assert got.head("cache-control") == "no-store"
    assert got.head("content-security-policy").startswith("default-src 'none'")
    production.start()
    production.until(200)
    cookies = production.signed_in("analyst")
    assert "majlis" in cookies
