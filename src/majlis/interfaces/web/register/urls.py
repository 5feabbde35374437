"""Addresses of a nation's register."""

from django.urls import path

from majlis.interfaces.web.register import views

urlpatterns = [
    path("", views.index, name="register"),
    path("table.<str:form>", views.table, name="register-sheet"),
    path("checkpoints/", views.checkpoints, name="register-checkpoints"),
    path("checkpoints/<int:size>.txt", views.checkpoint, name="register-checkpoint"),
    path("sign/", views.sign, name="register-sign"),
    path("compare/", views.compared, name="register-compare"),
    path("<int:index>/", views.entry, name="register-entry"),
    path("<int:index>/receipt.tlog-proof", views.receipt, name="register-receipt"),
    path("<int:index>/entry.json", views.leaf, name="register-leaf"),
]
