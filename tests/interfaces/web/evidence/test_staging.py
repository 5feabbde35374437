"""A file waits for its sender, under a harmless name, and not for ever."""

import os
import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest
from django.test import RequestFactory
from tests.sites import Site

from majlis.interfaces.web.asking import asking
from majlis.interfaces.web.evidence import staging
from majlis.kernel.errors import NotFoundError


def asked(session: dict[str, Any]) -> HttpRequest:
    request = RequestFactory().get("/")
    request.user = cast("Any", SimpleNamespace(is_authenticated=False, is_active=False))
    request.session = cast("Any", session)
    return request


def test_kept_laid_and_dropped(site: Site) -> None:
    request = asked({})
    token = staging.keep(request, SimpleUploadedFile("../../log.csv", b"a,b"))
    path = staging.find(request, token)
    assert path.name == "log.csv"
    assert path.is_relative_to(site.home)
    laid = staging.lay(request, path)
    assert laid.read_bytes() == b"a,b"
    asking(request).clear()
    with pytest.raises(NotFoundError):
        staging.find(asked({}), token)
    staging.drop(request, token)
    with pytest.raises(NotFoundError):
        staging.find(request, token)


def test_the_oldest_goes(site: Site) -> None:
    assert site.home
    session: dict[str, Any] = {}
    tokens = [staging.keep(asked(session), SimpleUploadedFile("a.csv", b"a")) for _ in range(6)]
    with pytest.raises(NotFoundError):
        staging.find(asked(session), tokens[0])
    folder: Path = staging.find(asked(session), tokens[1]).parent
    old = time.time() - 2 * 24 * 3600
    os.utime(folder, (old, old))
    staging.keep(asked(session), SimpleUploadedFile("a.csv", b"a"))
    assert not folder.exists()
