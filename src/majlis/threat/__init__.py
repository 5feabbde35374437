"""How often attacks come, how sure we are, and whether they rise: from evidence, within its windows."""

from majlis.threat.rate import Change, Rate

__all__ = ["Change", "Rate"]
