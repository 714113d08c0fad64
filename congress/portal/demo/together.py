"""Several minds on one matter: deputies asked to sign beside the first, and cases handled as one."""

from datetime import timedelta

from django.utils.timezone import localdate, localtime

from proposals import actions
from proposals.models import Proposal, Status


def sign(road):
    """Asked in the same hour: the first signs, the second does not, the others have not looked yet."""
    yield localtime() + timedelta(minutes=20)
    seats = [(road.plan.lead + 17 * n) % 240 for n in range(1, 4)] + [0]
    asked = [each for each in (road.district.deputies[seat] for seat in seats) if each.user and each != road.lead]
    until = road.calendar.add_workdays(localdate(), 3)
    road.proposal = actions.invite(road.proposal, by=road.lead.user, deputies=asked, until=until)
    yield localtime() + timedelta(minutes=30)
    road.proposal = actions.cosign(road.proposal, by=asked[0].user)
    road.proposal = actions.refuse(road.proposal, by=asked[1].user, note="正在外地出差，来不及核实情况。")


def join(road):
    """Handled with another case that waits to be handed over."""
    yield road.soon(1)
    waiting = Proposal.objects.filter(status=Status.REGISTERED).exclude(pk=road.proposal.pk)
    if main := waiting.order_by("-registered_on", "-pk").first():
        note = "同一类事项，由同一单位一并研究办理。"
        road.proposal = actions.merge(road.proposal, by=road.clerk, main=main, note=note)
