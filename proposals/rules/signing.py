"""Who signs a unit's reply (law.md §12 #13): its 主要负责人, or any of its heads where the district says 负责人."""

from congress.accounts.models import Role
from congress.accounts.queries import holders_of
from congress.rulebook.book import setting
from proposals.models import Handling
from proposals.rules.reasons import lacking, unanswered
from proposals.rules.talks import talks_owed

PRINCIPAL, ANY = "主要负责人", "负责人"


def _vices_sign() -> bool:
    return setting("reply.signer") == "leader"


def signers_in(unit):
    """Who may sign for this unit today."""
    return holders_of(Role.UNIT_HEAD, unit=unit, is_vice=None if _vices_sign() else False)


def signs_for(user) -> set[int]:
    """The ids of the units whose replies this person signs. The rule is asked only where it matters, of a vice."""
    heads = [post for post in user.acting_posts if post.role == Role.UNIT_HEAD]
    if any(post.is_vice for post in heads) and not _vices_sign():
        heads = [post for post in heads if not post.is_vice]
    return {post.unit_id for post in heads}


def signs_reply(user, handling) -> bool:
    return user is not None and handling.answers and handling.unit_id in signs_for(user)


def signs_as(user, unit) -> str:
    """In which capacity, in words that stay: 主要负责人、局长."""
    heads = [post for post in user.acting_posts if post.role == Role.UNIT_HEAD and post.unit_id == unit.pk]
    post = min(heads, key=lambda post: post.is_vice)
    return "、".join(filter(None, (ANY if post.is_vice else PRINCIPAL, post.title)))


def nobody_signs(handling: Handling) -> str:
    if signers_in(handling.unit).exists():
        return ""
    who = ANY if _vices_sign() else PRINCIPAL
    also = "" if _vices_sign() else "；主持工作的副职，按主要负责人登记"
    return f"{handling.unit.label}没有登记{who}，答复无人签发。请系统管理员登记岗位{also}。"


def not_presentable(handling: Handling) -> str:
    """A reply goes to be signed when it answers, was talked over, and somebody may sign it."""
    return unanswered(handling) or talks_owed(handling) or nobody_signs(handling)


def not_issuable(handling: Handling) -> str:
    """And it goes out under a name."""
    reply = handling.current_reply()
    if said := lacking(reply):
        return said
    return "" if reply.signed_by_id else "答复没有签发人，不能核发；请退回承办单位签发。"
