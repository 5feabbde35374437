"""Write into the HTML verifier which script and which style its browser may run: hashes of its own two."""

import base64
import hashlib
import re
import sys
from pathlib import Path

PAGE = Path(__file__).resolve().parents[1] / "src" / "majlis" / "register" / "offline" / "verify-decision.html"


def sealed(page: str) -> str:
    """Return the page with the hashes of its script and its style in its content policy."""
    for tag in ("script", "style"):
        found = re.search(rf"<{tag}[^>]*>(.*?)</{tag}>", page, re.DOTALL)
        assert found is not None
        digest = base64.b64encode(hashlib.sha256(found[1].encode()).digest()).decode()
        page = re.sub(rf"{tag}-src 'sha256-[^']*'", f"{tag}-src 'sha256-{digest}'", page, count=1)
    return page


def main() -> int:
    """Seal the page; with --check only tell whether it is."""
    page = PAGE.read_text("utf-8")
    wanted = sealed(page)
    if "--check" in sys.argv:
        return int(wanted != page)
    PAGE.write_text(wanted, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
