"""审查建议: the public form with its receipt, the public query page, and the office's list and steps."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils.html import format_html
from django.views.decorators.http import require_safe

from congress.audit import record as note_down
from congress.files.send import send
from congress.pages.boxes import NoteForm
from congress.pages.htmx import render_part
from congress.pages.listing import Column, Listing, State
from congress.pages.marks import clock as draw_clock
from congress.pages.marks import pill
from congress.pages.receipts import looked_up
from congress.pages.steps import REFUSED, Ask, StepPages, act, itself, posted, step_page
from supervision import actions, rules
from supervision.flow import REVIEW_REQUEST
from supervision.forms import (
    AcceptForm,
    AnswerRequestForm,
    DemandForm,
    RequestFilter,
    SuggestForm,
    TransferForm,
)
from supervision.models import RequestStatus as R
from supervision.models import ReviewRequest
from supervision.queries.filing import filings_visible_to, makers_of, requests_visible_to

# ---- everybody ----


def suggest_review(request):
    """The form; what was received is answered with the number and the code to ask with."""
    form = SuggestForm(*posted(request))
    if request.method == "POST":
        made = act(form, actions.suggest_review)  # the uploads are stored with the first of two presses
        if made is not REFUSED:
            return render(request, "supervision/suggest_received.html", {"made": made})
    return render(request, "supervision/suggest_review.html", {"form": form})


def request_status(request):
    """办理情况, for who has the receipt: what was decided and what was answered, and nobody's name."""
    requests = ReviewRequest.objects.select_related("filing__maker")
    form, found = looked_up(request, requests, example="审建〔2026〕3号")
    return render(request, "supervision/request_status.html", {"form": form, "found": found})


# ---- an organ ----


@login_required
def demand_review(request):
    """审查要求, in the name of an organ this person works for."""
    if not rules.files_documents(request.user):
        raise PermissionDenied
    form = DemandForm(*posted(request), organs=makers_of(request.user))
    step, page = partial(actions.demand_review, by=request.user), "supervision/demand_review.html"
    return step_page(request, form, step, page, "审查要求已提交。", back="supervision:review_requests", then=itself)


# ---- the office, and who may read along ----

STATES = (
    State("received", "待受理", (R.RECEIVED,)),
    State("accepted", "已受理", (R.ACCEPTED,)),
    State("answered", "已答复", (R.ANSWERED,)),
    State("off", "不予受理、移送", (R.REFUSED, R.PASSED_ON)),
)


def title_cell(request):
    link = format_html('<a class="title" href="{}">{}</a>', request.get_absolute_url(), request.document)
    return format_html('{}<span class="sub">{}</span>', link, request.maker_name)


def running(request):
    return next((clock for clock in request.clocks.all() if clock.is_running), None)


def due_words(request) -> str:
    clock = running(request)
    return f"{clock.due_on:%Y-%m-%d}" if clock else ""


COLUMNS = (
    Column("number", "收件号", lambda r: r.number, sort="received_on", area="n", look="no", fixed=True),
    Column("document", "建议审查的文件", lambda r: r.document, draw=title_cell, area="t", fixed=True,
           also=(("制定机关", lambda r: r.maker_name), ("发文字号", lambda r: r.document_no))),
    Column("kind", "种类", lambda r: r.get_kind_display()),
    Column("applicant", "提出人", lambda r: r.who),
    Column("received", "收到日期", lambda r: r.received_on, sort="received_on", look="no"),
    Column("decided", "告知日期", lambda r: r.decided_on, sort="decided_on", look="no", shown=False),
    Column("answered", "答复日期", lambda r: r.answered_on, sort="answered_on", look="no", shown=False),
    Column("due", "期限", due_words, draw=lambda r: draw_clock(running(r)), area="d", look="due"),
    Column("status", "状态", lambda r: r.get_status_display(), draw=pill, area="s"),
)  # fmt: skip


@login_required
@require_safe
def review_requests(request):
    """Without names and telephones, so that a list may leave the house."""
    user = request.user
    _only_readers(user)
    filters = RequestFilter(request.GET)
    rows = filters.narrow(requests_visible_to(user).prefetch_related("clocks"))
    listing = Listing(
        request, rows, COLUMNS, name="审查建议", states=STATES, sort="-received", filters=filters, key="requests",
        empty="没有符合条件的审查建议、审查要求。" if request.GET else "还没有审查建议、审查要求。",
    )  # fmt: skip
    early = listing.detour() or listing.export()
    return early or render_part(request, "supervision/review_requests.html", Listing.part, {
        "listing": listing, "is_house": rules.is_house(user), "demands": rules.files_documents(user),
    })  # fmt: skip


def _only_readers(user) -> None:
    if not rules.reads_requests(user):
        raise PermissionDenied


def found(request, code):
    _only_readers(request.user)
    return get_object_or_404(requests_visible_to(request.user), code=code)


@login_required
@require_safe
def request_file(request, code, file):
    """What somebody unknown sent is handed out to be looked at elsewhere, never shown in a page of the house."""
    stored = found(request, code).files.filter(pk=file).first()
    if stored is None:
        raise Http404
    return send(request, stored, inline=False)


@login_required
@require_safe
def review_request(request, code):
    """One suggestion. Who made it is shown to the office that answers it, and that it was shown is written down."""
    user = request.user
    row, office = found(request, code), rules.is_office(user)
    if office:
        note_down("personal_viewed", by=user, request=request, about=row, field="name,phone,address")
    context = {
        "row": row, "shows_person": office, "doors": REVIEW_REQUEST.doors(user, row),
        "clocks": [clock for clock in row.clocks.all() if clock.is_running],
        "entries": row.entries.order_by("-seq"), "files": row.files.all(), "is_house": rules.is_house(user),
        "reads_filing": row.filing and filings_visible_to(user).filter(pk=row.filing_id).exists(),
    }  # fmt: skip
    return render(request, "supervision/review_request.html", context)


REQUEST_STEPS = StepPages("supervision", REVIEW_REQUEST, actions, found).views({
    "accept_request": Ask(AcceptForm, "已受理。"),
    "refuse_request": Ask(partial(NoteForm, label="不予受理的理由", required=True), "已记录，建议人可以查询。"),
    "pass_on_request": Ask(TransferForm, "已移送。"),
    "answer_request": Ask(AnswerRequestForm, "已答复，建议人可以查询。"),
})  # fmt: skip
