"""备案登记簿, and the page of one document with its files and papers."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils.html import format_html
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from congress.files.send import send
from congress.pages.htmx import render_part
from congress.pages.listing import Column, Listing, State
from congress.pages.marks import clock as draw_clock
from congress.pages.marks import pill
from congress.pages.papers import paper_response
from supervision import rules
from supervision.documents import filing as sheet
from supervision.flow import FILING, FILING_SHARE
from supervision.forms import FilingFilter
from supervision.models import REVIEWED
from supervision.models import FilingStatus as F
from supervision.queries import filing as ask
from supervision.queries.experts import expert_work as ask_experts

STATES = (
    State("check", "形式审查", (F.FILED, F.FORM_CHECK, F.SUPPLEMENT)),
    State("registered", "待分送", (F.REGISTERED,)),
    State("review", "审查中", (F.REVIEWING, F.COMMUNICATING)),
    State("maker", "制定机关处理", (F.MAKER_AMENDS, F.WRITTEN_OPINION, F.ORDERED)),
    State("decide", "提请决定", (F.TO_CHAIRS_MEETING,)),
    State("done", "已审结", REVIEWED),
    State("off", "退回、移送", (F.RETURNED, F.TRANSFERRED)),
)
OPEN_STATES = (
    State("open", "审查中", (F.REGISTERED, F.REVIEWING, F.COMMUNICATING, F.MAKER_AMENDS, F.WRITTEN_OPINION,
                           F.TO_CHAIRS_MEETING, F.ORDERED)),
    State("done", "已审结", REVIEWED),
)  # fmt: skip


def in_time(filing) -> str:
    late = (filing.filed_on - filing.file_by).days if filing.file_by else 0
    return f"逾期 {late} 天" if late > 0 else "按期"


def title_cell(filing):
    link = format_html('<a class="title" href="{}">{}</a>', filing.get_absolute_url(), filing.title)
    return format_html('{}<span class="sub">{}</span>', link, filing.doc_no)


def time_cell(filing):
    word = in_time(filing)
    return format_html('<span class="tag">{}</span>', word) if word != "按期" else word


def due_cell(filing):
    running = [clock for clock in filing.clocks.all() if clock.is_running]
    return draw_clock(min(running, key=lambda clock: clock.due_on)) if running else ""


def due_words(filing) -> str:
    running = sorted((c for c in filing.clocks.all() if c.is_running), key=lambda clock: clock.due_on)
    return f"{running[0].label}{running[0].due_on:%Y-%m-%d}" if running else ""


COLUMNS = (
    Column("number", "备案登记号", lambda f: f.number or "—", sort="registered_on number", area="n", look="no"),
    Column("title", "文件", lambda f: f.title, draw=title_cell, area="t", fixed=True,
           also=(("发文字号", lambda f: f.doc_no),)),
    Column("maker", "制定机关", lambda f: f.maker.label, sort="maker__sort_key", area="u"),
    Column("kind", "种类", lambda f: f.get_kind_display(), shown=False),
    Column("published", "公布日期", lambda f: f.published_on, sort="published_on", look="no"),
    Column("filed", "报送日期", lambda f: f.filed_on, sort="filed_on", look="no"),
    Column("in_time", "报送", in_time, draw=time_cell),
    Column("outcome", "审查结果", lambda f: f.outcome if f.status in REVIEWED else "", shown=False),
)  # fmt: skip
DUE = Column("due", "期限", due_words, draw=due_cell, area="d", look="due")
STATUS = Column("status", "状态", lambda f: f.get_status_display(), draw=pill, area="s")
OPEN_STATUS = Column("status", "状态", lambda f: f.open_state, area="s")


@login_required
@require_safe
def filings(request):
    """备案登记簿."""
    user = request.user
    if not ask.sees_filings(user):
        raise PermissionDenied
    inside = rules.is_house(user) or rules.files_documents(user)
    filters = FilingFilter(request.GET, ask.filings_visible_to(user))
    rows = filters.narrow().select_related("maker").prefetch_related("clocks")
    columns = (*COLUMNS, DUE, STATUS) if inside else (*COLUMNS, OPEN_STATUS)
    listing = Listing(
        request, ask.timed(rows), columns, name="备案文件", states=STATES if inside else OPEN_STATES, sort="-filed",
        filters=filters, key="filings",
        empty="没有符合条件的备案文件。" if request.GET else "还没有备案文件。",
    )  # fmt: skip
    context = {
        "listing": listing, "may_file": rules.files_documents(user), "is_house": rules.is_house(user),
        "reads_requests": rules.reads_requests(user),
        "year": localdate().year,
    }  # fmt: skip
    early = listing.detour() or listing.export()
    return early or render_part(request, "supervision/filings.html", Listing.part, context)


def found(request, code):
    rows = ask.filings_visible_to(request.user).select_related("maker")
    return get_object_or_404(rows.prefetch_related("shares__committee", "shares__notes"), code=code)


@login_required
@require_safe
def filing(request, code):
    """One document: what it is, where it stands, what the committees and the maker said."""
    row, user = found(request, code), request.user
    inside, maker = rules.reads_review(user, row), rules.is_maker(user, row)
    shares = list(row.shares.all()) if inside else []
    for share in shares:
        share.doors = FILING_SHARE.doors(user, share)
    context = {
        "filing": row, "inside": inside, "is_maker": maker, "today": localdate(), "shares": shares,
        "doors": FILING.doors(user, row), "entries": ask.entries_of_filing(user, row),
        "clocks": _clocks(row, inside, maker), "files": ask.files_for(user, row),
        "papers": ask.papers_for(user, row), "answers": list(row.answers.all()) if inside or maker else [],
        "released": row.releases.filter(withdrawn_at=None).exists(),
        "requests": list(row.requests.select_related("organ")) if inside else [],
        "noted": any(share.notes.all() for share in shares),
        "expert_work": ask_experts(user, "filing", code, filing=row) if inside else {},
    }  # fmt: skip
    return render(request, "supervision/filing.html", context)


def _clocks(row, inside, maker):
    """Those that run, and whether it was filed in time; a maker is not told how the house keeps its own."""
    shown = [c for c in row.clocks.select_related("share__committee") if c.is_running or c.kind == "filing.file"]
    if inside:
        return shown
    own = ("filing.file", "filing.supplement", "filing.maker_answer", "filing.form_check", "filing.review")
    return [clock for clock in shown if clock.kind in own] if maker else []


@login_required
@require_safe
def filing_file(request, code, file):
    row = found(request, code)
    held = next((each for each in ask.files_for(request.user, row) if each.file_id == file), None)
    if held is None:
        raise Http404
    return send(request, held.file, inline=True)


@login_required
@require_safe
def filing_paper(request, code, pk):
    row = found(request, code)
    paper = next((each for each in ask.papers_for(request.user, row) if each.pk == pk), None)
    if paper is None:
        raise Http404
    page = f"supervision/filing_{'letter' if paper.kind == 'opinion' else 'decision'}.html"
    return paper_response(request, page, sheet.paper(paper), name=paper.content["title"])


@login_required
@require_safe
def comparison(request, code):
    """审查条文对照表, as the committees wrote it."""
    row = found(request, code)
    if not rules.reads_review(request.user, row):
        raise PermissionDenied
    context = sheet.comparison(row, list(row.shares.all()))
    return paper_response(request, "supervision/comparison.html", context, name=context["title"])
