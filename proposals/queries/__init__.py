"""Reading proposals: ``visible_to(user)`` first, everything else starts from it."""

from collections import defaultdict

from django.db.models import Case, Exists, IntegerField, OuterRef, Prefetch, Q, QuerySet, Subquery, When
from django.utils.timezone import localdate

from congress import search as text
from congress.accounts.grants import ids_granted_to
from congress.accounts.models import Role
from congress.organs.models import GOVERNMENT, Succession, Unit, UnitAlias
from congress.prepared import keep, of
from congress.surveys.models import Ballot, PaperEntry, Survey
from congress.surveys.queries import answers, papers_to_check
from proposals.deadlines import ANSWER
from proposals.models import (
    BEFORE_REGISTRATION,
    JUDGED,
    PRIVATE,
    WRITTEN_ON,
    Contact,
    Cosigner,
    Evaluation,
    Handling,
    HandlingStatus,
    Joining,
    KeyCase,
    Origin,
    Proposal,
    ProposalClock,
    ProposalEntry,
    Purpose,
    Rater,
    Status,
)
from proposals.queries import asked
from proposals.rules import is_signer, is_unit

# What was registered stays known to those who oversee, also after it was withdrawn.
KNOWN = ~Q(status__in=BEFORE_REGISTRATION) | Q(registered_on__isnull=False)


def visible_to(user) -> QuerySet[Proposal]:
    """The cases this person may know of. A page, a list, an export and a search all begin here."""
    if user is None or not user.is_authenticated:
        return Proposal.objects.none()
    seen = Q()
    if user.has_role(Role.COORDINATOR):
        seen |= ~Q(status__in=PRIVATE) | Q(origin=Origin.PAPER)
    if user.has_role(Role.LEADER):
        seen |= KNOWN
    if committees := user.units_as(Role.COMMITTEE_OFFICER):
        seen |= Q(category__committee__in=committees) & KNOWN
        seen |= Q(Exists(KeyCase.objects.given_to(committees).filter(proposal=OuterRef("pk"))))
    if streets := user.units_as(Role.STREET_OFFICER):
        seen |= Q(delegation__street__in=streets) & (KNOWN | Q(origin=Origin.PAPER, drafted_by=user))  # brought in
    if user.has_role(Role.DISPATCHER):
        seen |= _handled_by(Q(unit__kind__in=GOVERNMENT))
    if units := user.units_as(Role.HANDLER, Role.UNIT_HEAD):
        seen |= _handled_by(Q(unit__in=units) | Q(unit__in=Succession.objects.ended_in(units)))
    return Proposal.objects.filter(seen | _own(user))  # the cheapest question first, as the server asks them


def unit_keys_of(user) -> set[int]:
    """``units_of`` read once."""
    return set(units_of(user).values_list("pk", flat=True)) if user.acting_posts else set()


def units_of(user) -> QuerySet[Unit]:
    """The units this person reads for: those of the posts in force, and those that ended in them.

    A post in another unit counts from the security administrator's word on it, so until then a successor's people
    read nothing more than before. A unit that gave a part away lives and keeps its own papers.
    """
    own = user.units_as(Role.HANDLER, Role.UNIT_HEAD, Role.DISPATCHER)
    if not own:
        return Unit.objects.none().values("pk")
    return Unit.objects.filter(Q(pk__in=own) | Q(pk__in=Succession.objects.ended_in(own))).values("pk")


def _own(user) -> Q:
    """What follows from the person and not from an office: own cases, and those shared with them."""
    seen = Q(pk__in=ids_granted_to(user, "view_proposal", Proposal))
    if user.has_any_role(Role.DEPUTY, Role.FORMER_DEPUTY):
        signed = Cosigner.objects.confirmed().filter(proposal=OuterRef("pk"), deputy__user=user)
        mine = Q(lead__user=user) & ~Q(status=Status.DRAFT, origin=Origin.PAPER)
        seen |= mine | (Exists(signed) & ~Q(status__in=WRITTEN_ON))
        asked = Cosigner.objects.waiting().filter(proposal=OuterRef("pk"), deputy__user=user)
        seen |= Q(status=Status.COSIGNING) & Exists(asked)  # who is to sign reads it first
    return seen


