"""What a search over everything finds, by group. Each app says what a person may see of its own."""

from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.urls import reverse

from congress.accounts.models import Role
from congress.organs.models import Unit, UnitAlias
from congress.pages.context import address
from congress.search.text import fold, terms
from deputies.models import Deputy
from meetings.queries.appointments import appointments_holding
from proposals import queries
from proposals.models import Motion, Proposal
from proposals.queries import lists
from proposals.queries.motion import motions_holding
from supervision.queries.road import holding as topics

LONGEST = 100
FIRST = 20
OFFERED = 5  # of each kind, while somebody types
AROUND = 40
STAFF = (Role.COORDINATOR, Role.LEADER, Role.COMMITTEE_OFFICER, Role.STREET_OFFICER, Role.DISPATCHER,
         Role.MEETING_OFFICER)  # fmt: skip


@dataclass
class Found:
    cases: list
    cases_total: int
    motions: list
    topics: list
    appointments: list
    deputies: list
    units: list

    @property
    def total(self) -> int:
        others = (self.motions, self.topics, self.appointments, self.deputies, self.units)
        return self.cases_total + sum(len(each) for each in others)


class Offer(NamedTuple):
    """One line below the box, before anybody has pressed a key to search."""

    kind: str
    label: str
    note: str
    url: str


def offers(user, words: str) -> list[Offer]:
    """The likeliest cases, deputies and units for what has been typed so far; one Latin letter is too little."""
    if len(words) < 2 and (not words or words.isascii() and not words.isdigit()):
        return []
    cases = _by_number_first(lists.holding(queries.visible_to(user), words), words)[:OFFERED]
    motions, found, posts = motions_holding(user, words), topics(user, words), appointments_holding(user, words)
    return [
        *(Offer("建议", case.title, _about(case), case.get_absolute_url()) for case in cases),
        *(Offer("议案", each.title, _about_motion(each), each.get_absolute_url()) for each in motions[:OFFERED]),
        *(Offer("监督", each.title, _about_topic(each), each.get_absolute_url()) for each in found[:OFFERED]),
        *(Offer("任免", each.title, _about_office(each), each.get_absolute_url()) for each in posts[:OFFERED]),
        *(Offer("代表", each.name, each.employer, each.link) for each in people(user, words)[:OFFERED]),
        *(Offer("单位", each.name, each.get_kind_display(), each.link) for each in bodies(user, words)[:OFFERED]),
    ]


def _about(case: Proposal) -> str:
    session = case.session.short if case.session else ""
    number = f"{session}{case.number}" if case.number else ""
    return " · ".join(word for word in (number, case.proposer, case.get_status_display()) if word)


def _about_motion(motion: Motion) -> str:
    session = motion.session.short if motion.session else ""
    number = f"{session}{motion.number}" if motion.number else ""
    return " · ".join(word for word in (number, motion.lead.name, motion.get_status_display()) if word)


def _about_topic(topic) -> str:
    return " · ".join(filter(None, (topic.when, topic.organ and topic.organ.label, topic.get_status_display())))


def _about_office(motion) -> str:
    return " · ".join((motion.unit.label, motion.get_status_display()))


def everything(user, words: str) -> Found:
    cases = lists.holding(queries.visible_to(user), words)
    rows = list(_by_number_first(cases, words)[:FIRST])
    for case in rows:
        case.snippet = snippet(case, words)
    motions = list(motions_holding(user, words)[:FIRST])
    found = list(topics(user, words)[:FIRST])
    posts = list(appointments_holding(user, words)[:FIRST])
    total = cases.order_by().count()
    return Found(rows, total, motions, found, posts, people(user, words), bodies(user, words))


def _by_number_first(cases: QuerySet[Proposal], words: str) -> QuerySet[Proposal]:
    cases = queries.for_list(cases)
    return cases if lists.numbered(words) is None else cases.order_by("-session__opens_on", "serial", "-pk")


def people(user, words: str) -> list[Deputy]:
    """Deputies by name or by the initials of its pinyin; for who works with the roster."""
    if not user.has_any_role(*STAFF):
        return []
    asked = "".join(fold(words).split())
    named = Q(name__contains=asked)
    if asked.isascii() and asked.isalpha():
        named |= Q(initials__startswith=asked) | Q(name_key__startswith=fold(words))
    found = list(Deputy.objects.filter(named).order_by("name_key", "pk")[:FIRST]) if asked else []
    for deputy in found:
        deputy.link = address("deputies:detail", deputy.pk) or cases_with(lead=deputy.name)
    return found


def bodies(user, words: str) -> list[Unit]:
    """Units by full name, short name or another name they go by."""
    if not user.has_any_role(*STAFF, Role.SYSTEM_ADMIN):
        return []
    asked = " ".join(words.split())
    alias = UnitAlias.objects.filter(name__contains=asked).values("unit")
    named = Q(name__contains=asked) | Q(short_name__contains=asked) | Q(pk__in=alias)
    found = list(Unit.objects.filter(named).order_by("-valid_to", "sort_key", "pk")[:FIRST])
    for unit in found:
        unit.link = address("organs:detail", unit.pk) or cases_with(unit=unit.pk)
    return found


def cases_with(**conditions) -> str:
    return f"{reverse('proposals:index')}?{urlencode(conditions)}"


def snippet(case: Proposal, words: str) -> str:
    """The passage of the text that was found; nothing when the title says it already."""
    title = fold(case.title)
    for term in terms(words):
        if term in title:
            continue
        for text in (case.reason, case.request):
            at = fold(text).find(term)
            if at >= 0:
                start, end = max(at - AROUND, 0), at + len(term) + AROUND
                return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"
    return ""
