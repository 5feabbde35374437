"""Signing in through an identity provider: who has an account here comes in, nobody else, and no account is made."""

import json
import os
import subprocess
import sys
from pathlib import Path

SITE = """
import json, sys, threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

PERSON = {"login": "a.khan"}

class Provider(BaseHTTPRequestHandler):
    def say(self, what):
        data = json.dumps(what).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(data)

    def do_GET(self):
        at = f"http://localhost:{self.server.server_port}"
        if self.path.endswith("openid-configuration"):
            self.say({"issuer": at, "authorization_endpoint": f"{at}/authorize", "token_endpoint": f"{at}/token",
                      "userinfo_endpoint": f"{at}/userinfo", "jwks_uri": f"{at}/keys",
                      "token_endpoint_auth_methods_supported": ["client_secret_post"]})
        else:
            self.say({"sub": f"sub-{PERSON['login']}", "preferred_username": PERSON["login"], "email": "x@example.org"})

    def do_POST(self):
        body = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        assert body["client_secret"] == ["a secret of the provider"], body
        assert body["code_verifier"], body
        self.say({"access_token": "t", "token_type": "Bearer"})

    def log_message(self, *_):
        pass

provider = HTTPServer(("127.0.0.1", 0), Provider)
threading.Thread(target=provider.serve_forever, daemon=True).start()
issuer = f"http://localhost:{provider.server_port}"
home = Path(sys.argv[1])
(home / "keys").mkdir(parents=True)
(home / "keys" / "oidc.secret").write_text("a secret of the provider\\n")
from majlis.interfaces.settings import settings
from majlis.interfaces.site.start import configure, make_tables
found = settings({}, {"MAJLIS_HOME": str(home), "MAJLIS_HOSTS": "testserver", "MAJLIS_OIDC_ISSUER": issuer})
configure(found)
make_tables(found)
from django.contrib.auth import get_user_model
from django.test import Client
from majlis.acts.world import Actor, World
world = World(Actor("tester", frozenset("*")), home)
records = world.records
from majlis.adapters.records import people
people.add_person(records, "a.khan", {}, None, "")
people.add_person(records, "b.lee", {}, None, "")

def come(login):
    PERSON["login"] = login
    browser = Client()
    page = browser.get("/account/login/")
    sent = browser.post("/account/oidc/login/")
    assert sent.status_code == 302, sent.content.decode()
    state = parse_qs(urlsplit(sent.headers["Location"]).query)["state"][0]
    back = browser.get("/account/oidc/login/callback/", {"code": "c", "state": state})
    return {"policy": page.headers["Content-Security-Policy"], "button": "Sign in through" in page.content.decode(),
            "sent": sent.headers["Location"], "back": back.status_code, "text": back.content.decode()[-1500:],
            "in": browser.get("/account/").status_code}

told = {login: come(login) for login in ("a.khan", "a.khan", "falcon")}
people.close_person(records, "b.lee")
told["b.lee"] = come("b.lee")
told["again"] = come("a.khan")
told["users"] = sorted(get_user_model().objects.values_list("username", flat=True))
told["issuer"] = issuer
print(json.dumps(told))
"""


def test_only_who_has_an_account_comes_in(tmp_path: Path) -> None:
    environment = {**os.environ, "NO_PROXY": "localhost,127.0.0.1", "no_proxy": "localhost,127.0.0.1"}
    command = [sys.executable, "-c", SITE, str(tmp_path / "home")]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment, timeout=120)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    for login in ("a.khan", "again"):
        assert told[login]["in"] == 200, told[login]
    assert told["a.khan"]["button"]
    assert told["issuer"] in told["a.khan"]["policy"]
    assert told["a.khan"]["sent"].startswith(f"{told['issuer']}/authorize?")
    for login in ("falcon", "b.lee"):
        assert told[login]["in"] == 302, told[login]
        assert told[login]["back"] == 403
        assert "You have no account here" in told[login]["text"]
    assert told["users"] == ["a.khan", "b.lee"]
