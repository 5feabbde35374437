"""Addresses of how often attacks come."""

from django.urls import path

from majlis.interfaces.web.risk import threat

urlpatterns = [
    path("", threat.show, name="threat"),
    path("count/", threat.counting, name="threat-count"),
    path("work/<str:code>/", threat.watch, name="threat-work"),
    path("table.<str:form>", threat.table, name="threat-sheet"),
]
