"""Reading the roster: ``visible_to(user)`` first."""

from datetime import date

from django.db.models import Case, Count, Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from congress.accounts.models import Role
from congress.organs.models import Term
from congress.organs.queries import current_term
from congress.pages.asked import whole
from congress.surveys.models import Ballot, Grade, Invitation, PaperEntry, Pile, Survey
from congress.surveys.queries import papers_to_check, refused_in, waiting_for_paper
from deputies.models import Constituency, Delegation, Deputy, DeputySurvey, Level, Mandate

READERS = (
    Role.COORDINATOR, Role.COMMITTEE_OFFICER, Role.DISPATCHER, Role.LEADER, Role.MEETING_OFFICER,
    Role.APPOINTMENT_OFFICER,
)  # fmt: skip
SURVEY_READERS = (Role.COORDINATOR, Role.COMMITTEE_OFFICER, Role.LEADER)


def visible_to(user) -> QuerySet[Deputy]:
    """The office reads the whole roster, a street its own delegations, a deputy the own page."""
    if user is None or not user.is_authenticated:
        return Deputy.objects.none()
    if user.has_any_role(*READERS):
        return Deputy.objects.all()
    seen = Q(user=user) if user.has_any_role(Role.DEPUTY, Role.FORMER_DEPUTY) else Q(pk__in=[])
    if streets := user.units_as(Role.STREET_OFFICER):
        seen |= Q(pk__in=Mandate.objects.filter(delegation__street__in=streets).values("deputy"))
    return Deputy.objects.filter(seen)


def reads_roster(user) -> bool:
    return user.has_any_role(*READERS, Role.STREET_OFFICER)


def led_by(deputy: Deputy | None, day: date) -> Delegation | None:
    """The delegation whose head this deputy is: whoever signs for it sits in it."""
    seat = mandate_on(deputy, day) if deputy else None
    found = seat and seat.delegation
    return found if found and found.head_id == deputy.pk else None


def deputy_of(user) -> Deputy | None:
    """The deputy this account belongs to."""
    return Deputy.objects.filter(user=user).first()


def serving(today: date, level: str = Level.DISTRICT):
    """Deputies whose mandate runs today, each with ``mandate_now`` (a list of at most one)."""
    now = Mandate.objects.in_force(today).filter(level=level).select_related("delegation", "term")
    return (
        Deputy.objects.filter(pk__in=now.values("deputy"))
        .prefetch_related(Prefetch("mandates", queryset=now, to_attr="mandate_now"))
        .order_by("name_key", "pk")
    )


def serving_in(delegations: list[Delegation], today: date) -> QuerySet[Deputy]:
    """The district's deputies in office with their accounts; of these delegations, or all of them."""
    found = serving(today).select_related("user")
    if not delegations:
        return found
    sits = Mandate.objects.in_force(today).filter(level=Level.DISTRICT, delegation__in=delegations)
    return found.filter(pk__in=sits.values("deputy"))


def surveys_visible_to(user) -> QuerySet[DeputySurvey]:
    """The office reads the results of surveys; whoever is asked has the own address and nothing more."""
    if user is None or not user.is_authenticated or not user.has_any_role(*SURVEY_READERS):
        return DeputySurvey.objects.none()
    return DeputySurvey.objects.select_related("survey", "opened_by")


def surveys_with_returns(user) -> QuerySet[DeputySurvey]:
    """The surveys with how many are asked and how many have answered. One query."""
    asked = Invitation.objects.filter(survey=OuterRef("survey")).order_by().values("survey")
    answered = asked.filter(Q(has_answered=True) | Exists(Ballot.objects.filter(invitation=OuterRef("pk"))))
    many = Count("pk")
    return surveys_visible_to(user).annotate(
        asked_count=Subquery(asked.annotate(n=many).values("n")),
        answered_count=Coalesce(Subquery(answered.annotate(n=many).values("n")), 0),
    )


def deputy_surveys(surveys: list[int]) -> QuerySet[DeputySurvey]:
    """Which of these surveys are surveys of deputies."""
    return DeputySurvey.objects.select_related("survey").filter(survey__in=surveys)


def surveys_held(today: date) -> list[tuple[DeputySurvey, str]]:
    """Surveys whose last day is over and that paper still holds open, each with why. Three queries."""
    over = DeputySurvey.objects.filter(survey__closed_at=None, survey__closes_on__lt=today).select_related("survey")
    surveys = [each.survey for each in over]
    unchecked, refused = waiting_for_paper(surveys), refused_in(surveys)
    whys = {pk: "有复核未通过的纸质票，请在三日内重新录入" for pk in refused}
    whys |= {pk: "有录入的纸质票还没有由另一位同志复核" for pk in unchecked}
    return [(each, whys[each.survey_id]) for each in over if each.survey_id in whys]


def paper_by_others(user) -> Q:
    """Surveys of which this person, as the second one, has paper to check."""
    pending = {"state": PaperEntry.State.PENDING}
    entries = PaperEntry.objects.filter(invitation__survey=OuterRef("survey"), **pending).exclude(entered_by=user)
    piles = Pile.objects.filter(survey=OuterRef("survey"), **pending).exclude(entered_by=user)
    return Q(Exists(entries)) | Q(Exists(piles))


