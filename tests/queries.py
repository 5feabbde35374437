"""Count what a page asks the database: the number must not grow with what the page shows."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.test import Client


def queries(browser: "Client", *addresses: str) -> dict[str, int]:
    """Return how many queries each page costs, once what is kept between requests is there.

    Parameters
    ----------
    browser : Client
    *addresses : str
    """
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    found = {}
    for address in addresses:
        browser.get(address)
        with CaptureQueriesContext(connection) as caught:
            assert browser.get(address).status_code == 200, address
        found[address] = len(caught)
    return found
