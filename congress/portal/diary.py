"""What stands in one person's calendar: entries of every app, asked through its queries.

A new app adds one function to ``SOURCES``. An entry's ``uid`` must stay the same for the same matter as long as it
lives, whatever changes about it: calendars on telephones know it by nothing else.
"""

from calendar import Calendar as Weeks
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.timezone import localdate

from congress.accounts.models import Role
from congress.portal.year_sheet import Day, day_of
from congress.reminders.queries import owed_by
from congress.surveys.queries import surveys_waiting_for
from congress.workdays.count import Calendar
from deputies.queries import deputy_surveys
from meetings.models import Answer
from meetings.queries.own import days_of, hours_of
from proposals.queries.diary import goals_of, limits_of, signatures_owed
from proposals.queries.motion_clocks import hearings_of, motion_limits_of
from supervision.models import WorkReviewStatus
from supervision.queries.inquiry import inquiries_visible_to
from supervision.queries.inspection import inspections_visible_to
from supervision.queries.road import limits_of as topic_limits_of
from supervision.queries.work_review import work_reviews_visible_to

KEPT = timedelta(days=400)  # a calendar keeps a year of what took place
DEPUTIES = {Role.DEPUTY, Role.FORMER_DEPUTY}


@dataclass(frozen=True)
class Entry:
    """A day (``on``) or, where ``starts_at`` is given, a time of it. The title carries no content of a case."""

    uid: str
    on: date
    title: str
    note: str
    url: str
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    place: str = ""
    is_tentative: bool = False
    is_event: bool = False  # it takes place on its day; anything else is to be done by then, and late afterwards
    subject: str = ""  # what the case is called: for the page, never for the feed

    @property
    def is_late(self) -> bool:
        return not self.is_event and self.on < localdate()


def limits(user) -> Iterator[Entry]:
    """Due dates of suggestions: the number and the limit, not what the suggestion says."""
    for clock in limits_of(user):
        case = clock.proposal
        unit = f" {clock.handling.unit.label}" if clock.handling else ""
        number = case.number or "待登记建议"
        yield Entry(
            f"limit-{clock.pk}", clock.due_on, f"{clock.label}：{number}{unit}", clock.one_line,
            case.get_absolute_url(), is_tentative=clock.tentative, subject=case.title,
        )  # fmt: skip


def surveys(user) -> Iterator[Entry]:
    """Surveys of deputies this person has not answered yet."""
    waiting = {invitation.survey_id: invitation for invitation in surveys_waiting_for(user)}
    for held in deputy_surveys(list(waiting)):
        title = f"作答截止：{held.survey.title}"
        yield Entry(
            f"survey-{held.survey_id}", held.survey.closes_on, title, "", held.place_of(waiting[held.survey_id])
        )


def meetings(user) -> Iterator[Entry]:
    """Meetings this person goes to, day by day: from the schedule once there is one, before that as the notice says."""
    told = set()
    for place in days_of(user):
        held = place.meeting
        if held.pk in told:
            continue  # as a member and as a unit's head
        told.add(held.pk)
        note = f"{place.get_capacity_display()}，{place.get_status_display()}"
        asked = place.status == Answer.INVITED
        for number, (day, starts_at, ends_at, room) in enumerate(hours_of(held)):
            uid = f"meeting-{held.pk}-{number}" if number else f"meeting-{held.pk}"
            yield Entry(
                uid, day, held.short, note, place.get_absolute_url(), starts_at, ends_at, room, is_tentative=asked,
                is_event=True,
            )  # fmt: skip


def motions(user) -> Iterator[Entry]:
    """Limits of motions, and the day on which the standing committee deliberates on one."""
    for clock in motion_limits_of(user):
        case = clock.motion
        yield Entry(
            f"motion-limit-{clock.pk}", clock.due_on, f"{clock.label}：{case.number}议案", clock.one_line,
            case.get_absolute_url(), is_tentative=clock.tentative, subject=case.title,
        )  # fmt: skip
    for case in hearings_of(user, localdate() - KEPT):
        title, place = f"常委会审议：{case.number}议案", case.get_absolute_url()
        uid = f"motion-hearing-{case.pk}"
        yield Entry(uid, case.heard_on, title, case.heard_at, place, subject=case.title, is_event=True)


def signatures(user) -> Iterator[Entry]:
    """Until when this deputy may say whether to sign beside another."""
    for uid, day, title, url in signatures_owed(user, localdate()):
        yield Entry(uid, day, title, "没有确认的不计入联名", url)


def goals(user) -> Iterator[Entry]:
    """What the plan for a motion promised, day by day."""
    for goal in goals_of(user):
        title = f"议案办理目标：{goal.motion.number}议案第{goal.place}项"
        yield Entry(f"motion-goal-{goal.pk}", goal.due_on, title, "", goal.motion.get_absolute_url())


def topics(user) -> Iterator[Entry]:
    """Limits of supervision topics, of one item where it is one unit's."""
    for clock in topic_limits_of(user):
        number = f"第{clock.item.number}项" if clock.item else ""
        yield Entry(
            f"topic-limit-{clock.pk}", clock.due_on, f"{clock.label}：{clock.topic.title}{number}", clock.one_line,
            clock.topic.get_absolute_url(), is_tentative=clock.tentative,
        )  # fmt: skip


def checks(user) -> Iterator[Entry]:
    """Days of inspections and inquiries this person knows of, and until when a unit answers its review."""
    since = localdate() - KEPT
    for row in inspections_visible_to(user).filter(ends_on__gte=since):
        said = f"{row.starts_on:%Y-%m-%d}至{row.ends_on:%Y-%m-%d}"
        yield Entry(f"inspection-{row.pk}", row.starts_on, row.title, said, row.get_absolute_url(), is_event=True)
    for row in inquiries_visible_to(user).filter(held_on__gte=since):
        place = row.get_absolute_url()
        yield Entry(f"inquiry-{row.pk}", row.held_on, row.title, row.held_at, place, is_event=True)
    for row in work_reviews_visible_to(user).filter(answer_by__isnull=False, status=WorkReviewStatus.SENT):
        yield Entry(f"review-{row.pk}", row.answer_by, f"报送整改情况：{row.title}", "", row.get_absolute_url())


def duties(user) -> Iterator[Entry]:
    """What the reminders ask this person for by name: limits of meetings, 任免, 备案审查, audit, of every year."""
    if user.roles <= DEPUTIES:
        return
    for hook, line in owed_by(user):
        title = "：".join(filter(None, (line.facts["label"], line.public)))
        yield Entry(f"{hook.name}-{line.clock}", line.due_on, title, "", line.link)


SOURCES = (limits, surveys, meetings, motions, signatures, goals, topics, checks, duties)


def entries(user) -> list[Entry]:
    """Everything, soonest first, in a number of queries that does not grow."""
    found = [entry for source in SOURCES for entry in source(user)]
    return sorted(found, key=lambda entry: (entry.on, entry.starts_at is not None, entry.title))


Week = list[tuple[Day, bool, list[Entry]]]


def month_sheet(due: list[Entry], year: int, month: int, calendar: Calendar) -> list[Week]:
    """The weeks of a month: each day with what it is, whether it is of this month, and what is due."""
    by_day = defaultdict(list)
    for entry in due:
        by_day[entry.on].append(entry)
    today = localdate()
    return [
        [(day_of(day, calendar, today), day.month == month, by_day.get(day, [])) for day in week]
        for week in Weeks(firstweekday=0).monthdatescalendar(year, month)
    ]
