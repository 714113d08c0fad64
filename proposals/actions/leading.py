"""领办 and 督办意见: a leader takes a case in hand; a committee says what it expects (practices [P] 54, 55)."""

from datetime import date

from django.utils.timezone import localdate

from congress.workflow.wanted import want_past
from proposals.flow import SUGGESTION
from proposals.models import LeaderHandling, LeadingNote, Proposal
from proposals.notices import oversight as notices


def name_leader(proposal, *, by, name: str, title: str, organ) -> LeaderHandling:
    """确定领办领导: one at a time; who led before stays on the ledger with the day it ended."""
    with SUGGESTION.take("name_leader", proposal, by=by) as (proposal, facts):
        today = localdate()
        before = proposal.leaders.filter(until=None).first()
        if before:
            before.until = today
            before.save()
        made = LeaderHandling.objects.create(
            proposal=proposal, name=name.strip(), title=title.strip(), organ=organ, since=today, named_by=by
        )
        facts.update(leader=str(made), organ=organ.label, before=str(before or ""))
        notices.leader_named(made)
    return made


def report_leading(proposal, *, by, on: date, text: str) -> LeadingNote:
    """记录领办进展: what the leader did: went there, called the units together, decided."""
    want_past(on=on)
    with SUGGESTION.take("report_leading", proposal, by=by) as (proposal, facts):
        leading = proposal.leaders.get(until=None)
        made = LeadingNote.objects.create(leading=leading, on=on, text=text.strip(), recorded_by=by)
        facts.update(leader=str(leading), on=on.isoformat(), note=made.pk)
    return made


def oversee(proposal, *, by, note: str) -> Proposal:
    """提出督办意见: the committee tells the units what it expects; they read it and so does the deputy."""
    with SUGGESTION.take("oversee", proposal, by=by, note=note) as (proposal, facts):
        facts.update(committee="、".join(post.unit.label for post in by.acting_posts[:1]))
        notices.overseen(proposal, note, by)
    return proposal
