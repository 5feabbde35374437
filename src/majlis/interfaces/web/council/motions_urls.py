"""Addresses of the pages of cards of items, motions and ballots, within a nation."""

from django.urls import path

from majlis.interfaces.web.council import ballots, cards, motions

urlpatterns = [
    path("items/<str:code>/", cards.card, name="council-item"),
    path("items/<str:code>/motion/", motions.new, name="council-motion-new"),
    path("motions/<str:code>/", motions.motion, name="council-motion"),
    path("motions/<str:code>/change/", motions.change, name="council-motion-edit"),
    path("motions/<str:code>/amend/", motions.amending, name="council-motion-amend"),
    path("motions/<str:code>/do/<str:deed>/", motions.deed, name="council-motion-deed"),
    path("ballots/<str:code>/", ballots.ballot, name="council-ballot"),
    path("ballots/<str:code>/vote/", ballots.voting, name="council-vote"),
    path("ballots/<str:code>/do/<str:deed>/", ballots.deed, name="council-ballot-deed"),
]
