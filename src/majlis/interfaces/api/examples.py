"""Commands as they are usually sent, for the description and the page of the API."""

from typing import Any

EXAMPLES: dict[str, dict[str, Any]] = {
    "nation list": {},
    "nation show": {"nation": "practice"},
    "nation synthesize": {"directory": "practice", "assets": 500},
    "nation import": {"source": "upload:NAME-FROM-THE-ANSWER------", "name": "practice"},
    "nation change": {
        "nation": "practice",
        "row": "grid:north-01",
        "set_": ["restart_h=4"],
        "note": "as the operator said",
    },
    "nation publish": {"nation": "practice", "note": "first version"},
    "evidence add": {
        "nation": "practice",
        "file": "upload:NAME-FROM-THE-ANSWER------",
        "source": "cert",
        "window": "2025-01-01..2025-07-01",
    },
    "evidence search": {"nation": "practice", "sector": "health", "most": 50},
    "incident create": {
        "nation": "practice",
        "title": "Hospital's portal is down",
        "day": "2026-11-20",
        "kind": "ransomware",
        "sector": "health",
    },
    "incident list": {"nation": "practice", "state": "open", "most": 50},
    "threat rates": {"nation": "practice", "by": ["sector"]},
    "cascade run": {"nation": "practice", "attack": ["grid:north-01@0:48"]},
    "risk assess": {"nation": "practice", "draws": 100, "years": 1000},
    "run list": {"last": 20},
    "brief": {"nation": "practice", "out": "briefing.pdf"},
    "organisation add": {"code": "cert", "name": "National CERT", "kind": "cert"},
}
"""Act to command."""
