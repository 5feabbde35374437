"""Addresses of the pages of documents."""

from django.urls import path

from majlis.interfaces.web.briefings import composing, listing, offline, reading

urlpatterns = [
    path("", listing.show, name="briefings"),
    path("compose/", composing.show, name="briefing-compose"),
    path("reader.js", offline.worker, name="briefing-reader"),
    path("<str:code>/", reading.read, name="briefing"),
    path("<str:code>/release/", reading.releasing, name="briefing-release"),
    path("<str:code>/withdraw/", reading.withdrawing, name="briefing-withdraw"),
    path("<str:code>/file/<str:form>/", reading.file, name="briefing-file"),
]
