"""Addresses of the pages of actions, within a nation."""

from django.urls import path

from majlis.interfaces.web.council import actions

urlpatterns = [
    path("", actions.index, name="council-actions"),
    path("mine/", actions.mine, name="council-own-actions"),
    path("new/", actions.new, name="council-action-new"),
    path("<str:code>/", actions.show, name="council-action"),
    path("<str:code>/do/", actions.do, name="council-action-do"),
    path("<str:code>/report/", actions.reporting, name="council-action-report"),
    path("<str:code>/file/<int:step>/", actions.file, name="council-action-file"),
]
