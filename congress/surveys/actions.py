"""The verbs of a survey: open, answer (in the portal or on paper), close.

Every verb locks the survey's row first, so a late answer and the closing never pass each other.
"""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import localdate, now

from congress.files.models import StoredFile
from congress.rulebook.book import setting
from congress.surveys import box, queries
from congress.surveys.models import Ballot, Grade, Invitation, PaperEntry, Scale, Secrecy, Survey
from congress.surveys.rules import check_answer, check_questions, graded
from congress.workflow.flow import NotYours

KEYED_AGAIN = timedelta(days=3)  # after the window, for slips that the second person refused


@transaction.atomic
def open_survey(
    kind: str,
    *,
    title: str,
    questions: list[dict],
    closes_on: date,
    reckoning: list,
    respondents: list[tuple],
    reason_from: Grade | str = Grade.LOW,
    secrecy: Secrecy | str = Secrecy.NAMED,
    scale: Scale | str = Scale.THREE,
) -> Survey:
    """发出测评: invite ``respondents``, a list of (user or None, name, part, counts).

    How it is answered can never be changed afterwards: who was promised secrecy keeps it.
    """
    check_questions(questions)
    if not respondents:
        raise ValueError("a survey nobody is invited to cannot be answered")
    minimum = setting("survey.anonymous_minimum") if secrecy == Secrecy.ANONYMOUS else 0
    if len(respondents) < minimum:
        raise ValidationError(f"无记名测评至少请 {minimum} 人参加，人数太少藏不住个人意见。", code="few")
    survey = Survey.objects.create(
        kind=kind,
        title=title,
        questions=questions,
        closes_on=closes_on,
        reckoning=reckoning,
        reason_from=reason_from,
        secrecy=secrecy,
        scale=scale,
        minimum=minimum,
    )
    Invitation.objects.bulk_create(
        Invitation(survey=survey, user=user, name=name, part=part, counts=counts)
        for user, name, part, counts in respondents
    )
    if survey.is_anonymous:
        box.set_up(survey)
    return survey


@transaction.atomic
def cast(
    invitation: Invitation, *, by, grades: dict | None = None, stars: dict | None = None, reason: str = "",
    channel: str = Ballot.Channel.PORTAL,
) -> Ballot:  # fmt: skip
    """评价: the invited person's own answer; it may be changed until the window closes, the newest counts.

    Where stars are asked, they say the grades. By ``channel`` LINK nobody is signed in: ``by`` is the person the link
    was sent to.
    """
    if invitation.user_id is None or by is None or invitation.user_id != by.pk:
        raise NotYours(f"{by} is not the person invited to {invitation.survey}")
    survey = _named(invitation)
    if not survey.is_open(localdate()):
        raise ValidationError(f"评价期限（{survey.closes_on}）已过，不能再评价或修改。", code="closed")
    grades = graded(survey, grades or {}, stars or {})
    check_answer(survey, grades, reason)
    return _record(invitation, grades=grades, stars=stars or {}, reason=reason, channel=channel, by=by)


@transaction.atomic
def seat(invitation: Invitation, user) -> None:
    """The invited person was given an account after the invitation went out; a place once taken stays taken."""
    if invitation.user_id is None:
        invitation.user = user
        invitation.save(update_fields=["user"])


@transaction.atomic
def key_in(
    invitation: Invitation, *, by, signed_on: date, scan: StoredFile, grades: dict | None = None,
    stars: dict | None = None, reason: str = "", late: bool = False,
) -> PaperEntry:  # fmt: skip
    """录入纸质评价: copy a signed form; it becomes an answer when a second person has compared it.

    ``late``: the survey may have been closed meanwhile. The day it was signed decides, not the day it arrived.
    """
    survey = _named(invitation)
    if survey.closed_at and not late:
        raise ValidationError("评价已经结束，不能再录入。", code="closed")
    grades = graded(survey, grades or {}, stars or {})
    check_answer(survey, grades, reason)
    _check_signed(survey, invitation, signed_on)
    if invitation.paper_entries.filter(state=PaperEntry.State.PENDING).exists():
        raise ValidationError("此人已有一张纸质评价待复核，请先复核。", code="pending")
    return PaperEntry.objects.create(
        invitation=invitation,
        grades=grades,
        stars=stars or {},
        reason=reason.strip(),
        signed_on=signed_on,
        scan=scan,
        entered_by=by,
    )