def _handled_by(condition: Q) -> Q:
    shares = Handling.objects.filter(condition)
    along = Joining.objects.standing().filter(proposal=OuterRef("pk"), main__handlings__in=shares)
    return Q(Exists(shares.filter(proposal=OuterRef("pk")))) | Q(Exists(along))


def sees_inside(user, proposal) -> bool:
    """Whether 内部 rows and papers of every unit are shown: the office and the leaders that oversee it."""
    if user.has_any_role(Role.COORDINATOR, Role.LEADER):
        return True
    committees = user.units_as(Role.COMMITTEE_OFFICER)
    if not committees:
        return False
    by_category = proposal.category is not None and proposal.category.committee_id in committees
    return by_category or proposal.key_cases.given_to(committees).exists()


def sees_ratings(user, proposal) -> bool:
    """A rating is the deputy's; the unit sees it when the window is closed (design.md, third promise)."""
    if sees_inside(user, proposal) or is_signer(user, proposal):
        return True
    return proposal.status in JUDGED


def entries_for(user, proposal) -> QuerySet[ProposalEntry]:
    """The timeline as this person may read it, newest first."""
    entries = proposal.entries.select_related("handling__unit").order_by("-seq")
    if sees_inside(user, proposal):
        return entries
    units = units_of(user)
    return entries.filter(Q(is_open=True) | Q(by=user) | Q(handling__unit__in=units, is_open=False))


def handlings_of(proposal) -> QuerySet[Handling]:
    """Each unit's share with the clock that tells how it stands (``clock``, a list of at most one)."""
    telling = ProposalClock.objects.filter(kind__in=asked.OF_SHARE).order_by("-starts_on", "-pk")[:1]
    return proposal.handlings.select_related("unit", "handler", "advice", "parent__unit").prefetch_related(
        Prefetch("clocks", queryset=telling, to_attr="clock")
    )


def for_list(found: QuerySet[Proposal]) -> QuerySet[Proposal]:
    """Everything a row of a list shows, in a fixed number of queries."""
    return found.select_related("session__term", "term", "category", "reply_class", "lead").prefetch_related(
        Prefetch("handlings", queryset=Handling.objects.in_charge().select_related("unit").order_by("pk"))
    )


def matching(found: QuerySet[Proposal], words: str) -> QuerySet[Proposal]:
    """Search by number, title, text, name or its pinyin initials, and unit; best first."""
    columns = ("number", "title", "reason", "request")
    # Names and initials stand only in part b of the index; they are not checked again.
    return text.match(found, "text_index", words, texts=columns, trusted="b") if words.strip() else found


def similar_to(found: QuerySet[Proposal], words: str, *, limit: int = 5) -> list[tuple[Proposal, float]]:
    """Earlier cases on the same matter with how much they share (0 to 1)."""
    return text.similar(for_list(found), "text_index", words, limit=limit, parts=("a", "ac"))


def with_signature_of(found: QuerySet[Proposal], deputy) -> QuerySet[Proposal]:
    """Of these cases those the deputy leads or has cosigned."""
    signed = Cosigner.objects.confirmed().filter(proposal=OuterRef("pk"), deputy=deputy)
    return found.filter(Q(lead=deputy) | Exists(signed))


def unfinished_of(deputy) -> QuerySet[Proposal]:
    """Handed in and not yet closed, led or cosigned: at the end of a mandate they go on (law.md 5.9)."""
    over = (*PRIVATE, Status.INADMISSIBLE, Status.WITHDRAWN, Status.CLOSED)
    return with_signature_of(Proposal.objects.exclude(status__in=over), deputy)


def evaluation_of(user, proposal):
    """(evaluation, own invitation) of the running or last round; either may be None.

    The person is found by the deputy asked: who was given an account after the letter went out rates like the others.
    """
    evaluation = proposal.current_evaluation()
    if evaluation is None:
        return None, None
    rater = evaluation.raters.filter(deputy__user=user).select_related("invitation__survey").first()
    return evaluation, rater and rater.invitation


def evaluation_asking(invitation) -> Evaluation | None:
    """The round this invitation belongs to, with its case; None for an invitation to something else."""
    asked = Evaluation.objects.select_related("survey", "proposal__lead", "proposal__session__term")
    return asked.filter(survey=invitation.survey_id).first() if invitation else None


def ratings_of(proposal, *, only_closed=False):
    """Each round with everybody's answer, newest round first."""
    rounds = of(proposal, "proposal", asked.rounds(proposal.pk))
    rounds = [each for each in rounds if each.survey.closed_at] if only_closed else rounds
    return [(each, answers(each.survey)) for each in rounds]


