"""Addresses of the pages of the secretariat's cockpit, forward plan, minutes and board book, within a nation."""

from django.urls import path

from majlis.interfaces.web.council import books, cockpit, minutes

urlpatterns = [
    path("", cockpit.index, name="council"),
    path("plan/", cockpit.forward, name="council-plan"),
    path("book/<str:code>/", books.book_page, name="council-book"),
    path("book/<str:code>/file/", books.file, name="council-book-file"),
    path("notices/<str:code>/", books.notices, name="council-notices"),
    path("minutes/template/<str:code>/", minutes.template_page, name="council-minutes-template"),
    path("minutes/template/<str:code>/file/", minutes.template_file, name="council-minutes-template-file"),
    path("minutes/<str:code>/", minutes.show, name="council-minutes"),
    path("minutes/<str:code>/do/", minutes.do, name="council-minutes-do"),
    path("minutes/<str:code>/approve/", minutes.approving, name="council-minutes-approve"),
    path("minutes/<str:code>/file/<str:form>/", minutes.file, name="council-minutes-file"),
]