@transaction.atomic
def check_paper(entry: PaperEntry, *, by, agrees: bool, note: str = "") -> Ballot | None:
    """复核纸质评价: the second person finds the entry true to the scan, or refuses it with the reason."""
    survey = _locked(entry.invitation)
    entry = PaperEntry.objects.select_related("invitation", "checked_by").get(pk=entry.pk)
    if entry.entered_by_id == by.pk:
        raise NotYours(f"{by} keyed this form in and may not check it")
    if entry.checked_by:
        raise ValidationError(f"{entry.checked_by} 已经复核过这张纸质评价。", code="checked")
    if not agrees and not note.strip():
        raise ValidationError({"note": "请写明与扫描件不符之处。"})
    if agrees:
        _check_signed(survey, entry.invitation, entry.signed_on)
    entry.state = PaperEntry.State.CONFIRMED if agrees else PaperEntry.State.REFUSED
    entry.checked_by, entry.checked_at, entry.note = by, now(), note.strip()
    entry.save()
    if not agrees:
        return None
    return _record(
        entry.invitation,
        grades=entry.grades,
        stars=entry.stars,
        reason=entry.reason,
        channel=Ballot.Channel.PAPER,
        by=by,
        paper=entry,
    )


@transaction.atomic
def close(survey: Survey, *, today: date, called: bool = False) -> Survey:
    """结束测评 after its last day, as soon as everybody who counts has answered, or when it is ``called`` in the room.

    Closing a closed survey changes nothing.
    """
    survey = Survey.objects.select_for_update().get(pk=survey.pk)
    if survey.closed_at:
        return survey
    if not called and today <= survey.closes_on and queries.silent(survey).filter(counts=True).exists():
        raise ValidationError(f"评价到 {survey.closes_on} 才截止，现在不能结束。", code="early")
    if queries.waiting_for_paper(Survey.objects.filter(pk=survey.pk)):
        raise ValidationError("还有纸质评价没有复核，复核后才能结束。", code="pending")
    if survey.is_anonymous:
        box.count(survey)
    survey.closed_at = now()
    survey.save(update_fields=["closed_at"])
    return survey


@transaction.atomic
def discard(survey: Survey) -> None:
    """作废: an anonymous survey ends without being counted; its box is burnt unopened."""
    survey = Survey.objects.select_for_update().get(pk=survey.pk)
    if survey.is_anonymous and survey.closed_at is None:
        box.burn(survey)
        Survey.objects.filter(pk=survey.pk).update(closed_at=now())


@transaction.atomic
def close_due(today: date, *, kind: str = "") -> list[Survey]:
    """Close every survey (of a kind) whose last day has passed, however long ago; those closed by this call.

    Surveys with unchecked paper wait, those with refused slips some days more, and so do those somebody is
    answering this moment: the next run takes them. Call it inside the transaction that moves the cases on, or ask
    afterwards for cases whose survey is closed, and nothing is lost.
    """
    overdue = Survey.objects.filter(closed_at=None, closes_on__lt=today)
    if kind:
        overdue = overdue.filter(kind=kind)
    held = list(overdue.select_for_update(skip_locked=True).order_by("pk"))
    # asked after locking: whoever keyed in a form before the lock is seen here
    waiting = queries.waiting_for_paper(Survey.objects.filter(pk__in=[survey.pk for survey in held]))
    refused = [survey for survey in held if survey.is_anonymous and today - survey.closes_on <= KEYED_AGAIN]
    waiting |= queries.refused_in(refused) if refused else set()
    done = [survey for survey in held if survey.pk not in waiting]
    for survey in done:
        if survey.is_anonymous:
            box.count(survey)
    moment = now()
    Survey.objects.filter(pk__in=[survey.pk for survey in done]).update(closed_at=moment)
    for survey in done:
        survey.closed_at = moment
    return done


def _locked(invitation: Invitation) -> Survey:
    return Survey.objects.select_for_update().get(pk=invitation.survey_id)


def _named(invitation: Invitation) -> Survey:
    """The survey's row, locked. An anonymous one has no ballots, so a caller that got here made a mistake."""
    survey = _locked(invitation)
    if survey.is_anonymous:
        raise ValueError(f"{survey} is anonymous: its answers go into the box")
    return survey


def _check_signed(survey: Survey, invitation: Invitation, signed_on: date) -> None:
    """A form counts by the day it was signed: inside the window, and not before an answer given on line."""
    last_day = min(survey.closes_on, localdate(survey.closed_at)) if survey.closed_at else survey.closes_on
    if not localdate(survey.opens_at) <= signed_on <= min(last_day, localdate()):
        window = f"{localdate(survey.opens_at)} 至 {last_day}"
        raise ValidationError({"signed_on": f"签名日期须在评价期限内（{window}），且不晚于今天。"})
    last = queries.answer_of(invitation)
    if last and last.channel != Ballot.Channel.PAPER and localdate(last.at) > signed_on:
        raise ValidationError(
            {"signed_on": f"本人 {localdate(last.at)} 已在平台评价，晚于纸质表的签名日期，以平台为准。"}
        )


def _record(invitation: Invitation, *, grades: dict, reason: str, **facts) -> Ballot:
    last = queries.answer_of(invitation)
    return Ballot.objects.create(
        invitation=invitation, seq=last.seq + 1 if last else 1, grades=grades, reason=reason.strip(), **facts
    )
