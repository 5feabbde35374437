"""What every process must know for some minutes: which codes were used, and how often somebody tried.

A key is kept as its hash: it may hold an address or a code.
"""

import hashlib
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction

from majlis.adapters.records.models import Memory


def claim(key: str, value: object, seconds: float) -> bool:
    """Keep something where nothing is kept under its key; tell whether it was so. Of several at once one succeeds.

    Parameters
    ----------
    key : str
    value : object
        That JSON can hold.
    seconds : float
        For how long.
    """
    now = datetime.now(UTC)
    _sweep(now)
    try:
        with transaction.atomic():
            Memory.objects.create(key=_hashed(key), value=value, expires_at=now + timedelta(seconds=seconds))
    except IntegrityError:
        return False
    return True


def recall(key: str, otherwise: object = None) -> Any:  # noqa: ANN401 - whatever was kept
    """Return what is kept under a key."""
    row = Memory.objects.filter(key=_hashed(key), expires_at__gt=datetime.now(UTC)).first()
    return otherwise if row is None else row.value


def keep(key: str, value: object, seconds: float) -> None:
    """Keep something in the place of what was kept under its key."""
    now = datetime.now(UTC)
    _sweep(now)
    kept = {"value": value, "expires_at": now + timedelta(seconds=seconds)}
    Memory.objects.update_or_create(key=_hashed(key), defaults=kept)


def forget(key: str = "") -> bool:
    """Forget what is kept under a key, or everything; tell whether there was anything."""
    rows = Memory.objects.filter(key=_hashed(key)) if key else Memory.objects.all()
    return bool(rows.delete()[0])


def _sweep(now: datetime) -> None:
    Memory.objects.filter(expires_at__lte=now).delete()


def _hashed(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()
