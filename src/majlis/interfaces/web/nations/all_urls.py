"""Addresses of what is about nations in general: the list, a new one, a file to take in."""

from django.urls import path

from majlis.interfaces.web.nations import overview, taking

urlpatterns = [
    path("", overview.index, name="nations"),
    path("new/", overview.new, name="nation-new"),
    path("template/", overview.workbook, name="nations-template"),
    path("import/", taking.send, name="nations-import"),
    path("import/<str:token>/", taking.preview, name="nation-held"),
    path("import/<str:token>/take/", taking.take, name="nation-held-take"),
    path("import/<str:token>/drop/", taking.drop, name="nation-held-drop"),
    path("import/<str:token>/findings.<str:form>", taking.faults, name="nation-held-faults"),
]
