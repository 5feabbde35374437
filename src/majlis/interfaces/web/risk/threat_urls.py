"""Addresses of how often attacks come."""

from django.urls import path

from majlis.interfaces.web.risk import threat

urlpatterns = [
    path("", threat.show, name="threat"),
    path("table.<str:form>", threat.table, name="threat-sheet"),
]
