"""Who brought a matter in hears what the chairs' meeting decided; a committee hears what it is given to study."""

from django.db.models import Q

from congress.accounts.models import Role, User
from congress.accounts.queries import holders_of
from congress.notices.kinds import Kind
from congress.notices.outbox import post

TITLE = {"议题": ("about.title", "关于加强河道管理的议案"), "会议主体": ("about.body.short_name", "常委会")}
NOTE = {"说明": ("note", "请补充预算安排后再提")}
UNIT = {"单位": ("about.committee.label", "法制委")}

KINDS = [
    Kind("meeting_item_accepted", "议题同意列入", TITLE),
    Kind("meeting_item_rejected", "议题不列入议程", TITLE | NOTE, ("email", "sms")),
    Kind("meeting_item_postponed", "议题暂缓列入", TITLE | NOTE),
    Kind("meeting_item_referred", "议题交专委会、工委研究", TITLE | NOTE | UNIT),
]


def proposers_of(item):
    """The members who signed, and who works for the organ that brought it."""
    seats = item.proposers.all()
    signed = Q(pk__in=seats.values("user")) | Q(pk__in=seats.values("deputy__user"))
    found = User.objects.filter(signed, is_active=True)
    if item.proposer_unit_id:
        roles = (Role.HANDLER, Role.UNIT_HEAD, Role.COMMITTEE_OFFICER)
        found |= holders_of(*roles, unit=item.proposer_unit_id)
    return found


def _tell(kind, item, to, **context):
    post(f"meeting_item_{kind}", to=to, about=item, once=f"{item.code}:{item.version}", **context)


def item_accepted(item, note):
    _tell("accepted", item, proposers_of(item), note=note)


def item_rejected(item, note):
    _tell("rejected", item, proposers_of(item), note=note)


def item_postponed(item, note):
    _tell("postponed", item, proposers_of(item), note=note)


def item_referred(item, note):
    people = holders_of(Role.COMMITTEE_OFFICER, unit=item.committee) | proposers_of(item)
    _tell("referred", item, people, note=note)
