"""The same matter brought again: cases joined by the links the clerks made (以往同类建议), first to last."""

from collections import defaultdict

from django.db import connection
from django.db.models import QuerySet

from proposals.models import EarlierCase, Proposal
from proposals.queries import for_list, visible_to

JOINED = """
    WITH RECURSIVE joined(pk) AS (
        SELECT %s::bigint
        UNION
        SELECT CASE WHEN link.proposal_id = joined.pk THEN link.case_id ELSE link.proposal_id END
        FROM proposals_earliercase link JOIN joined ON joined.pk IN (link.proposal_id, link.case_id)
    ) SELECT pk FROM joined
"""


def chain_of(user, proposal) -> tuple[list[Proposal], int]:
    """The cases of this matter the person may know of, first to last, and how often it was brought in all."""
    with connection.cursor() as cursor:
        cursor.execute(JOINED, [proposal.pk])
        keys = [pk for (pk,) in cursor.fetchall()]
    return in_order(for_list(visible_to(user)).filter(pk__in=keys)), len(keys)


def in_order(found: QuerySet[Proposal]) -> list[Proposal]:
    return list(found.order_by("submitted_on", "pk"))


def repeated(user) -> list[dict]:
    """Every matter brought more than once, the most persistent first. Two queries and those of the rows."""
    groups = _groups(EarlierCase.objects.values_list("proposal", "case"))
    cases = {case.pk: case for case in for_list(visible_to(user)).filter(pk__in=groups)}
    members = defaultdict(list)
    for pk, group in groups.items():
        if pk in cases:
            members[group].append(cases[pk])
    rows = [_row(found) for found in members.values() if len(found) > 1]
    return sorted(rows, key=lambda row: (-row["times"], row["since"] or 0, -row["last"].pk))


def _row(found: list[Proposal]) -> dict:
    found.sort(key=lambda case: (case.submitted_on or case.drafted_at.date(), case.pk))
    first, last = found[0], found[-1]
    units = dict.fromkeys(share.unit.label for case in found for share in case.handlings.all() if share.answers)
    return {
        "cases": found, "times": len(found), "first": first, "last": last, "units": "、".join(units),
        "since": first.submitted_on.year if first.submitted_on else None,
        "classes": " → ".join(case.reply_class.code if case.reply_class else "—" for case in found),
    }  # fmt: skip


def _groups(links) -> dict[int, int]:
    """Case -> the case that stands for its whole chain."""
    stands = {}

    def top(pk):
        while stands.setdefault(pk, pk) != pk:
            stands[pk] = stands[stands[pk]]
            pk = stands[pk]
        return pk

    for one, other in links:
        stands[top(one)] = top(other)
    return {pk: top(pk) for pk in list(stands)}
