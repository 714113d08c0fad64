"""What letters promised before there was a ledger stands in it afterwards, as if it had been written there that day."""

from importlib import import_module

from django.apps import apps
from django.utils.timezone import localdate

from proposals import actions
from proposals.models import Commitment, ProposalClock
from tests.proposals.test_tracking import PUT_OFF, answered

write_down = import_module("proposals.migrations.0031_promises_before_the_ledger").write_down
WHOLE = {1: ("explained", "暂不能办。"), 2: ("adopted", "警示牌已设置。")}
FACTS = ("handling", "unit", "reply", "demand", "text", "said", "status", "opened_on", "first_due_on", "due_on", "year")
DAYS = ("kind", "starts_on", "due_on", "rule", "one_line", "reckoning", "tentative")


def ledger():
    return list(Commitment.objects.order_by("handling").values(*FACTS))


def days():
    return list(ProposalClock.objects.running().exclude(commitment=None).order_by("handling", "kind").values(*DAYS))


def forget():
    """As it was before the ledger."""
    ProposalClock.objects.exclude(commitment=None).delete()
    Commitment.objects.all().delete()


def test_old_promises_enter_the_ledger_once_as_letters_of_today_do(cast):
    for answers in (PUT_OFF, WHOLE):
        answered(cast, answers=answers)
    before, clocks = ledger(), days()
    forget()

    for _ in range(2):
        write_down(apps, None)
    assert ledger() == before and len(before) == 2
    assert days() == [row for row in clocks if row["kind"] == "commitment.due"]
    actions.roll_years(today=localdate())
    assert days() == clocks


def test_what_promised_nothing_or_was_withdrawn_or_is_noted_already_is_left(cast):
    answered(cast, code="A")
    gone = answered(cast)
    type(gone).objects.filter(pk=gone.pk).update(status="withdrawn")
    forget()

    write_down(apps, None)
    assert ledger() == []