def handling_visible_to(user, proposal, pk) -> Handling | None:
    """The share a unit page is about, if this person works on it or oversees it."""
    handling = handlings_of(proposal).filter(pk=pk).first()
    if handling is None:
        return None
    handling.proposal = proposal
    if sees_inside(user, proposal) or is_unit(user, handling) or is_signer(user, proposal):
        return handling
    return handling if user.has_role(Role.DISPATCHER) else None


def all_running_clocks() -> QuerySet[ProposalClock]:
    """Every running clock with its case, for the change of a calendar."""
    return ProposalClock.objects.running().select_related("handling__unit", "proposal__session__term", "proposal__term")


def windows_over(today=None) -> QuerySet[Proposal]:
    """Rated or silent, their window is over: an open-ended question, so a missed day loses nothing."""
    return Proposal.objects.filter(
        status=Status.REPLIED, evaluations__survey__closes_on__lt=today or localdate()
    ).distinct()


def paper_waiting(proposal) -> bool:
    """Whether a keyed-in form still waits for its second person; it holds the window open."""
    evaluation = proposal.current_evaluation()
    surveys = Survey.objects.filter(pk=evaluation.survey_id) if evaluation else Survey.objects.none()
    return papers_to_check(surveys).exists()


def papers_of(proposal) -> QuerySet[PaperEntry]:
    """The keyed-in forms of the running or last round, checked or not, in the order of their raters."""
    rounds = Evaluation.objects.filter(proposal=proposal).order_by("-round")[:1]
    found = PaperEntry.objects.filter(invitation__survey__in=rounds.values("survey"))
    return found.select_related("invitation__survey", "scan", "entered_by", "checked_by").order_by("invitation", "pk")


def similar_pool(user) -> QuerySet[Proposal]:
    """Where similar cases are looked for: what the person sees and, for deputies, every published title."""
    pool = visible_to(user).exclude(status__in=PRIVATE)
    if user.has_role(Role.DEPUTY):
        known = Q(publication__in=("full", "title")) & ~Q(status__in=BEFORE_REGISTRATION)
        pool = Proposal.objects.filter(Q(pk__in=pool.values("pk")) | known)
    return pool


def reply_of(handling, *, turn=None, only_issued=False):
    """The newest reply, or that of the round asked for, with all its answers; None before the first draft."""
    found = handling.replies.filter(round=turn) if turn else handling.replies.all()
    found = found.filter(issued_on__isnull=False) if only_issued else found
    found = found.select_related("reply_class", "signed_by", "issued_by").prefetch_related("answers__demand")
    return found.order_by("-round").first()


def letters_of(proposal):
    """The issued replies, newest first: what a deputy reads before rating. Two queries."""
    letters, answered = asked.letters(proposal.pk), defaultdict(list)
    for answer in asked.answers([letter.pk for letter in letters]):
        answered[answer.reply_id].append(answer)
    for letter in letters:
        keep(letter, "answers", of(letter, "reply", answered[letter.pk]))
    return letters


def signed_by(user) -> QuerySet[Proposal]:
    """The cases this deputy leads or has cosigned, newest first."""
    return Proposal.objects.filter(_own(user)).order_by("-pk")


def attachments_for(user, proposal):
    """The files of a case as this person may read them: a unit's working papers are the unit's and the office's."""
    files = proposal.attachments.select_related("file", "handling__unit", "added_by")
    if sees_inside(user, proposal):
        return files
    units = units_of(user)
    open_files = Q(purpose__in=(Purpose.MATERIAL, Purpose.SCAN, Purpose.MEDIATION, Purpose.OVERSIGHT))
    redone = ProposalEntry.objects.filter(handling=OuterRef("handling"), step="redo").order_by("-seq")
    gone_out = Q(handling__status=HandlingStatus.ISSUED) | Q(added_at__lt=Subquery(redone.values("at")[:1]))
    letters = Q(purpose=Purpose.REPLY) & gone_out
    talks = Q(purpose__in=(Purpose.CONTACT, Purpose.EVIDENCE)) & Q(proposal__in=_signed_ids(user))
    advice = Q(purpose=Purpose.ADVICE) & Q(proposal__handlings__unit__in=units)
    own = Q(added_by=user) | Q(handling__unit__in=units)
    return files.filter(open_files | letters | talks | advice | own).distinct()


