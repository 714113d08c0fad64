"""Who is told what, and the occasion that must not repeat. The words stand in templates/notices/."""

from hashlib import sha256

from django.db.models import Exists, OuterRef
from django.urls import reverse

from congress.accounts.models import Role, User
from congress.accounts.queries import holders_of
from congress.notices.outbox import post
from congress.reminders.hook import Reminded
from congress.reminders.truth import premise
from congress.rulebook.book import setting
from proposals import deadlines, rules
from proposals.models import OPEN_SHARES, Contact, Handling, HandlingStatus, Part, ProposalClock, Status
from proposals.notices import key_digest, requests
from proposals.notices.kinds import KINDS
from proposals.notices.motion import KINDS as MOTION_KINDS
from proposals.notices.requests import extension_asked, extension_ruled, return_asked, return_ruled
from proposals.notices.summing_up import KINDS as SUMMARY_KINDS
from proposals.notices.truth import during, held_by
from proposals.queries.reminded import WITH_UNIT

KINDS = [*KINDS, *MOTION_KINDS, *SUMMARY_KINDS]
UNIT = (Role.HANDLER, Role.UNIT_HEAD)
IN_OFFICE = held_by(Role.COORDINATOR)
__all__ = ["KINDS", "extension_asked", "extension_ruled", "return_asked", "return_ruled"]


def coordinators():
    return holders_of(Role.COORDINATOR)


def people_of(unit, *roles):
    return holders_of(*(roles or UNIT), unit=unit)


def lead_of(proposal):
    return User.objects.filter(pk=proposal.lead.user_id, is_active=True) if proposal.lead else User.objects.none()


def signers_of(proposal):
    beside = proposal.cosigners.confirmed().exclude(deputy__user=None).values("deputy__user")
    return lead_of(proposal) | User.objects.filter(pk__in=beside, is_active=True)


def _tell(kind, proposal, to, *, turn="", **context):
    """``turn`` tells one occasion of the same kind from the next; the case's version does where it is empty."""
    once = f"{proposal.code}:{turn or proposal.version}"
    post(f"proposal_{kind}", to=to, about=proposal, once=once, **context)


def submitted(proposal):
    _tell("submitted", proposal, coordinators(), premise=during("case", proposal, Status.SUBMITTED) | IN_OFFICE)


def logged(proposal):
    """Whose name stands on the paper learns that it was entered, and can say so if it is not theirs."""
    _tell("logged", proposal, signers_of(proposal))


def registered(proposal):
    _tell("registered", proposal, signers_of(proposal))


def returned(proposal, note):
    holds = during("case", proposal, Status.RETURNED)
    _tell("returned", proposal, signers_of(proposal), premise=holds, note=note)


def declined(proposal, note):
    _tell("declined", proposal, signers_of(proposal), note=note)


def subdivided(handling, made):
    """The desk's departments are told like any unit, the deputies of who answers them now."""
    assigned(handling.proposal, made, turn=f"h{handling.pk}")


def assigned(proposal, handlings, turn=""):
    for handling in handlings:
        roles, turn = (*UNIT, Role.DISPATCHER) if handling.part == Part.DISPATCH else UNIT, f"h{handling.pk}"
        people, holds = people_of(handling.unit, *roles), during("handling", handling, HandlingStatus.SENT)
        _tell("assigned", proposal, people, turn=turn, premise=holds | held_by(*roles), handling=handling)
    _tell("assigned_deputy", proposal, signers_of(proposal), turn=turn, handlings=handlings)


def acknowledged(handling):
    _tell(
        "acknowledged",
        handling.proposal,
        signers_of(handling.proposal),
        turn=f"h{handling.pk}",
        handling=handling,
    )


def advice_sent_back(handling, note):
    _share_waits("advice_sent_back", handling, UNIT, HandlingStatus.WORKING, note=note)


def contacted(contact):
    proposal = contact.handling.proposal
    holds = during("contact", contact, Contact.Verdict.PENDING)
    _tell("contacted", proposal, signers_of(proposal), turn=f"c{contact.pk}", premise=holds, contact=contact)


def contact_denied(contact):
    proposal, unit = contact.handling.proposal, contact.handling.unit
    _tell("contact_denied", proposal, coordinators() | people_of(unit), turn=f"c{contact.pk}", contact=contact)


