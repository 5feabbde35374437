"""Addresses of people and organisations."""

from django.urls import path

from majlis.interfaces.web.people import organisations, persons

urlpatterns = [
    path("", persons.index, name="people"),
    path("add/", persons.add, name="person_add"),
    path("organisations/", organisations.index, name="organisations"),
    path("of/<str:login>/", persons.one, name="person"),
]
