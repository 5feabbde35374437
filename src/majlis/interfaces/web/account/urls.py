"""Addresses of signing in and out."""

from allauth.account import views
from allauth.usersessions.views import list_usersessions
from django.apps import apps
from django.urls import URLPattern, URLResolver, include, path

from majlis.interfaces.web.account import approvals, tokens
from majlis.interfaces.web.account.step_up import again
from majlis.interfaces.web.account.views import account, closed, language

urlpatterns: list[URLPattern | URLResolver] = [
    path("", account, name="account"),
    path("language/", language, name="account_language"),
    path("login/", views.login, name="account_login"),
    path("logout/", views.logout, name="account_logout"),
    path("inactive/", views.account_inactive, name="account_inactive"),
    path("reauthenticate/", views.reauthenticate, name="account_reauthenticate"),
    path("again/", again, name="account_again"),
    path("password/", views.password_change, name="account_change_password"),
    path("2fa/", include("allauth.mfa.urls")),
    path("sessions/", list_usersessions, name="usersessions_list"),
    path("tokens/", tokens.show, name="tokens"),
    path("approvals/", approvals.show, name="approvals"),
    # Named by allauth's own code, and not open: nobody makes an account alone, and no letters are sent.
    path("signup/", closed, name="account_signup"),
    path("email/", closed, name="account_email"),
    path("password/set/", closed, name="account_set_password"),
    path("password/reset/", closed, name="account_reset_password"),
    path("oidc/signup/", closed, name="socialaccount_signup"),
    path("oidc/cancelled/", closed, name="socialaccount_login_cancelled"),
    path("oidc/error/", closed, name="socialaccount_login_error"),
    path("oidc/connections/", closed, name="socialaccount_connections"),
]
if apps.is_installed("allauth.socialaccount.providers.openid_connect"):
    urlpatterns.append(path("", include("allauth.socialaccount.providers.openid_connect.urls")))
