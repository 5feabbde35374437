"""Hold the mirror: each module has its test file, and each test file its module.

A module that only declares data (no function, no method) is tested where the data is used.
"""

import ast
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "majlis"
NO_MIRROR_NEEDED = {"__init__.py", "kernels.py"}


def mirror(path: Path) -> Path:
    """Return where the tests of a module lie, relative to ``tests``.

    An act ``acts/<noun>/<verb>.py`` is tested in ``acts/<noun>/test_<verb>.py``, anything else in
    ``unit/<room>/test_<module>.py``; ``interfaces`` are tested in ``interfaces``.
    """
    relative = path.relative_to(SOURCE)
    parts = relative.parts
    act = parts[0] == "acts" and len(parts) > 2  # noqa: PLR2004 - acts/<noun>/<verb>.py
    top = Path() if act or parts[0] == "interfaces" else Path("unit")
    return top / relative.parent / f"test_{relative.stem.strip('_')}.py"


def only_declares(path: Path) -> bool:
    """Tell whether a module holds no function and no method."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return not any(isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) for node in ast.walk(tree))


def main() -> int:
    """Print what is missing on either side; return 1 where anything is."""
    modules = [
        path for path in sorted(SOURCE.rglob("*.py")) if path.name not in NO_MIRROR_NEEDED and not only_declares(path)
    ]
    missing = [path for path in modules if not (ROOT / "tests" / mirror(path)).is_file()]
    for path in missing:
        print(f"{path.relative_to(ROOT)}: no tests in tests/{mirror(path)}")
    known = {mirror(path) for path in SOURCE.rglob("*.py")}
    orphans = [
        test.relative_to(ROOT)
        for folder in ("unit", "acts")
        for test in sorted((ROOT / "tests" / folder).rglob("test_*.py"))
        if not _belongs(test.relative_to(ROOT / "tests"), known)
    ]
    for orphan in orphans:
        print(f"{orphan}: no module of that name")
    print(f"{len(modules)} modules, {len(missing)} without tests; {len(orphans)} test files without a module")
    return 1 if missing or orphans else 0


def _belongs(test: Path, known: set[Path]) -> bool:
    """Tell whether a test file mirrors a module, or a room's face (``test_<room>.py`` beside or in its folder)."""
    return (
        test in known
        or test.parent / test.stem.removeprefix("test_") / "test_init.py" in known
        or (test.name == f"test_{test.parent.name}.py")
    )


if __name__ == "__main__":
    sys.exit(main())
