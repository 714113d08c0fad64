"""Which motions wait for whom: one question a person, whatever posts they hold."""

from functools import reduce
from operator import or_

from django.db.models import BooleanField, Exists, OuterRef, Q, QuerySet, Value

from congress.accounts.models import Post, Role
from congress.organs.models import GOVERNMENT
from proposals.models import Motion, MotionConsulted, MotionStatus
from proposals.queries.todo import Waiting, soon

S = MotionStatus
OFFICE = (S.SUBMITTED, S.REVIEW_REPORTED, S.ON_AGENDA, S.ADOPTED, S.ACCEPTED, S.REPORTED_TO_CONGRESS)
REVIEWING = (S.REGISTERED, S.REFERRED, S.DELEGATED)  # with the body that reviews or deliberates
DELIBERATING = (S.REFERRED, S.DELEGATED)
AT_ORGAN = (S.ASSIGNED_TO_ORGAN, S.PLAN_SUBMITTED, S.REHANDLE, S.TRACKING)


def motions_waiting(user, today) -> Waiting | None:
    """The office's steps, the reviewing body's, the organ's, and of who oversees what is late or soon.

    One condition, so that a motion that waits for a person twice is one row.
    """
    when = []
    units = user.units_as(Role.HANDLER, Role.UNIT_HEAD)
    if user.has_role(Role.COORDINATOR):
        heard = Q(heard_on=None) | Q(heard_on__lte=today)
        when += [Q(status__in=OFFICE), Q(status=S.REPORTED) & heard, Q(status__in=REVIEWING) & ~_staffed(today)]
    if bodies := user.units_as(Role.COMMITTEE_OFFICER):
        when.append(Q(committee__in=bodies) & (Q(status__in=REVIEWING) | (soon(today) & Q(status__in=AT_ORGAN))))
    if user.has_role(Role.LEADER):
        when.append(soon(today) & Q(status__in=(*REVIEWING, *AT_ORGAN)))
    if user.has_role(Role.DISPATCHER):
        when.append(soon(today) & Q(status__in=AT_ORGAN, organ__kind__in=GOVERNMENT))
    if units:
        when += [Q(status__in=AT_ORGAN, organ__in=units), Q(_owing(units), status__in=DELIBERATING)]
    if not when:
        return None

    def dress(found: QuerySet) -> QuerySet:
        asked = _owing(units) if units else Value(False, output_field=BooleanField())
        texts = ("cause", "basis", "remedy")
        return found.annotate(asks_opinion=asked).select_related("lead", "organ", "committee").defer(*texts)

    return Waiting(Motion.objects.all(), (reduce(or_, when),), dress)


def _staffed(today) -> Q:
    """Whether the body has officers of its own; the 议案审查委员会 as a rule has none, and the office does its work."""
    officers = Post.objects.current(today).filter(role=Role.COMMITTEE_OFFICER, user__is_active=True)
    return Q(Exists(officers.filter(unit=OuterRef("committee"))))


def _owing(units) -> Exists:
    """One of these organs was asked for its opinion and has not given it."""
    return Exists(MotionConsulted.objects.filter(motion=OuterRef("pk"), unit__in=units, answered_on=None))
