"""Who may: one question, one person, one deputy."""

from congress.accounts.models import Role
from deputies.models import Deputy, EndGround

KEEPERS = (Role.COORDINATOR, Role.COMMITTEE_OFFICER, Role.LEADER, Role.STREET_OFFICER)

# 代表法第六十二条 counts the grounds in this order; the first two of ours share its second item.
ITEMS = {
    EndGround.MOVED: "一", EndGround.RESIGNED: "二", EndGround.ORDERED: "二", EndGround.ABSENT: "三",
    EndGround.RECALLED: "四", EndGround.NATIONALITY: "五", EndGround.RIGHTS: "六", EndGround.CAPACITY: "七",
}  # fmt: skip


def keeps_roster(user, _deputy=None) -> bool:
    """代表工委 keeps the roster: adds, corrects, gives and ends mandates."""
    return user is not None and user.has_role(Role.COORDINATOR)


def is_self(user, deputy: Deputy) -> bool:
    return user is not None and deputy.user_id is not None and deputy.user_id == user.pk


def may_reveal(user, _deputy: Deputy) -> bool:
    """Telephone and address are internal (law.md 4.6): for who works with deputies, one at a time, written down."""
    return user.has_any_role(*KEEPERS)


def ground_in_law(ground: str) -> str:
    """辞职被接受（代表法第六十二条第二项）"""
    label, item = EndGround(ground).label, ITEMS.get(ground)
    return f"{label}（代表法第六十二条第{item}项）" if item else label
