"""Addresses of the pages of evidence."""

from django.urls import path

from majlis.interfaces.web.evidence import adding, listing, quarantine, searching, source

urlpatterns = [
    path("", listing.show, name="evidence"),
    path("add/", adding.start, name="evidence-add"),
    path("add/<str:token>/", adding.looking, name="evidence-preview"),
    path("search/", searching.show, name="evidence-search"),
    path("quarantine/", quarantine.show, name="evidence-quarantine"),
    path("quarantine/mend/", quarantine.mending, name="evidence-mend"),
    path("quarantine/drop/", quarantine.dropping, name="evidence-drop"),
    path("quarantine/recall/", quarantine.recalling, name="evidence-recall"),
    path("source/<str:name>/", source.show, name="evidence-source"),
    path("source/<str:name>/remove/", source.removing, name="evidence-remove"),
    path("source/<str:name>/restore/", source.restoring, name="evidence-restore"),
]
