"""会后: one room with everything a meeting leaves behind, and a page for each step of it."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from congress.accounts.models import Role
from congress.pages.asked import whole
from congress.pages.boxes import NoteForm
from congress.pages.papers import paper_response
from congress.pages.steps import step_page
from meetings import actions, queries, rules
from meetings.documents import after as sheet
from meetings.flow import ITEM, MEETING
from meetings.forms.after import AnnounceForm, BulletinForm, DecisionForm, IssueMinutesForm, MinutesForm, PublishForm
from meetings.models import BulletinKind, Decision, MeetingClock, OpinionStatus
from meetings.queries import outcome
from meetings.queries.executing import executions_of
from meetings.queries.versions import reads_names
from meetings.views.fetch import item as found_item
from meetings.views.fetch import meeting as found_meeting
from meetings.views.ways import ways

DOORS = (
    "draft_minutes", "issue_minutes", "issue_bulletin", "announce", "publish_early", "publish", "archive",
    "collect_opinion",
)  # fmt: skip
CLOCKS = ("meeting.minutes", "meeting.publish")
OF_ITEM = ("decide", "order_execution")


def _may_read(user, meeting) -> bool:
    """What is drafted is the office's; what was issued is read by who came."""
    return reads_names(user, meeting)


@login_required
@require_safe
def after(request, code):
    meeting = found_meeting(request, code)
    user, inside = request.user, queries.sees_inside(request.user, meeting)
    items = outcome.items_with_results(meeting)
    executed = executions_of(meeting) if inside else {}
    for item in items:
        item.doors = [door for door in ITEM.doors(user, item) if door.name in OF_ITEM and door.open]
        item.paper = _shown(getattr(item, "decision", None), inside)
        item.executions = executed.get(item.pk, ()) if inside else ()
    minutes = getattr(meeting, "minutes", None)
    context = {
        "meeting": meeting, "ways": ways(request, meeting), "inside": inside, "items": items,
        "doors": [door for door in MEETING.doors(user, meeting) if door.name in DOORS],
        "clocks": MeetingClock.objects.filter(meeting=meeting, kind__in=CLOCKS, void_at=None) if inside else [],
        "minutes": minutes if minutes and (inside or minutes.doc_no) and _may_read(user, meeting) else None,
        "bulletins": meeting.bulletins.all() if _may_read(user, meeting) else [],
        "publication": outcome.latest(meeting), "today": localdate(),
        "opinions": _opinions(outcome.opinions_visible_to(user).filter(meeting=meeting)),
        "sheets": outcome.checklist(meeting) if inside and meeting.was_held() else [],
    }  # fmt: skip
    return render(request, "meetings/after.html", context)


def _shown(paper: Decision | None, inside: bool) -> Decision | None:
    return paper if paper and (inside or paper.doc_no) else None


def _opinions(found) -> list[tuple[str, int, str]]:
    rows = list(found.values_list("status", flat=True))
    return [(status.label, rows.count(status), status.value) for status in OpinionStatus if status in rows]


def _act(request, case, form, action, done: str, page: str, *, back=None, **more):
    """Back to the room of what a meeting leaves behind, unless the step says otherwise."""
    back = back or reverse("meetings:after", args=[case.code])
    return step_page(request, form, action, page, done, back=back, case=case, **more)


@login_required
def decide(request, code):
    item = found_item(request, code)
    ITEM.require("decide", item, by=request.user)
    known = outcome.decision_of(item)
    initial = sheet.draft_decision(item)
    if known:
        initial = {name: getattr(known, name) for name in ("kind", "title", "text", "publishable", "withheld_why")}
    form = DecisionForm(request.POST or None, initial=initial)

    def act(**said):
        actions.decide(item, by=request.user, office=request.user.unit_as(Role.MEETING_OFFICER), **said)

    back = reverse("meetings:after", args=[item.meeting.code])
    return _act(request, item, form, act, "已保存。", "meetings/decide.html", back=back, known=known)


@login_required
def draft_minutes(request, code):
    meeting = found_meeting(request, code)
    MEETING.require("draft_minutes", meeting, by=request.user)
    known = getattr(meeting, "minutes", None)
    fresh = sheet.draft_minutes(meeting) if known is None or "fresh" in request.GET else None
    form = MinutesForm(request.POST or None, instance=known, initial=fresh)

    def act(**said):
        actions.draft_minutes(meeting, by=request.user, **said)

    more = {"known": known, "waiting": outcome.speeches_of(meeting).filter(status="recorded").count()}
    return _act(request, meeting, form, act, "纪要稿已保存。", "meetings/draft_minutes.html", **more)


@login_required
def issue_minutes(request, code):
    meeting = found_meeting(request, code)
    MEETING.require("issue_minutes", meeting, by=request.user)
    form = IssueMinutesForm(request.POST or None, initial={"copies": "各组成人员，各列席单位"})

    def act(**said):
        actions.issue_minutes(meeting, by=request.user, office=request.user.unit_as(Role.MEETING_OFFICER), **said)

    return _act(request, meeting, form, act, "纪要已印发。", "meetings/issue_minutes.html", minutes=meeting.minutes)


