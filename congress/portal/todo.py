"""我的待办: what waits for this person, put together from the questions the apps answer."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial

from django.db.models import Count, F, QuerySet
from django.urls import reverse

from congress.accounts.models import Role
from congress.pages import dates
from congress.pages.context import MOST
from congress.portal.asking import Question, Todo
from congress.portal.todo_appointments import appointment_questions
from congress.portal.todo_checks import check_questions
from congress.portal.todo_exams import exam_questions
from congress.portal.todo_executions import execution_questions
from congress.portal.todo_filings import filing_questions
from congress.portal.todo_topics import topic_questions
from congress.rulebook.models import URGENT
from congress.surveys.models import Grade
from deputies.models import DeputySurvey
from deputies.queries import paper_by_others
from meetings.models import OpinionStatus
from meetings.queries import todo as meetings
from meetings.rules import rules_on_leave
from proposals.models import HandlingStatus, MotionClock, MotionStatus, ProposalClock, Status
from proposals.queries import requests, todo
from proposals.queries.motion_todo import AT_ORGAN, DELIBERATING, motions_waiting
from proposals.queries.summing_up import summaries_owed
from proposals.rules import signs_for
from proposals.rules.motion import is_organ_head, reviews_motion

FIRST = 40  # rows of one question; the rest are counted, and found in the list
OVERSEERS = (Role.LEADER, Role.COMMITTEE_OFFICER, Role.STREET_OFFICER, Role.DISPATCHER)


@dataclass
class Bucket:
    key: str
    label: str
    look: str
    until: str = ""
    count: int = 0
    rows: list[Todo] = field(default_factory=list)

    @property
    def more(self) -> int:
        return self.count - len(self.rows)


# ---- one case, one row ----

STEPS = {
    Status.SUBMITTED: ("审查", "审查", "register"),
    Status.REGISTERED: ("交办", "交办", "assign"),
    Status.REPLIED: ("结束评价", "结束评价", "conclude"),
    Status.EVALUATED: ("办结", "办结", "close"),
    Status.TRACKING: ("办结", "办结", "close"),
    Status.MEDIATION: ("协调", "记录协调", "settle"),
}
TRACK = ("转入跟踪", "跟踪", "track")


def stub(case) -> ProposalClock | None:
    """The clock of a list row: the nearest limit as it stands on the case itself."""
    if not case.due_on:
        return None
    for clock in case.clock_rows:
        if clock.is_running and clock.due_on == case.due_on:
            return clock
    return ProposalClock(starts_on=case.due_on, due_on=case.due_on, rule={"label": case.due_label})


def units(case) -> str:
    return "、".join(share.unit.label for share in case.handlings.all())


def about(case) -> str:
    """Where it comes from, as far as it has come."""
    if case.status == Status.SUBMITTED:
        return f"{case.proposer} {dates.short_day(case.submitted_on)}提出"
    if case.status == Status.REGISTERED:
        return f"{case.proposer} · {dates.short_day(case.registered_on)}登记"
    if case.status == Status.REPLIED:
        return f"{units(case)} 已答复，评价已齐或者期满"
    if case.status == Status.TRACKING:
        return "承诺事项全部了结"
    if case.status == Status.EVALUATED:
        return f"代表评价：{Grade(case.verdict).label}" if case.verdict else "代表未评价"
    return f"{units(case)} {case.get_status_display()}"


def office_row(case) -> Todo:
    step, verb, name = STEPS.get(case.status, ("催办", "查看", "detail"))
    if case.status == Status.EVALUATED and case.is_promised and case.verdict != Grade.LOW:
        step, verb, name = TRACK
    return case_row(case, step, verb, name)


def overseen_row(case) -> Todo:
    source = f"{units(case)} {case.get_status_display()}" if units(case) else about(case)
    return case_row(case, case.get_status_display(), "查看", "detail", source)


def case_row(case, step, verb, name, source="") -> Todo:
    url = reverse(f"proposals:{name}", args=[case.code])
    told = " · ".join(word for word in (case.number, source or about(case)) if word)
    return Todo(step, verb, url, case.title, case.get_absolute_url(), told, stub(case))


SHARE_STEPS = {
    HandlingStatus.SENT: ("签收", "签收", "acknowledge"),
    HandlingStatus.SIGNING: ("签发", "签发", "sign_off"),
    HandlingStatus.SIGNED: ("核发", "核发", "issue"),
}


def share_row(share) -> Todo:
    work = ("起草答复", "起草", "compose") if share.answers else ("会办意见", "提交", "advise")
    step, verb, name = SHARE_STEPS.get(share.status, work)
    case = share.proposal
    running = next((clock for clock in share.clock_rows if clock.is_running), None)
    told = [case.number, share.unit.label, share.get_part_display(), f"{dates.short_day(share.sent_on)}交办"]
    url = reverse(f"proposals:{name}", args=[case.code, share.pk])
    return Todo(step, verb, url, case.title, case.get_absolute_url(), " · ".join(filter(None, told)), running)


def summary_row(summary) -> Todo:
    """A unit's yearly summary; once there is something written, it only has to be handed in."""
    verb, name = ("报送", "hand_in_summary") if summary.practice else ("起草", "write_summary")
    url = reverse(f"proposals:{name}", args=[summary.pk])
    told = f"{summary.unit.label} · {summary.get_status_display()}"
    return Todo("年度总结", verb, url, summary.title, summary.get_absolute_url(), told, summary)


