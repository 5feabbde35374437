"""Acts on a nation and what is known of it: name, place, and one line each (the line is the module's docstring)."""

from majlis.acts.entry import Entry

KNOWN: tuple[Entry, ...] = (
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
        "evidence mend", "majlis.acts.evidence.mend:mend", "Take rows back that were set aside and have been mended."
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
        "incident unlink", "majlis.acts.incident.unlink:unlink", "Take the link between reports and an incident away."
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
        "report send", "majlis.acts.report.send:send", "Send a report of what befell an operator, and get the receipt."
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
    Entry("report discard", "majlis.acts.report.discard:discard", "Take a file out of a report, or put it back."),
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
        "report board", "majlis.acts.report.board:board", "Show each operator's reports: open, late, overdue, silent."
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
    Entry("parameter set", "majlis.acts.parameter.set:set_", "Give a nation its own value of a parameter."),
    Entry("parameter unset", "majlis.acts.parameter.unset:unset", "Let the shipped value of a parameter count again."),
    Entry("parameter import", "majlis.acts.parameter.import_:import_", "Take a nation's own parameters from a file."),
    Entry(
        "parameter list",
        "majlis.acts.parameter.list:list_",
        "List the parameters of a nation: which value counts, and who stands for it.",
    ),
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
)
