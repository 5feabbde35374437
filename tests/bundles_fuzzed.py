"""Bundles in which something was changed by chance, for the test that both verifiers say the same of each."""

import json
import random
from typing import Any

from tests.bundles import Case, good

JUNK: tuple[str, ...] = (
    *'"{}[],:0-.e +=/A',
    *("\\", "\n", "\t", "\u2014", "\u00a0", "\u0085", "\ufeff", "\u2028", "\x1c", "\x7f", "\u200f"),
    *("\\u0000", "\\ud800", "null", "true", "1.0", "1e2", "-0", "__proto__", "\u0661", "\U0001d538"),
)
WORSE: tuple[Any, ...] = (None, True, 0, 1, -1, "", [], {}, 1.5, 2**53, "x")
NAMES = ("x", "__proto__", "constructor", "toString", "sealed", "files", "announced")


def fuzzed(seed: int, count: int) -> dict[str, Case]:
    """Return so many bundles, the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    found = {}
    for number in range(count):
        case = chance.choice(list(good().values()))
        change = chance.choice((in_the_text, in_the_fields))
        keys, held = case.keys, case.held
        if keys and chance.random() < 0.1:
            keys = (_junk(chance, keys[0]), *keys[1:])
        if held and chance.random() < 0.3:
            held = _junk(chance, held)
        found[f"{number} of seed {seed}"] = Case(change(chance, case.data), keys, case.witnesses, held)
    return found


def _junk(chance: random.Random, text: str) -> str:
    at = chance.randrange(len(text))
    return text[:at] + chance.choice(JUNK) + text[at + chance.randrange(2) :]


def in_the_text(chance: random.Random, data: bytes) -> bytes:
    """Return a bundle with letters put in, taken out, doubled or changed by a bit."""
    text = data.decode()
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        at = chance.randrange(len(text))
        end = min(len(text), at + chance.randrange(1, 40))
        changes = (
            _junk(chance, text),
            text[:at] + text[at + 1 :],
            text[:end] + text[at:],
            text[:at] + chr(ord(text[at]) ^ 1 << chance.randrange(7)) + text[at + 1 :],
        )
        text = chance.choice(changes)
    return text.encode("utf-8", "surrogatepass")


def in_the_fields(chance: random.Random, data: bytes) -> bytes:
    """Return a bundle in which a field, somewhere, is another one, of another kind, gone or there twice."""
    whole = json.loads(data)
    inside, key = chance.choice(list(_places(whole)))
    value = inside[key]
    what = chance.randrange(5)
    if what == 0:
        inside[key] = chance.choice(WORSE)
    elif what == 1 and isinstance(value, str) and value:
        inside[key] = _junk(chance, value)
    elif what == 2 and isinstance(value, str):
        inside[key] = value[::-1]
    elif what == 3 and isinstance(inside, dict):
        inside[chance.choice(NAMES)] = value
    elif what == 3:
        inside.append(value)
    else:
        inside.pop(key)
    return json.dumps(whole, ensure_ascii=chance.random() < 0.5).encode("utf-8", "surrogatepass")


def _places(value: Any) -> Any:
    keys: Any = value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for key in keys:
        yield value, key
        yield from _places(value[key])
