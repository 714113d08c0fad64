from congress.accounts.models import Role
from congress.organs.models import UnitKind

# The house's own people; what is 内部 is shown to them.
PARTNER_ROLES = (Role.STREET_OFFICER, Role.HANDLER, Role.UNIT_HEAD)
STAFF = (Role.MEETING_OFFICER, Role.COORDINATOR, Role.APPOINTMENT_OFFICER, Role.COMMITTEE_OFFICER, Role.LEADER)


def is_office(user, _case=None) -> bool:
    """办公室: keeps the plan, the call for topics and what goes out of the house."""
    return user is not None and user.has_role(Role.MEETING_OFFICER)


def is_leader(user, _case=None) -> bool:
    return user is not None and user.has_role(Role.LEADER)


def is_staff(user, _case=None) -> bool:
    return user is not None and user.has_any_role(*STAFF)


def is_clock(user, _case=None) -> bool:
    """Steps no person takes."""
    return user is None


def proposes(user, _case=None) -> bool:
    """Topics are registered by the office and by every committee (监督法第十二条: by whom each way is compiled)."""
    return user is not None and user.has_any_role(Role.MEETING_OFFICER, Role.COMMITTEE_OFFICER)


def is_committee(user, topic) -> bool:
    """Works for the committee that is responsible for the topic."""
    return user is not None and topic.committee_id in user.units_as(Role.COMMITTEE_OFFICER)


def is_keeper(user, topic) -> bool:
    """负责的专委会、工委, or the office for it."""
    return is_office(user) or is_committee(user, topic)


def is_organ(user, topic) -> bool:
    """Works for the organ that reports; the government's own office answers for the government."""
    if user is None or topic.organ_id is None:
        return False
    if topic.organ.kind == UnitKind.GOVERNMENT and user.has_role(Role.DISPATCHER):
        return True
    return topic.organ_id in user.units_as(Role.HANDLER, Role.UNIT_HEAD)


def is_partner(user, topic) -> bool:
    """Works for a 镇街 that takes part in overseeing it together."""
    if user is None or not topic.with_towns:
        return False
    return topic.partners.filter(pk__in=user.units_as(*PARTNER_ROLES)).exists()


def watches_topic(user, topic) -> bool:
    """催办: the committee and the office, and the government's own office for the government."""
    return is_keeper(user, topic) or (user is not None and user.has_role(Role.DISPATCHER))


def mends(user, topic) -> bool:
    """The committee it is given to; before that whoever may register one."""
    return is_keeper(user, topic) or (topic.committee_id is None and proposes(user))
