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

    @property
    def path(self) -> str:
        """Return the act's name as a part of an address: ``nation/check``."""
        return self.name.replace(" ", "/")

    def load(self) -> "Act[Any, Any]":
        """Import and return the act."""
        module, _, attribute = self.target.partition(":")
        loaded: Act[Any, Any] = getattr(import_module(module), attribute)
        return loaded


ACTS: tuple[Entry, ...] = (
    Entry(
        "nation start",
        "majlis.acts.nation.start:start",
        "Set up a nation: country, languages, time zone, currency, sectors, organisations.",
    ),
    Entry(
        "nation template",
        "majlis.acts.nation.template:template",
        "Write the workbook in which a workshop describes a nation.",
    ),
    Entry("nation synthesize", "majlis.acts.nation.synthesize:synthesize", "Make a synthetic nation of a given size."),
    Entry("nation check", "majlis.acts.nation.check:check", "Check a nation and name each fault with its mend."),
    Entry("nation show", "majlis.acts.nation.show:show", "Show a nation's size, coverage and sectors."),
    Entry("nation import", "majlis.acts.nation.import_:import_", "Take a dossier or a workbook into a nation's draft."),
    Entry("nation export", "majlis.acts.nation.export:export", "Write a nation as a dossier or a workbook."),
    Entry(
        "nation queue",
        "majlis.acts.nation.queue:queue",
        "Leave long work on a nation to the worker: a check, a comparison, an import, a publication, an undo.",
    ),
    Entry("nation list", "majlis.acts.nation.list:list_", "List the nations in the records."),
    Entry(
        "nation search",
        "majlis.acts.nation.search:search",
        "Find areas, operators and assets of a nation's draft by words.",
    ),
    Entry("nation add", "majlis.acts.nation.add:add", "Add a row to a nation's draft."),
    Entry("nation change", "majlis.acts.nation.change:change", "Change some columns of a row of a nation's draft."),
    Entry("nation split", "majlis.acts.nation.split:split", "Split an asset of a nation's draft into several."),
    Entry(
        "nation merge",
        "majlis.acts.nation.merge:merge",
        "Merge assets, operators or areas of a nation's draft into one.",
    ),
    Entry(
        "nation retire",
        "majlis.acts.nation.retire:retire",
        "Take a row out of a nation's draft, with what belongs to it.",
    ),
    Entry(
        "nation history",
        "majlis.acts.nation.history:history",
        "Show who changed what in a nation's draft, when and why.",
    ),
    Entry("nation undo", "majlis.acts.nation.undo:undo", "Take back a revision of a nation's draft."),
    Entry("nation publish", "majlis.acts.nation.publish:publish", "Publish a nation's draft as an immutable version."),
    Entry("nation versions", "majlis.acts.nation.versions:versions", "List a nation's published versions."),
    Entry(
        "nation compare",
        "majlis.acts.nation.compare:compare",
        "Say what differs between two nations, or two versions of one.",
    ),
    Entry(
        "nation layer",
        "majlis.acts.nation.layer:layer",
        "Lay a base layer of your own under a nation's map, or take it away.",
    ),
    Entry("evidence add", "majlis.acts.evidence.add:add", "Add a file of evidence to a nation."),
    Entry("evidence list", "majlis.acts.evidence.list:list_", "List a nation's evidence."),
    Entry("evidence show", "majlis.acts.evidence.show:show", "Show one source of evidence and what it says."),
    Entry(
        "evidence search",
        "majlis.acts.evidence.search:search",
        "Find observations by words, sector, kind, days and source.",
    ),
    Entry(
        "evidence quarantine",
        "majlis.acts.evidence.quarantine:quarantine",
        "List the rows of evidence that could not be read, or write them to a file to be mended.",
    ),
    Entry(
        "evidence mend",
        "majlis.acts.evidence.mend:mend",
        "Take rows back that were set aside and have been mended.",
    ),
    Entry("evidence drop", "majlis.acts.evidence.drop:drop", "Give up rows that were set aside."),
    Entry(
        "evidence recall",
        "majlis.acts.evidence.recall:recall",
        "Put rows back that were given up: they wait to be mended again.",
    ),
    Entry(
        "evidence remove",
        "majlis.acts.evidence.remove:remove",
        "Take a source of evidence out; it can be brought back.",
    ),
    Entry(
        "evidence restore",
        "majlis.acts.evidence.restore:restore",
        "Bring a source of evidence back that was taken out.",
    ),
    Entry(
        "evidence synthesize",
        "majlis.acts.evidence.synthesize:synthesize",
        "Make synthetic incidents with known true rates.",
    ),
    Entry("incident create", "majlis.acts.incident.create:create", "Enter an incident by hand."),
    Entry("incident amend", "majlis.acts.incident.amend:amend", "Amend an incident: what was known before stays."),
    Entry(
        "incident undo",
        "majlis.acts.incident.undo:undo",
        "Take an amendment of an incident back: what was known before it is known again, and the history keeps both.",
    ),
    Entry("incident close", "majlis.acts.incident.close:close", "Close an incident: nothing more is expected."),
    Entry("incident reopen", "majlis.acts.incident.reopen:reopen", "Open a closed incident again."),
    Entry("incident mark", "majlis.acts.incident.mark:mark", "Give an incident another marking."),
    Entry("incident link", "majlis.acts.incident.link:link", "Link reports to an incident, so that they count once."),
    Entry(
        "incident unlink",
        "majlis.acts.incident.unlink:unlink",
        "Take the link between reports and an incident away.",
    ),
    Entry(
        "incident show",
        "majlis.acts.incident.show:show",
        "Show what is known of an incident, who said so, and its reports.",
    ),
    Entry("incident list", "majlis.acts.incident.list:list_", "List a nation's incidents that were entered by hand."),
    Entry(
        "incident duplicates",
        "majlis.acts.incident.duplicates:duplicates",
        "Say which incidents and reports probably tell of one event.",
    ),
    Entry(
        "incident merge",
        "majlis.acts.incident.merge:merge",
        "Merge two incidents that tell of one event: it counts once, and both histories stay.",
    ),
    Entry("incident unmerge", "majlis.acts.incident.unmerge:unmerge", "Take two incidents apart that were merged."),
    Entry("incident window", "majlis.acts.incident.window:window", "Say in which days incidents are logged by hand."),
    Entry(
        "report send",
        "majlis.acts.report.send:send",
        "Send a report of what befell an operator, and get the receipt.",
    ),
    Entry(
        "report amend",
        "majlis.acts.report.amend:amend",
        "Send the next stage of a report, or what has become known since.",
    ),
    Entry("report list", "majlis.acts.report.list:list_", "List reports, newest first."),
    Entry(
        "report show",
        "majlis.acts.report.show:show",
        "Show a report: what it says, its clocks, who is shown it and why, and what was said of it.",
    ),
    Entry("report ask", "majlis.acts.report.ask:ask", "Ask the operator something about its report."),
    Entry("report answer", "majlis.acts.report.answer:answer", "Answer what was asked about a report, or add to it."),
    Entry("report feedback", "majlis.acts.report.feedback:feedback", "Tell the operator what became of its report."),
    Entry("report note", "majlis.acts.report.note:note", "Write a note about a report that no operator reads."),
    Entry("report close", "majlis.acts.report.close:close", "Close a report: nothing more is expected."),
    Entry("report reopen", "majlis.acts.report.reopen:reopen", "Open a closed report again."),
    Entry("report attach", "majlis.acts.report.attach:attach", "Attach a report to the operator that it befell."),
    Entry("report route", "majlis.acts.report.route:route", "Show a report to an organisation by hand, or no longer."),
    Entry(
        "report rules",
        "majlis.acts.report.rules:rules",
        "List the rules by which reports of a nation are shown to authorities.",
    ),
    Entry(
        "report rule",
        "majlis.acts.report.rule:rule",
        "Set a rule by which reports of a nation are shown to authorities, or take one out.",
    ),
    Entry(
        "report enclose",
        "majlis.acts.report.enclose:enclose",
        "Send a file with a report: a screenshot, a log, the attacker's letter.",
    ),
    Entry("report enclosure", "majlis.acts.report.enclosure:enclosure", "Get a file that was sent with a report."),
    Entry(
        "report discard",
        "majlis.acts.report.discard:discard",
        "Take a file out of a report, or put it back.",
    ),
    Entry(
        "report incident",
        "majlis.acts.report.incident:incident",
        "Make an incident of a report, or let the report join one.",
    ),
    Entry(
        "report alike",
        "majlis.acts.report.alike:alike",
        "Suggest reports that may tell of the same event, with the reasons.",
    ),
    Entry(
        "report merge",
        "majlis.acts.report.merge:merge",
        "Merge two reports of one event: one gives way, both are kept.",
    ),
    Entry("report unmerge", "majlis.acts.report.unmerge:unmerge", "Take the merge of a report back."),
    Entry(
        "report board",
        "majlis.acts.report.board:board",
        "Show each operator's reports: open, late, overdue, silent.",
    ),
    Entry(
        "report remind",
        "majlis.acts.report.remind:remind",
        "List what is overdue or falls due soon, and remind operators: by mail, or with a mail file for each.",
    ),
    Entry(
        "report door",
        "majlis.acts.report.door:door",
        "Let a nation take reports from who has no account, or no longer.",
    ),
    Entry("report tell", "majlis.acts.report.tell:tell", "Report without an account: only the receipt comes back."),
    Entry(
        "report follow",
        "majlis.acts.report.follow:follow",
        "Follow a report without an account, by its number and check word.",
    ),
    Entry(
        "report add",
        "majlis.acts.report.add:add",
        "Add to a report without an account: an answer, or what has become known.",
    ),
    Entry(
        "threat rates", "majlis.acts.threat.rates:rates", "Say how often attacks come, and whether they rise or fall."
    ),
    Entry("view save", "majlis.acts.view.save:save", "Keep a page with its filter under a name of yours."),
    Entry("view list", "majlis.acts.view.list:list_", "List the views that you keep."),
    Entry("view rename", "majlis.acts.view.rename:rename", "Give a view of yours another name."),
    Entry("view drop", "majlis.acts.view.drop:drop", "Drop a view of yours."),
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
    Entry("parameter set", "majlis.acts.parameter.set:set_", "Give a nation its own value of a parameter."),
    Entry("parameter unset", "majlis.acts.parameter.unset:unset", "Let the shipped value of a parameter count again."),
    Entry("parameter import", "majlis.acts.parameter.import_:import_", "Take a nation's own parameters from a file."),
    Entry(
        "parameter list",
        "majlis.acts.parameter.list:list_",
        "List the parameters of a nation: which value counts, and who stands for it.",
    ),
    Entry("run list", "majlis.acts.run.list:list_", "List the runs in the vault, and the work that has made none."),
    Entry("run show", "majlis.acts.run.show:show", "Show one run, or the work that is to make it."),
    Entry("run replay", "majlis.acts.run.replay:replay", "Compute a run again and compare the hashes."),
    Entry("run diff", "majlis.acts.run.diff:diff", "Say what changed between two runs, and why."),
    Entry("run watch", "majlis.acts.run.watch:watch", "Watch work until it ends."),
    Entry("run cancel", "majlis.acts.run.cancel:cancel", "Cancel work that is queued or running."),
    Entry("run retry", "majlis.acts.run.retry:retry", "Queue failed or cancelled work again, made from the same."),
    Entry("worker", "majlis.acts.worker.work:work", "Do the work that waits in the queue, one after the other."),
    Entry(
        "catalogue update",
        "majlis.acts.catalogue.update:update",
        "Let a newer catalogue of exploited vulnerabilities count, from a file.",
    ),
    Entry(
        "catalogue list",
        "majlis.acts.catalogue.list:list_",
        "Say which catalogue of exploited vulnerabilities counts, and how old it is.",
    ),
    Entry("catalogue revert", "majlis.acts.catalogue.revert:revert", "Let the catalogue before count again."),
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
    Entry(
        "organisation add",
        "majlis.acts.organisation.add:add",
        "Add an organisation.",
    ),
    Entry(
        "organisation close",
        "majlis.acts.organisation.close:close",
        "Close an organisation: its people act for it no longer, what it owns stays.",
    ),
    Entry(
        "organisation list",
        "majlis.acts.organisation.list:list_",
        "List the organisations.",
    ),
    Entry(
        "person add",
        "majlis.acts.person.add:add",
        "Make an account for a person.",
    ),
    Entry(
        "person password",
        "majlis.acts.person.password:password",
        "Give a person another password.",
    ),
    Entry(
        "person grant",
        "majlis.acts.person.grant:grant",
        "Give a person a role for an organisation.",
    ),
    Entry(
        "person end",
        "majlis.acts.person.end:end",
        "End a role that a person holds for an organisation.",
    ),
    Entry(
        "person close",
        "majlis.acts.person.close:close",
        "Close a person's account: what the person did stays.",
    ),
    Entry(
        "person erase",
        "majlis.acts.person.erase:erase",
        "Erase the personal data of a person for ever; what the person did stays, under a pseudonym.",
    ),
    Entry(
        "person factor",
        "majlis.acts.person.factor:factor",
        "Take a person's second factors away, where the device is lost.",
    ),
    Entry("person language", "majlis.acts.person.language:language", "Choose the language of one's own pages."),
    Entry(
        "person list",
        "majlis.acts.person.list:list_",
        "List the persons and the roles that they hold now.",
    ),
    Entry("approval list", "majlis.acts.approval.list:list_", "List what waits for a second person."),
    Entry(
        "approval show",
        "majlis.acts.approval.show:show",
        "Show what exactly a second person is asked to agree to.",
    ),
    Entry(
        "approval give",
        "majlis.acts.approval.give:give",
        "Agree as the second person; it is then done in the asker's name.",
    ),
    Entry(
        "approval refuse",
        "majlis.acts.approval.refuse:refuse",
        "Refuse what somebody asked for, or take back what one asked for.",
    ),
    Entry(
        "token create",
        "majlis.acts.token.create:create",
        "Make a token with which a program asks in one's name.",
    ),
    Entry(
        "token list",
        "majlis.acts.token.list:list_",
        "List tokens: what they may do, when they end, when they were last used.",
    ),
    Entry("token revoke", "majlis.acts.token.revoke:revoke", "Take a token back: it counts no more."),
    Entry(
        "audit list",
        "majlis.acts.audit.list:list_",
        "List who did what, when, to what.",
    ),
    Entry(
        "retention show",
        "majlis.acts.retention.show:show",
        "Show how long things are kept, and what has passed its days.",
    ),
    Entry(
        "retention set",
        "majlis.acts.retention.set:set_",
        "Say how many days things are kept.",
    ),
    Entry(
        "retention apply",
        "majlis.acts.retention.apply:apply",
        "Delete what has passed its days, and erase the personal data of accounts that are long closed.",
    ),
    Entry("config show", "majlis.acts.config.show:show", "Show each setting's value, and where it comes from."),
    Entry("migrate", "majlis.acts.system.migrate:migrate", "Bring the tables to this version, and nothing else."),
    Entry(
        "upgrade",
        "majlis.acts.system.upgrade:upgrade",
        "Bring data of an older version to this one: a backup first, then the tables, then what older versions left.",
    ),
    Entry(
        "doctor",
        "majlis.acts.system.doctor:doctor",
        "Look after the system's health: say what is not in order and what to do, and mend what is safe to mend.",
    ),
    Entry(
        "backup",
        "majlis.acts.system.backup:backup",
        "Back up database, vault, uploads and settings into one file, and read it back.",
    ),
    Entry(
        "restore",
        "majlis.acts.system.restore:restore",
        "Bring a backup back: into a new place, judged there, then changed over; what was in use is kept.",
    ),
)
