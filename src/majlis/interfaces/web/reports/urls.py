"""Addresses of the pages of reports for authorities, within a nation."""

from django.urls import path

from majlis.interfaces.web.reports import lists

urlpatterns = [
    path("", lists.reports, name="reports"),
    path("board/", lists.board, name="reports-board"),
    path("rules/", lists.rules, name="reports-rules"),
    path("rules/set/", lists.set_rule, name="reports-rule"),
    path("door/", lists.set_door, name="reports-door"),
]
