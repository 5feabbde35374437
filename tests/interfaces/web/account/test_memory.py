"""What signing in counts is known to every process; everything else each keeps for itself."""

from collections.abc import Callable
from typing import Any

from tests.interfaces.web.account.test_second_factor import enrol
from tests.sites import Site

from majlis.interfaces.web.account.memory import Cache


def test_a_code_is_taken_once_whichever_process_saw_it(staffed: Site, sign_in: Callable[..., Any]) -> None:
    from allauth.mfa.totp.internal.auth import hotp_value, yield_hotp_counters_from_time
    from django.core.cache import caches

    secret = enrol(staffed.client("a.khan"))
    code = f"{hotp_value(secret, list(yield_hotp_counters_from_time())[-1]):06}"
    answers = []
    for _ in range(2):
        vars(caches["default"])["_cache"].clear()  # another process has a memory of its own
        browser = staffed.client()
        sign_in(browser)
        answers.append(browser.post("/account/2fa/authenticate/", {"code": code}).status_code)
    assert answers == [302, 200]


def test_what_all_share_is_kept_apart_from_what_one_keeps(site: Site) -> None:
    assert site
    one, other = Cache("one", {}), Cache("other", {})
    for key, shared in (("allauth:rl:x", True), ("home:x", False)):
        one.set(key, [1.5])
        assert other.get(key, "nothing") == ([1.5] if shared else "nothing")
        assert one.add(key, 2) is False
        assert other.add(key, 2) is not shared
        assert one.delete(key)
        assert one.get(key) is None
    one.set("allauth:rl:x", 1, 30)
    one.clear()
    assert other.get("allauth:rl:x") is None
