"""重点督办月报: once a month, how the key cases stand, to the leader in charge of each (law.md 5.10)."""

from collections import Counter, defaultdict
from datetime import date

from django.urls import reverse

from congress.accounts.models import Role, User
from congress.accounts.queries import holders_of
from congress.reminders.people import People
from proposals.models import KeyCase, KeyStatus

RUNNING = (KeyStatus.SELECTED, KeyStatus.OVERSEEN, KeyStatus.REPORTED)


class KeyList:
    @staticmethod
    def get_absolute_url() -> str:
        return reverse("proposals:key_cases")


def digest(today: date) -> list[tuple]:
    """What stood on the list when the month began; of a case without a leader in post, to the leading vice-chair."""
    in_post = set(holders_of(Role.LEADER).values_list("pk", flat=True))
    before = KeyCase.objects.filter(status__in=RUNNING, decided_on__lt=today.replace(day=1))
    found = defaultdict(list)
    for leader, status, due_on in before.values_list("leader", "status", "proposal__due_on"):
        found[leader if leader in in_post else None].append((status, due_on))
    for person in People(today).leading if None in found else ():
        found[person] = [*found[person], *found[None]]
    people = User.objects.in_bulk([pk for pk in found if pk])
    return [("proposal_key_digest", [person], KeyList, said(found[pk], today)) for pk, person in people.items()]


def said(rows: list[tuple], today: date) -> dict:
    counts = Counter(status for status, _due_on in rows)
    states = "、".join(f"{KeyStatus(status).label} {counts[status]} 件" for status in RUNNING if counts[status])
    late = sum(due_on is not None and due_on < today for _status, due_on in rows)
    return {"number": len(rows), "states": states, "late": late}
