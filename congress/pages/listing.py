"""A list is a tool: columns, order, states and page stand in the address, so it can be kept and sent.

An app states its columns once, and its view is three lines::

    COLUMNS = (
        Column("number", "编号", lambda p: p.number, sort="number", area="n", fixed=True),
        Column("title", "标题", lambda p: p.title, draw=title_cell, area="t", fixed=True),
        Column("due", "期限", lambda p: p.due_on, sort="due_on", draw=due_cell, area="d"),
        Column("topic", "分类", lambda p: p.topic.name, shown=False),
    )

    def index(request):
        listing = Listing(request, visible_to(request.user), COLUMNS, name="代表建议", states=STATES)
        page = "proposals/index.html"
        early = listing.detour() or listing.export()
        return early or render_part(request, page, Listing.part, {"listing": listing})

``rows`` are filtered already (a FilterSet, a search); the listing knows states, order, columns and pages.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from django.db.models import Count, F, QuerySet
from django.http import HttpResponseRedirect
from django.utils.functional import cached_property
from django.utils.html import conditional_escape, escape
from django.utils.safestring import mark_safe
from django.utils.timezone import localdate

from congress.audit import record
from congress.pages.exporting import hand_over, is_long
from congress.pages.htmx import wants_part
from congress.pages.marks import shown
from congress.pages.models import KeptColumns, KeptView
from congress.pages.paging import PER_PAGE, paginate
from congress.sheets.writing import WRITERS

CHUNK = 2000  # rows of a file held at once
EVERYTHING = "q="  # an address that asks for nothing, and is yet no empty one


@dataclass(frozen=True)
class Column:
    key: str  # in the address
    label: str
    value: Callable  # value(row): what a spreadsheet gets, and the page too unless ``draw`` is given
    sort: str = ""  # the field to order by, or several with a space between; empty: cannot be ordered
    draw: Callable | None = None  # draw(row): safe HTML for the page
    shown: bool = True  # before anybody chooses
    fixed: bool = False  # cannot be taken away
    look: str = ""  # classes of the cell: num, no, due, wide
    area: str = ""  # place on a phone: n number, t title, u unit, s state, d due; else a labelled line
    also: tuple = ()  # (label, value) of what ``draw`` says besides: columns of their own in a spreadsheet
    needs: tuple[str, ...] = ()  # relations it reads, joined only while it is shown

    @property
    def classes(self) -> str:
        return " ".join(word for word in (f"c-{self.area}" if self.area else "", self.look) if word)


class State(NamedTuple):
    """One tab over the list: a word in the address, a label, the statuses it gathers."""

    key: str
    label: str
    statuses: tuple[str, ...]


class Head(NamedTuple):
    column: Column
    url: str  # orders by this column, or turns the order round
    order: str  # ascending, descending or nothing


def cell_tags(column: Column) -> tuple[str, str]:
    """What stands around each cell of this column; the title heads its row."""
    name, role = ("th", ' scope="row" role="rowheader"') if column.area == "t" else ("td", ' role="cell"')
    look = f' class="{escape(column.classes)}"' if column.classes else ""
    return f'<{name}{role}{look} data-label="{escape(column.label)}">', f"</{name}>"


class Choice(NamedTuple):
    column: Column
    on: bool


class Listing:
    part = "components/listing.html"

    def __init__(
        self,
        request,
        rows: QuerySet,
        columns: Iterable[Column],
        *,
        name: str,
        unit: str = "件",
        states: Iterable[State] = (),
        state_field: str = "status",
        sort: str = "",
        per_page: int = PER_PAGE,
        dress: Callable | None = None,
        pick: Callable | None = None,
        filters=None,
        views: Iterable[tuple[str, str]] = (),
        key: str = "",
        bulk: str = "",
        empty: str = "",
    ):
        self.request, self.rows, self.name, self.unit = request, rows, name, unit
        self.all_columns = tuple(columns)
        self.all_states, self.state_field = tuple(states), state_field
        self.default_sort, self.per_page = sort, per_page
        self.dress = dress  # dress(rows): fetches at once what belongs to these rows
        self.pick, self.picks = pick, pick is not None  # pick(row) -> (value, spoken name) puts a box before each row
        self.filters = filters  # a Form whose fields stand above the list
        self.given_views = tuple(views)  # (label, query) pairs that everybody has
        self.key = key  # a name of the list; with it people keep views of their own
        self.bulk = bulk  # template of the bar of bulk steps
        self.empty = empty or f"没有符合条件的{name}。"

    # ---- the address ----

    def link(self, **changes) -> str:
        """This address with some keys changed; None drops one. A change starts at the first page again."""
        query = self.request.GET.copy()
        for key in ("page", "as"):
            query.pop(key, None)
        for key, value in changes.items():
            query.pop(key, None)
            if isinstance(value, list):
                query.setlist(key, value)
            elif value not in (None, ""):
                query[key] = value
        return f"?{query.urlencode()}"

    def kept(self, *but: str) -> list[tuple[str, str]]:
        """The rest of the address as hidden inputs of a GET form."""
        but = {*but, "page", "as"}
        return [(key, value) for key, values in self.request.GET.lists() if key not in but for value in values]

    xlsx = property(lambda self: self.link(**{"as": "xlsx"}))
    csv = property(lambda self: self.link(**{"as": "csv"}))

    @cached_property
    def kept_by_filters(self):
        return self.kept(*(self.filters.fields if self.filters is not None else ()))

    @property
    def near_fields(self) -> list:
        """The filters always in sight; a form may put the rest under 更多条件 by naming them in ``more``."""
        return [bound for bound in self.filters if bound.name not in getattr(self.filters, "more", ())]

    @property
    def more_fields(self) -> list:
        return [bound for bound in self.filters if bound.name in getattr(self.filters, "more", ())]

    @property
    def has_more(self) -> bool:
        """On a phone all but the first field in sight wait there too (lists.css), so that the list comes first."""
        return bool(self.more_fields or self.near_fields[1:])

    @property
    def near_asked(self) -> bool:
        return any(self.request.GET.get(bound.name) for bound in self.near_fields[1:])

    @property
    def more_asked(self) -> bool:
        return any(self.request.GET.get(bound.name) for bound in self.more_fields)

    @property
    def is_part(self) -> bool:
        """Sent alone: the views above the list must then come along, since they know the address."""
        return wants_part(self.request)

    @cached_property
    def kept_by_columns(self):
        return self.kept("columns")

    # ---- columns ----

    @cached_property
    def own_columns(self) -> list[str]:
        """What this person chose before; an empty choice is no choice."""
        user = self.request.user if self.key else None
        if not user or not user.pk:
            return []
        return KeptColumns.objects.filter(user=user, list=self.key).values_list("keys", flat=True).first() or []

    @property
    def without_columns(self) -> str:
        return f"{self.request.path}{self.link(columns=None)}"

    @property
    def kept_address(self) -> str:
        """What a view keeps: this address with its columns, whoever comes back to it later."""
        chosen = [column.key for column in self.columns if not column.fixed]
        return f"{self.request.path}{self.link(columns=chosen)}"

    @cached_property
    def columns(self) -> list[Column]:
        """The columns of this reader: those named in the address, else those kept, else the usual ones."""
        known = {column.key for column in self.all_columns}
        asked = known.intersection(self.request.GET.getlist("columns")) or known.intersection(self.own_columns)
        return [c for c in self.all_columns if c.fixed or (c.key in asked if asked else c.shown)]

    @property
    def choices(self) -> list[Choice]:
        return [Choice(column, column in self.columns) for column in self.all_columns if not column.fixed]

    # ---- states ----

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many rows in each status, in one query; it is the total as well."""
        found = self.rows.order_by().values_list(self.state_field).annotate(Count("pk", distinct=True))
        return dict(found)

    @cached_property
    def state(self) -> State | None:
        asked = self.request.GET.get("state")
        return next((state for state in self.all_states if state.key == asked), None)

    @property
    def tabs(self) -> list[tuple]:
        tabs = [("全部", self.link(state=None), sum(self.counts.values()), self.state is None)]
        for state in self.all_states:
            count = sum(self.counts.get(status, 0) for status in state.statuses)
            if count or state is self.state:
                tabs.append((state.label, self.link(state=state.key), count, state is self.state))
        return tabs

    @cached_property
    def total(self) -> int:
        if not self.all_states:
            return self.rows.count()
        return sum(n for status, n in self.counts.items() if not self.state or status in self.state.statuses)

    # ---- order ----

    @cached_property
    def sort(self) -> tuple[Column | None, bool]:
        """The column to order by, and whether downwards. Nonsense in the address is passed over."""
        sortable = {column.key: column for column in self.all_columns if column.sort}
        for asked in (self.request.GET.get("sort", ""), self.default_sort):
            if asked.removeprefix("-") in sortable:
                return sortable[asked.removeprefix("-")], asked.startswith("-")
        return None, False

    @property
    def ordered(self) -> QuerySet:
        needs = [relation for column in self.columns for relation in column.needs]
        rows = self.rows.select_related(*needs) if needs else self.rows
        if self.state:
            rows = rows.filter(**{f"{self.state_field}__in": self.state.statuses})
        column, down = self.sort
        if not column:
            return rows
        fields = [F(name) for name in column.sort.split()]
        order = [field.desc(nulls_last=True) if down else field.asc(nulls_last=True) for field in fields]
        return rows.order_by(*order, "-pk")  # the newest first among equals, and the same on every page

    @property
    def heads(self) -> list[Head]:
        by, down = self.sort
        heads = []
        for column in self.columns:
            here = column is by
            url = self.link(sort=f"-{column.key}" if here and not down else column.key) if column.sort else ""
            heads.append(Head(column, url, ("descending" if down else "ascending") if here else ""))
        return heads

    # ---- rows ----

    @cached_property
    def page(self):
        page = paginate(self.request, self.ordered, per_page=self.per_page, total=self.total)
        if self.dress:
            self.dress(page.object_list)
        return page

    @property
    def lines(self) -> Iterator[tuple]:
        """What the table draws: its box, its cells. The tags of a cell are those of its column, put together once."""
        tags = [(column.draw or column.value, *cell_tags(column)) for column in self.columns]
        for row in self.page:
            cells = "".join(f"{begin}{conditional_escape(shown(draw(row)))}{end}" for draw, begin, end in tags)
            yield self.pick(row) if self.pick else None, mark_safe(cells)

    @cached_property
    def own_views(self) -> list[KeptView]:
        user = self.request.user
        return list(KeptView.objects.filter(user=user, list=self.key)) if self.key and user.pk else []

    @property
    def views(self) -> list[tuple]:
        """The views everybody has and one's own: label, address, whether this is it, the kept view if own."""
        here = self.link().removeprefix("?")
        given = [(label, f"?{query}", query == here, None) for label, query in self.given_views]
        return given + [
            (view.label, f"?{view.query or EVERYTHING}", view.query == here, view) for view in self.own_views
        ]

    @property
    def this_view(self) -> KeptView | None:
        return next((view for _, _, here, view in self.views if here and view), None)

    def detour(self):
        """Who comes without any wish is led to the view of his own choice; else nothing."""
        if self.request.META.get("QUERY_STRING"):
            return None
        chosen = next((view for view in self.own_views if view.is_default and view.query), None)
        return HttpResponseRedirect(f"?{chosen.query}") if chosen else None

    @property
    def is_long(self) -> bool:
        """Its file is written by the worker, for who is signed in."""
        return self.request.user.is_authenticated and is_long(self.total)

    @property
    def every(self) -> Iterator:
        """Every row of every page, fetched and dressed by the thousand."""
        rows = self.ordered.iterator(chunk_size=CHUNK)
        while some := list(islice(rows, CHUNK)):
            if self.dress:
                self.dress(some)
            yield from some

    def export(self):
        """A file of exactly what is shown, every page of it, when the address asks for one; else nothing."""
        kind = WRITERS.get(self.request.GET.get("as"))
        if not kind:
            return None
        progress = getattr(self.request, "progress", None)  # in the worker
        if self.is_long and progress is None:
            return hand_over(self.request, self.name, self.request.GET["as"])
        person = self.request.user if self.request.user.is_authenticated else None
        address = self.request.GET.urlencode()
        record("exported", by=person, request=self.request, list=self.name, rows=self.total, address=address)
        told = [pair for column in self.columns for pair in ((column.label, column.value), *column.also)]
        rows = ([value(row) for _, value in told] for row in self.every)
        rows = progress.over(rows, self.total) if progress else rows
        return kind(f"{self.name} {localdate():%Y-%m-%d}", [label for label, _ in told], rows)
