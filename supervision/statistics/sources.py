"""议题来源: what the portal itself knows that asks for supervision, by the six ways of the law (监督法第十二条).

A lead is a suggestion with its evidence and no more; a person registers the topic.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Exists, F, Max, OuterRef, Q
from django.urls import reverse

from congress.organs.models import Unit
from proposals.statistics import Subject, subjects
from supervision.models import (
    AuditFinding,
    FindingStatus,
    Idea,
    IdeaStatus,
    Inspection,
    InspectionStatus,
    ItemStatus,
    Obligation,
    OpinionItem,
    Proposer,
    RequestStatus,
    ReviewRequest,
    Source,
)
from supervision.parsing.money import in_wan
from supervision.statistics.year import still_open

MOST = 10  # leads of one kind; the rest stands in the list behind
S = Source


@dataclass(frozen=True)
class Lead:
    key: str  # in the address of the form it fills
    source: str
    label: str
    said: str  # the evidence, in words and figures
    title: str  # of the topic it may become
    link: str = ""  # where the evidence stands
    committee: Unit | None = None
    organ: Unit | None = None
    problems: str = ""
    decide: str = ""  # the page on which it is decided instead: an idea whose proposer waits for an answer
    rank: tuple = field(default=(), compare=False)

    @property
    def initial(self) -> dict:
        """What the form of a new topic is filled with."""
        return {
            "title": self.title, "source": self.source, "source_note": self.said[:300], "problems": self.problems,
            "committee": self.committee, "organ": self.organ,
        }  # fmt: skip


def leads(today: date) -> dict[str, list[Lead]]:
    """By source in the order of the law; of each kind the heaviest first. Twelve queries."""
    found = defaultdict(list)
    for ask in ASKED:
        for lead in sorted(ask(today), key=lambda each: each.rank)[:MOST]:
            found[lead.source].append(lead)
    return {source: found[source] for source in Source if found[source]}


def lead_of(key: str, today: date) -> Lead | None:
    """The one an address names, as it stands today."""
    if not key:
        return None
    return next((lead for ask in ASKED for lead in ask(today) if lead.key == key), None)


def _counted(*parts: tuple[int, str]) -> str:
    """“n 件……” for each that is not nothing."""
    return "，".join(words.format(n) for n, words in parts if n)


def of_inspections(_today: date) -> Iterator[Lead]:
    """Problems an inspection found and that are neither taken into an opinion nor settled there."""
    left = OpinionItem.objects.filter(
        opinion__topic=OuterRef("topic"), opinion__round=F("opinion__topic__round")
    ).exclude(status=ItemStatus.SETTLED)
    rows = Inspection.objects.filter(status=InspectionStatus.REPORTED).select_related(
        "topic__organ", "topic__committee"
    )
    rows = rows.annotate(
        found=Count("problems", distinct=True),
        untaken=Count("problems", filter=Q(problems__is_taken=False), distinct=True), is_open=Exists(left),
    ).filter(Q(untaken__gt=0) | Q(is_open=True), found__gt=0)  # fmt: skip
    for row in rows:
        said = [f"执法检查发现问题 {row.found} 个", f"{row.untaken} 个没有列入审议意见" if row.untaken else ""]
        said.append("审议意见的交办事项没有全部落实" if row.is_open else "")
        yield Lead(
            f"inspection-{row.pk}", S.INSPECTION_FINDING, row.title, "，".join(filter(None, said)),
            f"关于《{row.law}》实施中突出问题整改情况的报告", row.get_absolute_url(), row.topic.committee,
            row.topic.organ, rank=(-row.untaken, -row.pk),
        )  # fmt: skip


def of_suggestions(today: date) -> Iterator[Lead]:
    """The subjects most raised, most disliked, or most owed on."""
    for row in subjects(today.year, today):
        if row.now or row.disliked or row.owed:
            category = row.category
            yield Lead(
                f"subject-{category.pk}", S.DEPUTY_SUGGESTIONS, category.name, _of_subject(row, today.year),
                f"关于{category.name}工作情况的报告",
                f"{reverse('proposals:figures_list', args=['all'])}?year={today.year}&by=category&of={category.pk}",
                category.committee, rank=(-row.now - 2 * row.disliked - row.owed, category.sort_key),
            )  # fmt: skip


def _of_subject(row: Subject, year: int) -> str:
    return _counted(
        (row.now, f"{year}年代表建议 {{}} 件"), (row.before, "上年 {} 件"), (row.disliked, "两年中评价不满意 {} 件"),
        (row.owed, "逾期未落实的承诺事项 {} 项"),
    )  # fmt: skip


def of_ideas(_today: date) -> Iterator[Lead]:
    """What members, deputies and citizens put forward and nobody has decided on."""
    sources = {Proposer.MEMBER: S.MEMBER_PROPOSALS, Proposer.PUBLIC: S.PUBLIC_CONCERN}
    rows = Idea.objects.filter(status=IdeaStatus.RECEIVED, proposer__in=sources)
    for row in rows.order_by("-received_on", "-pk")[: 2 * MOST]:
        page = row.get_absolute_url()
        yield Lead(
            f"idea-{row.pk}", sources[row.proposer], row.title, f"{row.whose}在征集中提出：{row.necessity}"[:300],
            row.title, page, decide=page, rank=(-row.pk,),
        )  # fmt: skip


def of_findings(today: date) -> Iterator[Lead]:
    """What the audit found and the unit has not put right; the committee's own work."""
    rows = AuditFinding.objects.exclude(status=FindingStatus.VERIFIED).select_related("unit")
    by_unit = defaultdict(list)
    for row in rows:
        by_unit[row.unit].append(row)
    for unit, found in by_unit.items():
        late, again = (sum(holds) for holds in (
            (row.is_late(today) for row in found), (row.status == FindingStatus.CONTINUED for row in found),
        ))  # fmt: skip
        if late or again:
            left = sum(row.amount - row.rectified for row in found)
            said = _counted(
                (len(found), "审计查出问题 {} 个没有整改到位"), (late, "逾期 {} 个"), (again, "要求继续整改 {} 个")
            )
            said += f"，未整改金额 {in_wan(left)} 万元" if left else ""
            yield Lead(
                f"findings-{unit.pk}", S.COMMITTEE_RESEARCH, unit.label, said,
                f"关于{unit.label}审计查出问题整改情况的报告", f"{reverse('supervision:findings')}?unit={unit.pk}",
                organ=unit, problems="\n".join(row.title for row in found[:MOST]), rank=(-late, -again),
            )  # fmt: skip


