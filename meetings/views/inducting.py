"""到任办理: everybody who was passed, what they still need, and a page for each step."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.views.decorators.http import require_safe

from congress.accounts.models import Role
from congress.audit import record
from congress.files.send import send
from congress.pages.htmx import render_part
from congress.pages.listing import Column, Listing, State
from congress.pages.marks import pill
from congress.pages.papers import paper_response
from congress.pages.steps import Ask, StepPages, step_page
from meetings import actions
from meetings.deadlines.appointments import OATHS
from meetings.documents import inducting as sheet
from meetings.flow import LINE
from meetings.forms.inducting import CertificateForm, ElectedOathForm, NotifyOrganForm, OathForm
from meetings.models import LineStatus
from meetings.queries import inducting as queries
from meetings.rules.appointments import is_appointer
from meetings.rules.inducting import reads_inductions, wants_certificate, wants_oath
from meetings.views.electing import door_url
from meetings.views.fetch import line_of

STATES = (
    State("todo", "待办理", (LineStatus.PASSED,)),
    State("in", "已到任", (LineStatus.IN_OFFICE,)),
    State("out", "已离任", (LineStatus.DONE,)),
)


def _notice(line) -> str:
    return next((paper.doc_no for paper in line.organ_notices.all()), "")


def _certificate(line) -> str:
    if not wants_certificate(line):
        return "不颁发"
    return line.certificate.number if hasattr(line, "certificate") else ""


def _oath(line) -> str:
    if not wants_oath(line):
        return "不宣誓"
    return line.sworn.oath.held_on.isoformat() if hasattr(line, "sworn") else ""


def _due(line, kinds: tuple[str, ...]):
    return next((clock for clock in line.clocks.all() if clock.kind in kinds and clock.met_at is None), None)


def _draw(line, words: str, url: str, *kinds: str):
    """What was done opens its paper; what was not says until when."""
    if words and url:
        return format_html('<a href="{}">{}</a>', url, words)
    clock = _due(line, kinds) if not words else None
    return words or (f"{clock.due_on.isoformat()} 以前" if clock else "待办")


def _notice_cell(line):
    paper = next(iter(line.organ_notices.all()), None)
    url = reverse("meetings:organ_notice", args=[paper.code]) if paper else ""
    return _draw(line, _notice(line), url, "appointment.notify")


def _certificate_cell(line):
    has = hasattr(line, "certificate")
    return _draw(line, _certificate(line), reverse("meetings:certificate", args=[line.certificate.pk]) if has else "")


def _oath_cell(line):
    url = line.sworn.oath.get_absolute_url() if hasattr(line, "sworn") else ""
    cell = _draw(line, _oath(line), url, *OATHS)
    return f"{cell}（任职机关组织）" if line.post.sworn_at_organ and not url and wants_oath(line) else cell


def _ways(line):
    return format_html_join(" ", '<a class="btn btn-s" href="{}">{}</a>', getattr(line, "ways", ()))


COLUMNS = (
    Column("title", "任免事项", lambda line: line.label, area="t", fixed=True),
    Column("day", "通过日期", lambda line: line.decided_on, sort="decided_on"),
    Column("meeting", "会议", lambda line: line.decided_at.short),
    Column("notice", "任免通知", _notice, draw=_notice_cell),
    Column("certificate", "任命书", _certificate, draw=_certificate_cell),
    Column("oath", "宪法宣誓", _oath, draw=_oath_cell),
    Column("status", "状态", lambda line: line.get_status_display(), draw=pill, area="s"),
    Column("ways", "办理", lambda line: "", draw=_ways),
)


@login_required
@require_safe
def induction(request):
    if not reads_inductions(request.user):
        raise PermissionDenied
    listing = Listing(
        request, queries.inductions(), COLUMNS, name="到任办理", unit="人次", states=STATES, sort="-day",
        empty="还没有表决通过的任免。",
    )  # fmt: skip
    early = listing.export()
    if not early and is_appointer(request.user):
        for line in listing.page:
            doors = [door for door in LINE.doors(request.user, line) if door.open and door.name in INDUCTION_STEPS]
            line.ways = [(door_url(line, door.name), door.label) for door in doors]
    return early or render_part(request, "meetings/induction.html", Listing.part, {"listing": listing})


def _back(_line) -> str:
    return "meetings:induction"


def _itself(line) -> dict:
    return {"case": line, "line": line}


def _office(user) -> dict:
    return {"office": user.unit_as(Role.APPOINTMENT_OFFICER)}


def _signed(line) -> dict:
    return {"initial": {"signed_by": queries.chair_on(line.decided_on)}}


def _with_others(line) -> dict:
    return {"line": line}


INDUCTION_STEPS = StepPages("meetings", LINE, actions, line_of, home=_back).views({
    "notify_organ": Ask(NotifyOrganForm, "任免通知已编号发出。", given=_office, shown=_itself),
    "hand_certificate": Ask(
        CertificateForm, lambda made: f"已颁发任命书 {len(made)} 份。", known=_signed, given=_office, shown=_itself
    ),
    "swear_in": Ask(OathForm, "宪法宣誓已登记。", known=_with_others, shown=_itself),
})  # fmt: skip


@login_required
def swear_in_elected(request):
    """Who was elected by the congress: sworn in by its 主席团."""
    if not is_appointer(request.user):
        raise PermissionDenied
    form = ElectedOathForm(request.POST or None, request.FILES or None, initial={"organizer": "presidium"})

    def act(elected, **facts):
        return actions.swear_in_elected(list(elected), by=request.user, **facts)

    back = reverse("meetings:induction")
    return step_page(request, form, act, "meetings/swear_in_elected.html", "宪法宣誓已登记。", back=back)


@login_required
@require_safe
def organ_notice(request, code):
    paper = get_object_or_404(queries.notices_visible_to(request.user), code=code)
    return paper_response(request, "meetings/organ_notice.html", sheet.organ_notice(paper), name=f"{paper}")


@login_required
@require_safe
def certificate(request, pk):
    paper = get_object_or_404(queries.certificates_visible_to(request.user), pk=pk)
    record("printed", by=request.user, request=request, about=paper, person=paper.line.official.name)
    return paper_response(request, "meetings/certificate.html", sheet.certificate(paper), name=f"任命书{paper}")


@login_required
@require_safe
def oath(request, code):
    found = get_object_or_404(queries.oaths_visible_to(request.user), code=code)
    return render(request, "meetings/oath.html", {**sheet.oath_record(found), "photos": found.photos.all()})


@login_required
@require_safe
def oath_record(request, code):
    found = get_object_or_404(queries.oaths_visible_to(request.user), code=code)
    return paper_response(request, "meetings/oath_record.html", sheet.oath_record(found), name=f"{found}记录")


@login_required
@require_safe
def oath_photo(request, code, pk):
    found = get_object_or_404(queries.oaths_visible_to(request.user), code=code)
    photo = found.photos.select_related("file").filter(pk=pk).first()
    if photo is None:
        raise Http404
    return send(request, photo.file, inline=True)
