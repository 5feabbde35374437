"""Acts from evidence to the briefing: name, place, and one line each (the line is the module's docstring)."""

from majlis.acts.entry import Entry

BRIEFING: tuple[Entry, ...] = (
    Entry(
        "threat rates", "majlis.acts.threat.rates:rates", "Say how often attacks come, and whether they rise or fall."
    ),
    Entry(
        "threat queue",
        "majlis.acts.threat.queue:queue",
        "Leave it to the worker to count how often attacks come: where there is much evidence it takes a while.",
    ),
    Entry("cascade run", "majlis.acts.cascade.run:run", "Follow an attack through the infrastructure, hour by hour."),
    Entry("cascade explain", "majlis.acts.cascade.explain:explain", "Explain why an asset goes dark."),
    Entry("cascade downstream", "majlis.acts.cascade.downstream:downstream", "List what depends on an asset."),
    Entry(
        "whatif save",
        "majlis.acts.whatif.save:save",
        "Save a what-if: what is hit, under a name, on this version of the nation.",
    ),
    Entry("whatif list", "majlis.acts.whatif.list:list_", "List the what-ifs of a nation that were saved."),
    Entry(
        "whatif show",
        "majlis.acts.whatif.show:show",
        "Show a saved what-if, followed anew through the version it was made on, or through the newest.",
    ),
    Entry(
        "whatif compare",
        "majlis.acts.whatif.compare:compare",
        "Compare two saved what-ifs: people by service, and the assets that only one of them darkens.",
    ),
    Entry("whatif drop", "majlis.acts.whatif.drop:drop", "Drop a saved what-if, or take a dropped one back."),
    Entry(
        "risk assess", "majlis.acts.risk.assess:assess", "Assess the national risk from evidence and infrastructure."
    ),
    Entry("risk check", "majlis.acts.risk.check:check", "Hold the model against what has happened."),
    Entry("run list", "majlis.acts.run.list:list_", "List the runs in the vault, and the work that has made none."),
    Entry("run show", "majlis.acts.run.show:show", "Show one run, or the work that is to make it."),
    Entry("run replay", "majlis.acts.run.replay:replay", "Compute a run again and compare the hashes."),
    Entry("run diff", "majlis.acts.run.diff:diff", "Say what changed between two runs, and why."),
    Entry("run watch", "majlis.acts.run.watch:watch", "Watch work until it ends."),
    Entry("run cancel", "majlis.acts.run.cancel:cancel", "Cancel work that is queued or running."),
    Entry("run retry", "majlis.acts.run.retry:retry", "Queue failed or cancelled work again, made from the same."),
    Entry("brief", "majlis.acts.brief.write:write", "Write the Council's briefing as PDF, HTML or Word."),
    Entry(
        "brief incident",
        "majlis.acts.brief.incident:incident",
        "Write a situation note on an incident: half a page, frozen at this moment.",
    ),
    Entry(
        "brief suggest",
        "majlis.acts.brief.suggest:suggest",
        "Read what somebody wrote on an incident, and suggest its fields, each with the words that led to it.",
    ),
    Entry("document start", "majlis.acts.document.start:start", "Start a situation note on an incident, as a draft."),
    Entry("document save", "majlis.acts.document.save:save", "Write parts of a draft."),
    Entry("document freeze", "majlis.acts.document.freeze:freeze", "Freeze a draft: from now on it says what it says."),
    Entry(
        "document keep",
        "majlis.acts.document.keep:keep",
        "Compose a briefing from its parts and keep it, until a second person releases it.",
    ),
    Entry("document list", "majlis.acts.document.list:list_", "List the documents of a nation."),
    Entry("document show", "majlis.acts.document.show:show", "Show how a document stands, and what it says."),
    Entry(
        "document export",
        "majlis.acts.document.export:export",
        "Write a document as it was frozen into a file: PDF, Word or HTML.",
    ),
    Entry(
        "document release",
        "majlis.acts.document.release:release",
        "Release a document that somebody else composed: others may read it from now on.",
    ),
    Entry(
        "document withdraw",
        "majlis.acts.document.withdraw:withdraw",
        "Withdraw a document: it stays with the reason, and others read it no more.",
    ),
    Entry("demo", "majlis.acts.demo.make:make", "Make the reference nation, assess it, and write the briefing."),
    Entry(
        "demo-workspace",
        "majlis.acts.demo.workspace:workspace",
        "Make the demonstration's workspace in the records: a nation, its assessments, and a person of each role.",
    ),
)
