"""What is true of each suggestion, and of each unit's share of one: all that the rates are made of.

A unit is judged by its own share: its own letter, its own days, its own talks. The deputy judges the whole.
"""

from datetime import date

from django.db.models import (
    BigIntegerField,
    Case,
    CharField,
    Count,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextChoices,
    Value,
    When,
)
from django.db.models.fields.json import KT
from django.db.models.functions import Coalesce

from congress.surveys.models import Ballot, Grade
from proposals.models import (
    ANSWERING,
    HANDED_OVER,
    JUDGED,
    Commitment,
    CommitmentStatus,
    Contact,
    Evaluation,
    Handling,
    HandlingStatus,
    Origin,
    Proposal,
    ProposalClock,
    Reply,
    Status,
)

SILENT = "silent"  # asked, and the window went by without a word: 未反馈
REPLY_CLOCKS = ("proposal.reply", "proposal.extended")
ANSWERED = (Status.REPLIED, *JUDGED)
# A share its unit no longer answers.
GONE = (HandlingStatus.RETURNED, HandlingStatus.PASSED_ON, HandlingStatus.MERGED, HandlingStatus.RELEASED)


class Time(TextChoices):
    """How the answer stands to its day. HISTORY came from old sheets without days: it is in no rate of time."""

    NONE = "none", "未交办"
    RUNNING = "running", "期限内办理"
    OVERDUE = "overdue", "逾期未答复"
    IN_TIME = "in_time", "按期答复"
    LATE = "late", "逾期答复"
    HISTORY = "history", "导入的往年件"


FACTS = (
    "fact_time", "fact_talked", "fact_class", "fact_done", "fact_verdict", "fact_first", "fact_manner",
    "fact_promised", "fact_struck",
)  # fmt: skip


def of_cases(found: QuerySet[Proposal], today: date) -> QuerySet[Proposal]:
    """Each case with its facts."""
    clocks = ProposalClock.objects.filter(proposal=OuterRef("pk"))
    talks = Contact.objects.filter(handling__proposal=OuterRef("pk"))
    return found.annotate(
        fact_time=_time(clocks, today, handed=Q(status__in=HANDED_OVER), answered=Q(status__in=ANSWERED)),
        fact_talked=Exists(talks.exclude(verdict=Contact.Verdict.DENIED)),
        fact_class=F("reply_class"),
        fact_done=Coalesce(F("reply_class__counts_as_completed"), False),
        **_verdicts(""),
        **_promises("proposal"),
    )


def of_shares(found: QuerySet[Proposal], today: date) -> QuerySet[Handling]:
    """Each answering unit's share of these cases with its facts."""
    clocks = ProposalClock.objects.filter(handling=OuterRef("pk"))
    letters = Reply.objects.filter(handling=OuterRef("pk"), issued_on__isnull=False)
    answered = Q(status=HandlingStatus.ISSUED) | Q(Exists(letters))
    talks = Contact.objects.filter(handling=OuterRef("pk")).exclude(verdict=Contact.Verdict.DENIED)
    last = letters.order_by("-round")
    of_case = "proposal__reply_class"
    shares = Handling.objects.filter(proposal__in=found.order_by().values("pk"), part__in=ANSWERING)
    return shares.exclude(status__in=GONE).annotate(
        fact_time=_time(clocks, today, handed=Q(proposal__status__in=HANDED_OVER), answered=answered, to="proposal__"),
        fact_talked=Exists(talks),
        fact_class=Coalesce(Subquery(last.values("reply_class")[:1]), F(of_case), output_field=BigIntegerField()),
        fact_done=Coalesce(
            Subquery(last.values("reply_class__counts_as_completed")[:1]), F(f"{of_case}__counts_as_completed"), False
        ),
        **_verdicts("proposal__"),
        **_promises("handling"),
    )


def _time(clocks, today, *, handed: Q, answered: Q, to: str = "") -> Case:
    """``to`` leads from the row to its case."""
    clocks = clocks.filter(kind__in=REPLY_CLOCKS, void_at=None).exclude(handling__status__in=GONE)
    late = Exists(clocks.filter(Q(met_at__date__gt=F("due_on")) | Q(met_at=None, due_on__lt=today)))
    return Case(
        When(~handed, then=Value(Time.NONE)),
        When(Q(Q(**{f"{to}origin": Origin.IMPORTED}), ~Exists(clocks)), then=Value(Time.HISTORY)),
        When(late, then=Case(When(answered, then=Value(Time.LATE)), default=Value(Time.OVERDUE))),
        When(answered, then=Value(Time.IN_TIME)),
        default=Value(Time.RUNNING),
        output_field=CharField(),
    )


def _promises(key: str) -> dict:
    """How many matters were promised, and how many of them struck off (law.md §5.8 落实率)."""
    own = Commitment.objects.filter(**{key: OuterRef("pk")}).order_by().values(key)
    struck = own.filter(status=CommitmentStatus.STRUCK_OFF)
    return {
        "fact_promised": Coalesce(Subquery(own.annotate(n=Count("pk")).values("n")), 0),
        "fact_struck": Coalesce(Subquery(struck.annotate(n=Count("pk")).values("n")), 0),
    }


def _verdicts(to: str) -> dict:
    """Final, of the first round, and on the manner; each a grade, SILENT, or nothing while nobody was asked."""
    given, closed = f"{to}verdict", Evaluation.objects.filter(survey__closed_at__isnull=False)
    rounds = closed.filter(proposal=OuterRef(f"{to}pk"))
    over = Q(**{f"{to}status__in": (Status.EVALUATED, Status.MEDIATION, Status.TRACKING, Status.CLOSED)})
    final = Case(
        When(~Q(**{given: ""}), then=F(given)), When(over & Exists(rounds), then=Value(SILENT)), default=Value("")
    )
    first = Case(When(Exists(rounds.filter(round__gt=1)), then=_graded("result", to, "round")), default=final)
    return {"fact_verdict": final, "fact_first": first, "fact_manner": _graded("manner", to, "-round")}


def _graded(question: str, to: str, order: str) -> Case:
    """What those who count said in the first or last closed round, as the verdict itself is found (actions/rating):
    the grade most of them gave, of as many the worse."""
    rounds = Evaluation.objects.filter(survey__closed_at__isnull=False)
    one = rounds.filter(proposal=OuterRef(OuterRef(f"{to}pk"))).order_by(order).values("survey")[:1]
    later = Ballot.objects.filter(invitation=OuterRef("invitation"), seq__gt=OuterRef("seq"))
    said = Ballot.objects.filter(~Exists(later), invitation__counts=True, invitation__survey=Subquery(one))
    worse = Case(*(When(grade=grade, then=Value(place)) for place, grade in enumerate(Grade.values)), default=Value(-1))
    most = said.order_by().values(grade=KT(f"grades__{question}")).annotate(n=Count("pk"), worse=worse)
    asked = rounds.filter(proposal=OuterRef(f"{to}pk"))
    return Case(
        When(
            Exists(asked),
            then=Coalesce(
                Subquery(most.order_by("-n", "-worse").values("grade")[:1]), Value(SILENT), output_field=CharField()
            ),
        ),
        default=Value(""),
        output_field=CharField(),
    )