def pass_on_row(share) -> Todo:
    url = reverse("proposals:subdivide", args=[share.proposal.code, share.pk])
    return share_row(share)._replace(step="转办", verb="转办", url=url)


def asking_row(share) -> Todo:
    """A unit wants to hand the matter back, or more time."""
    case, back = share.proposal, share.status == HandlingStatus.RETURN_ASKED
    step, name = ("审核退办", "rule_return") if back else ("审批延期", "rule_extension")
    url = reverse(f"proposals:{name}", args=[case.code, share.pk])
    told = f"{case.number} · {share.unit.label}{'申请退办' if back else '申请延期'}"
    clock = ProposalClock(starts_on=share.due_on, due_on=share.due_on, rule={"label": "审批"}) if share.due_on else None
    return Todo(step, "审批", url, case.title, case.get_absolute_url(), told, clock)


def paper_row(paper) -> Todo:
    case_url, url = (reverse(f"proposals:{name}", args=[paper.case_code]) for name in ("detail", "verify"))
    source = f"{paper.case_number} · {paper.entered_by.name} 录入了 {paper.invitation.name} 的纸质评价"
    url = f"{url}?entry={paper.pk}"
    clock = ProposalClock(starts_on=paper.due_on, due_on=paper.due_on, rule={"label": "评价"})
    return Todo("复核", "复核", url, paper.case_title, case_url, source, clock)


def survey_row(held) -> Todo:
    due = held.due_on
    clock = ProposalClock(starts_on=due, due_on=due, rule={"label": "评价"})
    url = reverse("deputies:verify_survey", args=[held.pk])
    return Todo("复核", "复核", url, held.survey.title, held.get_absolute_url(), "有他人录入的纸质票", clock)


def contact_row(contact) -> Todo:
    case = contact.handling.proposal
    note = f"：{contact.verdict_note}" if contact.verdict_note else ""
    source = f"{case.number} · {contact.handling.unit.label} 的沟通记录代表未认可{note}"
    due = contact.due_on
    clock = ProposalClock(starts_on=due, due_on=due, rule={"label": "答复"}) if due else None
    return Todo("沟通核实", "查看", case.get_absolute_url(), case.title, case.get_absolute_url(), source, clock)


def gate_row(item) -> Todo:
    told = f"{item.proposer} {dates.short_day(item.submitted_on)}提请{item.body.short_name}"
    url = item.get_absolute_url()
    return Todo("主任会议", "研究", url, item.title, url, told, None)


def meeting_row(clock) -> Todo:
    """A limit of a meeting or of one of its items: the meeting is where it is kept."""
    held = clock.meeting
    case = clock.item or held
    told = f"{held.short} · {held.days}"
    return Todo(held.body.short_name, "查看", held.get_absolute_url(), case.title, case.get_absolute_url(), told, clock)


def leave_row(person) -> Todo:
    held = person.meeting
    clock = ProposalClock(starts_on=held.opens_on, due_on=held.opens_on, rule={"label": "会议"})
    url = reverse("meetings:rule_leave", args=[held.code, person.pk])
    return Todo("请假", "批假", url, f"{person}请假", person.get_absolute_url(), f"{held.short} · {held.days}", clock)


