"""What the acts that change a key of the register share."""

from typing import TYPE_CHECKING

from pydantic import Field

from majlis.acts.act import Result
from majlis.kernel.marking import banded

if TYPE_CHECKING:
    from majlis.adapters.records.register.named import Log
    from majlis.adapters.records.register.rotating import Change

AT_THE_MACHINE = "keys lie in files of this machine, and their passphrases are typed there"


class ChangeResult(Result):
    """A change of keys."""

    log: str
    synthetic: bool
    reason: str
    before: str = Field(description="The key that signed until now, NAME+ID+KEY.")
    after: str = Field(description="The key that signs from now on.")
    index: int = Field(description="Entry that announces it.")
    size: int = Field(description="Entries under the checkpoint that was signed now.")

    def text(self) -> str:
        """Return the new key, and what has to be done by hand."""
        lines = [
            f"{self.log}: the key was {'renewed' if self.reason == 'rotated' else f'changed, as it was {self.reason}'}",
            f"  before: {self.before}",
            f"  now:    {self.after}",
            f"  entry {self.index} announces it; a checkpoint of {self.size:,} entries was signed",
        ]
        if self.reason == "rotated":
            lines.append("Both keys signed it: who trusts the old one can trust the new one. Destroy the old file.")
        else:
            lines.append("Nobody vouches for the new key. Tell it to everybody who verifies, and to the witness, by")
            lines.append("another way than this site: in print, by telephone. Old checkpoints stay valid until then.")
        lines.append("Back the keys up now: majlis backup --keys FILE")
        return banded("\n".join(lines), synthetic=self.synthetic)


def changed(log: "Log", change: "Change", reason: str, size: int) -> ChangeResult:
    """Return the result of a change of keys."""
    return ChangeResult(
        log=log.name,
        synthetic=log.synthetic,
        reason=reason,
        before=str(change.before),
        after=str(change.after),
        index=change.index,
        size=size,
    )
