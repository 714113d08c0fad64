"""Why not, although the status allows it: words for the page and for the 409; empty when nothing keeps the step."""

from django.utils.timezone import localdate

from congress.rulebook.book import setting
from congress.surveys.models import Grade, PaperEntry, Survey
from congress.surveys.queries import papers_to_check
from proposals.models import HANDED_OVER, JUDGED, Handling, Origin, Proposal, Status
from proposals.rules.people import is_author


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


def not_to_be_cosigned(proposal: Proposal) -> str:
    """A delegation signs by its head alone; and what goes round is complete."""
    if proposal.by_delegation:
        return "以代表团名义提出的，由团长签名，不再联名。"
    return incomplete(proposal)


def cosigning_over(proposal: Proposal) -> str:
    """A signature counts when it is given by the last day the lead has named."""
    last = proposal.cosign_until
    if last is not None and localdate() > last:
        return f"确认联名的期限是 {last.month}月{last.day}日，已经过了。"
    return ""


def takes_others_along(proposal: Proposal) -> str:
    """A main case does not itself go along with another; those with it would be lost on the way."""
    if along := proposal.joined.filter(ended_at=None).count():
        return f"已有 {along} 件并入本件，请先取消那些并案。"
    return ""


def withdrawal_shut(proposal: Proposal) -> str:
    """How far a case may have gone and still be withdrawn, by the district's rule (law.md §12 #25)."""
    handed_over = proposal.status in HANDED_OVER or (proposal.status == Status.MERGED and proposal.assigned_on)
    if not handed_over:
        return ""
    rule = setting("withdraw.rule")
    if rule == "before_assign":
        return "已经交办，按本区规则不能再撤回。"
    if rule == "before_reply" and proposal.status in (Status.REPLIED, *JUDGED):
        return "已经答复，按本区规则不能再撤回。"
    return ""


def no_withdrawal_to_ask(proposal: Proposal) -> str:
    if said := withdrawal_shut(proposal):
        return said
    return "已经申请撤回，等代表工委办理。" if proposal.open_withdrawal() else ""


def no_withdrawal_to_agree(proposal: Proposal) -> str:
    if proposal.open_withdrawal() is None:
        return "领衔代表没有申请撤回。"
    return withdrawal_shut(proposal)


def withdrawal_not_ripe(proposal: Proposal) -> str:
    """Everybody who signed agrees, where the district wants it so; a word on paper carries its signatures."""
    if said := withdrawal_shut(proposal):
        return said
    asked = proposal.open_withdrawal()
    if asked and (missing := asked.missing()) and setting("withdraw.all_signers"):
        return f"领衔代表已申请撤回，{'、'.join(missing)}还没有同意。"
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
    if Handling.objects.answering(proposal.pk).answered_by(user).exists():
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
    return lacking(handling.current_reply())


def lacking(reply) -> str:
    if reply is None:
        return "还没有起草答复。"
    return reply.substance_gap() or reply.class_gap()
