"""Who is meant by 经办人, 负责人, 代表工委, 督查室 and 分管副主任: found by the posts people hold today."""

from collections import defaultdict
from datetime import date

from congress.accounts.models import Post, Role
from congress.rulebook.reminders import COORDINATOR, DISPATCHER, HANDLER, HEAD, LEADER, RATER

VICE = "副主任"
# Nobody active in a post: the matter goes on to the next, never into a void.
UPWARDS = {HANDLER: HEAD, HEAD: COORDINATOR}


class People:
    """All posts that reminders go to. One query."""

    def __init__(self, today: date):
        roles = (Role.HANDLER, Role.UNIT_HEAD, Role.COORDINATOR, Role.DISPATCHER, Role.LEADER)
        posts = Post.objects.current(today).filter(role__in=roles, user__is_active=True)
        self.names, self.in_unit, self.in_house = {}, defaultdict(list), defaultdict(list)
        leaders = []
        rows = posts.order_by("pk").values_list("role", "unit_id", "user_id", "user__name", "title")
        for role, unit, user, name, title in rows:
            self.names[user] = name
            self.in_unit[role, unit].append(user)
            self.in_house[role].append(user)
            if role == Role.LEADER:
                leaders.append((user, title))
        self.found: dict[tuple, dict[int, str]] = {}
        # 分管副主任: the vice-chairs among the leaders; a district that names no titles means all its leaders.
        self.in_house[LEADER] = [user for user, title in leaders if VICE in title] or [user for user, _ in leaders]

    def office(self) -> dict[int, str]:
        return {user: self.names[user] for user in self.in_house[COORDINATOR]}

    def of(self, roles: tuple[str, ...], line) -> dict[int, str]:
        """User -> name, each person once however many posts they hold."""
        key = (roles, line.unit, line.named, line.not_to, line.asked)
        if key not in self.found:
            self.found[key] = self._find(roles, line)
        return self.found[key]

    def _find(self, roles: tuple[str, ...], line) -> dict[int, str]:
        found: dict[int, str] = {}
        for role in roles:
            if role in line.not_to:
                continue
            if role == RATER:
                found |= {each.user: each.name for each in line.asked}
            else:
                found |= {user: self.names[user] for user in self._holders(role, line)}
        return found

    def answering(self, roles: tuple[str, ...], line) -> set[int]:
        """Everybody these roles may reach, whoever of them is told at the moment: when a colleague has taken the case
        on, or somebody is in post again, those told before them still answer for it."""
        found = set()
        for role in roles:
            while role and role not in line.not_to:
                in_unit = role in (HANDLER, HEAD)
                found.update(self.in_unit[role, line.unit] if in_unit else self.in_house[role])
                role = UPWARDS.get(role)
        return found | ({each.user for each in line.asked} if RATER in roles else set())

    def _holders(self, role: str, line) -> list[int]:
        if role in (COORDINATOR, DISPATCHER, LEADER):
            return self.in_house[role]
        found = self.in_unit[role, line.unit]
        if role == HANDLER and line.named in found:
            return [line.named]
        return found or self._holders(UPWARDS[role], line)
