"""What does not go straight between the office and the units: passed on, handed back, put off."""

from datetime import timedelta

from django.db.models import Q
from django.utils.timezone import localdate

from congress.accounts.models import Role, User
from congress.organs.models import GOVERNMENT, Unit
from proposals import actions
from proposals.models import HandingBack, Handling, HandlingStatus, Part, Ruling

NOT_OURS = "按照区政府部门职责分工，该事项的日常管理不在我单位，建议由管理单位承办。"
MORE_TIME = "涉及多个部门和资金安排，方案已经初步论证，需要与相关单位进一步会商后答复。"
GRANTED = "同意。请在延期内加强与代表的沟通。"


def forked():
    """Cases whose shares went another way: units other than their matter's have written in them."""
    asked = Q(handings_back__isnull=False) | Q(extensions__isnull=False)
    return Handling.objects.filter(asked | Q(part=Part.DISPATCH)).values("proposal")


def standing(proposal) -> list[Handling]:
    """The shares as they stand: one may have been handed back and given to another."""
    proposal.refresh_from_db()
    return list(proposal.handlings.in_charge().select_related("unit").order_by("pk"))


def shares_of(road) -> list[tuple]:
    """Who is to work on the matter, and at what."""
    matter = road.plan.matter
    part = Part.SEPARATE if matter.are_separate else Part.LEAD
    texts = dict(enumerate(matter.demands))
    shares = [(road._unit(matter.lead), part, "本辖区部分" if matter.are_separate else "")]
    for place, key in enumerate(matter.others, 1):
        share = "本辖区部分" if matter.are_separate else f"配合：{texts.get(place, matter.demands[0])}"
        shares.append((road._unit(key), Part.SEPARATE if matter.are_separate else Part.ASSIST, share))
    return shares


def dispatched(road) -> list:
    """转办: the government's office gets it instead of its departments, where all of them are the government's."""
    shares = shares_of(road)
    if road.plan.fate != "dispatched" or any(unit.kind not in GOVERNMENT for unit, _, _ in shares):
        return shares
    return [(road.houses.units["dispatcher"], Part.DISPATCH, "")]


def settle(road):
    """转办 and 退办 before the receipt; False where the case lies with whoever rules it."""
    share = road.handlings[0]
    if share.part == Part.DISPATCH and share.status == HandlingStatus.SENT:
        yield road.soon(1)
        desk = User.objects.filter(is_active=True, posts__role=Role.DISPATCHER, posts__unit=share.unit).first()
        actions.subdivide(share, by=desk, shares=shares_of(road))
        road.handlings = standing(road.proposal)
        share = road.handlings[0]
    if share.status == HandlingStatus.SENT and road.plan.fate in ("returning", "bounced"):
        yield road.soon(1)
        handler, _ = road._staff(share)
        share = actions.ask_return(share, by=handler, reason=NOT_OURS, proposed_unit=_other(road)).handling
        if road.plan.fate == "returning":
            return False
    if share.status == HandlingStatus.RETURN_ASKED:
        yield road.soon(2)
        returned = actions.rule_return(share, by=road.clerk, agreed=True)
        yield road.soon(1)
        _pass_on(road, returned)
    elif waiting := HandingBack.objects.filter(
        handling__proposal=road.proposal, ruling=Ruling.AGREED, settled_on=None
    ).first():
        yield road.soon(1)
        _pass_on(road, waiting)
    return None


def _pass_on(road, returned) -> None:
    road.proposal = actions.reassign(road.proposal, by=road.clerk, returned=returned, unit=returned.proposed_unit)
    road.handlings = standing(road.proposal)


def _other(road) -> Unit:
    """The town's own office: what no department feels to be its own ends there."""
    taken = [share.unit_id for share in road.handlings]
    towns = Unit.objects.valid_on(localdate()).filter(kind__in=("street", "town"), pk__in=road.district.key_of)
    return towns.exclude(pk__in=taken).order_by("pk").first()


def put_off(road):
    """延期: asked two weeks before the day; False where the office has not ruled yet."""
    share = next((one for one in road.handlings if one.part != Part.ASSIST), None)
    if road.plan.fate not in ("extending", "extended") or share is None or share.extensions.exists():
        return None
    due = road.proposal.due_on or localdate() + timedelta(days=20)
    yield max(road.soon(1), road.when(road.calendar.previous_workday(due - timedelta(days=14))))
    handler, _ = road._staff(share)
    share.refresh_from_db()
    if localdate() > due or share.status != HandlingStatus.WORKING:
        return None
    actions.ask_extension(share, by=handler, reason=MORE_TIME, months=6)
    if road.plan.fate == "extending":
        return False
    yield road.soon(2)
    actions.rule_extension(share, by=road.clerk, agreed=True, note=GRANTED)
    road.handlings = standing(road.proposal)
    return None
