"""What a telephone keeps of released documents that were opened: the small program that does it."""

from importlib.resources import files

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET


@require_GET
def worker(request: HttpRequest, nation: str) -> HttpResponse:  # noqa: ARG001 - Django's shape
    """Hand over the service worker, which may act for the documents of this nation and for nothing else."""
    script = (files("majlis.interfaces.web") / "static/majlis/js/reader-worker.js").read_text("utf-8")
    headers = {"Service-Worker-Allowed": reverse("briefings", kwargs={"nation": nation}), "Cache-Control": "no-cache"}
    return HttpResponse(script, content_type="text/javascript; charset=utf-8", headers=headers)
