"""Addresses of the pages for everybody. They do not call the nation so: nobody has to be let in to it."""

from django.urls import path

from majlis.interfaces.web.public import decisions, places, verifiers

urlpatterns = [
    path("", places.index, name="public"),
    path("verify/", verifiers.here, name="public-verify"),
    path("verify/<str:name>", verifiers.file, name="public-verifier"),
    path("<str:of>/decisions/", decisions.index, name="public-decisions"),
    path("<str:of>/decisions/checkpoint.txt", decisions.checkpoint, name="public-checkpoint"),
    path("<str:of>/decisions/continues/", decisions.continues, name="public-continues"),
    path("<str:of>/decisions/<str:code>.json", decisions.bundle, name="public-bundle"),
    path("<str:of>/decisions/<str:code>.pdf", decisions.paper, name="public-paper"),
]
