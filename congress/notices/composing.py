"""What goes out for a delivery: the words for its channel, and the way back to the portal."""

import logging

from django.conf import settings

from congress.notices import texts
from congress.notices.channels.line import Message, Outcome, refused
from congress.notices.kinds import kind_of, subject_label
from congress.notices.models import Delivery, Gateway, Notice
from congress.notices.models.gateways import Channel
from congress.surveys import links

HOUSE = "代表履职平台"
FOOT = "本邮件由系统发出，请勿直接回复。不想再收到，可在平台“通知方式”中修改。"
UNNAMED = "您有一条新通知，内容请登录平台查看。"
logger = logging.getLogger(__name__)
VARIABLES = ("平台", "类别", "链接", "路径")
LISTED = 50  # lines of a daily mail; the others are in the inbox


def compose(batch: list[Delivery]) -> dict[int, Message | Outcome]:
    """Messages by delivery. One query for the words, one more if there are digests."""
    own = texts.wordings(row.notice.kind for row in batch if row.notice)
    held: dict[int, list[Notice]] = {}
    digests = [row.digest_id for row in batch if row.digest_id]
    if digests:
        for notice in Notice.objects.filter(digest__in=digests, read_at=None, withdrawn_at=None).order_by("pk"):
            held.setdefault(notice.digest_id, []).append(notice)
    return {row.pk: written(row, own, held) for row in batch}


def written(row: Delivery, own: dict, held: dict) -> Message | Outcome:
    """One that cannot be written is given to a person with the reason, and the others go out."""
    try:
        if row.notice:
            return of_notice(row, own.get(row.notice.kind))
        return of_digest(row, held.get(row.digest_id, []))
    except Exception as error:
        logger.exception("delivery %s cannot be written", row.pk)
        return refused(f"没有发出：内容生成出错（{type(error).__name__}）")


def address(path: str) -> str:
    return settings.SITE_URL + path


def variables(house: str, subject: str, link: str) -> dict[str, str]:
    """For a gateway that keeps the text on its side. Some take no address as a variable: their text ends in the
    portal's own, approved with it, and only the rest travels."""
    return dict(zip(VARIABLES, (house, subject, link, link.removeprefix(settings.SITE_URL).lstrip("/")), strict=True))


def house_name(gateway: Gateway) -> str:
    return gateway.options.get("house") or HOUSE


def of_notice(row: Delivery, own) -> Message:
    notice, house = row.notice, house_name(row.gateway)
    link = address(links.whole(notice.link) if kind_of(notice.kind).direct else f"/notices/{notice.pk}/")
    if row.gateway.channel == Channel.SMS:
        text = texts.short(notice, own, house=house, link=link)
    else:
        named = row.gateway.options.get("content", True)
        text = letter(notice.to.name, notice.text if named else UNNAMED, link, house)
    values = variables(house, subject_label(notice.kind), link)
    return Message(row.recipient, texts.email_subject(notice, own), text, str(row.key), values)


def letter(name: str, text: str, link: str, house: str) -> str:
    return f"{name}：\n\n{text}\n\n查看：{link}\n\n{house}\n{FOOT}\n"


def of_digest(row: Delivery, held: list[Notice]) -> Message:
    house, link = house_name(row.gateway), address("/notices/?state=unread")
    if row.digest.robot_id:
        text, subject = for_group(row.digest.counts, address("/notices/")), "今日通知"
    elif row.gateway.channel == Channel.SMS:
        text, subject = f"您有 {len(held)} 条未读通知，请查看：{link}", "每日汇总"
    else:
        named = row.gateway.options.get("content", True)
        lines = [
            f"· 【{subject_label(notice.kind)}】{notice.text if named else kind_of(notice.kind).label}"
            for notice in held[:LISTED]
        ]
        if len(held) > LISTED:
            lines.append(f"· 另有 {len(held) - LISTED} 条，见平台。")
        subject = f"【每日汇总】{len(held)} 条未读通知"
        text = letter(row.digest.to.name, "\n".join(lines), link, house)
    values = variables(house, "未读", link)
    return Message(row.recipient, subject, text, str(row.key), values)


def for_group(counts, link: str) -> str:
    """Read by a whole group: how many of what, and where; never whose and never what about."""
    return f"今日通知：{'，'.join(f'{label} {number} 条' for label, number in counts)}。请各自登录查看：{link}"
