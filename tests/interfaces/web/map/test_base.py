"""The base layer in the browser: uploaded, made clean, served, taken away."""

from io import BytesIO

from tests.sites import Site

POINT = b'{"type": "Point", "coordinates": [70, 30], "style": "url(x)"}'


def upload(data: bytes) -> BytesIO:
    file = BytesIO(data)
    file.name = "own.geojson"
    return file


def test_laid_served_and_taken_away(site: Site, nation: str) -> None:
    client, at = site.as_("regulator"), f"/n/{nation}/map/base/"
    assert "Nothing lies under the map now" in client.get(at).content.decode()
    assert client.get(f"{at}layer").status_code == 404
    assert client.post(at, {"file": upload(POINT), "source": "own"}).status_code == 302
    layer = client.get(f"{at}layer")
    assert layer.headers["Content-Type"] == "application/geo+json"
    assert b"style" not in layer.content
    assert client.get(f"{at}layer", headers={"If-None-Match": layer.headers["ETag"]}).status_code == 304
    page = client.get(f"/n/{nation}/map/").content.decode()
    assert "map/base/layer" in page
    assert "Base layer: own" in page
    assert client.post(at, {"away": "yes"}).status_code == 302
    assert client.get(f"{at}layer").status_code == 404


def test_what_is_no_layer(site: Site, nation: str) -> None:
    client, at = site.as_("regulator"), f"/n/{nation}/map/base/"
    wrong = client.post(at, {"file": upload(b"x")})
    assert wrong.status_code == 400
    assert "no JSON" in wrong.content.decode()
    assert client.post(at, {}).status_code == 400
    assert site.as_("analyst").post(at, {"file": upload(POINT)}).status_code == 403
