"""The questions of a case's page, prepared (``congress.prepared``): everything that belongs to one key.

What of the answers a person may read is decided where they are asked.
"""

from django.db.models import Q

from congress.prepared import among, prepared
from proposals.deadlines import ANSWER
from proposals.models import (
    Answer,
    Attachment,
    Commitment,
    Contact,
    Cosigner,
    Demand,
    EarlierCase,
    Evaluation,
    Extension,
    HandingBack,
    Handling,
    Joining,
    KeyCase,
    LeaderHandling,
    LeadingNote,
    Progress,
    Proposal,
    ProposalClock,
    ProposalEntry,
    Reply,
    answered_with,
)

OF_SHARE = (*ANSWER, "assist.opinion", "assist.redo")  # the clocks that tell how a share stands


@prepared
def case(code):
    homes = ("session__term", "term", "category", "reply_class", "lead", "delegation", "motion")
    return Proposal.objects.filter(code=code).select_related(*homes).order_by()


@prepared
def cosigners(key):
    return Cosigner.objects.filter(proposal=key).select_related("deputy")


@prepared
def demands(key):
    return Demand.objects.filter(proposal=key)


@prepared
def earlier(key):
    texts = [f"case__{name}" for name in ("reason", "request", "text_index")]
    return EarlierCase.objects.filter(proposal=key).select_related("case__session__term").defer(*texts)


@prepared
def shares(key):
    beside = ("unit", "handler", "advice", "parent__unit")
    return Handling.objects.filter(proposal=key).select_related(*beside)


@prepared
def share_clocks(keys):
    found = ProposalClock.objects.filter(handling__in=among(keys), kind__in=OF_SHARE)
    return found.order_by("handling_id", "-starts_on", "-pk").distinct("handling_id")


@prepared
def clocks(key):
    return ProposalClock.objects.filter(proposal=key, void_at=None).select_related("handling__unit").order_by()


@prepared
def entries(key):
    return ProposalEntry.objects.filter(proposal=key).select_related("handling__unit").order_by("-seq")


@prepared
def contacts(key):
    return Contact.objects.filter(handling__proposal=key).select_related("handling__unit", "recorded_by")


@prepared
def attachments(key):
    return Attachment.objects.filter(proposal=key).select_related("file", "handling__unit", "added_by")


@prepared
def letters(key):
    issued = Reply.objects.filter(answered_with(key, "handling__proposal"), issued_on__isnull=False)
    beside = ("handling__unit", "handling__proposal__session__term", "reply_class", "signed_by")
    found = issued.select_related(*beside).defer("handling__proposal__text_index")
    return found.order_by("-issued_on", "-pk")


@prepared
def answers(letters):
    return Answer.objects.filter(reply__in=among(letters)).select_related("demand")


@prepared
def rounds(key):
    return Evaluation.objects.filter(proposal=key).select_related("survey").order_by("-round")


@prepared
def commitments(key):
    beside = ("unit", "handling__unit", "demand", "reply")
    return Commitment.objects.filter(proposal=key).select_related(*beside).order_by("pk")


@prepared
def reports(keys):
    return Progress.objects.filter(commitment__in=among(keys)).select_related("by")


@prepared
def key_cases(key):
    return KeyCase.objects.filter(proposal=key).select_related("leader", "committee").order_by("-pk")


@prepared
def leaders(key):
    return LeaderHandling.objects.filter(proposal=key, until=None).select_related("organ")


@prepared
def leading_notes(key):
    return LeadingNote.objects.filter(leading=key)


@prepared
def joinings(key):
    standing = Joining.objects.standing().filter(Q(proposal=key) | Q(main=key)).order_by("pk")
    sides = [f"{side}__{home}" for side in ("main", "proposal") for home in ("session__term", "term")]
    texts = [f"{side}__{name}" for side in ("main", "proposal") for name in ("reason", "request", "text_index")]
    return standing.select_related(*sides).defer(*texts)


@prepared
def extensions(key):
    beside = ("handling__unit", "asked_by", "ruled_by")
    return Extension.objects.filter(handling__proposal=key).select_related(*beside)


@prepared
def returns(key):
    beside = ("handling__unit", "handling__parent__unit", "asked_by", "ruled_by", "proposed_unit", "successor__unit")
    return HandingBack.objects.filter(handling__proposal=key).select_related(*beside)
