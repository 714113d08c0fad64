"""Ways out of the house. A channel is one function, ``open_line(options, secrets)``: a context that gives a
line with ``send(message) -> Outcome`` and ``handed_over``, whether the last message may have left. ``send`` raises
``Down`` when nothing can be handed over at all, ``Unfit`` when this one message cannot be written."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from congress.notices.channels import mail, robots, sms
from congress.notices.channels.discretion import hide
from congress.notices.channels.line import Down, Message, Outcome
from congress.notices.models.gateways import Channel, Gateway

OPEN = {
    Channel.EMAIL: mail.open_line,
    Channel.SMS: sms.open_line,
    Channel.WECOM: robots.open_line,
    Channel.DINGTALK: robots.open_line,
}


class Discreet:
    """The line, whose words never repeat a secret."""

    def __init__(self, line, secrets: dict[str, str]):
        self.line, self.secrets = line, secrets

    @property
    def handed_over(self) -> bool:
        return self.line.handed_over

    def send(self, message: Message) -> Outcome:
        outcome = self.line.send(message)
        return replace(outcome, said=hide(outcome.said, self.secrets))


@contextmanager
def open_line(gateway: Gateway) -> Iterator[Discreet]:
    secrets = gateway.secrets
    try:
        with OPEN[gateway.channel](gateway.options, secrets) as line:
            yield Discreet(line, secrets)
    except Down as down:
        down.args = (hide(str(down), secrets),)
        raise
