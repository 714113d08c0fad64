"""Who is told what, and the occasion that must not repeat. The words stand in templates/notices/."""

from hashlib import sha256

from django.urls import reverse

from congress.accounts.models import Role, User
from congress.accounts.queries import holders_of
from congress.notices.outbox import post
from congress.reminders.hook import Reminded
from proposals import deadlines
from proposals.models import ProposalClock
from proposals.notices.kinds import KINDS

__all__ = ["KINDS"]


def coordinators():
    return holders_of(Role.COORDINATOR)


def people_of(unit, *roles):
    return holders_of(*(roles or (Role.HANDLER, Role.UNIT_HEAD)), unit=unit)


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
    _tell("submitted", proposal, coordinators())


def logged(proposal):
    """Whose name stands on the paper learns that it was entered, and can say so if it is not theirs."""
    _tell("logged", proposal, signers_of(proposal))


def registered(proposal):
    _tell("registered", proposal, signers_of(proposal))


def returned(proposal, note):
    _tell("returned", proposal, signers_of(proposal), note=note)


def withdrawn(proposal, note):
    _tell("withdrawn", proposal, lead_of(proposal), note=note)


def declined(proposal, note):
    _tell("declined", proposal, signers_of(proposal), note=note)


def assigned(proposal, handlings):
    for handling in handlings:
        _tell("assigned", proposal, people_of(handling.unit), turn=f"{handling.unit_id}", handling=handling)
    _tell("assigned_deputy", proposal, signers_of(proposal), handlings=handlings)


def acknowledged(handling):
    _tell(
        "acknowledged",
        handling.proposal,
        signers_of(handling.proposal),
        turn=f"h{handling.pk}",
        handling=handling,
    )


def contacted(contact):
    proposal = contact.handling.proposal
    _tell("contacted", proposal, signers_of(proposal), turn=f"c{contact.pk}", contact=contact)


def contact_denied(contact):
    proposal, unit = contact.handling.proposal, contact.handling.unit
    _tell("contact_denied", proposal, coordinators() | people_of(unit), turn=f"c{contact.pk}", contact=contact)


def advised(handling):
    units = [h.unit_id for h in handling.proposal.handlings.all() if h.answers]
    people = holders_of(Role.HANDLER, Role.UNIT_HEAD, units=units)
    _tell("advised", handling.proposal, people, turn=f"h{handling.pk}", handling=handling)


def released(handling):
    _tell("released", handling.proposal, people_of(handling.unit), turn=f"h{handling.pk}", handling=handling)


def presented(handling):
    people = people_of(handling.unit, Role.UNIT_HEAD)
    _tell("presented", handling.proposal, people, turn=f"h{handling.pk}:{handling.version}", handling=handling)


def turned_back(handling, note):
    people = people_of(handling.unit, Role.HANDLER)
    _tell("turned_back", handling.proposal, people, turn=f"h{handling.pk}:{handling.version}", note=note)


def signed_off(handling):
    _tell(
        "signed_off",
        handling.proposal,
        coordinators(),
        turn=f"h{handling.pk}:{handling.version}",
        handling=handling,
    )


def corrected(handling, note):
    people = people_of(handling.unit)
    _tell("corrected", handling.proposal, people, turn=f"h{handling.pk}:{handling.version}", note=note)


def issued(handling, reply):
    """One letter of several: the rating waits for the last, the signers need not."""
    people = signers_of(handling.proposal) | people_of(handling.unit)
    _tell("issued", handling.proposal, people, turn=f"h{handling.pk}:{handling.version}", handling=handling,
          reply=reply)  # fmt: skip


def replied(proposal, evaluation):
    """Each signer is led to the own place of the rating; the message that leaves carries its key."""
    places = dict(evaluation.survey.invitations.exclude(user=None).values_list("user", "place"))

    def link(person):
        return reverse("proposals:rate_by_link", args=[places[person.pk]])

    _tell("replied", proposal, signers_of(proposal).filter(pk__in=places), turn=f"e{evaluation.round}", link=link,
          evaluation=evaluation)  # fmt: skip


def rated(proposal, name, turn):
    _tell("rated", proposal, coordinators(), turn=turn, name=name)


def rated_by_link(proposal, deputy, turn):
    _tell("rated_by_link", proposal, [deputy], turn=turn)


def keyed_in(proposal, entry):
    others = coordinators().exclude(pk=entry.entered_by_id)
    _tell("keyed_in", proposal, others, turn=f"p{entry.pk}", entry=entry)


def verified(proposal, entry):
    people = User.objects.filter(pk=entry.entered_by_id)
    _tell("verified", proposal, people, turn=f"p{entry.pk}", entry=entry)


def concluded(proposal):
    units = [h.unit_id for h in proposal.handlings.all()]
    people = coordinators() | holders_of(Role.HANDLER, Role.UNIT_HEAD, units=units)
    _tell("concluded", proposal, people)


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
    people = User.objects.filter(pk=to.pk)
    _tell("handed_over", handling.proposal, people, turn=turn, handling=handling, before=before)


def recalendared(moved):
    """One notice for each person however many cases move; ``moved`` are the clocks whose day has changed."""
    told = {}
    for each in moved:
        for person in _minders(each.clock):
            told.setdefault(person, []).append(each)
    for person, lines in told.items():
        dates = ",".join(f"{line.clock.pk}:{line.new_due_on:%y%m%d}" for line in lines)
        once = sha256(dates.encode()).hexdigest()[:40]
        first = lines[0]
        post("proposal_recalendared", to=[person], about=first.clock.proposal, once=once, first=first, many=len(lines))


def _minders(clock):
    """Who works by this clock: the unit, the deputies who rate, else the office."""
    if clock.handling:
        return people_of(clock.handling.unit)
    return signers_of(clock.proposal) if clock.kind == "evaluation.window" else coordinators()


def urged(proposal, owing, note) -> list[User]:
    """The units that still owe something; while the deputies rate, who has not rated yet."""
    people = holders_of(Role.HANDLER, Role.UNIT_HEAD, units=[share.unit_id for share in owing])
    if not owing:
        raters = deadlines.raters_owing([proposal.pk])[proposal.pk]
        people = User.objects.filter(pk__in=[user for user, _name in raters])
    told = list(people)
    _tell("urged", proposal, told, note=note)
    return told


def closed(proposal):
    units = [h.unit_id for h in proposal.handlings.all()]
    people = signers_of(proposal) | holders_of(Role.HANDLER, Role.UNIT_HEAD, units=units)
    _tell("closed", proposal, people)


# Which clocks speak, in which words; when and to whom stands in the rulebook (congress/rulebook/reminders.py).
REMINDED = Reminded(
    clocks=ProposalClock,
    lines=deadlines.lines,
    texts={
        "assignment.acknowledge": "proposal_remind_acknowledge",
        "assignment.return": "proposal_remind_return",
        "assist.opinion": "proposal_remind_advise",
        "proposal.reply": "proposal_remind_reply",
        "proposal.extended": "proposal_remind_reply",
        "rework.reply": "proposal_remind_rework",
        "evaluation.window": "proposal_remind_rate",
    },
)
