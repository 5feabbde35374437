"""Addresses of the pages of meetings, agendas and papers, within a nation."""

from django.urls import path

from majlis.interfaces.web.council import meetings, meetings_items

urlpatterns = [
    path("", meetings.index, name="council-meetings"),
    path("plan/", meetings.plan_one, name="council-meeting-plan"),
    path("item/<str:code>/change/", meetings_items.change_item, name="council-item-edit"),
    path("item/<str:code>/paper/", meetings_items.add_paper, name="council-paper-add"),
    path("forward/<str:code>/add/", meetings_items.plan_item, name="council-item-plan"),
    path("papers/<str:code>/", meetings_items.paper, name="council-paper"),
    path("papers/<str:code>/do/", meetings_items.do_paper, name="council-paper-do"),
    path("papers/<str:code>/<int:number>/", meetings_items.file, name="council-paper-file"),
    path("<str:code>/", meetings.show, name="council-meeting"),
    path("<str:code>/add/", meetings_items.add_item, name="council-item-add"),
    path("<str:code>/calendar/", meetings.ics, name="council-meeting-ics"),
    path("<str:code>/change/", meetings.change, name="council-meeting-change"),
    path("<str:code>/do/", meetings.do, name="council-meeting-do"),
    path("<str:code>/items/", meetings.handle, name="council-meeting-item"),
    path("<str:code>/room/", meetings.who_is_there, name="council-room"),
    path("<str:code>/room/do/", meetings.attend, name="council-room-do"),
]