def survey_paper(held: DeputySurvey) -> PaperEntry | Pile | None:
    """The oldest paper of a survey that waits for its second person."""
    if held.survey.is_anonymous:
        piles = held.survey.piles.filter(state=PaperEntry.State.PENDING)
        return piles.select_related("scan", "entered_by").order_by("pk").first()
    return papers_to_check(Survey.objects.filter(pk=held.survey_id)).order_by("pk").first()


def paper_rows(paper: PaperEntry | Pile) -> list[tuple[str, str]]:
    """What was keyed in, question by question, in words."""
    if isinstance(paper, PaperEntry):
        labels = paper.invitation.survey.questions
        return [(question["label"], Grade(paper.grades[question["code"]]).label) for question in labels]
    words = {**dict(Grade.choices), "invalid": "无效"}
    return [
        (question["label"], "，".join(f"{words[grade]} {n}" for grade, n in paper.counts[question["code"]].items()))
        for question in paper.survey.questions
    ]


def survey_asking(invitation) -> DeputySurvey | None:
    found = DeputySurvey.objects.select_related("survey")
    return found.filter(survey=invitation.survey_id).first() if invitation else None


def mandate_on(deputy: Deputy, day: date, level: str = Level.DISTRICT) -> Mandate | None:
    """The seat this deputy held on that day."""
    return (
        deputy.mandates.in_force(day).filter(level=level).select_related("delegation", "term", "constituency").first()
    )


def roster(user, today: date) -> QuerySet[Mandate]:
    """One row per seat of the deputies this person may read, with ``standing``: serving, coming or ended."""
    standing = Case(
        When(ends_on__lt=today, then=Value("ended")),
        When(starts_on__gt=today, then=Value("coming")),
        default=Value("serving"),
    )
    return (
        Mandate.objects.filter(deputy__in=visible_to(user))
        .select_related("deputy", "term", "delegation", "constituency")
        .annotate(standing=standing)
        .order_by("deputy__name_key", "deputy_id", "-starts_on")
    )


def named(mandates: QuerySet[Mandate], words: str) -> QuerySet[Mandate]:
    """By a part of the name, its pinyin or initials (zwg, zhangwei), or the number of the certificate."""
    words = words.strip()
    if not words:
        return mandates
    found = Q(deputy__name__contains=words) | Q(deputy_no=words) | Q(deputy__employer__contains=words)
    if words.isascii():
        sounds = words.lower()
        found |= Q(deputy__initials__startswith=sounds) | Q(deputy__name_key__startswith=sounds)
        found |= Q(pk__in=_sounding(sounds))
    return mandates.filter(found)


def _sounding(sounds: str) -> QuerySet:
    """zhangweiguo without blanks meets zhang wei guo."""
    tight = sounds.replace(" ", "")
    return (
        Mandate.objects.filter(deputy__name_key__iregex=rf"^{' ?'.join(tight)}").values("pk") if tight.isalpha() else []
    )


def seats_of(name: str) -> QuerySet[Mandate]:
    """The district's seats of everybody who bears this name, the newest first."""
    return Mandate.objects.filter(level=Level.DISTRICT, deputy__name=name).order_by("-starts_on")


def mandates_of(deputy: Deputy) -> QuerySet[Mandate]:
    """Every seat the person ever held, newest first."""
    return deputy.mandates.select_related("term", "delegation", "constituency").order_by("-starts_on", "-pk")


def term_asked(number, today: date) -> Term | None:
    """The term named in the address, else the one running."""
    asked = whole(number)
    found = Term.objects.filter(number=asked).first() if asked is not None else None
    return found or current_term(today)


def delegations(term: Term | None, today: date) -> QuerySet[Delegation]:
    """The delegations of a term with how many sit in each."""
    sits = Q(mandates__level=Level.DISTRICT) & _in_force(today, term)
    found = Delegation.objects.filter(term=term).select_related("street", "head")
    return found.annotate(serving=Count("mandates", filter=sits), ever=Count("mandates"))


def constituencies(term: Term | None, today: date) -> QuerySet[Constituency]:
    """The constituencies of a term with their deputies and the seats that stand empty (缺额)."""
    now = Mandate.objects.filter(level=Level.DISTRICT).select_related("deputy").order_by("starts_on")
    sits = Q(mandates__level=Level.DISTRICT) & _in_force(today, term)
    return (
        Constituency.objects.filter(term=term)
        .annotate(serving=Count("mandates", filter=sits), vacant=F("seats") - Count("mandates", filter=sits))
        .prefetch_related(Prefetch("mandates", queryset=now, to_attr="seated"))
        .order_by("number")
    )


def _in_force(today: date, term: Term | None) -> Q:
    """Today; for a term that is over, its last day."""
    day = min(today, term.ends_on) if term and term.ends_on else today
    return Q(mandates__starts_on__lte=day) & (Q(mandates__ends_on=None) | Q(mandates__ends_on__gte=day))


def vacant_seats(constituency: Constituency, today: date) -> int:
    held = constituency.mandates.in_force(today).filter(level=Level.DISTRICT).count()
    return constituency.seats - held