def advised(handling):
    units = [h.unit_id for h in handling.proposal.handlings.all() if h.answers]
    people = holders_of(Role.HANDLER, Role.UNIT_HEAD, units=units)
    _tell("advised", handling.proposal, people, turn=f"h{handling.pk}", handling=handling)


def released(handling):
    _tell("released", handling.proposal, people_of(handling.unit), turn=f"h{handling.pk}", handling=handling)


def _share_waits(kind, handling, roles, status, people=None, **context):
    """The share has come to a point where the unit, or the office, goes on with it."""
    if people is None:
        people = coordinators() if roles == (Role.COORDINATOR,) else people_of(handling.unit, *roles)
    turn, holds = f"h{handling.pk}:{handling.version}", during("handling", handling, status) | held_by(*roles)
    _tell(kind, handling.proposal, people, turn=turn, premise=holds, handling=handling, **context)


def presented(handling):
    people = rules.signers_in(handling.unit)
    _share_waits("presented", handling, (Role.UNIT_HEAD,), HandlingStatus.SIGNING, people)


def turned_back(handling, note):
    _share_waits("turned_back", handling, (Role.HANDLER,), HandlingStatus.WORKING, note=note)


def signed_off(handling):
    _share_waits("signed_off", handling, (Role.COORDINATOR,), HandlingStatus.SIGNED)


def corrected(handling, note):
    _share_waits("corrected", handling, UNIT, HandlingStatus.WORKING, note=note)


def issued(handling, reply):
    """One letter of several: the rating waits for the last, the signers need not."""
    people = signers_of(handling.proposal) | people_of(handling.unit)
    _tell("issued", handling.proposal, people, turn=f"h{handling.pk}:{handling.version}", handling=handling,
          reply=reply)  # fmt: skip


def replied(proposal, evaluation):
    """Each signer is led to the own place of the rating; the message that leaves carries its key.

    Who answered it by own hand has no rating to give and knows the answer.
    """
    places = dict(evaluation.survey.invitations.exclude(user=None).values_list("user", "place"))
    own = Handling.objects.answered_by(OuterRef("pk")).filter(proposal=proposal)
    asked = signers_of(proposal).filter(~Exists(own), pk__in=places)
    if setting("reply.recipients") == "lead" and (lead := asked.filter(pk__in=lead_of(proposal))).exists():
        asked = lead  # who passes it on (law.md §12 #14)

    def link(person):
        return reverse("proposals:rate_by_link", args=[places[person.pk]])

    _tell("replied", proposal, asked, turn=f"e{evaluation.round}", premise={"survey": evaluation.survey_id},
          link=link, evaluation=evaluation)  # fmt: skip


def rated(proposal, name, turn):
    _tell("rated", proposal, coordinators(), turn=turn, name=name)


def rated_by_link(proposal, deputy, turn):
    _tell("rated_by_link", proposal, [deputy], turn=turn)


def keyed_in(proposal, entry):
    others = coordinators().exclude(pk=entry.entered_by_id)
    holds = during("paper", entry, entry.State.PENDING) | IN_OFFICE
    _tell("keyed_in", proposal, others, turn=f"p{entry.pk}", premise=holds, entry=entry)


def paper_waits(proposal, papers):
    """The window is over and a form that nobody compared holds it open. Told once for each round, to the whole
    office: who keyed it in may be the only one who is there to ask another."""
    names = "、".join(f"{each.invitation.name}（{each.entered_by.name} 录入）" for each in papers)
    turn, holds = f"e{proposal.current_evaluation().round}", {"papers": [each.pk for each in papers]} | IN_OFFICE
    _tell("paper_waits", proposal, coordinators(), turn=turn, premise=holds, names=names)


def verified(proposal, entry):
    people = User.objects.filter(pk=entry.entered_by_id)
    _tell("verified", proposal, people, turn=f"p{entry.pk}", entry=entry)


def concluded(proposal):
    units = [h.unit_id for h in proposal.handlings.exclude(status=HandlingStatus.RETURNED)]
    people = coordinators() | holders_of(Role.HANDLER, Role.UNIT_HEAD, units=units)
    _tell("concluded", proposal, people)


def extended(extension):
    requests.extended(extension, signers_of(extension.handling.proposal))


def reassigned(returned):
    requests.reassigned(returned, signers_of(returned.successor.proposal))


