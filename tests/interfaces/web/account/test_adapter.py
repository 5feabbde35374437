"""From where somebody asks, and which passwords do. The identity provider is tried in tests/interfaces/site."""

import pytest
from tests.sites import Site


@pytest.mark.parametrize(
    ("told", "address"),
    [
        ({"REMOTE_ADDR": "10.1.2.3", "HTTP_X_FORWARDED_FOR": "1.2.3.4"}, "10.1.2.3"),
        ({"REMOTE_ADDR": "", "HTTP_X_FORWARDED_FOR": "6.6.6.6, 1.2.3.4"}, "1.2.3.4"),
        ({"REMOTE_ADDR": "", "HTTP_X_FORWARDED_FOR": "falcon"}, "0.0.0.0"),  # noqa: S104 - nothing is bound
        ({}, "0.0.0.0"),  # noqa: S104 - nothing is bound
    ],
)
def test_only_behind_a_socket_is_the_proxy_believed(site: Site, told: dict[str, str], address: str) -> None:
    from django.http import HttpRequest

    from majlis.interfaces.web.account.adapter import Adapter

    assert site
    request = HttpRequest()
    request.META = dict(told)
    assert Adapter().get_client_ip(request) == address


def test_a_new_password_is_judged_by_the_rule_of_the_records(site: Site) -> None:
    from django.contrib.auth import get_user_model
    from django.core.exceptions import ValidationError

    from majlis.interfaces.web.account.adapter import Adapter

    site.person("a.khan", "analyst", organisation="cert")
    user = get_user_model().objects.get(username="a.khan")
    good = "four words that belong apart"
    assert Adapter().clean_password(good, user) == good
    with pytest.raises(ValidationError, match="weak"):
        Adapter().clean_password("password", user)