def of_items(today: date) -> Iterator[Lead]:
    """What units still owe on opinions of earlier hearings."""
    by_unit = defaultdict(list)
    for item in still_open(today):
        if item.late or item.status == ItemStatus.CONTINUING:
            by_unit[item.unit].append(item)
    for unit, items in by_unit.items():
        late, first = sum(item.late for item in items), items[0]
        said = _counted((len(items), "审议意见的交办事项 {} 项没有落实"), (late, "逾期 {} 项"))
        topic = first.opinion.topic
        yield Lead(
            f"items-{unit.pk}", S.COMMITTEE_RESEARCH, unit.label, f"{said}，最早的已交办 {first.age} 天",
            f"关于{unit.label}研究处理审议意见情况的报告", first.get_absolute_url(), topic.committee, unit,
            "\n".join(item.text for item in items[:MOST]), rank=(-late, -len(items)),
        )  # fmt: skip


def of_letters(today: date) -> Iterator[Lead]:
    """群众反映: the letters inspections passed on in these two years, by the law they were about."""
    rows = Inspection.objects.filter(letters__received_on__year__gte=today.year - 1).distinct()
    for row in rows.select_related("topic__organ", "topic__committee").prefetch_related("letters"):
        gists = [letter.gist for letter in row.letters.all()]
        yield Lead(
            f"letters-{row.pk}", S.PETITIONS, row.title, f"检查期间收到并转交群众来信来访 {len(gists)} 件",
            f"关于《{row.law}》实施中群众反映问题办理情况的报告", row.get_absolute_url(), row.topic.committee,
            row.topic.organ, "\n".join(gists[:MOST]), rank=(-len(gists), -row.pk),
        )  # fmt: skip


def of_requests(today: date) -> Iterator[Lead]:
    """Documents that were asked to be reviewed in these two years, the most asked first."""
    rows = ReviewRequest.objects.filter(received_on__year__gte=today.year - 1).exclude(status=RequestStatus.PASSED_ON)
    asked = rows.order_by().values("document", "maker_name").annotate(count=Count("pk"), newest=Max("pk"))
    asked = {row["newest"]: row["count"] for row in asked if row["count"] > 1}
    for row in ReviewRequest.objects.filter(pk__in=asked):
        yield Lead(
            f"request-{row.pk}", S.PUBLIC_CONCERN, row.document,
            f"{row.maker_name}的文件，收到审查建议 {asked[row.pk]} 件", f"关于《{row.document}》执行情况的报告",
            row.get_absolute_url(), rank=(-asked[row.pk], -row.pk),
        )  # fmt: skip


def of_duties(today: date) -> Iterator[Lead]:
    """What the law wants this year and is nobody's topic yet; made a topic on its own page."""
    rows = Obligation.objects.running().filter(topic=None, year__gte=today.year, year__lte=today.year + 1)
    for row in rows:
        said = f"{row.label} {row.due_on:%Y-%m-%d}（{row.rule.get('article', '')}）"
        yield Lead(
            f"duty-{row.pk}", S.STATUTORY, row.title, said, row.title, row.get_absolute_url(),
            decide=reverse("supervision:make_topic", args=[row.pk]),
            rank=(row.due_on,),
        )  # fmt: skip


ASKED: tuple[Callable[[date], Iterator[Lead]], ...] = (
    of_inspections, of_suggestions, of_ideas, of_findings, of_items, of_letters, of_requests, of_duties,
)  # fmt: skip
