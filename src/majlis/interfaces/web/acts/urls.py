"""Addresses of the pages of acts."""

from django.urls import path

from majlis.interfaces.web.acts import views

urlpatterns = [
    path("", views.index, name="acts"),
    path("<str:first>/", views.one, name="act"),
    path("<str:first>/<str:second>/", views.one, name="act"),
]
