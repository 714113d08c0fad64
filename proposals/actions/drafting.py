"""Bringing a matter in: by the deputy on line, or by the clerk from paper."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.timezone import localdate, now

from congress.accounts.models import Role
from congress.organs.queries import current_term, latest_session
from congress.workflow.flow import NotYours, Step, TooLate
from deputies.queries import mandate_on
from proposals import deadlines, notices, rules
from proposals.actions.attaching import attach
from proposals.actions.indexing import index
from proposals.flow import SUGGESTION
from proposals.models import WRITTEN_ON, Channel, Cosigner, Origin, Proposal, Purpose, Status
from proposals.notices import signing

FORM_FIELDS = (
    "title", "reason", "request", "formation", "publication", "repeated_years", "wants_contact",
    "reference_only", "open_to_cosign", "no_interest", "by_delegation", "phone", "address", "postcode",
)  # fmt: skip
# Not from anybody's hand: rows just read, a number that comes later; the long texts are the form's matter.
NOT_WRITTEN = ("number", "reason", "request", "code", "term", "session", "lead", "delegation", "drafted_by")
LOG = Step("log", "纸质登记", (), Status.SUBMITTED, rules.takes_papers)


@transaction.atomic
def draft(*, by, deputy, code="", preferred_units=(), **form) -> Proposal:
    """起草: a deputy begins a suggestion; only the deputy sees it until it is submitted.

    ``code`` is the name its page was given before the first save, so that saving twice makes one draft.
    """
    if deputy.user_id != by.pk or not by.has_role(Role.DEPUTY):
        raise PermissionDenied(f"{by} does not draft for {deputy}")
    proposal = Proposal(origin=Origin.ONLINE, status=Status.DRAFT, drafted_by=by)
    proposal.code = code or proposal.code
    _place_in_time(proposal, localdate())
    _take_lead(proposal, deputy, localdate())
    return write(proposal, form, preferred_units)


@transaction.atomic
def revise(proposal, *, by, version=None, preferred_units=(), **form) -> Proposal:
    """修改草稿: the author changes a draft or a returned suggestion; nothing is recorded but the text."""
    proposal = proposal.locked()
    check_revisable(proposal, by=by)
    step = SUGGESTION.steps["submit"]
    if version is not None and version != proposal.version:
        raise TooLate(proposal, step, "您在别处修改过这份草稿，请先看过再改。")
    proposal.version += 1
    return write(proposal, form, preferred_units)


def check_revisable(proposal, *, by) -> None:
    """Only the author writes on it, and only before it is handed in."""
    step = SUGGESTION.steps["submit"]
    if not rules.is_author(by, proposal):
        raise NotYours(f"{by} may not revise {proposal}")
    if proposal.status not in WRITTEN_ON:
        raise TooLate(proposal, step, f"本件已经{proposal.get_status_display()}，不能再修改。")


@transaction.atomic
def discard(proposal, *, by) -> None:
    """删除草稿: a draft nobody has seen leaves no trace; anything submitted once stays."""
    proposal = proposal.locked()
    if not rules.is_author(by, proposal):
        raise NotYours(f"{by} may not discard {proposal}")
    if proposal.status != Status.DRAFT or proposal.entries.exists():
        raise TooLate(proposal, SUGGESTION.steps["submit"], "本件已经提交过，不能删除。")
    for attachment in proposal.attachments.all():
        attachment.delete()
    proposal.delete()


def submit(proposal, *, by) -> Proposal:
    """提交: the deputy hands the suggestion in; the office examines it."""
    with SUGGESTION.take("submit", proposal, by=by) as (proposal, facts):
        today, came_again = localdate(), proposal.submitted_on is not None
        if proposal.submitted_on is None:  # what was raised at the session stays so, also after a return
            proposal.submitted_on = today
            _place_in_time(proposal, today)
        facts.update(title=proposal.title, channel=proposal.channel, **_signatures(proposal))
        proposal.status = Status.SUBMITTED
        deadlines.examination(proposal, today)
        deadlines.refresh(proposal)
        index(proposal)
        notices.submitted(proposal)
        if came_again:
            signing.handed_in_again(proposal)
    return proposal


def _signatures(proposal: Proposal) -> dict:
    """Who signs beside the lead on this day, and who was asked and is not counted."""
    signed = [each.name for each in proposal.signed_beside]
    silent = [each.name for each in proposal.cosigners.all() if each.is_waiting]
    return {key: names for key, names in (("cosigners", signed), ("uncounted", silent)) if names}


@transaction.atomic
def log(
    *, by, lead, submitted_on, channel, session=None, cosigners=(), scans=(), preferred_units=(), code="", **form
) -> Proposal:
    """纸质登记: the clerk copies a signed paper on the deputy's behalf; told apart from online for ever.

    ``code`` is the name its page was given before it was sent, so that sending twice makes one case.
    """
    _check_paper(by, mandate_on(lead, submitted_on))
    if channel == Channel.SESSION and session is None:
        raise ValidationError({"session": "大会期间提出的，请选择是哪一次会议。"})
    proposal = Proposal(
        origin=Origin.PAPER,
        status=Status.SUBMITTED,
        channel=channel,
        drafted_by=by,
        submitted_on=submitted_on,
    )
    proposal.code = code or proposal.code
    proposal.session = session or latest_session(submitted_on)
    proposal.term = proposal.session.term if proposal.session else current_term(submitted_on)
    _take_lead(proposal, lead, submitted_on)
    write(proposal, {**form, "no_interest": True}, preferred_units)
    for place, deputy in enumerate(cosigners, 1):
        Cosigner.objects.create(proposal=proposal, deputy=deputy, name=deputy.name, place=place, confirmed_at=now())
    for scan in scans:
        attach(proposal, scan, purpose=Purpose.SCAN, by=by)
    proposal.version = 1
    proposal.save()
    deadlines.examination(proposal, localdate())
    deadlines.refresh(proposal)
    proposal.remember(LOG, before="", by=by, note="", facts={"on_behalf_of": lead.name, "scans": len(scans)})
    notices.submitted(proposal)
    notices.logged(proposal)
    index(proposal)
    return proposal


def _check_paper(by, mandate) -> None:
    """The deputy held the seat when the paper came in, and the paper came to the right desk."""
    if not rules.takes_papers(by):
        raise NotYours(f"{by} may not log a paper suggestion")
    if mandate is None:
        raise ValidationError({"lead": "收到日期不在领衔代表的任期内。"})
    streets = rules.streets_of_papers(by)
    if streets is not None and (mandate.delegation is None or mandate.delegation.street_id not in streets):
        raise NotYours(f"{by} takes the papers of another street")


def _place_in_time(proposal: Proposal, today) -> None:
    """Whether the congress is sitting decides the channel and the number series."""
    latest = latest_session(today)
    proposal.channel = Channel.SESSION if latest and latest.sits_on(today) else Channel.INTERSESSION
    proposal.session = latest
    proposal.term = proposal.session.term if proposal.session else current_term(today)


def _take_lead(proposal: Proposal, deputy, day) -> None:
    mandate = mandate_on(deputy, day)
    proposal.lead, proposal.proposer = deputy, deputy.name
    proposal.delegation = mandate.delegation if mandate else None
    proposal.deputy_no = mandate.deputy_no if mandate else ""
    proposal.phone, proposal.address, proposal.postcode = deputy.phone, deputy.address, deputy.postcode


def write(proposal: Proposal, form: dict, preferred_units) -> Proposal:
    unknown = set(form) - set(FORM_FIELDS)
    if unknown:
        raise TypeError(f"not fields of the form: {sorted(unknown)}")
    for name, value in form.items():
        setattr(proposal, name, value)
    _name_proposer(proposal)
    proposal.full_clean(exclude=NOT_WRITTEN, validate_constraints=False)
    proposal.save()
    proposal.preferred_units.set(preferred_units)
    return proposal


def _name_proposer(proposal: Proposal) -> None:
    """A delegation raises a matter under its own name, its head signs (law.md 5.2)."""
    if proposal.by_delegation:
        team = proposal.delegation
        if team is None or team.head_id != proposal.lead_id:
            raise ValidationError({"by_delegation": "以代表团名义提出的，须由该团团长签名。"})
        proposal.proposer = team.name
    elif proposal.lead:
        proposal.proposer = proposal.lead.name
