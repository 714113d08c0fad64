"""The office examines: register with an official number, send back, or decline on a listed ground."""

from django.core.exceptions import ValidationError
from django.utils.timezone import localdate

from congress.numbering.issue import issue
from proposals import deadlines, notices
from proposals.actions.indexing import index
from proposals.flow import SUGGESTION
from proposals.models import Channel, DeclineGround, Demand, EarlierCase, Proposal, series_of


def register(proposal, *, by, demands, category, publication=None, earlier=(), note="") -> Proposal:
    """登记: give the next official number and split the text into numbered demands."""
    texts = [text.strip() for text in demands if text.strip()]
    if not texts:
        raise ValidationError({"demands": "请至少写明一条诉求，承办单位将逐条答复。"})
    with SUGGESTION.take("register", proposal, by=by, note=note) as (proposal, facts):
        today = localdate()
        proposal.category, proposal.registered_on = category, today
        if publication:
            proposal.publication = publication
        proposal.demands.all().delete()
        Demand.objects.bulk_create(
            Demand(proposal=proposal, place=place, text=text) for place, text in enumerate(texts, 1)
        )
        link_earlier(proposal, earlier)
        deadlines.meet(proposal, "proposal.examine")
        deadlines.assignment(proposal, today)
        give_number(proposal)
        proposal.status = SUGGESTION.steps["register"].to
        deadlines.refresh(proposal)
        facts.update(number=proposal.full_number, demands=len(texts), category=category.name)
        index(proposal)
        notices.registered(proposal)
    return proposal


def link_earlier(proposal: Proposal, cases) -> None:
    """关联以往同类建议: which earlier cases raised the same matter."""
    EarlierCase.objects.bulk_create(
        [EarlierCase(proposal=proposal, case=case) for case in cases], ignore_conflicts=True
    )


def send_back(proposal, *, by, note) -> Proposal:
    """退回修改: the deputy is asked to improve the text, with the reason."""
    with SUGGESTION.take("send_back", proposal, by=by, note=note) as (proposal, _):
        deadlines.meet(proposal, "proposal.examine")
        proposal.due_on, proposal.due_label = None, ""
        notices.returned(proposal, note)
    return proposal


def decline(proposal, *, by, ground, note) -> Proposal:
    """不作为建议处理: on one of the listed grounds, explained to the deputy (law.md 5.3)."""
    with SUGGESTION.take("decline", proposal, by=by, note=note) as (proposal, facts):
        proposal.decline_ground = ground
        deadlines.void(proposal)
        proposal.due_on, proposal.due_label = None, ""
        facts.update(ground=DeclineGround(ground).label)
        notices.declined(proposal, note)
    return proposal


def give_number(proposal: Proposal) -> None:
    """第012号 of its session, 闭字第3号 between sessions: one series each (law.md 5.4)."""
    between = proposal.channel == Channel.INTERSESSION
    key, label = series_of(proposal)
    number = issue(
        key,
        label=label,
        template="闭字第{n}号" if between else "第{n:03}号",
        about=proposal.title[:200],
    )
    proposal.serial, proposal.number = number.value, number.text
