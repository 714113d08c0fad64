"""What the demo district has published, and one case of which it keeps nothing but the number."""

from datetime import timedelta

from congress.portal.demo.clock import at, clock
from congress.portal.demo.district import District
from proposals import actions, rules
from proposals.models import Kind, Proposal, ReleaseScope, Status, Withheld

EXAMINED = 60  # cases decided upon, the oldest first; the others wait
COVERED = ("幸福里小区",)
CHECKS = [code for code, _label in actions.CHECKS]


def decide(district: District) -> None:
    """One case with nothing but a number, and the decisions on what was closed, some days after each."""
    clerk = district.people.office[0]
    actions.log_offline(by=clerk, channel="intersession")
    closed = Proposal.objects.filter(kind=Kind.SUGGESTION, status=Status.CLOSED, closed_on__isnull=False)
    with clock() as set_to:
        for place, case in enumerate(closed.exclude(origin="imported").order_by("closed_on", "pk")[:EXAMINED]):
            set_to(at(case.closed_on + timedelta(days=1), 16))
            _decide(case, clerk, place)


def _decide(case: Proposal, clerk, place: int) -> None:
    if not (widest := rules.widest(case)):
        return
    if place % 12 == 7:
        actions.withhold(case, by=clerk, reason=Withheld.PRIVACY, why="涉及住户的具体情况。")
        return
    said = f"{case.title}{case.reason}{case.request}" if widest == ReleaseScope.FULL else case.title
    named = [word for word in COVERED if word in said]  # what is not there cannot be covered
    actions.publish(case, by=clerk, scope=widest, checks=CHECKS, words=named)
    if place == 20:
        actions.retract(case, by=clerk, reason=Withheld.OTHER, why="内容有误，核实后重新公开。")
