"""Addresses of the pages of situation notes."""

from django.urls import path

from majlis.interfaces.web.notes import beginning, writing

urlpatterns = [
    path("new/", beginning.new, name="note-new"),
    path("make/", beginning.make, name="note-make"),
    path("of/<str:incident>/", beginning.of_incident, name="note-start"),
    path("<str:code>/", writing.edit, name="note"),
    path("<str:code>/save/", writing.save_itself, name="note-save"),
    path("<str:code>/freeze/", writing.freezing, name="note-freeze"),
]
