"""The first screen."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def home(request: HttpRequest) -> HttpResponse:
    """Show the first screen."""
    return render(request, "home/home.html", {"title": "Majlis"})
