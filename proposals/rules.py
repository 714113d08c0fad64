"""Who may: one question, one person, one case. ``user`` is None when the clock asks."""

from django.utils.timezone import localdate

from congress.accounts.models import Role
from congress.surveys.models import Grade, PaperEntry, Survey
from congress.surveys.queries import papers_to_check
from proposals.models import Origin, Part, Proposal


def is_system(user, _case) -> bool:
    """Steps no person takes: another step or the clock takes them."""
    return user is None


def is_coordinator(user, _case) -> bool:
    """代表工委."""
    return user is not None and user.has_role(Role.COORDINATOR)


def takes_papers(user, _case=None) -> bool:
    """Signed papers reach 代表工委, or the street committee (街道工委) a deputy's delegation belongs to."""
    return user is not None and user.has_any_role(Role.COORDINATOR, Role.STREET_OFFICER)


def streets_of_papers(user) -> set[int] | None:
    """Whose deputies' papers this person takes: the own streets'; None: everybody's."""
    return None if is_coordinator(user, None) else set(user.units_as(Role.STREET_OFFICER))


def is_coordinator_or_clock(user, case) -> bool:
    return user is None or is_coordinator(user, case)


def is_lead_deputy(user, proposal) -> bool:
    """The lead deputy in person; a former deputy keeps this right for own cases (law.md 5.9)."""
    return (
        user is not None
        and proposal.lead is not None
        and proposal.lead.user_id == user.pk
        and user.has_any_role(Role.DEPUTY, Role.FORMER_DEPUTY)
    )


def is_author(user, proposal) -> bool:
    """Who may change and submit a draft: the deputy whose draft it is, in office."""
    return is_lead_deputy(user, proposal) and user.has_role(Role.DEPUTY)


def is_signer(user, proposal) -> bool:
    """The lead or a cosigner who has confirmed."""
    if is_lead_deputy(user, proposal):
        return True
    return (
        user is not None
        and user.has_any_role(Role.DEPUTY, Role.FORMER_DEPUTY)
        and any(
            c.is_confirmed and c.deputy is not None and c.deputy.user_id == user.pk for c in proposal.cosigners.all()
        )
    )


def hands_out_forms(user, proposal) -> bool:
    """Who may print a 征询意见表: who signed, and the congress's own people. A unit collects no verdict on itself."""
    inside = (Role.COORDINATOR, Role.LEADER, Role.COMMITTEE_OFFICER, Role.STREET_OFFICER)
    return is_signer(user, proposal) or (user is not None and user.has_any_role(*inside))


def reads_contact(user, proposal) -> bool:
    """Telephones and addresses: for the office, who signed, and the units that answer; others read the matter."""
    if is_coordinator(user, proposal) or is_signer(user, proposal):
        return True
    return any(is_answering_unit(user, share) for share in proposal.handlings.select_related("unit"))


def is_unit(user, handling) -> bool:
    """Works on this share: the unit's handler or its head."""
    return user is not None and (
        user.has_role(Role.HANDLER, handling.unit) or user.has_role(Role.UNIT_HEAD, handling.unit)
    )


WORKERS = (Role.HANDLER, Role.UNIT_HEAD)


def keeps_calendar(user, _case) -> bool:
    return user is not None and user.has_any_role(Role.COORDINATOR, Role.SYSTEM_ADMIN)


def watches_clocks(user, _case) -> bool:
    """The office, and the government's own office over its departments (``queries.reminded.watched``)."""
    return user is not None and user.has_any_role(Role.COORDINATOR, Role.DISPATCHER)


def may_hand_over(user, handling) -> bool:
    """The unit's own people, the office, or who ends the post of somebody leaving."""
    return keeps_calendar(user, handling) or is_unit(user, handling)


def is_answering_unit(user, handling) -> bool:
    return handling.answers and is_unit(user, handling)


def lets_assistants_go(user, handling) -> bool:
    """The reply itself, of who was to assist with it."""
    return is_system(user, handling) and handling.part == Part.ASSIST


def is_assisting_unit(user, handling) -> bool:
    return handling.part == Part.ASSIST and is_unit(user, handling)


def is_answering_head(user, handling) -> bool:
    """主要负责人: the reply of a lead unit is signed by its head (law.md §12 #13)."""
    return user is not None and handling.answers and user.has_role(Role.UNIT_HEAD, handling.unit)


