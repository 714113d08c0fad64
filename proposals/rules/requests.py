"""Why a unit cannot ask for more time or hand a matter back now, and why there is nothing to rule."""

from django.utils.timezone import localdate

from proposals import deadlines
from proposals.models import HandingBack, HandlingStatus, ProposalClock, Ruling, Status


def no_more_time(handling) -> str:
    """延期: asked before the date, once, and where the statute leaves room."""
    rulings = set(handling.extensions.values_list("ruling", flat=True))
    if Ruling.PENDING in rulings:
        return "延期申请正在审批。"
    if Ruling.AGREED in rulings:
        return "已经延期一次，不能再延。"
    clock = deadlines.running(handling.proposal, "proposal.reply", handling=handling).first()
    if clock is None:
        return "没有正在计算的答复期限，不需要延期。"
    if clock.due_on < localdate():
        return "答复期限已过；延期应当在期满以前申请。"
    if not deadlines.extensions_open_to(handling):
        return "按规定不能再延长。"
    return ""


def no_extension_waiting(handling) -> str:
    if handling.extensions.filter(ruling=Ruling.PENDING).exists():
        return ""
    return "没有等待审批的延期申请，可能已经有人审批。"


def cannot_hand_back(handling) -> str:
    """退办: within the window and once; a unit whose request was refused works on (law.md 5.2)."""
    if handling.handings_back.filter(ruling=Ruling.REFUSED).exists():
        return "退办申请没有同意，应当继续办理。"
    window = ProposalClock.objects.filter(handling=handling, kind="assignment.return").order_by("-pk").first()
    if window is None:  # the window opens with the receipt
        return "" if handling.status == HandlingStatus.SENT else "没有可以使用的退办期限。"
    if not window.is_running or window.due_on < localdate():
        return f"申请退办的期限 {window.due_on.month}月{window.due_on.day}日已过，应当继续办理。"
    return ""


def already_answered(handling) -> str:
    """What the lead unit has sent is not advised any more."""
    if handling.proposal.status in (Status.ASSIGNED, Status.IN_PROGRESS, Status.REWORK):
        return ""
    return "本件已经答复，会办意见不再补正。"


def unsettled_returns(proposal):
    """Agreed returns whose matter nobody else has yet."""
    agreed = HandingBack.objects.filter(handling__proposal=proposal, ruling=Ruling.AGREED, settled_on=None)
    return agreed.select_related("handling__unit", "handling__parent__unit", "proposed_unit").order_by("pk")


def nothing_returned(proposal) -> str:
    return "" if unsettled_returns(proposal).exists() else "没有等待重新交办的承办件，可能已经有人办理。"
