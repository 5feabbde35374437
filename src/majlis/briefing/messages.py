"""Every sentence that a reader of the briefing sees: a code, its parameters, and the text in `templates/en.toml`."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from majlis.kernel.errors import NotFoundError

Text = str | Mapping[str, str]
"""A template, or its plural forms by CLDR name."""


@cache
def catalogue(language: str = "en") -> Mapping[str, Text]:
    """Return all texts of a language by code.

    Raises
    ------
    NotFoundError
        If the language has no catalogue.
    """
    path = files("majlis.briefing") / "templates" / f"{language}.toml"
    if not path.is_file():
        raise NotFoundError(f"there is no catalogue of texts for {language!r}", code="briefing.language")
    return tomllib.loads(path.read_text("utf-8"))


def say(code: str, *, n: int | None = None, **parameters: str) -> str:
    """Return a text with its parameters filled in.

    Parameters
    ----------
    code : str
        A code of the catalogue.
    n : int, optional
        The number that chooses the plural form; also available as ``{n}``.
    **parameters : str
        Texts for the places in braces, already formatted.

    Raises
    ------
    NotFoundError
        If there is no such text.
    """
    template = catalogue().get(code)
    if template is None:
        raise NotFoundError(f"there is no text {code!r}", mend="add it to templates/en.toml", code="briefing.message")
    if not isinstance(template, str):
        template = template["one" if n == 1 else "other"]
    return template.format(n="" if n is None else f"{n:,}", **parameters)
