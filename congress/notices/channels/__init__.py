"""Ways out of the house. A channel is one function, ``open_line(options, secrets)``: a context that gives a
line with ``send(message) -> Outcome`` and ``handed_over``, whether the last message may have left. ``send`` raises
``Down`` when nothing can be handed over at all, ``Unfit`` when this one message cannot be written."""

from congress.notices.channels import mail, robots, sms
from congress.notices.models.gateways import Channel, Gateway

OPEN = {
    Channel.EMAIL: mail.open_line,
    Channel.SMS: sms.open_line,
    Channel.WECOM: robots.open_line,
    Channel.DINGTALK: robots.open_line,
}


def open_line(gateway: Gateway):
    return OPEN[gateway.channel](gateway.options, gateway.secrets)
