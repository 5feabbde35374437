"""Write the migration that brings the tables to what the models say: ``make_migration.py NAME "What it does."``.

With ``--check`` it writes nothing and fails where a migration is missing.
"""

import os
import sys
import warnings
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "src" / "majlis" / "adapters" / "records" / "migrations"


def main(arguments: list[str]) -> int:
    """Write the migration with its docstring, or check that none is missing."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "majlis.adapters.records.django_settings"
    warnings.filterwarnings("ignore", message="Got an error checking a consistent migration history")
    import django
    from django.core.management import call_command

    django.setup()
    if arguments == ["--check"]:
        call_command("makemigrations", "majlis", check=True, dry_run=True)
        return 0
    name, about = arguments
    before = set(FOLDER.glob("0*.py"))
    call_command("makemigrations", "majlis", name=name, include_header=False)
    for path in set(FOLDER.glob("0*.py")) - before:
        document(path, about)
    return 0


def document(path: Path, about: str) -> None:
    """Give a migration its docstrings."""
    text = f'"""{about}"""\n\n{path.read_text(encoding="utf-8").lstrip()}'
    head = "class Migration(migrations.Migration):\n"
    path.write_text(text.replace(head, f'{head}    """{about}"""\n\n', 1), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
