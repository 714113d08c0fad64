"""Who may do what to accounts. The three administrators exclude each other (GB/T 22239 8.1.5)."""

from congress.accounts.models import ADMINISTRATORS, Role


def is_system_admin(user) -> bool:
    return user.has_role(Role.SYSTEM_ADMIN)


def is_security_admin(user) -> bool:
    return user.has_role(Role.SECURITY_ADMIN)


def may_see_people(user) -> bool:
    return is_system_admin(user) or is_security_admin(user)


def may_decide(user, post) -> bool:
    """The one who proposed a post, and its holder, never decide on it."""
    return is_security_admin(user) and user.pk not in (post.user_id, post.proposed_by_id)


def exclusion(role: str, others) -> str:
    """Why this role cannot stand beside these posts, or an empty string."""
    for post in others:
        if post.role != role and (role in ADMINISTRATORS or post.role in ADMINISTRATORS):
            return f"与现有岗位“{post}”不相容：三类管理员相互独立，也不得兼任业务岗位。"
    return ""
