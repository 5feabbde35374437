"""Addresses of the pages of decisions, within a nation."""

from django.urls import path

from majlis.interfaces.web.council import decisions

urlpatterns = [
    path("", decisions.index, name="council-decisions"),
    path("<str:code>/", decisions.decision, name="council-decision"),
    path("<str:code>/publish/", decisions.publishing, name="council-decision-publish"),
    path("<str:code>/replay/", decisions.replaying, name="council-decision-replay"),
]
