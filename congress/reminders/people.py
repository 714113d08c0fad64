"""Who is meant by 经办人, 负责人, 代表工委, 督查室 and 分管副主任: found by the posts people hold today."""

from collections import defaultdict
from datetime import date

from congress.accounts.models import Post, Role
from congress.rulebook.reminders import COORDINATOR, DISPATCHER, HANDLER, HEAD, LEADER, NAMED, RATER

VICE = "副主任"
# Nobody active in a post: the matter goes on to the next, never into a void.
UPWARDS = {HANDLER: HEAD, HEAD: COORDINATOR}


class People:
    """All posts that reminders go to. One query."""

    def __init__(self, today: date):
        roles = (Role.HANDLER, Role.UNIT_HEAD, Role.COORDINATOR, Role.DISPATCHER, Role.LEADER)
        posts = Post.objects.current(today).filter(role__in=roles, user__is_active=True)
        self.names, self.in_unit, self.in_house = {}, defaultdict(list), defaultdict(list)
        offices, leaders = set(), []
        rows = posts.order_by("pk").values_list("role", "unit_id", "user_id", "user__name", "title")
        for role, unit, user, name, title in rows:
            self.names[user] = name
            self.in_unit[role, unit].append(user)
            self.in_house[role].append(user)
            if role == Role.COORDINATOR:
                offices.add(unit)
            if role == Role.LEADER:
                leaders.append((user, unit, title))
        self.found: dict[tuple, dict[int, str]] = {}
        # 分管副主任: who holds a leader's post in the coordinators' own office has charge of it. A district that has
        # said nothing means its vice-chairs; one that names no titles, all its leaders.
        in_charge = [user for user, unit, _title in leaders if unit in offices]
        vice = [user for user, _unit, title in leaders if VICE in title]
        self.leading = in_charge or vice or self.in_house[LEADER]

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
            if role in (RATER, NAMED):
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
        return found | ({each.user for each in line.asked} if {RATER, NAMED} & set(roles) else set())

    def _holders(self, role: str, line) -> list[int]:
        if role == LEADER:
            return self.leading
        if role in (COORDINATOR, DISPATCHER):
            return self.in_house[role]
        found = self.in_unit[role, line.unit]
        if role == HANDLER and line.named in found:
            return [line.named]
        return found or self._holders(UPWARDS[role], line)
