"""有件必备、有备必审、有错必纠 in figures: the documents filed in a year, counted from the register."""

from django.db.models import Count, F, Q

from supervision.models import CORRECTED, REVIEWED, Filing, FilingStatus, RequestStatus, ReviewRequest, YearlyList
from supervision.queries.filing import timed

ON_TIME = Q(file_by=None) | Q(filed_on__lte=F("file_by"))
COUNTED = {
    "filed": Q(),
    "on_time": ON_TIME,
    "registered": ~Q(number=""),
    "reviewed": Q(status__in=REVIEWED),
    "wrong": Q(papers__kind="opinion") | Q(shares__finding="problem") | Q(status__in=CORRECTED),
    "opinions": Q(papers__kind="opinion"),
    "corrected": Q(status__in=CORRECTED),
    "annulled": Q(status=FilingStatus.ANNULLED),
}
LABELS = {
    "filed": "报送备案", "on_time": "按期报送", "registered": "登记", "reviewed": "审结", "wrong": "发现问题",
    "opinions": "发书面审查意见", "corrected": "已纠正", "annulled": "撤销",
}  # fmt: skip
HEADS = ["制定机关", *LABELS.values()]


def _counts() -> dict:
    return {name: Count("pk", filter=which, distinct=True) if which else Count("pk", distinct=True)
            for name, which in COUNTED.items()}  # fmt: skip


def of_year(year: int):
    """Filed in that year; what belongs elsewhere was never the district's to review."""
    return timed(Filing.objects.filter(filed_on__year=year).exclude(status=FilingStatus.TRANSFERRED))


def figures(year: int) -> dict:
    """The counts and the three rates. Three queries."""
    found = of_year(year).aggregate(**_counts())
    requests = ReviewRequest.objects.filter(received_on__year=year).aggregate(
        requests=Count("pk"),
        accepted=Count("pk", filter=Q(status__in=(RequestStatus.ACCEPTED, RequestStatus.ANSWERED))),
        answered=Count("pk", filter=Q(status=RequestStatus.ANSWERED)),
    )
    lists = YearlyList.objects.filter(year=year - 1).aggregate(
        lists=Count("pk"), lists_sent=Count("pk", filter=Q(met_at__isnull=False))
    )
    return {**found, **requests, **lists, "year": year, "rates": rates(found)}


def rates(found: dict) -> list[tuple[str, str, str, int, int]]:
    """(principle, what, words, of which, of all): a rate of nothing is no rate."""
    return [
        (principle, label, percent(found[part], found[whole]), found[part], found[whole])
        for principle, label, part, whole in (
            ("有件必备", "按期报送", "on_time", "filed"),
            ("有备必审", "审结", "reviewed", "registered"),
            ("有错必纠", "已纠正", "corrected", "wrong"),
        )
    ]


def percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}%" if whole else "—"


def kept(year: int) -> dict:
    """Everything the report says in figures as it stands today, ready to be kept."""
    return {**figures(year), "labels": HEADS, "makers": cells(year)}


def cells(year: int) -> list[list]:
    return [[row["maker__name"], *(row[name] for name in LABELS)] for row in by_maker(year)]


def by_maker(year: int) -> list[dict]:
    """The same counts for each maker, in the order of the units."""
    rows = of_year(year).order_by().values("maker__name", "maker__sort_key", "maker").annotate(**_counts())
    return sorted(rows, key=lambda row: (row["maker__sort_key"], row["maker"]))
