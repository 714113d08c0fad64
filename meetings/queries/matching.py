"""Which deputies to invite to which matter, and why (代表法第三十三条; practices [M]: 有针对性邀请).

Suggestions are only counted here: the meeting officer may not read what they say.
"""

import re
from collections import defaultdict
from datetime import date
from typing import NamedTuple

from congress.search.text import fingerprint, grams
from deputies.models import Deputy
from deputies.queries import serving
from meetings.models import Item, Meeting
from meetings.queries.coverage import times_observed
from proposals.models import Proposal
from proposals.queries import BEFORE_REGISTRATION

FIRST = 60  # of many hundred deputies; the rest are found by name
SHARED = 0.5  # of the pairs of a subject, before a suggestion is about it
HEAD = re.compile(r"^.*?关于|^审议|^听取和审议|^听取")
TAIL = re.compile(
    r"(?:(?:年度?)?(?:贯彻)?(?:执法检查|视察|调研)?(?:工作)?(?:进展|实施|执行|落实|开展|办理|处理|建设)?(?:情况|工作)?的?"
    r"(?:专项)?(?:工作|调研|执法检查|视察)?(?:报告|议案|决议|决定|说明|方案|草案|意见)(?:（.*）)?)$"
)


class Suggested(NamedTuple):
    deputy: Deputy
    why: str
    items: tuple[Item, ...]


def subject_of(title: str) -> str:
    """区人民政府关于养老服务工作情况的报告 -> 养老服务."""
    bare = HEAD.sub("", title, count=1)
    return TAIL.sub("", bare) or bare


def suggested(meeting: Meeting, items: list[Item], *, day: date, but: set[int]) -> list[Suggested]:
    """Deputies with a tie to a matter first, then who has not yet been to any meeting this term. Few queries."""
    been = times_observed(meeting.term)
    deputies = [deputy for deputy in serving(day) if deputy.pk not in but]
    ties = _by_suggestions(meeting, items)
    ranked = []
    for deputy in deputies:
        told = ties.get(deputy.pk, {}) | _by_street(deputy, items)
        times = been.get(deputy.pk, 0)
        if not told and times:
            continue
        words = [*dict.fromkeys(told.values()), f"本届已列席{times}次" if times else "本届尚未列席"]
        place = (-bool(told), times, -len(told), deputy.name_key, deputy.pk)
        ranked.append((place, Suggested(deputy, "；".join(words)[:200], tuple(told))))
    return [each for _place, each in sorted(ranked, key=lambda pair: pair[0])[:FIRST]]


def _by_suggestions(meeting: Meeting, items: list[Item]) -> dict[int, dict[Item, str]]:
    """deputy -> matter -> why: own suggestions of this term on the same words, else in the same category."""
    rows = Proposal.objects.filter(term=meeting.term, lead__isnull=False).exclude(status__in=BEFORE_REGISTRATION)
    facts = list(rows.values_list("lead_id", "title", "category_id", "category__committee_id", "category__name"))
    read = [(lead, fingerprint(grams(title)), *rest) for lead, title, *rest in facts]
    found: dict[int, dict[Item, str]] = defaultdict(dict)
    for item in items:
        subject = subject_of(item.title)
        wanted = fingerprint(grams(subject))
        alike, kin = defaultdict(int), defaultdict(list)
        for lead, pairs, category, committee, name in read:
            if wanted and len(wanted & pairs) >= SHARED * len(wanted):
                alike[lead] += 1
            elif (category and item.proposal and item.proposal.category_id == category) or (
                committee and committee == item.committee_id
            ):
                kin[lead].append(name)
        for lead, names in kin.items():
            found[lead][item] = f"提过{names[0]}类建议{len(names)}件"
        for lead, count in alike.items():
            found[lead][item] = f"提过“{subject}”方面的建议{count}件"
    return found


def _by_street(deputy: Deputy, items: list[Item]) -> dict[Item, str]:
    """The deputies of the street a matter is about: named in its title, or asked to come."""
    held = deputy.mandate_now[0] if deputy.mandate_now else None
    if held is None or held.delegation is None:
        return {}
    stem = held.delegation.name.removesuffix("代表团").removesuffix("街道")
    street = held.delegation.street_id
    return {
        item: f"{held.delegation.name}，议题涉及本街道"
        for item in items
        if (len(stem) > 1 and stem in item.title) or (street and street in {unit.pk for unit in item.units.all()})
    }
