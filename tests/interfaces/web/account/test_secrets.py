"""A password is typed twice, told to the act alone, and never written into a page again."""

from pathlib import Path

import pytest
from tests.sites import Site

from majlis.acts.world import Actor, World
from majlis.kernel.errors import InputError


def test_what_was_typed_is_told_to_the_act(site: Site, tmp_path: Path) -> None:
    from majlis.interfaces.web.account.secrets import SecretForm

    assert site
    world = World(Actor("a.khan", frozenset()), tmp_path)
    form = SecretForm({"secret": " with spaces ", "again": " with spaces "})
    assert form.is_valid()
    assert form.world(world).secret("password of a.khan") == " with spaces "
    assert "with spaces" not in form.as_p()
    empty = SecretForm({})
    assert empty.is_valid()
    with pytest.raises(InputError, match="is empty; nothing was changed"):
        empty.world(world).secret("password of a.khan")


def test_two_that_differ_are_refused(site: Site) -> None:
    from majlis.interfaces.web.account.secrets import SecretForm

    assert site
    assert not SecretForm({"secret": "one", "again": "another"}).is_valid()
