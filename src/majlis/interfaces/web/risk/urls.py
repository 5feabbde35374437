"""Addresses of the national risk."""

from django.urls import path

from majlis.interfaces.web.risk import result, views

urlpatterns = [
    path("", views.index, name="risk"),
    path("start/", views.start, name="risk-start"),
    path("compare/", result.compare, name="risk-compare"),
    path("work/<str:code>/", views.work, name="risk-work"),
    path("work/<str:code>/cancel/", views.stop, name="risk-cancel"),
    path("work/<str:code>/retry/", views.again, name="risk-retry"),
    path("<str:run>/", result.show, name="risk-run"),
    path("<str:run>/explain/", result.explain, name="risk-explain"),
    path("<str:run>/replay/", result.replays, name="risk-replay"),
    path("<str:run>/table/<str:name>.<str:form>", result.table, name="risk-sheet"),
    path("<str:run>/chart/<str:key>.<str:form>", result.drawing, name="risk-chart"),
]