def _signed_ids(user):
    return signed_by(user).values("pk")


def works_on(user, proposal) -> bool:
    """Whether the office's own letter to the units is this person's business."""
    units = units_of(user)
    if sees_inside(user, proposal) or user.has_role(Role.DISPATCHER):
        return True
    return Handling.objects.answering(proposal.pk).filter(unit__in=units).exists()


MINE = ("请您办", "草稿", "正在办理", "已有结果")  # how a deputy's own cases are grouped


def mine(user, today) -> QuerySet[Proposal]:
    """A deputy's own cases, what waits for the deputy first: with the running clock, the ballot and the talks."""
    own = Rater.objects.filter(evaluation__proposal=OuterRef("pk"), deputy__user=user)
    open_rounds = own.filter(
        evaluation__survey__closed_at=None,
        evaluation__survey__closes_on__gte=today,
        evaluation__proposal__status=Status.REPLIED,
    )
    invited = Rater.objects.filter(evaluation__proposal=OuterRef(OuterRef("pk")), deputy__user=user)
    ballots = Ballot.objects.filter(invitation__in=invited.values("invitation")).order_by("-invitation_id", "-seq")
    talks = Contact.objects.filter(handling__proposal=OuterRef("pk"), verdict=Contact.Verdict.PENDING)
    asked = Cosigner.objects.waiting().filter(proposal=OuterRef("pk"), deputy__user=user)
    answered = Exists(Ballot.objects.filter(invitation=OuterRef("invitation")))
    aside = Handling.objects.answered_by(user).filter(proposal=OuterRef("pk"))  # nobody marks their own work
    telling = ProposalClock.objects.filter(kind__in=(*ANSWER, "evaluation.window")).running()
    return (
        for_list(signed_by(user))
        .annotate(
            asks_rating=Exists(open_rounds.exclude(answered)) & ~Exists(aside),
            asks_talk=Exists(talks),
            asks_cosign=Exists(asked) & Q(status=Status.COSIGNING, cosign_until__gte=today),
            own_grades=Subquery(ballots.values("grades")[:1]),
            own_stars=Subquery(ballots.values("stars")[:1]),
        )
        .annotate(
            place=Case(
                When(Q(asks_rating=True) | Q(asks_talk=True) | Q(asks_cosign=True), then=0),
                When(Q(status=Status.RETURNED, lead__user=user), then=0),
                When(status__in=PRIVATE, lead__user=user, then=1),
                When(status__in=(Status.CLOSED, Status.EVALUATED, Status.INADMISSIBLE, Status.WITHDRAWN), then=3),
                default=2,
                output_field=IntegerField(),
            )
        )
        .prefetch_related(Prefetch("clocks", queryset=telling.order_by("due_on"), to_attr="told"))
        .order_by("place", "-pk")
    )


def is_taken(code: str) -> bool:
    return Proposal.objects.filter(code=code).exists()


def logged_by(user, code: str) -> Proposal | None:
    """The paper case this clerk has already sent in under the name its page was given."""
    return Proposal.objects.filter(code=code, origin=Origin.PAPER, drafted_by=user).first() if code else None


def asking(found) -> int:
    """How many of ``mine`` wait for the deputy."""
    return found.order_by().filter(place=0).count()


def own_answer(user, proposal):
    """(survey, own newest ballot) of the running or last round; nothing for who is not asked."""
    evaluation, invitation = evaluation_of(user, proposal)
    if invitation is None:
        return None, None
    return evaluation.survey, invitation.ballots.order_by("-seq").first()


def returned_note(proposal):
    """The office's word on what to change, while the case waits for its author; else nothing."""
    if proposal.status != Status.RETURNED:
        return None
    return proposal.entries.filter(step="send_back").order_by("-seq").first()


def units_like(words: str, *, today, limit: int = 12) -> QuerySet[Unit]:
    """Living units a suggestion may be meant for, by a part of their name, short name or alias."""
    if not words.strip():
        return Unit.objects.none()
    found = Q(name__icontains=words.strip()) | Q(short_name__icontains=words.strip())
    found |= Q(pk__in=UnitAlias.objects.filter(name__icontains=words.strip()).values("unit"))
    return Unit.objects.valid_on(today).handling().filter(found)[:limit]
