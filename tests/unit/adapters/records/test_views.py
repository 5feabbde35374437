"""Views are each person's own."""

from dataclasses import replace

import pytest

from majlis.adapters.records.handle import Records
from majlis.kernel.errors import ConflictError, NotFoundError

PAGE = "/n/small/incidents/"


def test_kept_renamed_and_dropped_by_each_person_alone(records: Records, monkeypatch: pytest.MonkeyPatch) -> None:
    from majlis.adapters.records import views

    anna, ben = replace(records, actor="anna"), replace(records, actor="ben")
    views.keep(anna, "Open", f"{PAGE}?state=open")
    views.keep(anna, "Open", "/n/small/evidence/search/?sector=health")
    assert views.keep(anna, "Open", f"{PAGE}?state=open&kind=ddos").address == f"{PAGE}?state=open&kind=ddos"
    views.keep(anna, "All", PAGE)
    assert [(one.name, one.query) for one in views.kept(anna, PAGE)] == [("All", ""), ("Open", "state=open&kind=ddos")]
    assert len(views.kept(anna)) == 3
    assert views.kept(ben) == ()
    with pytest.raises(NotFoundError):
        views.drop(ben, PAGE, "Open")
    with pytest.raises(ConflictError, match="already"):
        views.rename(anna, PAGE, "Open", "All")
    assert views.rename(anna, PAGE, "Open", "Floods").query == "state=open&kind=ddos"
    assert views.drop(anna, PAGE, "All").address == PAGE
    assert [one.name for one in views.kept(anna, PAGE)] == ["Floods"]
    monkeypatch.setattr(views, "MOST", 2)
    with pytest.raises(ConflictError, match="you keep 2 views"):
        views.keep(anna, "More", PAGE)
    assert views.keep(anna, "Floods", f"{PAGE}?kind=ddos").query == "kind=ddos"


def test_they_go_with_the_person(records: Records) -> None:
    from majlis.adapters.records import people, views
    from majlis.adapters.records.people.erasure import erase

    people.add_person(records, "anna", {"full_name": "Anna"}, None, "")
    views.keep(replace(records, actor="anna"), "Open", PAGE)
    pseudonym = erase(records, "anna")
    assert views.kept(replace(records, actor="anna")) == views.kept(replace(records, actor=pseudonym)) == ()
