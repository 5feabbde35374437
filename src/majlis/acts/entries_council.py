"""Acts of the Council and of dialogues: name, place, and one line each (the line is the module's docstring)."""

from majlis.acts.entry import Entry

COUNCIL: tuple[Entry, ...] = (
    Entry(
        "dialogue start",
        "majlis.acts.dialogue.start:start",
        "Start a dialogue: what is asked, and of which constituencies.",
    ),
    Entry("dialogue edit", "majlis.acts.dialogue.edit:edit", "Change what a dialogue asks."),
    Entry("dialogue phase", "majlis.acts.dialogue.phase:phase", "Bring a dialogue to its next phase, or back one."),
    Entry(
        "dialogue word",
        "majlis.acts.dialogue.word:word",
        "Give a dialogue a new code word, with which people enter without an account, or take it away.",
    ),
    Entry("dialogue seed", "majlis.acts.dialogue.seed:seed", "Add a statement in the name of who leads the dialogue."),
    Entry("dialogue ask", "majlis.acts.dialogue.ask:ask", "Ask the participants of a dialogue to estimate a quantity."),
    Entry(
        "dialogue moderate",
        "majlis.acts.dialogue.moderate:moderate",
        "Accept, refuse or merge what a participant said, with a reason.",
    ),
    Entry(
        "dialogue paper",
        "majlis.acts.dialogue.paper:paper",
        "Type the votes of a sheet of paper, as the clerk of the room.",
    ),
    Entry(
        "dialogue outcome",
        "majlis.acts.dialogue.outcome:outcome",
        "Tell what became of a statement, or of the whole dialogue.",
    ),
    Entry(
        "dialogue door",
        "majlis.acts.dialogue.door:door",
        "Look at a dialogue before entering it: what is asked, and of whom.",
    ),
    Entry(
        "dialogue enter",
        "majlis.acts.dialogue.enter:enter",
        "Enter a dialogue, for a constituency: with an account, a code word, or at a shared device.",
    ),
    Entry("dialogue next", "majlis.acts.dialogue.next:next_", "Get the statement that you are asked next."),
    Entry(
        "dialogue vote",
        "majlis.acts.dialogue.vote:vote",
        "Vote on a statement: agree, disagree or pass; your last vote counts.",
    ),
    Entry(
        "dialogue state",
        "majlis.acts.dialogue.state:state",
        "Make a statement in a dialogue: one thought that others can agree with or not.",
    ),
    Entry(
        "dialogue argue",
        "majlis.acts.dialogue.argue:argue",
        "Give an argument for or against a statement, and cite what it rests on.",
    ),
    Entry(
        "dialogue estimate",
        "majlis.acts.dialogue.estimate:estimate",
        "Estimate a quantity: a value it hardly falls below, one in the middle, one it hardly rises above.",
    ),
    Entry(
        "dialogue dissent",
        "majlis.acts.dialogue.dissent:dissent",
        "Write a note of dissent, from a statement or from the whole; the report carries it.",
    ),
    Entry(
        "dialogue stand", "majlis.acts.dialogue.stand:stand", "See where you stand, and what became of what you said."
    ),
    Entry("dialogue list", "majlis.acts.dialogue.list:list_", "List the dialogues of a nation."),
    Entry(
        "dialogue show",
        "majlis.acts.dialogue.show:show",
        "Show a dialogue: what is asked, what was said, what waits, who moderated what and why.",
    ),
    Entry(
        "dialogue pulse",
        "majlis.acts.dialogue.pulse:pulse",
        "Show how a dialogue stands at this moment, for a projector.",
    ),
    Entry(
        "dialogue results",
        "majlis.acts.dialogue.results:results",
        "Show what a dialogue found: in words, by constituency, or by groups, as its size allows.",
    ),
    Entry(
        "dialogue coordinated",
        "majlis.acts.dialogue.coordinated:coordinated",
        "Show who voted in step, counted, and the results with and without them.",
    ),
    Entry(
        "dialogue export",
        "majlis.acts.dialogue.export:export",
        "Write a dialogue as files with which others can compute its results again.",
    ),
    Entry(
        "dialogue report",
        "majlis.acts.dialogue.report:report",
        "Write the report of a dialogue as PDF, HTML or Word document.",
    ),
    Entry(
        "dialogue synthesize",
        "majlis.acts.dialogue.synthesize:synthesize",
        "Make an invented dialogue of a synthetic nation, to try everything on.",
    ),
    Entry("body create", "majlis.acts.body.create:create", "Make a body: the Council, a committee."),
    Entry("body edit", "majlis.acts.body.edit:edit", "Change a body's names, legal basis, days of notice or marking."),
    Entry("body list", "majlis.acts.body.list:list_", "List the bodies of the Council."),
    Entry("body show", "majlis.acts.body.show:show", "Show a body: its seats, who holds them, and its rules in words."),
    Entry(
        "body rule",
        "majlis.acts.body.rule:rule",
        "Set a rule by which a body decides, as data: a named one, perhaps changed in part.",
    ),
    Entry(
        "body dissolve",
        "majlis.acts.body.dissolve:dissolve",
        "Dissolve a body: it meets no more, and what it did stays.",
    ),
    Entry("body seat", "majlis.acts.body.seat:seat", "Add a seat to a body."),
    Entry(
        "body reseat", "majlis.acts.body.reseat:reseat", "Change a seat: its title, constituency, place, chair or vote."
    ),
    Entry("body abolish", "majlis.acts.body.abolish:abolish", "Abolish a seat of a body."),
    Entry(
        "body appoint",
        "majlis.acts.body.appoint:appoint",
        "Appoint a person to a seat, as its member or as an assistant.",
    ),
    Entry("body dismiss", "majlis.acts.body.dismiss:dismiss", "End that a person holds or assists a seat."),
    Entry(
        "body suspend",
        "majlis.acts.body.suspend:suspend",
        "Suspend the right to vote of who holds a seat, or restore it.",
    ),
    Entry("meeting plan", "majlis.acts.meeting.plan:plan", "Plan a meeting of a body."),
    Entry("meeting move", "majlis.acts.meeting.move:move", "Give a meeting another time, place, title or marking."),
    Entry("meeting order", "majlis.acts.meeting.order:order", "Put the items of a meeting's agenda into an order."),
    Entry(
        "meeting notify",
        "majlis.acts.meeting.notify:notify",
        "Give notice of a meeting: the text and the calendar entry that members get.",
    ),
    Entry(
        "meeting open",
        "majlis.acts.meeting.open:open_",
        "Open a meeting: who is there is written down, and whether that is a quorum.",
    ),
    Entry("meeting come", "majlis.acts.meeting.come:come", "Record that a member comes into the room of a meeting."),
    Entry("meeting leave", "majlis.acts.meeting.leave:leave", "Record that a member leaves the room of a meeting."),
    Entry(
        "meeting proxy",
        "majlis.acts.meeting.proxy:proxy",
        "Record that a member who is away is voted for by another one, or takes that back.",
    ),
    Entry("meeting close", "majlis.acts.meeting.close:close", "Close a meeting."),
    Entry("meeting cancel", "majlis.acts.meeting.cancel:cancel", "Cancel a meeting that has not begun."),
    Entry("meeting list", "majlis.acts.meeting.list:list_", "List meetings, the latest first."),
    Entry(
        "meeting show", "majlis.acts.meeting.show:show", "Show a meeting: agenda, papers, who is there, what happened."
    ),
    Entry(
        "meeting calendar",
        "majlis.acts.meeting.calendar:calendar",
        "Write a meeting, or the meetings ahead of a body, as a calendar file.",
    ),
    Entry(
        "agenda add", "majlis.acts.agenda.add:add", "Add an item to the agenda of a meeting, or to the forward plan."
    ),
    Entry("agenda edit", "majlis.acts.agenda.edit:edit", "Change what an item says, or its marking."),
    Entry(
        "agenda move",
        "majlis.acts.agenda.move:move",
        "Put an item on the agenda of a meeting, or into the forward plan.",
    ),
    Entry("agenda take", "majlis.acts.agenda.take:take", "Take an item up in an open meeting, or be done with it."),
    Entry("agenda withdraw", "majlis.acts.agenda.withdraw:withdraw", "Withdraw an item, or take that back."),
    Entry(
        "agenda list", "majlis.acts.agenda.list:list_", "List the agenda of a meeting, or the forward plan of a body."
    ),
    Entry("paper add", "majlis.acts.paper.add:add", "Add a paper to an item."),
    Entry("paper replace", "majlis.acts.paper.replace:replace", "Add a version to a paper. The ones before stay."),
    Entry("paper withdraw", "majlis.acts.paper.withdraw:withdraw", "Withdraw a paper, or take that back."),
    Entry("paper list", "majlis.acts.paper.list:list_", "List the papers of an item, with their versions and hashes."),
    Entry("paper export", "majlis.acts.paper.export:export", "Get a version of a paper, byte by byte as it was added."),
    Entry(
        "action add",
        "majlis.acts.action.add:add",
        "Set an action: what is to be done, by whom, until when, after a decision or in a meeting.",
    ),
    Entry("action list", "majlis.acts.action.list:list_", "List actions, the one that is due first first."),
    Entry("action show", "majlis.acts.action.show:show", "Show an action with its history."),
    Entry(
        "action report",
        "majlis.acts.action.report:report",
        "Say what was done about an action, with a file that shows it.",
    ),
    Entry("action accept", "majlis.acts.action.accept:accept", "Take an action as done."),
    Entry(
        "action reopen",
        "majlis.acts.action.reopen:reopen",
        "Open an action again: what was reported is not enough, or it comes back.",
    ),
    Entry("action move", "majlis.acts.action.move:move", "Give an action another day."),
    Entry("action give", "majlis.acts.action.give:give", "Give an action to another person."),
    Entry("action drop", "majlis.acts.action.drop:drop", "Drop an action: it is no longer wanted."),
    Entry(
        "action escalate",
        "majlis.acts.action.escalate:escalate",
        "Escalate what is overdue: each open action rises to the level that its days have reached.",
    ),
    Entry(
        "action remind",
        "majlis.acts.action.remind:remind",
        "Tell those whom it concerns what falls due and is overdue: by mail, each once a level, or with mail files.",
    ),
    Entry(
        "action evidence",
        "majlis.acts.action.evidence:evidence",
        "Get a file that shows what was done about an action.",
    ),
    Entry(
        "minutes draft",
        "majlis.acts.minutes.draft:draft",
        "Begin the minutes of a meeting: they are written from what happened in it.",
    ),
    Entry(
        "minutes show",
        "majlis.acts.minutes.show:show",
        "Show how the minutes of a meeting stand, and what was written on each item.",
    ),
    Entry(
        "minutes edit",
        "majlis.acts.minutes.edit:edit",
        "Write what was said on an item, or on the whole meeting, into its minutes.",
    ),
    Entry(
        "minutes export",
        "majlis.acts.minutes.export:export",
        "Write the minutes of a meeting into a file: Word by the body's template, or PDF.",
    ),
    Entry(
        "minutes propose",
        "majlis.acts.minutes.propose:propose",
        "Propose minutes: members read them, a later meeting approves them.",
    ),
    Entry(
        "minutes approve",
        "majlis.acts.minutes.approve:approve",
        "Approve minutes in a later meeting: the PDF is kept, and its hash enters the register.",
    ),
    Entry(
        "minutes template",
        "majlis.acts.minutes.template:template",
        "Get or set the Word template into which a body's minutes are written.",
    ),
    Entry(
        "council show",
        "majlis.acts.council.show:show",
        "Show what is before the Council's secretariat: what is overdue, the next meeting, and what waits for whom.",
    ),
    Entry(
        "council plan",
        "majlis.acts.council.plan:plan",
        "Show the forward plan: meetings ahead, and items that have none yet, what is wanted first first.",
    ),
    Entry(
        "council book",
        "majlis.acts.council.book:book",
        "Bind the board book of a meeting: one PDF with agenda, cards and papers, for one reader.",
    ),
    Entry(
        "council notify",
        "majlis.acts.council.notify:notify",
        "Send the notice of a meeting to members and assistants: by mail, each once a revision, or as files.",
    ),
    Entry(
        "motion draft", "majlis.acts.motion.draft:draft", "Draft a motion on an item: what a body is asked to decide."
    ),
    Entry(
        "motion amend",
        "majlis.acts.motion.amend:amend",
        "Draft an amendment: a motion that wants another text of a motion that was put.",
    ),
    Entry("motion edit", "majlis.acts.motion.edit:edit", "Change a motion that was not put yet."),
    Entry(
        "motion pin",
        "majlis.acts.motion.pin:pin",
        "Pin evidence to a motion, an item or a paper: by the hash of its content, with its exact numbers.",
    ),
    Entry(
        "motion unpin",
        "majlis.acts.motion.unpin:unpin",
        "Take evidence off a motion, an item or a paper, as long as nothing was put.",
    ),
    Entry(
        "motion recuse",
        "majlis.acts.motion.recuse:recuse",
        "Write down that a seat has an interest in a motion and takes no part in it.",
    ),
    Entry("motion unrecuse", "majlis.acts.motion.unrecuse:unrecuse", "Take a recusal back, before the vote."),
    Entry("motion put", "majlis.acts.motion.put:put", "Put a motion: from now on its text and its rule stand."),
    Entry("motion withdraw", "majlis.acts.motion.withdraw:withdraw", "Withdraw a motion that is not decided."),
    Entry(
        "motion show",
        "majlis.acts.motion.show:show",
        "Show a motion: text, amendments as changes, evidence with its numbers, recusals, and how it was voted on.",
    ),
    Entry("motion list", "majlis.acts.motion.list:list_", "List motions of a nation's bodies, newest first."),
    Entry("ballot open", "majlis.acts.ballot.open:open_", "Open a vote on a motion that was put."),
    Entry("ballot vote", "majlis.acts.ballot.vote:vote", "Vote on a motion, for the own seat or as a proxy."),
    Entry(
        "ballot object",
        "majlis.acts.ballot.object:object_",
        "Object to a motion that silence or consensus would carry.",
    ),
    Entry(
        "ballot record",
        "majlis.acts.ballot.record:record",
        "Record for the room, as its clerk, how it votes: hands, names, papers or objections.",
    ),
    Entry("ballot count", "majlis.acts.ballot.count:count", "Close a vote and count it by its rule."),
    Entry(
        "ballot casting",
        "majlis.acts.ballot.casting:casting",
        "Give the chair's casting vote where a tie waits for it.",
    ),
    Entry("ballot confirm", "majlis.acts.ballot.confirm:confirm", "Confirm, as the chair, what the clerk recorded."),
    Entry("ballot void", "majlis.acts.ballot.void:void", "Say that a vote does not count, before it decided anything."),
    Entry(
        "ballot show",
        "majlis.acts.ballot.show:show",
        "Show a vote: who has voted, the count with its reasons, and what it led to.",
    ),
    Entry("decision list", "majlis.acts.decision.list:list_", "List decisions of a nation's bodies, newest first."),
    Entry(
        "decision show",
        "majlis.acts.decision.show:show",
        "Show a decision: its text, why it was carried, the numbers it rests on, and its place in the register.",
    ),
    Entry(
        "decision export",
        "majlis.acts.decision.export:export",
        "Write a decision as a bundle that anybody can verify off line, or as a PDF with the checkpoint on it.",
    ),
    Entry(
        "decision publish",
        "majlis.acts.decision.publish:publish",
        "Publish a decision: everybody may read it from now on, and the register says so.",
    ),
    Entry(
        "decision replay",
        "majlis.acts.decision.replay:replay",
        "Compute the runs that a decision rests on again, and compare all its evidence with what was pinned.",
    ),
)
