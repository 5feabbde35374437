"""Hold the size budgets: file lines, arguments, function lines in kernels, and docstrings of what is public."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MOST_LINES = 500
MOST_ARGUMENTS = 5
MOST_KERNEL_LINES = 120
WITH_REASON = "noqa: PLR0913"

Function = ast.FunctionDef | ast.AsyncFunctionDef


def main() -> int:
    """Print each breach of a budget, then how long functions are; return 1 where there is a breach."""
    breaches: list[str] = []
    lengths: list[int] = []
    for path in sorted((ROOT / "src" / "majlis").rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        name = str(path.relative_to(ROOT))
        breaches += breaches_of(name, text)
        if path.name != "kernels.py":
            lengths += [length(node) for node, _ in functions(ast.parse(text))]
    for breach in breaches:
        print(breach)
    lengths.sort()
    middle, most = lengths[len(lengths) // 2], lengths[int(len(lengths) * 0.95)]
    print(f"{len(lengths)} functions: median {middle} lines, 95th percentile {most}; {len(breaches)} breaches")
    return 1 if breaches else 0


def breaches_of(name: str, text: str) -> Iterator[str]:
    """Yield the breaches of one file.

    Kernels (numba code in one piece) may have long functions with many untyped arguments, but none over
    ``MOST_KERNEL_LINES`` lines.
    """
    lines = text.splitlines()
    tree = ast.parse(text)
    if len(lines) > MOST_LINES:
        yield f"{name}: {len(lines)} lines, at most {MOST_LINES}: split it"
    if not ast.get_docstring(tree):
        yield f"{name}: the module has no docstring"
    kernel = Path(name).name == "kernels.py"
    for node, public in functions(tree):
        place = f"{name}:{node.lineno}: {node.name}"
        if kernel and length(node) > MOST_KERNEL_LINES:
            yield f"{place} has {length(node)} lines, at most {MOST_KERNEL_LINES} in a kernel"
        if public and not ast.get_docstring(node):
            yield f"{place} is public and has no docstring"
        if kernel:
            continue
        yield from _signature(place, node, excused=any(WITH_REASON in line for line in _head(node, lines)))


def _signature(place: str, node: Function, *, excused: bool) -> Iterator[str]:
    arguments = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
    own = [argument for argument in arguments if argument.arg not in {"self", "cls"}]
    if len(own) > MOST_ARGUMENTS and not excused:
        yield f"{place} takes {len(own)} arguments, at most {MOST_ARGUMENTS}: make a dataclass"
    if node.returns is None or any(argument.annotation is None for argument in own):
        yield f"{place} is not wholly annotated"


def _head(node: Function, lines: list[str]) -> list[str]:
    return lines[node.lineno - 1 : node.body[0].lineno]


def length(node: Function) -> int:
    """Return a function's length, lines."""
    return (node.end_lineno or node.lineno) - node.lineno + 1


def functions(tree: ast.Module) -> Iterator[tuple[Function, bool]]:
    """Yield every function with whether it is public: reachable by names that do not begin with ``_``."""
    yield from _functions(tree.body, public=True)


def _functions(body: list[ast.stmt], *, public: bool) -> Iterator[tuple[Function, bool]]:
    for node in body:
        if isinstance(node, ast.ClassDef):
            yield from _functions(node.body, public=public and not node.name.startswith("_"))
        elif isinstance(node, Function):
            yield node, public and not node.name.startswith("_")
            yield from _functions(node.body, public=False)


if __name__ == "__main__":
    sys.exit(main())
