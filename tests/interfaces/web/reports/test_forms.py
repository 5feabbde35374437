"""What a stage asks first, and what is only offered."""

from datetime import UTC, datetime

from django.test import RequestFactory

from majlis.evidence.reporting.stages import Stage
from majlis.interfaces.web.asking import Asking
from majlis.interfaces.web.reports import forms


def test_an_early_warning_asks_little_and_a_notification_more() -> None:
    asking = Asking(RequestFactory().get("/"))
    early = forms.send_form()(asking, initial=forms.starting(UTC, datetime(2026, 3, 1, 9, tzinfo=UTC)))
    assert {"title", "what", "aware", "sector"} < {field.name for field in early.asked}
    assert "people" not in {field.name for field in early.asked}
    assert {field.name for field in early.asked + early.besides} == set(forms.ALL)
    assert 'value="2026-03-01T09:00"' in str(early["aware"])
    later = forms.amend_form()(asking, stage=Stage.NOTIFICATION, fixed={"code": "x"})
    assert "people" in [field.name for field in later.asked]
    assert not later.foot
    for form in (forms.tell_form()(asking), forms.add_form()(asking)):
        assert "marking" not in form.fields
