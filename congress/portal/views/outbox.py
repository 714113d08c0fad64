"""发件箱: what waits, went or failed, and why; here a person decides what the machine may not."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from congress.notices import actions
from congress.notices.kinds import kind_of
from congress.notices.models import Delivery, Gateway
from congress.notices.models.deliveries import FOR_A_PERSON
from congress.notices.models.deliveries import State as S
from congress.pages.htmx import render_part
from congress.pages.listing import Column, Listing, State
from congress.pages.marks import pill
from congress.portal.forms.outbox import OutboxFilters
from congress.portal.rules import keeps_contacts, reads_outbox, require, writes_to_all

TABS = (
    State("trouble", "待处理", FOR_A_PERSON),
    State("waiting", "等待发送", (S.WAITING, S.CLAIMED)),
    State("sent", "已发出", (S.SENT,)),
    State("cancelled", "已取消", (S.CANCELLED,)),
)
HOLDS = {S.WAITING: "draft", S.CLAIMED: "unit", S.SENT: "done", S.CANCELLED: "ended"}


def masked(row: Delivery) -> str:
    """Enough to see what is wrong with an address, not enough to use it."""
    name, at, host = row.recipient.partition("@")
    if at:
        return f"{name[:2]}***@{host}"
    return f"{name[:3]}****{name[-4:]}" if row.person_id and len(name) >= 8 else name


def what(row: Delivery) -> str:
    return kind_of(row.notice.kind).label if row.notice else "每日汇总"


def who(row: Delivery) -> str:
    return row.person.name if row.person else "群"


def when(moment) -> str:
    return f"{localtime(moment):%Y-%m-%d %H:%M}" if moment else ""


def state_cell(row: Delivery):
    return pill(HOLDS.get(row.state, "again"), row.get_state_display())


def what_cell(row: Delivery):
    return format_html('<a class="title" href="{}/">{}</a>', row.pk, what(row))


COLUMNS = (
    Column("what", "通知", what, draw=what_cell, area="t", fixed=True),
    Column("who", "收件人", who, sort="person__name", area="u", fixed=True),
    Column("channel", "渠道", lambda row: row.gateway.get_channel_display(), sort="gateway__channel"),
    Column("address", "地址", masked, shown=False),
    Column("state", "状态", lambda row: row.get_state_display(), draw=state_cell, area="s", fixed=True),
    Column("why", "原因", lambda row: row.last_error),
    Column("attempts", "次数", lambda row: row.attempts, sort="attempts", look="num wide"),
    Column("made", "产生", lambda row: when(row.made_at), sort="made_at", look="no"),
    Column("sent", "发出", lambda row: when(row.sent_at), sort="sent_at", look="no"),
    Column("next", "下次发送", lambda row: when(row.next_try_at), sort="next_try_at", look="no", shown=False),
)
EMPTY = "没有等待或者发出的站外通知。设置好通知渠道以后，短信和邮件在这里查看。"


@login_required
def index(request):
    require(reads_outbox(request.user))
    filters = OutboxFilters(request.GET or None)
    rows = filters.narrow(Delivery.objects.select_related("gateway", "notice", "person"))
    listing = Listing(
        request, rows, COLUMNS, name="发件箱", states=TABS, state_field="state", filters=filters,
        pick=lambda row: (row.pk, f"{who(row)} {what(row)}"), bulk="outbox/_bulk.html", empty=EMPTY,
    )  # fmt: skip
    off = Delivery.objects.filter(gateway__is_active=False, state=S.WAITING).values("gateway")
    silent = Gateway.objects.filter(Q(is_active=True, failures__gt=0) | Q(pk__in=off))
    context = {"listing": listing, "silent": silent, "is_writer": writes_to_all(request.user)}
    return listing.export() or render_part(request, "outbox/index.html", Listing.part, context)


@login_required
@never_cache
def detail(request, pk):
    require(reads_outbox(request.user))
    found = Delivery.objects.select_related("gateway", "notice", "digest", "person", "settled_by")
    row = get_object_or_404(found, pk=pk)
    context = {
        "row": row,
        "what": what(row),
        "who": who(row),
        "address": masked(row),
        "state": state_cell(row),
        "is_office": writes_to_all(request.user),
        "keeps_contacts": keeps_contacts(request.user),
        "may_cancel": row.state in actions.CANCELLABLE,
        "may_repeat": row.state in actions.REPEATABLE,
    }
    return render(request, "outbox/detail.html", context)


@login_required
@require_POST
def cancel(request):
    return _settle(request, actions.cancel, actions.CANCELLABLE, "取消发送")


@login_required
@require_POST
def again(request):
    return _settle(request, actions.send_again, actions.REPEATABLE, "重新发送")


def _settle(request, act, states, verb):
    """Asked once more with the list in sight; then done, and in the audit."""
    require(reads_outbox(request.user))
    ids = [int(pk) for pk in request.POST.getlist("pick") if pk.isdecimal() and len(pk) < 19][:1000]
    if ids and "confirm" in request.POST:
        seen = dict(each.partition("-")[::2] for each in request.POST.getlist("seen"))
        done = act(ids, by=request.user, request=request, seen={pk: seen.get(str(pk), "") for pk in ids})
        messages.success(
            request, f"{verb} {done} 件。" + (f"另有 {len(ids) - done} 件已不能{verb}。" if done < len(ids) else "")
        )
        return redirect("outbox:index")
    found = Delivery.objects.filter(pk__in=ids, state__in=states).select_related("gateway", "notice", "person")
    rows = [(row, what(row), who(row), state_cell(row)) for row in found]
    doubtful = sum(row.state == S.UNKNOWN for row, *_ in rows)
    context = {"rows": rows, "verb": verb, "left_out": len(ids) - len(rows), "doubtful": doubtful}
    return render(request, "outbox/settle.html", context)