@login_required
def issue_bulletin(request, code):
    meeting = found_meeting(request, code)
    MEETING.require("issue_bulletin", meeting, by=request.user)
    form = BulletinForm(request.POST or None)

    def act(**said):
        actions.issue_bulletin(meeting, by=request.user, **said)

    speeches = list(outcome.speeches_of(meeting))
    more = {
        "waiting": [each for each in speeches if each.status == "recorded"], "count": len(speeches),
        "decisions": sheet.gazette(meeting)["parts"], "persons": sheet.notice_of_persons(meeting)["parts"],
    }  # fmt: skip
    return _act(request, meeting, form, act, "已编印。", "meetings/issue_bulletin.html", **more)


def _guard(request, code, step: str, form_class, done: str):
    """The page before the red button: exactly what becomes public, and what stays inside with the reason."""
    meeting = found_meeting(request, code)
    MEETING.require(step, meeting, by=request.user)
    form = form_class(request.POST or None, meeting=meeting)

    def act(**said):
        getattr(actions, step)(meeting, by=request.user, **said)

    items = outcome.items_with_results(meeting)
    decisions = Decision.objects.filter(item__meeting=meeting).select_related("item__meeting__body")
    chosen = {name: _picked(form, name) for name in form.fields}
    more = {
        "items": items, "decisions": decisions, "chosen": chosen, "latest": outcome.latest(meeting),
        "names": outcome.NAMES_PERSONS,
    }  # fmt: skip
    return _act(request, meeting, form, act, done, f"meetings/{step}.html", **more)


def _picked(form, name: str) -> set[int]:
    asked = form.data.getlist(name) if form.is_bound else form.initial[name]
    return {whole(pk) for pk in asked} - {None}


@login_required
def announce(request, code):
    return _guard(request, code, "announce", AnnounceForm, "会议预告已公布。")


@login_required
def publish_early(request, code):
    return _guard(request, code, "publish_early", PublishForm, "会议结果已公布。")


@login_required
def publish(request, code):
    return _guard(request, code, "publish", PublishForm, "会议结果已公布。")


@login_required
def archive(request, code):
    meeting = found_meeting(request, code)
    MEETING.require("archive", meeting, by=request.user)
    sheets = outcome.checklist(meeting)
    gaps = outcome.missing(sheets)
    form = NoteForm(request.POST or None, label="缺件说明", required=bool(gaps))

    def act(**said):
        actions.archive(meeting, by=request.user, **said)

    return _act(request, meeting, form, act, "已归档。", "meetings/archive.html", sheets=sheets, gaps=gaps)


# ---- papers ----


@login_required
@require_safe
def decision(request, code):
    """决议、决定 as it is printed: with its number for everybody who sees the meeting, as a draft for the office."""
    found = Decision.objects.select_related("item__meeting__body", "item__meeting__term")
    paper = get_object_or_404(found, code=code, item__meeting__in=queries.visible_to(request.user))
    if not paper.doc_no and not rules.is_staff(request.user):
        raise Http404
    return paper_response(request, "meetings/decision.html", sheet.decision(paper), name=paper.title)


@login_required
@require_safe
def minutes(request, code):
    """会议纪要; the draft is the office's."""
    meeting = found_meeting(request, code)
    paper = getattr(meeting, "minutes", None)
    inside = queries.sees_inside(request.user, meeting)
    if paper is None or not (inside or (paper.doc_no and _may_read(request.user, meeting))):
        raise Http404
    drawn = sheet.minutes(paper, names_absent=inside or rules.sits_in(request.user, meeting.body))
    return paper_response(request, "meetings/minutes.html", drawn, name=f"{meeting.short}纪要")


@login_required
@require_safe
def bulletin(request, code, pk):
    meeting = found_meeting(request, code)
    if not _may_read(request.user, meeting):
        raise Http404
    paper = get_object_or_404(meeting.bulletins.select_related("meeting__body"), pk=pk)
    if paper.kind == BulletinKind.NOTICE:
        return paper_response(request, "meetings/public_notice.html", sheet.public_notice(paper), name=str(paper))
    return paper_response(request, "meetings/bulletin.html", sheet.bulletin(paper), name=str(paper))


@login_required
@require_safe
def file_list(request, code):
    """归档目录: what lies in the file, and what does not."""
    meeting = found_meeting(request, code)
    if not queries.sees_inside(request.user, meeting) or not meeting.was_held():
        raise Http404
    context = {"meeting": meeting, "sheets": outcome.checklist(meeting), "title": f"{meeting.title}归档目录"}
    return paper_response(request, "meetings/file_list.html", context, name=f"{meeting.short}归档目录")
