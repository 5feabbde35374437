"""Addresses of the pages of incidents."""

from django.urls import path

from majlis.interfaces.web.incidents import days, deeds, duplicates, entering, listing, record, suggesting

urlpatterns = [
    path("", listing.show, name="incidents"),
    path("new/", entering.new, name="incident-new"),
    path("days/", days.show, name="incident-days"),
    path("duplicates/", duplicates.show, name="incident-duplicates"),
    path("suggest/", suggesting.show, name="incident-suggest"),
    path("<str:code>/", record.show, name="incident"),
    path("<str:code>/amend/", entering.change, name="incident-amend"),
    path("<str:code>/undo/", deeds.undoing, name="incident-undo"),
    path("<str:code>/state/", deeds.state, name="incident-state"),
    path("<str:code>/marking/", deeds.marking, name="incident-marking"),
    path("<str:code>/link/", deeds.linking, name="incident-link"),
    path("<str:code>/unlink/", deeds.unlinking, name="incident-unlink"),
    path("<str:code>/merge/<str:other>/", duplicates.merging, name="incident-merge"),
    path("<str:code>/unmerge/", duplicates.parting, name="incident-unmerge"),
]
