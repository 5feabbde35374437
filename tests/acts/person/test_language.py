from dataclasses import replace

import pytest

from majlis.acts.person.language import LanguageCommand, language
from majlis.acts.person.list import ListCommand, list_
from majlis.acts.world import Actor, World
from majlis.kernel.access import Reader
from majlis.kernel.errors import NotFoundError, PermissionDeniedError


def test_ones_own_language_is_kept_and_anothers_only_by_who_keeps_accounts(staffed: World) -> None:
    own = replace(staffed, actor=Actor("a.khan", frozenset({"account.write"}), Reader("a.khan"), remote=True))
    assert language(LanguageCommand(language="ur"), own).text() == "The language of a.khan is ur."
    assert [one.language for one in list_(ListCommand(), staffed).persons] == ["ur"]
    with pytest.raises(PermissionDeniedError, match="for others"):
        language(LanguageCommand(language="en", login="b.lee"), own)
    assert language(LanguageCommand(language="en", login="a.khan"), staffed).language == "en"
    with pytest.raises(NotFoundError):
        language(LanguageCommand(language="en", login="nobody"), staffed)
