"""What a person keeps of the own account: roles, password, second factor."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def account(request: HttpRequest) -> HttpResponse:
    """Show the own account."""
    return render(request, "account/own.html", {"title": "Your account"})
