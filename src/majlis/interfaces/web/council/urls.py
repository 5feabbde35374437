"""Addresses of the pages of the Council, within a nation: each place has its own list."""

from django.urls import include, path

urlpatterns = [
    path("", include("majlis.interfaces.web.council.cockpit_urls")),
    path("bodies/", include("majlis.interfaces.web.council.bodies_urls")),
    path("meetings/", include("majlis.interfaces.web.council.meetings_urls")),
    path("", include("majlis.interfaces.web.council.motions_urls")),
    path("decisions/", include("majlis.interfaces.web.council.decisions_urls")),
    path("actions/", include("majlis.interfaces.web.council.actions_urls")),
]
