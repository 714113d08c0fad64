"""Who puts forward, who votes, and when a vote is over. Nobody speaks for their own."""

from django.utils.timezone import localdate

from congress.accounts.models import Role
from proposals.models import Voters

PUTS_FORWARD = (Role.COORDINATOR, Role.COMMITTEE_OFFICER, Role.LEADER, Role.DEPUTY, Role.DISPATCHER)
INSIDE = (Role.COMMITTEE_OFFICER, Role.LEADER)


def puts_forward(user, _award) -> bool:
    return user is not None and user.has_any_role(*PUTS_FORWARD)


def votes_in(user, award) -> bool:
    """Those the round was opened for; the office that counts does not vote."""
    roles = (Role.DEPUTY,) if award.voters == Voters.DEPUTIES else INSIDE
    return user is not None and user.has_any_role(*roles)


def own_nominee(user, nominee) -> bool:
    """Raised or cosigned by this person, or the own unit."""
    if nominee.unit_id:
        return any(post.unit_id == nominee.unit_id for post in user.posts.current(localdate()))
    case = nominee.proposal
    led = case.lead is not None and case.lead.user_id == user.pk
    return led or case.cosigners.confirmed().filter(deputy__user=user).exists()


def too_few(award) -> str:
    """A vote between no more nominees than places is none."""
    found = award.nominees.count()
    return "" if found > award.places else f"推荐了 {found} 个，名额 {award.places} 个，多于名额才能投票。"


def vote_over(award) -> str:
    return "投票已经截止。" if award.closes_on and localdate() > award.closes_on else ""


def vote_running(award) -> str:
    if award.closes_on and localdate() <= award.closes_on:
        return f"投票到 {award.closes_on.month}月{award.closes_on.day}日 为止，截止以后评定。"
    return ""
