"""涉密件: a number of the series and nothing else; the matter itself is handled on paper, outside the platform."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import localdate

from congress.files.models import StoredFile
from congress.notices.models import Notice
from congress.organs.queries import current_term, latest_session
from congress.workflow.flow import NotYours, Step
from proposals import deadlines, rules
from proposals.actions.indexing import index
from proposals.actions.review import give_number
from proposals.flow import SUGGESTION
from proposals.models import OFFLINE_TITLE, Channel, EarlierCase, Origin, Proposal, Publication, Status

LOG_OFFLINE = Step("log_offline", "登记涉密件", (), Status.OFFLINE, rules.is_coordinator)
GONE = {"title": OFFLINE_TITLE, "reason": "", "request": "", "category": None, "publication": Publication.NONE}
NAMELESS = {
    "lead": None,
    "proposer": "",
    "delegation": None,
    "deputy_no": "",
    "phone": "",
    "address": "",
    "postcode": "",
}


@transaction.atomic
def log_offline(*, by, channel: str, session=None, on=None) -> Proposal:
    """登记涉密件: only the number is given; nothing of the matter or its deputy is ever typed in."""
    if not rules.is_coordinator(by, None):
        raise NotYours(f"{by} may not log a classified case")
    if channel == Channel.SESSION and session is None:
        raise ValidationError({"session": "大会期间提出的，请选择是哪一次会议。"})
    day = on or localdate()
    proposal = Proposal(origin=Origin.PAPER, status=Status.OFFLINE, channel=channel, drafted_by=by, registered_on=day)
    proposal.session = session or latest_session(day)
    proposal.term = proposal.session.term if proposal.session else current_term(day)
    for name, value in GONE.items():
        setattr(proposal, name, value)
    give_number(proposal)
    proposal.version = 1
    proposal.save()
    proposal.remember(LOG_OFFLINE, before="", by=by, note="", facts={"number": proposal.full_number})
    index(proposal)
    return proposal


def take_offline(proposal, *, by) -> Proposal:
    """转线下办理: what was handed in here should not have been; its words are taken out of the case.

    The sealed change log and older backups still hold them: the page says so and who must be told.
    """
    with SUGGESTION.take("take_offline", proposal, by=by) as (proposal, facts):
        _empty(proposal)
        if not proposal.number:
            give_number(proposal)
            proposal.registered_on = localdate()
        deadlines.void(proposal)
        proposal.due_on, proposal.due_label = None, ""
        proposal.status = Status.OFFLINE
        proposal.save()
        facts.update(number=proposal.full_number)
        index(proposal)
    return proposal


def _empty(proposal: Proposal) -> None:
    for name, value in (GONE | NAMELESS).items():
        setattr(proposal, name, value)
    for rows in (proposal.demands, proposal.cosigners):
        rows.all().delete()
    proposal.preferred_units.clear()
    EarlierCase.objects.filter(proposal=proposal).delete()
    EarlierCase.objects.filter(case=proposal).delete()
    held = list(proposal.attachments.values_list("file", flat=True))
    proposal.attachments.all().delete()
    for stored in StoredFile.objects.filter(pk__in=held):
        transaction.on_commit(stored.path.unlink)
        stored.delete()
    told = Notice.objects.filter(about_type="proposals.proposal", about_id=str(proposal.pk))
    told.update(text=OFFLINE_TITLE, values={})
