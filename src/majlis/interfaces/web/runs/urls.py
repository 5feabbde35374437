"""Addresses of runs and work."""

from django.urls import path

from majlis.interfaces.web.runs import views

urlpatterns = [
    path("", views.index, name="runs"),
    path("table.<str:form>", views.table, name="runs-sheet"),
]
