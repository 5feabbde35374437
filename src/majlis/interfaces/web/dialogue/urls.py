"""Addresses of the pages of dialogues within a nation."""

from django.urls import path

from majlis.interfaces.web.dialogue import listing, moderating, one, papers, projecting, reporting, results

urlpatterns = [
    path("", listing.dialogues, name="dialogues"),
    path("new/", listing.new, name="dialogue-new"),
    path("<str:code>/", one.show, name="dialogue-one"),
    path("<str:code>/edit/", one.editing, name="dialogue-edit"),
    path("<str:code>/phase/", one.bring, name="dialogue-phase"),
    path("<str:code>/word/", one.give_word, name="dialogue-word"),
    path("<str:code>/add/<str:what>/", one.add, name="dialogue-add"),
    path("<str:code>/queue/", moderating.queue, name="dialogue-queue"),
    path("<str:code>/queue/judge/", moderating.judge, name="dialogue-judge"),
    path("<str:code>/paper/", papers.typing, name="dialogue-paper"),
    path("<str:code>/paper/sheet/", papers.sheet, name="dialogue-sheet"),
    path("<str:code>/projector/", projecting.wall, name="dialogue-wall"),
    path("<str:code>/projector/beat/", projecting.beat, name="dialogue-beat"),
    path("<str:code>/projector/word/", projecting.show_word, name="dialogue-show-word"),
    path("<str:code>/results/", results.results, name="dialogue-results"),
    path("<str:code>/report/", reporting.read, name="dialogue-report"),
    path("<str:code>/report/file/<str:form>/", reporting.file, name="dialogue-report-file"),
]
