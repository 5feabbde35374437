"""The addresses of the site: each place has its own list."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from majlis.interfaces.web.home.views import home, waits
from majlis.interfaces.web.people import audit


@login_not_required
def alive(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django's shape
    """Say that the server answers; for what watches it."""
    return HttpResponse("ok\n", content_type="text/plain")


urlpatterns = [
    path("", home, name="home"),
    path("waiting/", waits, name="waiting"),
    path("n/<str:nation>/", home, name="picture"),
    path("n/<str:nation>/threat/", include("majlis.interfaces.web.risk.threat_urls")),
    path("n/<str:nation>/risk/", include("majlis.interfaces.web.risk.urls")),
    path("n/<str:nation>/runs/", include("majlis.interfaces.web.runs.urls")),
    path("alive", alive, name="alive"),
    path("account/", include("majlis.interfaces.web.account.urls")),
    path("people/", include("majlis.interfaces.web.people.urls")),
    path("audit/", audit.index, name="audit"),
    path("do/", include("majlis.interfaces.web.acts.urls")),
    path("n/<str:nation>/map/", include("majlis.interfaces.web.map.urls")),
    path("nations/", include("majlis.interfaces.web.nations.all_urls")),
    path("n/<str:nation>/nation/", include("majlis.interfaces.web.nations.urls")),
    path("upkeep/", include("majlis.interfaces.web.upkeep.urls")),
    path("help/", include("majlis.interfaces.web.help.urls")),
    path("n/<str:nation>/incidents/", include("majlis.interfaces.web.incidents.urls")),
    path("n/<str:nation>/evidence/", include("majlis.interfaces.web.evidence.urls")),
    path("report/", include("majlis.interfaces.web.reports.own_urls")),
    path("n/<str:nation>/reports/", include("majlis.interfaces.web.reports.urls")),
    path("n/<str:nation>/briefings/", include("majlis.interfaces.web.briefings.urls")),
    path("n/<str:nation>/notes/", include("majlis.interfaces.web.notes.urls")),
    path("n/<str:nation>/register/", include("majlis.interfaces.web.register.urls")),
    path("public/", include("majlis.interfaces.web.public.urls")),
    path("n/<str:nation>/council/", include("majlis.interfaces.web.council.urls")),
    path("n/<str:nation>/dialogue/", include("majlis.interfaces.web.dialogue.urls")),
    path("d/", include("majlis.interfaces.web.dialogue.open_urls")),
    path("views/", include("majlis.interfaces.web.views.urls")),
    path("api/v1/", include("majlis.interfaces.api.urls")),
]

handler400 = "majlis.interfaces.web.faults.bad"
handler404 = "majlis.interfaces.web.faults.not_found"
handler500 = "majlis.interfaces.web.faults.broken"
