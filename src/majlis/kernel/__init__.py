"""The words all rooms share: identifiers, time, intervals, marking, random streams, canonical JSON, errors."""

from majlis.kernel.canonical import canonical_json, content_hash
from majlis.kernel.errors import ConflictError, Fault, InputError, IntegrityError, MajlisError, NotFoundError
from majlis.kernel.identifiers import Urn
from majlis.kernel.intervals import Interval, Uncertainty
from majlis.kernel.marking import Marking
from majlis.kernel.times import Window

__all__ = [
    "ConflictError",
    "Fault",
    "InputError",
    "IntegrityError",
    "Interval",
    "MajlisError",
    "Marking",
    "NotFoundError",
    "Uncertainty",
    "Urn",
    "Window",
    "canonical_json",
    "content_hash",
]
