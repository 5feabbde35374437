"""Addresses of one nation: its draft, tables, rows, versions, parameters."""

from django.urls import path

from majlis.interfaces.web.nations import draft, errands, overview, parameters, past, reshaping, rows, tables, taking

urlpatterns = [
    path("", draft.show, name="nation"),
    path("state/", draft.state, name="nation-state"),
    path("work/<str:code>/", errands.watch, name="nation-work"),
    path("work/<str:code>/again/", errands.again, name="nation-work-again"),
    path("checks/", draft.checks, name="nation-checks"),
    path("publish/", draft.publish_draft, name="nation-publish"),
    path("export.<str:form>", draft.take_away, name="nation-export"),
    path("template/", overview.workbook, name="nation-template"),
    path("import/", taking.send, name="nation-import"),
    path("history/", past.revisions, name="nation-history"),
    path("undo/", past.take_back, name="nation-undo"),
    path("versions/", past.published, name="nation-versions"),
    path("compare/", past.compared, name="nation-compare"),
    path("parameters/", parameters.listed, name="nation-parameters"),
    path("parameters/<str:parameter>/", parameters.one, name="nation-parameter"),
    path("parameters/<str:parameter>/shipped/", parameters.shipped, name="nation-parameter-shipped"),
    path("merge/", reshaping.merge_rows, name="nation-merge"),
    path("split/<path:key>/", reshaping.split_asset, name="nation-split"),
    path("<str:table>/", tables.listed, name="nation-table"),
    path("<str:table>/new/", rows.new, name="nation-new-row"),
    path("<str:table>/row/<path:key>/", rows.one, name="nation-row"),
    path("<str:table>/retire/<path:key>/", reshaping.retire_row, name="nation-retire"),
]
