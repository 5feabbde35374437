"""Addresses of the map, the table, the assets and the saved what-ifs of a nation."""

from django.urls import path

from majlis.interfaces.web.map import base, data, keeping, pages

urlpatterns = [
    path("", pages.show, name="map"),
    path("table/", pages.table, name="map-table"),
    path("asset/<str:asset>/", pages.asset, name="map-asset"),
    path("data/assets", data.assets, name="map-assets"),
    path("data/names", data.names, name="map-names"),
    path("data/cascade", data.cascade, name="map-cascade"),
    path("data/find", data.find, name="map-find"),
    path("base/", base.change, name="map-base"),
    path("base/layer", base.layer, name="map-base-layer"),
    path("whatif/", keeping.listed, name="whatif-list"),
    path("whatif/save/", keeping.save, name="whatif-save"),
    path("whatif/compare/", keeping.compare, name="whatif-compare"),
    path("whatif/<str:code>/", keeping.show, name="whatif"),
    path("whatif/<str:code>/drop/", keeping.drop, name="whatif-drop"),
]
