"""The acts of the system: name, place, and one line each (the line is the module's docstring)."""

from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from majlis.acts.act import Act


class Entry(NamedTuple):
    """An act's name (as typed), where it lies, and what it does."""

    name: str
    target: str
    line: str

    def load(self) -> "Act[Any, Any]":
        """Import and return the act."""
        module, _, attribute = self.target.partition(":")
        loaded: Act[Any, Any] = getattr(import_module(module), attribute)
        return loaded


ACTS: tuple[Entry, ...] = (
    Entry("nation synthesize", "majlis.acts.nation.synthesize:synthesize", "Make a synthetic nation of a given size."),
    Entry(
        "nation check", "majlis.acts.nation.check:check", "Check a nation's files and name each fault with its mend."
    ),
    Entry("nation show", "majlis.acts.nation.show:show", "Show a nation's size, coverage and sectors."),
    Entry("evidence add", "majlis.acts.evidence.add:add", "Add a file of evidence to a nation."),
    Entry("evidence list", "majlis.acts.evidence.list:list_", "List a nation's evidence."),
    Entry("evidence show", "majlis.acts.evidence.show:show", "Show one source of evidence and what it says."),
    Entry(
        "evidence synthesize",
        "majlis.acts.evidence.synthesize:synthesize",
        "Make synthetic incidents with known true rates.",
    ),
    Entry(
        "threat rates", "majlis.acts.threat.rates:rates", "Say how often attacks come, and whether they rise or fall."
    ),
    Entry("cascade run", "majlis.acts.cascade.run:run", "Follow an attack through the infrastructure, hour by hour."),
    Entry("cascade explain", "majlis.acts.cascade.explain:explain", "Explain why an asset goes dark."),
    Entry("cascade downstream", "majlis.acts.cascade.downstream:downstream", "List what depends on an asset."),
    Entry(
        "risk assess", "majlis.acts.risk.assess:assess", "Assess the national risk from evidence and infrastructure."
    ),
    Entry("risk check", "majlis.acts.risk.check:check", "Hold the model against what has happened."),
    Entry("run list", "majlis.acts.run.list:list_", "List the runs in the vault."),
    Entry("run show", "majlis.acts.run.show:show", "Show one run."),
    Entry("run replay", "majlis.acts.run.replay:replay", "Compute a run again and compare the hashes."),
    Entry("run diff", "majlis.acts.run.diff:diff", "Say what changed between two runs, and why."),
    Entry("brief", "majlis.acts.brief.write:write", "Write the Council's briefing as PDF, HTML or Word."),
    Entry("demo", "majlis.acts.demo.make:make", "Make the reference nation, assess it, and write the briefing."),
)
