"""Reading a survey: always by query, never from stored totals, in a number of queries that does not grow."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from congress.prepared import of, prepared
from congress.surveys.models import Ballot, Grade, Invitation, PaperEntry, Pile, Survey


@dataclass(frozen=True)
class Answer:
    """One invited person and the ballot that counts; ``ballot`` is None while they are silent."""

    invitation: Invitation
    ballot: Ballot | None


@dataclass(frozen=True)
class Tally:
    """One question counted over those whose answer counts. The silent are shown and stand in no rate
    (law.md §12 no. 20: excluded, listed as 未反馈); an invalid slip is an answer without a grade (§7.5)."""

    code: str
    label: str
    invited: int
    high: int
    mid: int
    low: int
    invalid: int = 0
    left_out: int = 0  # answered, but too few beside paper to be counted (surveys/box.py)

    @property
    def answered(self) -> int:
        return self.high + self.mid + self.low

    @property
    def silent(self) -> int:
        return self.invited - self.answered - self.invalid - self.left_out

    @property
    def satisfied(self) -> int:
        """Numerator of the 满意率: 满意 and 基本满意; its denominator is ``answered``."""
        return self.high + self.mid


def newest(ballots: QuerySet[Ballot]) -> QuerySet[Ballot]:
    """Of each invitation the ballot that counts."""
    return ballots.order_by("invitation_id", "-seq").distinct("invitation_id")


def answers(survey: Survey) -> list[Answer]:
    """Everybody invited with the answer that counts, in the order of invitation. Two queries."""
    ballots = {ballot.invitation_id: ballot for ballot in _ballots_of(survey.pk)}
    invited = of(survey, "survey", _invited_to(survey.pk))
    rows = [Answer(invitation, ballots.get(invitation.pk)) for invitation in invited]
    for row in rows:
        if row.ballot:
            row.ballot.invitation = row.invitation
    return rows


@prepared
def _ballots_of(survey):
    return newest(Ballot.objects.filter(invitation__survey=survey)).select_related("by", "paper")


@prepared
def _invited_to(survey):
    return Invitation.objects.filter(survey=survey).select_related("user")


def answer_of(invitation: Invitation) -> Ballot | None:
    return invitation.ballots.order_by("-seq").first()


def history(invitation: Invitation) -> QuerySet[Ballot]:
    """Every answer this person ever gave, oldest first."""
    return invitation.ballots.select_related("by", "paper__entered_by").order_by("seq")


def invitation_of(survey: Survey, user) -> Invitation | None:
    return survey.invitations.filter(user=user).first()


def tally(survey: Survey, code: str) -> Tally:
    """One question's counts. Two queries."""
    return {each.code: each for each in tallies(survey)}[code]


def tallies(survey: Survey) -> list[Tally]:
    """Every question's counts, in the order asked. Two queries.

    An anonymous survey has none before its box is counted, and never has any where too few answered.
    """
    invited = survey.invitations.filter(counts=True)
    found = _sums(survey) if survey.is_anonymous else _ballots_counted(survey, invited)
    total = invited.count()
    return [
        Tally(
            code,
            survey.label(code),
            total,
            *[found[code][grade] for grade in (*Grade.values, "invalid")],
            left_out=survey.left_out,
        )  # fmt: skip
        for code in survey.codes
        if code in found
    ]


def _ballots_counted(survey: Survey, invited) -> dict[str, Counter]:
    chosen = list(newest(Ballot.objects.filter(invitation__in=invited)).values_list("grades", flat=True))
    return {code: Counter(grades[code] for grades in chosen) for code in survey.codes}


def _sums(survey: Survey) -> dict[str, Counter]:
    rows = survey.sums.all()
    return {row.code: Counter(high=row.high, mid=row.mid, low=row.low, invalid=row.invalid) for row in rows}


def silent(survey: Survey) -> QuerySet[Invitation]:
    """Who has not answered; a form that is keyed in but not yet checked is no answer."""
    return silent_in(Survey.objects.filter(pk=survey.pk))


def silent_in(surveys: QuerySet[Survey]) -> QuerySet[Invitation]:
    """The silent of several surveys of either kind at once, for reminders."""
    answered = Ballot.objects.filter(invitation=OuterRef("pk"))
    found = Invitation.objects.filter(~Exists(answered), has_answered=False, survey__in=surveys)
    return found.select_related("survey", "user")


def waiting_for_paper(surveys: Iterable[Survey]) -> set[int]:
    """Which of these surveys paper of either kind holds open. One query."""
    pending = PaperEntry.State.PENDING
    named = PaperEntry.objects.filter(state=pending, invitation__survey__in=surveys).order_by()
    piles = Pile.objects.filter(state=pending, survey__in=surveys).order_by()
    held = named.values_list("invitation__survey", flat=True)
    return set(held.union(piles.values_list("survey", flat=True)))


def takes_paper(survey: Survey, today: date) -> bool:
    """A signed form counts by its day until the survey is counted. Nameless slips have no day: they are keyed in
    within the window, and after it only again, when the second person refused them."""
    if survey.closed_at or not survey.is_anonymous:
        return survey.closed_at is None
    return survey.is_open(today) or bool(refused_in([survey]))


def refused_in(surveys: Iterable[Survey]) -> set[int]:
    """Which of these have slips that were refused and neither keyed in again nor answered otherwise. One query."""
    waiting = Pile.objects.filter(state=PaperEntry.State.REFUSED, survey__in=surveys, people__has_answered=False)
    return set(waiting.order_by().values_list("survey", flat=True))


def papers_to_check(surveys: QuerySet[Survey] | None = None) -> QuerySet[PaperEntry]:
    """Paper waiting for its second person. It holds its survey open, so somebody must see this list."""
    found = PaperEntry.objects.filter(state=PaperEntry.State.PENDING)
    if surveys is not None:
        found = found.filter(invitation__survey__in=surveys)
    return found.select_related("invitation__survey", "scan", "entered_by")


def surveys_waiting_for(user) -> QuerySet[Invitation]:
    """This person's invitations to open surveys that are not answered yet."""
    return silent_in(Survey.objects.filter(closed_at=None)).filter(user=user)