OPINION_STEPS = {
    OpinionStatus.COLLECTED: ("会议意见", "交办", "hand_on"),
    OpinionStatus.ANSWERED: ("会议意见", "反馈", "feed_back"),
}


def opinion_row(opinion, step=("会议意见", "查看", "opinion")) -> Todo:
    """For the office the step that is its own; what lies with a unit is only looked at."""
    step, verb, name = OPINION_STEPS.get(opinion.status, step)
    due = opinion.due_on if opinion.status == OpinionStatus.HANDED_ON else None
    clock = ProposalClock(starts_on=due, due_on=due, rule={"label": "答复"}) if due else None
    told = " · ".join(filter(None, (opinion.meeting.short, opinion.unit and opinion.unit.label)))
    url = reverse(f"meetings:{name}", args=[opinion.pk])
    return Todo(step, verb, url, f"{opinion}：{opinion.text[:60]}", opinion.get_absolute_url(), told, clock)


def opinion_to_answer(opinion) -> Todo:
    return opinion_row(opinion, ("会议意见", "答复", "answer_opinion"))


MOTION_STEPS = {
    MotionStatus.SUBMITTED: ("登记议案", "登记", "register_motion"),
    MotionStatus.REGISTERED: ("审查议案", "审查", "review_motion"),
    MotionStatus.REVIEW_REPORTED: ("议案决定", "登记决定", "motion"),
    MotionStatus.ON_AGENDA: ("议案表决", "登记结果", "motion"),
    MotionStatus.ADOPTED: ("交机关办理", "交办", "assign_motion"),
    MotionStatus.REFERRED: ("审议议案", "交办", "assign_motion"),
    MotionStatus.DELEGATED: ("审议议案", "交办", "assign_motion"),
    MotionStatus.ASSIGNED_TO_ORGAN: ("办理方案", "提交", "plan_motion"),
    MotionStatus.PLAN_SUBMITTED: ("办理报告", "报告", "report_motion"),
    MotionStatus.REHANDLE: ("再次报告", "报告", "report_motion"),
    MotionStatus.TRACKING: ("办理报告", "报告", "report_motion"),
    MotionStatus.REPORTED: ("安排审议", "安排", "hear_motion"),
    MotionStatus.ACCEPTED: ("向大会报告", "报告", "report_to_congress"),
    MotionStatus.REPORTED_TO_CONGRESS: ("办结议案", "办结", "close_motion"),
}


def motion_row(motion, user) -> Todo:
    """The step for whose it is; who prepares or oversees it is led to the motion."""
    step, verb, name = MOTION_STEPS[motion.status]
    if motion.status == MotionStatus.REPORTED and motion.heard_on:
        step, verb, name = "审议结果", "登记结果", "motion"
    if motion.asks_opinion and motion.status in DELIBERATING:
        step, verb, name = "机关意见", "提出", "give_opinion"
    elif not (is_organ_head if motion.status in AT_ORGAN else reviews_motion)(user, motion):
        verb, name = "查看", "motion"
    due = motion.due_on
    clock = MotionClock(starts_on=due, due_on=due, rule={"label": motion.due_label}) if due else None
    body = motion.organ or motion.committee
    told = (motion.number, f"议案 · 领衔 {motion.lead.name}代表", body.label if body else "")
    url = reverse(f"proposals:{name}", args=[motion.code])
    return Todo(step, verb, url, motion.title, motion.get_absolute_url(), " · ".join(filter(None, told)), clock)


# ---- one person, one list ----


def surveys_to_verify(user) -> todo.Waiting:
    def dress(rows):
        return rows.annotate(due_on=F("survey__closes_on")).select_related("survey")

    return todo.Waiting(DeputySurvey.objects.all(), (paper_by_others(user),), dress)


