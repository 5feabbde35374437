"""Addresses of what is looked after now and then."""

from django.urls import path

from majlis.interfaces.web.upkeep import views

urlpatterns = [
    path("catalogue/", views.catalogue, name="catalogue"),
    path("catalogue/revert/", views.revert_catalogue, name="catalogue-revert"),
    path("retention/", views.retention, name="retention"),
    path("retention/set/", views.set_days, name="retention-set"),
    path("retention/apply/", views.apply_rules, name="retention-apply"),
]
