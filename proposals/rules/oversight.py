"""Who oversees, and why an overseeing step is not open yet."""

from congress.accounts.models import Role
from proposals.models import ANSWERING, OPEN_KEY, HandlingStatus, KeyCase, KeyStatus, Status
from proposals.rules.people import is_coordinator


def nominates(user, _proposal) -> bool:
    """代表工委, 专委会工委 and the leaders name candidates; the chairs' meeting decides."""
    return user is not None and user.has_any_role(Role.COORDINATOR, Role.COMMITTEE_OFFICER, Role.LEADER)


def oversees(user, key: KeyCase) -> bool:
    """The office, the committee the matter was given to, and the leader whose name stands on it."""
    if user is None:
        return False
    committee = key.committee_id is not None and user.has_role(Role.COMMITTEE_OFFICER, key.committee)
    return is_coordinator(user, key) or committee or (key.leader_id == user.pk and user.has_role(Role.LEADER))


def takes_part(user, key: KeyCase) -> bool:
    """代表参与督办: a deputy the plan has named."""
    if user is None or not user.has_role(Role.DEPUTY):
        return False
    return key.deputies.filter(user=user).exists()


def records_oversight(user, key: KeyCase) -> bool:
    """Who oversees, and the deputies who take part: what each of them did stands in one list."""
    return oversees(user, key) or takes_part(user, key)


def is_candidate_already(proposal) -> str:
    key = proposal.key_cases.filter(status__in=OPEN_KEY).first()
    return f"已经列入{key.year}年度，现在是“{key.get_status_display()}”。" if key else ""


def without_event(key: KeyCase) -> str:
    """A report about nothing done is none."""
    return "" if key.events.exists() else "还没有督办活动的记录。"


def still_handled(key: KeyCase) -> str:
    """Oversight outlives the reply: until the deputy has judged it, there is something to oversee."""
    if key.proposal.status in (Status.EVALUATED, Status.TRACKING, Status.CLOSED):
        return ""
    return f"建议现在是“{key.proposal.get_status_display()}”，答复并经代表评价以后才能结束督办。"


def reads_report(user, key: KeyCase) -> bool:
    """The report is the chairs' meeting's until it has spoken."""
    inside = user.has_any_role(Role.COORDINATOR, Role.LEADER, Role.COMMITTEE_OFFICER)
    return inside or key.status == KeyStatus.FINISHED


def rechecks(user, proposal) -> bool:
    """The office, and the committee the subject belongs to: 分类督办."""
    if user is None:
        return False
    committee = proposal.category.committee if proposal.category else None
    return is_coordinator(user, proposal) or (
        committee is not None and user.has_role(Role.COMMITTEE_OFFICER, committee)
    )


def answered_shares(proposal):
    """The answers that could be given once more."""
    return proposal.handlings.filter(part__in=ANSWERING, status=HandlingStatus.ISSUED)


def nothing_to_reopen(proposal) -> str:
    return "" if answered_shares(proposal).exists() else "本件没有在平台办理的答复，不能退回补办。"