def is_signer_of(user, handling) -> bool:
    """A deputy asked whether a contact took place."""
    return is_signer(user, handling.proposal)


# Reasons a step is refused although the status allows it; empty when it is not.


def missing(proposal: Proposal) -> list[tuple[str, str]]:
    """The fields of the statutory form still empty: (field, its name)."""
    return [
        (name, label)
        for name, label in (("title", "标题"), ("reason", "事由"), ("request", "具体建议"))
        if not getattr(proposal, name).strip()
    ]


def incomplete(proposal: Proposal) -> str:
    """What the statutory form still lacks before it can be submitted (一事一议, law.md 5.4)."""
    if empty := missing(proposal):
        return f"还没有填写{'、'.join(label for _, label in empty)}。"
    if not proposal.no_interest:
        return "请确认本件与本人职业活动没有利益关系（代表法第五十九条）。"
    return ""


def urged_today(proposal: Proposal) -> str:
    """Whoever is asked every hour stops reading."""
    if proposal.entries.filter(step="urge", at__date=localdate()).exists():
        return "今天已经催办过，明天可以再次催办。"
    return ""


def author_writes(proposal: Proposal) -> str:
    """A matter from paper may come back on paper; one written on line is its author's, as long as that person can."""
    if proposal.origin == Origin.PAPER or proposal.lead is None or proposal.lead.user is None:
        return ""
    if is_author(proposal.lead.user, proposal) and proposal.lead.user.is_active:
        return "代表可以在平台修改后再提交，不由代表工委录入。"
    return ""


def own_work(user, proposal: Proposal) -> str:
    """Nobody marks their own work: why this person rates nothing here, in words; empty for everybody else."""
    if user is None:
        return ""
    if proposal.handlings.answered_by(user).exists():
        return f"{user.name} 签发或者承办了本件的答复，应当回避，不参加评价。"
    return ""


def window_shut(proposal: Proposal) -> str:
    """A rating can be given or changed until the window closes."""
    evaluation = proposal.current_evaluation()
    if evaluation is None or not evaluation.survey.is_open(localdate()):
        return "评价期限已过，不能再评价或者修改。"
    return ""


def _papers_waiting(evaluation) -> list[str]:
    """Whose keyed-in forms wait for their second person."""
    papers = papers_to_check(Survey.objects.filter(pk=evaluation.survey_id))
    return list(papers.values_list("invitation__name", flat=True))


def paper_waiting(proposal: Proposal) -> str:
    """A form signed in time and not yet compared may change the verdict, so nothing is settled over it."""
    evaluation = proposal.current_evaluation()
    if evaluation and (papers := _papers_waiting(evaluation)):
        return f"{'、'.join(papers)}的纸质评价还没有复核，复核以后才能继续。"
    return ""


def no_paper_waiting(proposal: Proposal) -> str:
    evaluation = proposal.current_evaluation()
    if evaluation is None or not _papers_waiting(evaluation):
        return "没有等待复核的纸质评价。"
    return ""


def already_checked(entry: PaperEntry) -> str:
    """Who compared this form with its scan and what came of it; empty while it waits."""
    if entry.state == PaperEntry.State.PENDING:
        return ""
    found = entry.get_state_display()
    return f"{entry.checked_by.name} 已经复核过{entry.invitation.name}的这张纸质评价，结果是“{found}”。"


def window_running(proposal: Proposal) -> str:
    """The window closes when its last day is over, or when everybody who counts has answered, and no paper waits."""
    evaluation = proposal.current_evaluation()
    if evaluation is None:
        return "还没有发出评价。"
    last_day = evaluation.survey.closes_on
    if localdate() <= last_day and (waiting := evaluation.waiting()):
        until = f"{last_day.month}月{last_day.day}日"
        return f"{'、'.join(waiting)}尚未评价；收到评价或者 {until} 期满后开放。"
    if papers := _papers_waiting(evaluation):
        return f"{'、'.join(papers)}的纸质评价还没有复核，复核以后才能结束。"
    return ""


def dissatisfied(proposal: Proposal) -> bool:
    """The counted verdict on the result is 不满意."""
    return proposal.verdict == Grade.LOW


def unanswered(handling) -> str:
    """A reply answers each demand and satisfies its class; otherwise it goes no further."""
    reply = handling.current_reply()
    if reply is None:
        return "还没有起草答复。"
    return reply.substance_gap() or reply.class_gap()
