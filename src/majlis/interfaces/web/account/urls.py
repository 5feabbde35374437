"""Addresses of signing in and out."""

from allauth.account import views
from django.urls import include, path

from majlis.interfaces.web.account.views import account

urlpatterns = [
    path("", account, name="account"),
    path("login/", views.login, name="account_login"),
    path("logout/", views.logout, name="account_logout"),
    path("inactive/", views.account_inactive, name="account_inactive"),
    path("reauthenticate/", views.reauthenticate, name="account_reauthenticate"),
    path("password/", views.password_change, name="account_change_password"),
    path("2fa/", include("allauth.mfa.urls")),
    # Not offered, but named by allauth's own code: the adapter closes it.
    path("signup/", views.signup, name="account_signup"),
    path("email/", views.account_inactive, name="account_email"),
    path("password/set/", views.account_inactive, name="account_set_password"),
    path("password/reset/", views.account_inactive, name="account_reset_password"),
]
