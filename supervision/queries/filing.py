"""Who sees which filing, and how much of it."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils.timezone import localdate

from congress.accounts.models import Role
from congress.organs.models import Unit
from supervision.models import (
    REFUSED,
    REVIEWED,
    Filing,
    FilingClock,
    FilingFile,
    FilingPaper,
    FilingShare,
    PaperKind,
    Purpose,
    ReviewRequest,
    YearlyList,
)
from supervision.rules import is_house, is_maker, reads_review
from supervision.rules.filing import MAKER_KINDS, OF_DISPATCHER, WORKING

READERS = (Role.DEPUTY, Role.COMMITTEE_OFFICER)
# What anybody who knows of the document may read of its way.
PLAIN_STEPS = (
    "file_document", "register_filing", "find_no_problem", "report_amended", "order_change", "order_cleanup",
    "annul_filing", "publish_filing",
)  # fmt: skip


def filings_visible_to(user) -> QuerySet[Filing]:
    """The house sees every filing, its maker its own; deputies and committees those that are registered."""
    if not user.is_authenticated:
        return Filing.objects.none()
    if is_house(user):
        return Filing.objects.all()
    mine = Q(maker__in=user.units_as(*WORKING), maker__kind__in=MAKER_KINDS)
    if user.has_role(Role.DISPATCHER):
        mine |= Q(maker__kind__in=OF_DISPATCHER)
    if user.has_any_role(*READERS):
        mine |= ~Q(number="")
    return Filing.objects.filter(mine)


def sees_filings(user) -> bool:
    """Has a place in the register at all: the button to it is shown."""
    posts = user.acting_posts if user.is_authenticated else []
    known = {*READERS, Role.DISPATCHER}
    return is_house(user) or any(p.role in known or (p.role in WORKING and p.unit.kind in MAKER_KINDS) for p in posts)


def requests_visible_to(user) -> QuerySet[ReviewRequest]:
    """The house all of them, an organ its own demands, a committee those about a document it reviews."""
    rows = ReviewRequest.objects.select_related("filing__maker", "organ")
    if is_house(user):
        return rows
    units = user.units_as(Role.COMMITTEE_OFFICER)
    given = FilingShare.objects.filter(filing=OuterRef("filing"), committee__in=units)
    return rows.filter(Q(organ__in=makers_of(user)) | Q(Exists(given)))


def lists_visible_to(user, year: int) -> QuerySet[YearlyList]:
    """目录 of a year: the house reads all of them, a maker its own."""
    lists = YearlyList.objects.filter(year=year).select_related("maker").order_by("maker__sort_key", "maker")
    return lists if is_house(user) else lists.filter(maker__in=makers_of(user))


def lists_of_year(user, year: int) -> list[YearlyList]:
    """With a row, not kept, for each maker in whose name the register holds a document and who owes no list yet."""
    lists = list(lists_visible_to(user, year))
    known = Filing.objects.filter(published_on__year=year).exclude(status__in=REFUSED).values("maker")
    others = Unit.objects.filter(pk__in=known).exclude(pk__in=[row.maker_id for row in lists])
    others = others if is_house(user) else others.filter(pk__in=makers_of(user))
    return lists + [YearlyList(year=year, maker=unit) for unit in others.order_by("sort_key", "pk")]


def timed(filings: QuerySet[Filing]) -> QuerySet[Filing]:
    """With the days the filing came late, for lists; negative when it was early."""
    clock = FilingClock.objects.filter(filing=OuterRef("pk"), kind="filing.file").values("due_on")[:1]
    return filings.annotate(file_by=Subquery(clock))


def files_for(user, filing: Filing) -> list[FilingFile]:
    """The text is for whoever knows of the document; the rest for its maker and its reviewers."""
    files = filing.files.select_related("file")
    if reads_review(user, filing) or is_maker(user, filing):
        return list(files)
    open_ones = [Purpose.TEXT, Purpose.EXPLANATION]
    return list(files.filter(purpose__in=[*open_ones, Purpose.AMENDED] if filing.status in REVIEWED else open_ones))


def papers_for(user, filing: Filing) -> list[FilingPaper]:
    """A written opinion is between the house and the maker; a decision of the standing committee is public."""
    papers = filing.papers.all()
    if reads_review(user, filing) or is_maker(user, filing):
        return list(papers)
    return list(papers.exclude(kind=PaperKind.OPINION))


def entries_of_filing(user, filing: Filing):
    """The timeline as this person may read it, newest first."""
    entries = filing.entries.order_by("-seq")
    if reads_review(user, filing):
        return entries
    if is_maker(user, filing):
        return entries.filter(is_open=True)
    return entries.filter(is_open=True, step__in=PLAIN_STEPS)


def makers(on: date | None = None) -> QuerySet[Unit]:
    return Unit.objects.valid_on(on or localdate()).filter(kind__in=MAKER_KINDS).order_by("sort_key", "pk")


def makers_of(user) -> QuerySet[Unit]:
    """The organs this person files documents for."""
    mine = Q(pk__in=user.units_as(*WORKING))
    if user.has_role(Role.DISPATCHER):
        mine |= Q(kind__in=OF_DISPATCHER)
    return makers().filter(mine)
