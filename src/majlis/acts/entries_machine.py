"""Acts that look after an installation: name, place, and one line each (the line is the module's docstring)."""

from majlis.acts.entry import Entry

MACHINE: tuple[Entry, ...] = (
    Entry("worker", "majlis.acts.worker.work:work", "Do the work that waits in the queue, one after the other."),
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
