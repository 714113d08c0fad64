"""The yearly survey of deputies: open, remind, close. The answers are congress.surveys' business."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet

from congress.audit import record
from congress.surveys import actions as surveys
from congress.surveys.models import Secrecy
from congress.surveys.queries import silent
from deputies import notices, queries
from deputies.models import Delegation, DeputySurvey

KIND = "deputies"


@transaction.atomic
def open_survey(*, by, year, title, intro, questions, closes_on, secrecy, delegations: QuerySet[Delegation], today):
    """发起代表满意度调查: every deputy in office, or those of the chosen delegations, gets a message."""
    chosen = list(delegations)
    people = list(queries.serving_in(chosen, today))
    if not people:
        raise ValidationError("所选代表团现在没有在任代表。")
    survey = surveys.open_survey(
        KIND,
        title=title,
        questions=[{"code": f"q{n}", "label": label} for n, label in enumerate(questions, 1)],
        closes_on=closes_on,
        reckoning=[],
        respondents=[(deputy.user, deputy.name, "deputy", True) for deputy in people],
        secrecy=secrecy,
    )
    asked = "、".join(each.name for each in chosen) or "全体在任代表"
    held = DeputySurvey.objects.create(survey=survey, year=year, intro=intro.strip(), asked=asked[:400], opened_by=by)
    record("survey_opened", by=by, about=held, people=len(people), secrecy=Secrecy(secrecy).label)
    notices.survey_opened(held, survey.invitations.select_related("user"))
    return held


def remind_survey(held: DeputySurvey, *, by, today) -> int:
    """提醒未作答的代表; how many. Who has answered hears nothing."""
    if not held.survey.is_open(today):
        raise ValidationError("调查已经截止，不能再提醒。", code="closed")
    waiting = list(silent(held.survey))
    notices.survey_reminded(held, waiting, today=today)
    record("survey_reminded", by=by, about=held, people=len(waiting))
    return len(waiting)


def close_survey(held: DeputySurvey, *, by, today) -> DeputySurvey:
    """结束调查: after its last day, or when everybody has answered."""
    surveys.close(held.survey, today=today)
    record("survey_closed", by=by, about=held)
    return held


def close_surveys(*, today) -> int:
    """Every survey of deputies whose last day is over; the office is told once which ones paper holds open."""
    closed = len(surveys.close_due(today, kind=KIND))
    for held, why in queries.surveys_held(today):
        notices.survey_held(held, why)
    return closed