def questions(user, today: date) -> list[Question]:
    """Which questions are this person's; judged by the acting post like every right."""
    asked = []
    if user.has_role(Role.COORDINATOR):
        asked += [
            Question(todo.office_cases(user, today), office_row),
            Question(todo.to_issue(), share_row),
            Question(requests.to_rule(user), asking_row),
            Question(todo.papers_by_others(user), paper_row),
            Question(todo.denied_contacts(), contact_row),
            Question(surveys_to_verify(user), survey_row),
        ]
    elif user.has_any_role(*OVERSEERS):
        asked.append(Question(todo.overseen_cases(user, today), overseen_row))
        if desks := user.units_as(Role.DISPATCHER):
            asked += [
                Question(todo.to_pass_on(desks), pass_on_row),
                Question(requests.to_rule(user), asking_row),
            ]
    asked += meeting_questions(user, today)
    asked += topic_questions(user, today)
    asked += filing_questions(user)
    asked += appointment_questions(user) + exam_questions(user, today)
    asked += [*check_questions(user, today), *execution_questions(user)]
    handles, heads = user.units_as(Role.HANDLER, Role.UNIT_HEAD), signs_for(user)
    if handles:
        asked.append(Question(todo.unit_shares(handles, heads), share_row))
        asked.append(Question(meetings.opinions_of_units(handles), opinion_to_answer))
        asked.append(Question(summaries_owed(handles), summary_row))
    if motions := motions_waiting(user, today):
        asked.append(Question(motions, partial(motion_row, user=user)))
    return asked


def meeting_questions(user, today: date) -> list[Question]:
    asked = []
    if user.has_role(Role.MEETING_OFFICER):
        asked += [
            Question(meetings.at_the_gate(user), gate_row),
            Question(meetings.limits_of_office(today), meeting_row),
            Question(meetings.opinions_of_office(today), opinion_row),
        ]
    elif user.has_role(Role.LEADER):
        asked.append(Question(meetings.limits_overseen(user, today), meeting_row))
    if user.has_any_role(Role.LEADER, Role.MEETING_OFFICER) and rules_on_leave(user):
        asked.append(Question(meetings.leave_to_rule(user, today), leave_row))
    return asked


def bare(user, today: date) -> QuerySet | None:
    """The keys of all that waits, up to where a figure stops counting; None for who has no tasks."""
    ids = [part for question in questions(user, today) for part in question.waiting.bare]
    if not ids:
        return None
    every = ids[0].union(*ids[1:], all=True) if len(ids) > 1 else ids[0]
    return every[: MOST + 1]


class Agenda:
    """The buckets of one person on one day."""

    def __init__(self, user, today: date):
        self.today = today
        self.sunday = today + timedelta(6 - today.weekday())
        self.days = Counter()  # how many rows are due on which day
        rows = []
        for question in questions(user, today):
            found = question.waiting.rows.order_by()
            self.days.update(dict(found.values_list("due_on").annotate(Count("pk"))))
            first = found.order_by(F("due_on").asc(nulls_last=True), "-pk")[:FIRST]
            rows += [(row.due_on, question.draw(row)) for row in first]
        self.buckets = self._sort(sorted(rows, key=lambda pair: pair[0] or date.max))

    def _sort(self, rows) -> list[Bucket]:
        three = self.today + timedelta(URGENT)
        buckets = {
            "late": Bucket("late", "已逾期", "late"),
            "three": Bucket("three", "三天内", "urgent", f"{dates.short_day(three)}前"),
            "week": Bucket("week", "本周", "soon", f"{dates.short_day(self.sunday)}前"),
            "later": Bucket("later", "以后", "calm"),
        }
        for due_on, number in self.days.items():
            buckets[self.bucket_of(due_on)].count += number
        for due_on, row in rows:
            buckets[self.bucket_of(due_on)].rows.append(row)
        return list(buckets.values())

    def bucket_of(self, due_on: date | None) -> str:
        if due_on is None:
            return "later"
        if due_on < self.today:
            return "late"
        if due_on <= self.today + timedelta(URGENT):
            return "three"
        return "week" if due_on <= self.sunday else "later"

    @property
    def total(self) -> int:
        return sum(bucket.count for bucket in self.buckets)

    @property
    def late(self) -> int:
        return self.buckets[0].count

    def week(self, calendar) -> list[dict]:
        """Monday to Sunday with what falls due, and which days nobody works."""
        monday = self.sunday - timedelta(6)
        days = [monday + timedelta(n) for n in range(7)]
        return [
            {"day": day, "count": self.days.get(day, 0), "off": not calendar.is_workday(day), "now": day == self.today}
            for day in days
        ]
