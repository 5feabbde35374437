"""Campaigns x infrastructure x what we do not know: the annual loss, the headline chance, and what they rest on.

``case`` brings nation and evidence together, ``assess`` simulates, ``difference`` explains a change.
"""

from majlis.risk.result import Annex, RiskResult

__all__ = ["Annex", "RiskResult"]
