"""交办会 and the desk of dispatch, as they are read."""

from django.db.models import Case, Count, Q, When

from congress.organs.models import GOVERNMENT
from proposals.models import HandOverMeeting, Proposal, Status
from proposals.queries import for_list, lists, visible_to
from proposals.rules import is_coordinator

WAITING_FIRST = Case(When(status=Status.REGISTERED, then=0), default=1)
GIVEN = (Status.REGISTERED, Status.ASSIGNED, Status.IN_PROGRESS)


def meetings_for(user):
    """The office's all; for others those that hand over something they may know of."""
    found = HandOverMeeting.objects.all()
    if not is_coordinator(user, None):
        found = found.filter(cases__in=visible_to(user).order_by().values("pk"))
    return found.annotate(many=Count("cases", distinct=True)).order_by("-held_on", "-pk")


def cases_of(user, meeting):
    """The list of the meeting as this person may read it, by number."""
    found = for_list(visible_to(user).filter(hand_over_meetings=meeting))
    return found.prefetch_related("preferred_units").order_by("session", "channel", "serial", "pk")


def may_be_listed(meeting=None):
    """Registered and not yet answered, or on the list already."""
    on_it = Q(hand_over_meetings=meeting) if meeting and meeting.pk else Q(pk__in=[])
    found = Proposal.objects.filter(pk__in=Proposal.objects.filter(Q(status__in=GIVEN) | on_it).values("pk"))
    return found.select_related("session").defer("reason", "request").order_by(WAITING_FIRST, "serial", "pk")


def at_the_desk():
    """Every share of the government's own units, which its office passed on or watches."""
    return lists.shares(Q(unit__kind__in=GOVERNMENT))
