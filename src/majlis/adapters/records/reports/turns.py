"""How often somebody without an account tries something: counted for all server processes together.

Who it was is kept nowhere: the row bears a hash with a salt of the day. The salt of yesterday is deleted, and with it
every way back.
"""

import hashlib
import secrets
from datetime import timedelta

from django.db.models import F

from majlis.adapters.records.handle import Records
from majlis.adapters.records.models import Setting, Turn

SALT = "report.salt."
"""With this begins the setting that holds the salt of a day; the day follows."""


def take(records: Records, what: str, who: str, most: int, seconds: int) -> bool:
    """Count one more try, and tell whether it is still allowed.

    Parameters
    ----------
    records : Records
    what : str
        What is tried.
    who : str
        Who tries: something that stands for an address.
    most, seconds : int
        So many within so long, from the first try on.
    """
    now = records.now()
    key = hashlib.sha256(f"{_salt(records)} {what} {who}".encode()).hexdigest()
    rows = Turn.objects.filter(key=key)
    if not rows.filter(until__gt=now).update(count=F("count") + 1):
        Turn.objects.filter(until__lte=now).delete()
        facts = {"count": 1, "until": now + timedelta(seconds=seconds)}
        if not Turn.objects.get_or_create(key=key, defaults=facts)[1]:  # another process was faster
            rows.update(count=F("count") + 1)
    count = rows.values_list("count", flat=True).first() or 1
    return bool(count <= most)


def _salt(records: Records) -> str:
    """Return the salt of the day, and throw away those of days before."""
    now = records.now()
    name = f"{SALT}{now:%Y-%m-%d}"
    found: str | None = Setting.objects.filter(key=name).values_list("value", flat=True).first()
    if found is not None:
        return found
    facts = {"value": secrets.token_hex(16), "changed_at": now, "changed_by": records.actor}
    row, _ = Setting.objects.get_or_create(key=name, defaults=facts)
    Setting.objects.filter(key__startswith=SALT).exclude(key=name).delete()
    return str(row.value)
