"""The Celery app and the whole clock: time, task, why.

Celery is only the engine. What is due stands in the database; each entry here is a sweep that asks
for it and may run twice or late without harm. No task is sent with a time of its own (no ETA). What is asked every
few minutes expires after a few: a worker that slept a month would else do quarter of a million sweeps before the
first export.
"""

import gc
import os

from celery import Celery
from celery.schedules import crontab
from celery.signals import worker_init

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "congress.settings")

app = Celery("congress")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()

MINUTE = 60


@worker_init.connect
def settle(**_):
    """What a worker has loaded stays: no collection of garbage looks through it again for a tenth of a second."""
    gc.collect()
    gc.freeze()


app.conf.beat_schedule = {
    # proves that beat, broker, worker and database work together; /healthz reads it
    "heartbeat": {"task": "congress.health.tasks.tick", "schedule": MINUTE},
    # what a step has posted reaches people
    "deliver-notices": {"task": "congress.notices.tasks.deliver_notices", "schedule": MINUTE},
    # the daily mail, the line for a group and the morning's failures, from the hour in the rulebook on
    "gather-digests": {"task": "congress.notices.tasks.gather_digests", "schedule": crontab(minute="*/10")},
    # closes what was written in the last minute into the audit chain
    "seal-audit": {"task": "congress.audit.tasks.seal", "schedule": MINUTE},
    # imports whose worker died begin again
    "resume-imports": {"task": "congress.imports.tasks.sweep", "schedule": MINUTE},
    # exports and other long work whose worker died begin again
    "sweep-work": {"task": "congress.work.tasks.sweep", "schedule": MINUTE},
    # rating windows end at midnight; asked every hour, so that a night without power costs an hour
    "close-windows": {"task": "proposals.tasks.close_windows", "schedule": crontab(minute=5)},
    # surveys of deputies end at midnight likewise
    "close-surveys": {"task": "deputies.tasks.close_surveys", "schedule": crontab(minute=10)},
    # what a counted ballot box left in the pages of the database
    "scrub-boxes": {"task": "congress.surveys.tasks.scrub", "schedule": crontab(minute=20)},
    # rungs of the reminder ladder; asked all through the working day, so that a worker that slept catches up
    "remind": {"task": "congress.reminders.tasks.remind", "schedule": crontab(minute="*/10", hour="8-17")},
    # who has not answered a notice of a meeting, the day before the answer is due and when it is not there
    "remind-unanswered": {"task": "meetings.tasks.remind_unanswered", "schedule": crontab(minute=40, hour="8-17")},
    # exams whose time is over are marked with what was saved; the room itself takes nothing after the end
    "end-exams": {"task": "meetings.tasks.end_exams", "schedule": MINUTE},
    # retries nobody sat by their last day
    "lapse-retries": {"task": "meetings.tasks.lapse_retries", "schedule": crontab(minute=12)},
    # rights that nobody used end with their day, so that no page calls them late
    "lapse-rights": {"task": "proposals.tasks.lapse_rights", "schedule": crontab(minute=1)},
    # the new year takes over what was promised and not done; asked every night, so that a missed one loses nothing
    "roll-promises": {"task": "proposals.tasks.roll_promises", "schedule": crontab(minute=15, hour=0)},
    # what each unit owes of its year; asked every night, so that a unit given its first case in autumn is asked too
    "keep-summaries": {"task": "proposals.tasks.keep_summaries", "schedule": crontab(minute=18, hour=1)},
    # the statutory calendar of the year, and from October on of the next
    "keep-calendar": {"task": "supervision.tasks.keep_calendar", "schedule": crontab(minute=20, hour=1)},
    # each maker's list of last year's documents, due by the end of January
    "keep-filing-lists": {"task": "supervision.tasks.keep_filing_lists", "schedule": crontab(minute=25, hour=1)},
    # the call for topics begins and ends with its days; the page itself goes by the days
    "turn-calls": {"task": "supervision.tasks.turn_calls", "schedule": crontab(minute=2)},
    # laid-out papers beyond the space they may take
    "sweep-parts": {"task": "congress.printing.tasks.sweep_parts", "schedule": crontab(minute=40)},
    # rows of sheets that were brought long ago, and rosters themselves: they hold telephone numbers
    "forget-imports": {"task": "congress.imports.tasks.forget", "schedule": crontab(minute=20, hour=2)},
    # uploads that no form or step ever used
    "sweep-files": {"task": "congress.files.tasks.sweep_files", "schedule": crontab(minute=30, hour=2)},
}
