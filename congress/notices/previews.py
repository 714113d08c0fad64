"""What would leave the house for a notice that is not written yet: the same words by the same code."""

from congress.notices import texts
from congress.notices.channels.line import Message
from congress.notices.composing import address, of_notice
from congress.notices.models import Delivery, Gateway, Notice
from congress.notices.models.gateways import PERSONAL
from congress.notices.planning import preferences_of, waits_for_digest, ways

NUMBER = "（发出时编号）"


def previews(kind: str, *, to, about, **context) -> tuple[str, list[tuple[str, Message]] | None]:
    """The text in the inbox, and what each way out carries to this person; None: it waits for the daily mail."""
    text, values = texts.Words([kind]).say(kind, about=about, **context)
    notice = Notice(to=to, kind=kind, text=text, values=values)
    choice = preferences_of([to.pk]).get(to.pk)
    gateways = {row.channel: row for row in Gateway.objects.filter(is_active=True, channel__in=PERSONAL)}
    if waits_for_digest(notice, gateways, choice):
        return text, None
    own = texts.wordings([kind]).get(kind)
    return text, [
        (gateway.get_channel_display(), _numbered(of_notice(_delivery(notice, gateway, recipient), own)))
        for gateway, recipient in ways(notice, gateways, choice)
    ]


def _delivery(notice, gateway, recipient) -> Delivery:
    return Delivery(notice=notice, gateway=gateway, person=notice.to, recipient=recipient)


def _numbered(message: Message) -> Message:
    """Its number in the inbox is not known yet."""
    unknown, said = address("/notices/None/"), address(f"/notices/{NUMBER}/")
    return Message(message.recipient, message.subject, message.text.replace(unknown, said), message.key)
