"""The addresses of the site: each place has its own list."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from majlis.interfaces.web.home.views import home


@login_not_required
def alive(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django's shape
    """Say that the server answers; for what watches it."""
    return HttpResponse("ok\n", content_type="text/plain")


urlpatterns = [
    path("", home, name="home"),
    path("alive", alive, name="alive"),
    path("account/", include("majlis.interfaces.web.account.urls")),
    path("do/", include("majlis.interfaces.web.acts.urls")),
]

handler404 = "majlis.interfaces.web.faults.not_found"
handler500 = "majlis.interfaces.web.faults.broken"
