"""Five wrong passwords lock an account for a while, whoever asks from where."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from tests.sites import Site


def test_five_wrong_ones_and_the_right_one_waits(staffed: Site, sign_in: Callable[..., Any]) -> None:
    for number in range(4):
        browser = staffed.client()
        browser.defaults["REMOTE_ADDR"] = f"10.0.0.{number}"
        assert sign_in(browser, secret="wrong").status_code == 200  # noqa: S106 - a wrong one
    assert sign_in(staffed.client(), secret="wrong").status_code == 429  # noqa: S106 - a wrong one
    locked = sign_in(staffed.client())
    assert locked.status_code == 429
    assert b"wait 15 minutes" in locked.content.lower()
    staffed.person("b.lee", "analyst", organisation="cert")
    assert sign_in(staffed.client(), login="b.lee", secret="wrong").status_code == 200, "others are not locked"  # noqa: S106
    from axes.models import AccessAttempt
    from django.core.cache import cache
    from django.utils.timezone import now

    assert "wrong" not in str(list(AccessAttempt.objects.values()))
    AccessAttempt.objects.update(attempt_time=now() - timedelta(minutes=16))
    cache.clear()
    assert sign_in(staffed.client()).status_code == 302


def test_asking_again_counts_as_well(staffed: Site) -> None:
    browser = staffed.client("a.khan")
    codes = [browser.post("/account/reauthenticate/", {"password": "wrong"}).status_code for _ in range(5)]
    assert codes == [200, 200, 200, 200, 429]
