"""The year's plan and what becomes of it: meetings are put in, numbered, moved, taken out, or written down late."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.timezone import localdate

from congress.numbering.gaps import void
from congress.numbering.issue import issue, take
from congress.numbering.models import Number
from congress.organs.models import Term
from congress.pages.dates import full_day
from congress.workflow.wanted import want_past
from meetings import deadlines, notices, rules
from meetings.actions.receiving import count_back
from meetings.actions.topics import give_day
from meetings.deadlines import appointments
from meetings.flow import ITEM, MEETING
from meetings.models import BEFORE_NOTICE, BodyKind, Item, Meeting, Status, ordinal

LATER = ("place", "theme", "chaired_by", "contact", "note")


def term_of(day) -> Term:
    found = Term.objects.filter(starts_on__lte=day).order_by("-starts_on").first()
    if found is None:
        raise ValidationError("没有这一天所在的届，请先登记届次。")
    return found


def _only_officers(by) -> None:
    if not rules.is_officer(by):
        raise PermissionDenied(f"{by} does not keep the plan")


@transaction.atomic
def plan(*, by, body, month, opens_on=None, closes_on=None, is_urgent=False, session=None, **later) -> Meeting:
    """列入计划: a meeting of a month; with its first day known its clocks begin to run back from it."""
    _only_officers(by)
    first = opens_on or month
    meeting = Meeting(
        body=body, term=session.term if session else term_of(first), month=first.replace(day=1), opens_on=opens_on,
        closes_on=closes_on or opens_on, is_urgent=is_urgent, session=session,
        **{name: later.get(name, "") for name in LATER},
    )  # fmt: skip
    _check_days(meeting)
    meeting.save()
    with MEETING.take("plan", meeting, by=by) as (meeting, facts):
        count_back(meeting)
        facts["said"] = meeting.days
    return meeting


def _check_days(meeting: Meeting) -> None:
    if meeting.closes_on and meeting.opens_on is None:
        raise ValidationError({"opens_on": "请先写会议首日。"})
    if meeting.opens_on and meeting.closes_on < meeting.opens_on:
        raise ValidationError({"closes_on": "会议末日不能早于首日。"})
    if meeting.body.kind == BodyKind.CONGRESS and meeting.session is None:
        raise ValidationError({"session": "请选择是哪一次代表大会会议。"})


def record(*, by, body, number, opens_on, closes_on=None, place="", theme="", chaired_by="") -> Meeting:
    """补录: a meeting held before the portal, under the number it had; the counter never falls behind it."""
    _only_officers(by)
    if opens_on > localdate():
        raise ValidationError({"opens_on": "补录的是已经举行的会议；将要举行的请列入计划。"})
    term, number = term_of(opens_on), int(number)
    try:
        with transaction.atomic():
            meeting = Meeting(
                body=body, term=term, number=number, month=opens_on.replace(day=1), opens_on=opens_on,
                closes_on=closes_on or opens_on, closed_on=closes_on or opens_on, place=place, theme=theme,
                chaired_by=chaired_by, status=Status.ARCHIVED,
            )  # fmt: skip
            if meeting.closes_on < opens_on:
                raise ValidationError({"closes_on": "会议末日不能早于首日。"})
            meeting.save()
            take(meeting.series, number, label=meeting.series_label, text=_text(number), about=meeting.title)
            with MEETING.take("record", meeting, by=by) as (meeting, facts):
                facts["said"] = f"{meeting.short}，{meeting.days}"
            deadlines.held(meeting)
    except IntegrityError:
        taken = f"{body.short_name}{term}的第{ordinal(number)}次会议已经登记。"
        raise ValidationError({"number": taken}) from None
    return meeting


def _text(number) -> str:
    return f"第{number}次会议"


def draft_agenda(meeting, *, by, ruled_at=None, note="") -> Meeting:
    """定议程草案: the meeting is called by its number from now on; the chairs' meeting draws up date and agenda
    (地方组织法第五十四条)."""
    with MEETING.take("draft_agenda", meeting, by=by, note=note) as (meeting, facts):
        if meeting.body.kind == BodyKind.CONGRESS and meeting.session:
            meeting.number = meeting.session.number
        else:
            given = issue(meeting.series, label=meeting.series_label, template=_text("{n}"), about=meeting.title)
            meeting.number = given.value
        count_back(meeting)
        drawn = f"由{ruled_at.short}拟定" if ruled_at else ""
        facts.update(number=meeting.number, items=meeting.items.count())
        facts["said"] = "，".join(filter(None, (meeting.short, f"{facts['items']} 项议题", drawn)))
    return meeting


def revise(meeting, *, by, version=None, **later) -> Meeting:
    """修改会议信息: everything about it but its days."""
    with MEETING.take("revise", meeting, by=by, version=version) as (meeting, facts):
        changed, place = [name for name, value in later.items() if getattr(meeting, name) != value], meeting.place
        for name in changed:
            setattr(meeting, name, later[name])
        if "is_urgent" in changed:
            count_back(meeting)
            _mark_late(meeting)
        words = [Meeting._meta.get_field(name).verbose_name for name in changed]
        facts["said"] = f"修改了{'、'.join(words)}" if words else "没有改动"
        if "place" in changed and meeting.status not in BEFORE_NOTICE:
            notices.relocated(meeting, place)
    return meeting


def reschedule(meeting, *, by, opens_on, closes_on=None, note="", version=None) -> Meeting:
    """改期: the new first day moves every clock, the sittings and the marks 逾期提交 in the same act."""
    with MEETING.take("reschedule", meeting, by=by, note=note, version=version) as (meeting, facts):
        before, old = meeting.days, meeting.opens_on
        if (old, meeting.closes_on) == (opens_on, closes_on or opens_on):
            raise ValidationError({"opens_on": f"会期本来就是{before}。"})
        meeting.opens_on, meeting.closes_on = opens_on, closes_on or opens_on
        meeting.month = opens_on.replace(day=1)
        _check_days(meeting)
        if opens_on < localdate():
            raise ValidationError({"opens_on": "会议首日不能早于今天；已经举行的会议请补录。"})
        meeting.save()
        count_back(meeting)
        give_day(meeting, by=by)
        _mark_late(meeting)
        if old and (moved := opens_on - old):
            move = {"starts_at": F("starts_at") + moved, "ends_at": F("ends_at") + moved}
            meeting.sittings.update(**move)
        facts.update(before=before, after=meeting.days, said=f"{before}改为{meeting.days}")
        if meeting.status not in BEFORE_NOTICE:
            notices.rescheduled(meeting, before, note)
    return meeting


def _mark_late(meeting: Meeting) -> None:
    """逾期提交 by the limit as it now stands."""
    due = deadlines.motions_due(meeting)
    meeting.items.update(is_late=False)
    if due:
        meeting.items.filter(submitted_on__gt=due).update(is_late=True)


def cancel(meeting, *, by, note) -> Meeting:
    """取消: its items wait for another meeting; a number given stays with it and is not used again."""
    with MEETING.take("cancel", meeting, by=by, note=note) as (meeting, facts):
        deadlines.void(meeting)
        appointments.lose(meeting)
        _void_number(meeting, by, note)
        for item in Item.objects.filter(meeting=meeting, status="on_agenda"):
            with ITEM.take("take_off", item, by=by, note=note) as (item, told):
                item.meeting, item.position, item.is_late = None, 0, False
                told["said"] = f"{meeting.short}取消"
        if meeting.status not in BEFORE_NOTICE:
            notices.cancelled(meeting, note)
        facts["said"] = f"{meeting.short}（{meeting.days}）"
    return meeting


def _void_number(meeting: Meeting, by, note: str) -> None:
    """The number stays given out, and the register says why no meeting bears it; the congress counts its own."""
    if meeting.number is None or meeting.body.kind == BodyKind.CONGRESS:
        return
    for number in Number.objects.filter(series__key=meeting.series, value=meeting.number, void_reason=""):
        void(number, by=by, reason=f"会议取消：{note}"[:200])


def report_to_party(meeting, *, by, reported_on, report) -> Meeting:
    """报告区委: outside the legal procedure, recorded where it is done (law.md §1, 请示报告)."""
    with MEETING.take("report_to_party", meeting, by=by, note=report) as (meeting, facts):
        want_past("报告日期", reported_on=reported_on)
        meeting.party_reported_on, meeting.party_report = reported_on, report
        facts["said"] = full_day(reported_on)
    return meeting
