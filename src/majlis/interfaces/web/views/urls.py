"""Addresses of what is done with views."""

from django.urls import path

from majlis.interfaces.web.views import keeping

urlpatterns = [
    path("keep/", keeping.keep, name="view-keep"),
    path("rename/", keeping.renaming, name="view-rename"),
    path("drop/", keeping.dropping, name="view-drop"),
]
