"""Addresses of the pages of bodies, seats and rules, within a nation."""

from django.urls import path

from majlis.interfaces.web.council import bodies

urlpatterns = [
    path("", bodies.index, name="council-bodies"),
    path("new/", bodies.new, name="council-body-new"),
    path("<str:code>/", bodies.show, name="council-body"),
    path("<str:code>/change/", bodies.change, name="council-body-change"),
    path("<str:code>/do/", bodies.do, name="council-body-do"),
    path("<str:code>/rule/", bodies.set_rule, name="council-body-rule"),
    path("<str:code>/seats/new/", bodies.add_seat, name="council-seat-new"),
    path("<str:code>/seats/<str:seat_code>/", bodies.change_seat, name="council-seat"),
]
