"""Settings for Django's own tools (``makemigrations``, the type checker). Nothing that runs reads them."""

from pathlib import Path

from majlis.adapters.records.configuration import base_settings, database_of

globals().update(base_settings(database_of("", Path("build"))))
