"""Addresses of the pages of reports that name no nation: for who reports, and of one report."""

from django.urls import path

from majlis.interfaces.web.reports import anonymous, enclosing, one, reporters

urlpatterns = [
    path("", anonymous.front, name="report"),
    path("follow/", anonymous.followed, name="report-follow"),
    path("draft/", reporters.draft, name="report-draft"),
    path("draft/forget/", reporters.forget, name="report-forget"),
    path("<str:code>/", one.show, name="report-one"),
    path("<str:code>/more/", reporters.more, name="report-more"),
    path("<str:code>/say/", one.say, name="report-say"),
    path("<str:code>/do/", one.do, name="report-do"),
    path("<str:code>/files/", enclosing.add, name="report-files"),
    path("<str:code>/file/<int:number>/", enclosing.file, name="report-file"),
    path("<str:code>/merge/<str:into>/", one.merge, name="report-merge"),
]
