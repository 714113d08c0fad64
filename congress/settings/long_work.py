"""Long work (congress/work): who does it, from how many rows a list is written by the worker, days a result is kept,
how much of it is done at once.

And for how many days the rows of an imported sheet stay (congress/imports/forgetting.py).
"""

from congress.settings.ground import env

WORKS = {
    "export": "congress.pages.exporting.run",
    "meeting_paper": "meetings.actions.converting.run",
    "meeting_packet": "meetings.actions.packets.run",
    "meeting_copies": "meetings.actions.copies.run",
    "year_report": "proposals.actions.yearly.run",
}
WORK_RIGHTS = {
    "export": "congress.pages.exporting.lost",
    "meeting_packet": "meetings.actions.packets.lost",
    "meeting_copies": "meetings.actions.packets.lost",
    "year_report": "proposals.actions.yearly.lost",
}
PRINT_AT_ONCE = env.int("PRINT_AT_ONCE", 10)  # forms for more people than this are printed by the worker
EXPORT_ROWS, WORK_KEPT_DAYS = env.int("EXPORT_ROWS", 5000), env.int("WORK_KEPT_DAYS", 7)
IMPORT_KEPT_DAYS = env.int("IMPORT_KEPT_DAYS", 30)
LONG_WORKS = env.int("LONG_WORKS", 1)  # one fewer than the worker has processes: workflow/alone.py
