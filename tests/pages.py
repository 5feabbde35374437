"""What a browser would send back of a page's forms."""

from html.parser import HTMLParser


class _Fields(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self._area = self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        name = told.get("name", "")
        if tag == "input" and name and told.get("type") not in {"checkbox", "radio", "file"}:
            self.found[name] = told.get("value", "")
        elif tag == "textarea" and name:
            self.found[name], self._area = "", name
        elif tag == "select" and name:
            self._select = name
        elif tag == "option" and self._select and ("selected" in told or self._select not in self.found):
            self.found[self._select] = told.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._area = ""
        elif tag == "select":
            self._select = ""

    def handle_data(self, data: str) -> None:
        if self._area:
            self.found[self._area] += data


def fields(page: bytes) -> dict[str, str]:
    """Return name and value of each field of a page, as they stand; of a choice the one that is chosen."""
    parser = _Fields()
    parser.feed(page.decode())
    return {name: value.removeprefix("\r\n").removeprefix("\n") for name, value in parser.found.items()}
