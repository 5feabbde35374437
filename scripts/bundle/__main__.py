"""Make the bundle into ``dist/``, or into the folder that is named."""

import sys
from pathlib import Path

from scripts.bundle.make import make

if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parents[2] / "dist"
    print(make(target))
