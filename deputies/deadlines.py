"""The last day of a survey of deputies, as a clock that speaks. The day itself stands in the survey."""

from collections import defaultdict

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Value
from django.urls import reverse

from congress.reminders.hook import Asked, Line
from congress.surveys.models import PaperEntry, Pile, Survey
from congress.surveys.queries import silent_in
from deputies.models import DeputySurvey

WINDOW = "survey.window"


def windows() -> QuerySet[DeputySurvey]:
    """The surveys that run, as clocks."""
    return DeputySurvey.objects.filter(survey__closed_at=None).annotate(
        kind=Value(WINDOW), due_on=F("survey__closes_on")
    )


def lines(clocks: QuerySet[DeputySurvey]) -> list[Line]:
    """Who has not answered, each led to the own place. Two queries."""
    rows = list(clocks.values("pk", "kind", "due_on", "rung", "survey", "survey__title"))
    asked, missed = _silent([row["survey"] for row in rows])
    return [
        Line(
            clock=row["pk"],
            kind=row["kind"],
            due_on=row["due_on"],
            rung=row["rung"],
            link=reverse("deputies:survey", args=[row["pk"]]),
            about=(DeputySurvey._meta.label_lower, str(row["pk"])),
            facts={"title": row["survey__title"]},
            asked=tuple(asked[row["survey"]]),
            missed=tuple(missed[row["survey"]]),
        )
        for row in rows
    ]


def _silent(surveys: list[int]):
    """Those who can be told and the names of the others; paper that waits for its second reader is on its way."""
    asked, missed = defaultdict(list), defaultdict(list)
    if not surveys:
        return asked, missed
    pending = PaperEntry.State.PENDING
    named = PaperEntry.objects.filter(invitation=OuterRef("pk"), state=pending)
    nameless = Pile.people.through.objects.filter(invitation=OuterRef("pk"), pile__state=pending)
    owed = silent_in(Survey.objects.filter(pk__in=surveys)).exclude(Q(Exists(named)) | Q(Exists(nameless)))
    for survey, user, is_active, name, place in owed.values_list("survey", "user", "user__is_active", "name", "place"):
        if is_active:
            asked[survey].append(Asked(user, name, reverse("deputies:answer_survey", args=[place])))
        else:
            missed[survey].append(name)
    return asked, missed
