"""Addresses of the help page, and of what says that somebody is at work."""

from django.urls import path

from majlis.interfaces.web.help import views

urlpatterns = [path("", views.show, name="help"), path("awake/", views.awake, name="awake")]
