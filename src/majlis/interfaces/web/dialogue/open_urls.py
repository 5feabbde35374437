"""Addresses of who takes part in a dialogue: they name no nation, and most need no account."""

from django.urls import path

from majlis.interfaces.web.dialogue import open_entry, open_saying, open_stand, open_voting

urlpatterns = [
    path("", open_entry.front, name="dialogue-open"),
    path("<str:number>/", open_voting.own, name="dialogue-self"),
    path("<str:number>/vote/", open_voting.cast, name="dialogue-cast"),
    path("<str:number>/s/<int:statement>/", open_voting.one, name="dialogue-statement"),
    path("<str:number>/s/<int:statement>/argue/", open_saying.argue_for, name="dialogue-argue"),
    path("<str:number>/say/", open_saying.say, name="dialogue-say"),
    path("<str:number>/estimates/", open_saying.estimates, name="dialogue-estimates"),
    path("<str:number>/dissent/", open_saying.dissenting, name="dialogue-dissent"),
    path("<str:number>/stand/", open_stand.standing, name="dialogue-stand"),
    path("<str:number>/again/", open_entry.again, name="dialogue-again"),
    path("<str:number>/next-person/", open_entry.hand_on, name="dialogue-hand-on"),
    path("<str:number>/<str:word>/", open_entry.entrance, name="dialogue-enter"),
]