def work_moved(handling, old):
    people = people_of(handling.unit) | coordinators()
    _tell(
        "work_moved", handling.proposal, people, turn=f"h{handling.pk}:{handling.version}", handling=handling, old=old
    )
    signers = signers_of(handling.proposal)
    turn = f"h{handling.pk}:{handling.version}"
    _tell("work_moved_deputy", handling.proposal, signers, turn=turn, handling=handling, old=old)


def handed_over(handling, to, before):
    turn = f"h{handling.pk}:{handling.version}"
    people, holds = User.objects.filter(pk=to.pk), during("handling", handling, *OPEN_SHARES) | held_by(Role.HANDLER)
    _tell("handed_over", handling.proposal, people, turn=turn, premise=holds, handling=handling, before=before)


def recalendared(moved):
    """One notice for each person however many cases move; ``moved`` are the clocks whose day has changed."""
    told = {}
    for each in moved:
        for person in _minders(each.clock):
            told.setdefault(person, []).append(each)
    for person, lines in told.items():
        dates = ",".join(f"{each.clock.pk}:{each.new_due_on:%y%m%d}:{each.clock.proposal.version}" for each in lines)
        once = sha256(dates.encode()).hexdigest()[:40]
        first = lines[0]
        post("proposal_recalendared", to=[person], about=first.clock.proposal, once=once, first=first, many=len(lines))


def _minders(clock):
    """Who works by this clock: the unit, the deputies who rate, else the office."""
    if clock.handling:
        return people_of(clock.handling.unit)
    return signers_of(clock.proposal) if clock.kind == "evaluation.window" else coordinators()


def urged(proposal, owing, note) -> list[User]:
    """The units that still owe something; while the deputies rate, who has not rated yet; nobody between two units."""
    if not owing:
        return _urged_to_rate(proposal, note) if proposal.status == Status.REPLIED else []
    told = []
    for share in owing:
        people = [each for each in people_of(share.unit) if each not in told]
        _tell("urged", proposal, people, premise=during("handling", share, *WITH_UNIT) | held_by(*UNIT), note=note)
        told += people
    return told


def _urged_to_rate(proposal, note) -> list[User]:
    raters = deadlines.raters_owing([proposal.pk])[proposal.pk]
    told = list(User.objects.filter(pk__in=[rater.user for rater in raters]))
    holds = {"survey": proposal.current_evaluation().survey_id}
    _tell("urged", proposal, told, premise=holds, note=note)
    return told


def pressed(clock, people, line, roles, *, by, today):
    """One limit asked about by hand: holds as long as a reminder to the same people would."""
    once = REMINDED.once(clock.pk, clock.due_on, int(f"{today:%Y%m%d}"))
    office = Role.COORDINATOR if by.has_role(Role.COORDINATOR) else Role.DISPATCHER
    left, places = clock.days_left(today), {each.user: each.link for each in line.asked}
    post(
        "proposal_pressed", to=User.objects.filter(pk__in=people), about=clock.proposal, once=once,
        link=lambda person: places.get(person.pk) or line.link, premise=premise(REMINDED, line, roles), **line.facts,
        label=clock.label, due_on=clock.due_on, left=left, past=-left, office=office.label,
    )  # fmt: skip


def closed(proposal):
    units = [h.unit_id for h in proposal.handlings.exclude(status=HandlingStatus.RETURNED)]
    people = signers_of(proposal) | holders_of(Role.HANDLER, Role.UNIT_HEAD, units=units)
    _tell("closed", proposal, people)


# Which clocks speak, in which words; when and to whom stands in the rulebook (congress/rulebook/reminders.py).
REMINDED = Reminded(
    clocks=ProposalClock,
    lines=deadlines.lines,
    unheard="proposal_remind_missed",
    digests={"key_case.digest": key_digest.digest},
    texts={
        "assignment.acknowledge": "proposal_remind_acknowledge",
        "assignment.return": "proposal_remind_return",
        "assignment.return_decide": "proposal_remind_office",
        "assignment.reassign": "proposal_remind_office",
        "evaluation.study": "proposal_remind_office",
        "assist.opinion": "proposal_remind_advise",
        "proposal.reply": "proposal_remind_reply",
        "proposal.extended": "proposal_remind_reply",
        "rework.reply": "proposal_remind_rework",
        "evaluation.window": "proposal_remind_rate",
        "commitment.due": "proposal_remind_promise",
        "commitment.status": "proposal_remind_status",
    },
)
