"""Acts on people, rules and the register: name, place, and one line each (the line is the module's docstring)."""

from majlis.acts.entry import Entry

PEOPLE: tuple[Entry, ...] = (
    Entry("view save", "majlis.acts.view.save:save", "Keep a page with its filter under a name of yours."),
    Entry("view list", "majlis.acts.view.list:list_", "List the views that you keep."),
    Entry("view rename", "majlis.acts.view.rename:rename", "Give a view of yours another name."),
    Entry("view drop", "majlis.acts.view.drop:drop", "Drop a view of yours."),
    Entry("organisation add", "majlis.acts.organisation.add:add", "Add an organisation."),
    Entry(
        "organisation close",
        "majlis.acts.organisation.close:close",
        "Close an organisation: its people act for it no longer, what it owns stays.",
    ),
    Entry("organisation list", "majlis.acts.organisation.list:list_", "List the organisations."),
    Entry("person add", "majlis.acts.person.add:add", "Make an account for a person."),
    Entry("person password", "majlis.acts.person.password:password", "Give a person another password."),
    Entry("person grant", "majlis.acts.person.grant:grant", "Give a person a role for an organisation."),
    Entry("person end", "majlis.acts.person.end:end", "End a role that a person holds for an organisation."),
    Entry("person close", "majlis.acts.person.close:close", "Close a person's account: what the person did stays."),
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
    Entry("person list", "majlis.acts.person.list:list_", "List the persons and the roles that they hold now."),
    Entry("approval list", "majlis.acts.approval.list:list_", "List what waits for a second person."),
    Entry("approval show", "majlis.acts.approval.show:show", "Show what exactly a second person is asked to agree to."),
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
    Entry("token create", "majlis.acts.token.create:create", "Make a token with which a program asks in one's name."),
    Entry(
        "token list",
        "majlis.acts.token.list:list_",
        "List tokens: what they may do, when they end, when they were last used.",
    ),
    Entry("token revoke", "majlis.acts.token.revoke:revoke", "Take a token back: it counts no more."),
    Entry(
        "register name",
        "majlis.acts.register.name:name",
        "Say under which name the register's new logs begin, or show it.",
    ),
    Entry(
        "register append",
        "majlis.acts.register.append:append",
        "Enter files into a nation's register: by their hashes, or sealed.",
    ),
    Entry("register list", "majlis.acts.register.list:list_", "List the logs of the register, and how they stand."),
    Entry(
        "register show",
        "majlis.acts.register.show:show",
        "Show a log: its keys, its newest checkpoint, its entries; or one entry with its bytes.",
    ),
    Entry(
        "register prove",
        "majlis.acts.register.prove:prove",
        "Prove that an entry is in a log, or that a log continues what somebody saw.",
    ),
    Entry(
        "register verify",
        "majlis.acts.register.verify:verify",
        "Verify a log from its entries up, and tell the first thing that is wrong.",
    ),
    Entry(
        "register checkpoint",
        "majlis.acts.register.checkpoint:checkpoint",
        "Sign the head of a log, or show the checkpoint that was signed.",
    ),
    Entry(
        "register compare",
        "majlis.acts.register.compare:compare",
        "Compare a checkpoint that somebody holds, perhaps on paper, with the log.",
    ),
    Entry(
        "register audit",
        "majlis.acts.register.audit:audit",
        "Bring the audit under its log, and see that earlier rows are what they were.",
    ),
    Entry(
        "register rotate",
        "majlis.acts.register.rotate:rotate",
        "Put a new key in the place of a log's key; both sign, so that trust is handed on.",
    ),
    Entry(
        "register recover",
        "majlis.acts.register.recover:recover",
        "Put a new key in the place of one that was lost or stolen, or go on after entries were lost for good.",
    ),
    Entry(
        "register witness",
        "majlis.acts.register.witness:witness",
        "Cosign a log of another site, where it continues what was seen of it; refuse it where it tells two stories.",
    ),
    Entry(
        "register cosigned",
        "majlis.acts.register.cosigned:cosigned",
        "Keep what a witness signed beside a checkpoint of ours: receipts carry it from now on.",
    ),
    Entry("audit list", "majlis.acts.audit.list:list_", "List who did what, when, to what."),
    Entry(
        "retention show",
        "majlis.acts.retention.show:show",
        "Show how long things are kept, and what has passed its days.",
    ),
    Entry("retention set", "majlis.acts.retention.set:set_", "Say how many days things are kept."),
    Entry(
        "retention apply",
        "majlis.acts.retention.apply:apply",
        "Delete what has passed its days, and erase the personal data of accounts that are long closed.",
    ),
)
