"""评选表彰: the list of rounds, one round with its steps, the certificates."""

from dataclasses import replace
from functools import partial

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from congress.audit.leaving import as_sheet
from congress.pages.papers import paper_response
from congress.pages.steps import step_page, taken
from proposals import actions, documents, rules
from proposals.flow import AWARD
from proposals.forms import BallotForm, ConferForm, NoteForm, OpenAwardForm, OpenBallotForm, PutForwardForm
from proposals.models import Award, AwardStatus
from proposals.queries import awards as queries

LABELS = ("年度", "奖项", "状态", "名额", "推荐", "已投票")
ROWS = ("对象", "推荐人", "推荐理由", "得票", "证书编号")


@login_required
@require_safe
def awards(request):
    found = queries.awards()
    if sheet := as_sheet(request, "评选表彰", LABELS, found, award_cells):
        return sheet
    context = {"awards": found, "may_open": rules.is_coordinator(request.user, None)}
    return render(request, "proposals/awards.html", context)


def award_cells(each) -> tuple:
    return each.year, each.get_kind_display(), each.get_status_display(), each.places, each.named, each.voted


@login_required
def open_award(request):
    if not rules.is_coordinator(request.user, None):
        raise PermissionDenied
    form, step = OpenAwardForm(request.POST or None), partial(actions.open_award, by=request.user)
    page, done = "proposals/open_award.html", "评选已经开始，请推荐。"
    return step_page(request, form, step, page, done, back="proposals:awards", then=lambda opened: opened)


@login_required
@require_safe
def award(request, code):
    found = get_object_or_404(Award, code=code)
    rows = list(queries.nominees(found).order_by("-votes", "pk"))
    if sheet := as_sheet(request, str(found), ROWS, rows, nominee_cells):
        return sheet
    doors = [
        replace(door, url=reverse(f"proposals:{door.name}", args=[code])) for door in AWARD.doors(request.user, found)
    ]
    context = {
        "award": found, "rows": rows, "doors": doors, "entries": found.entries.order_by("-seq"),
        "voted": found.ballots.count(), "asked": queries.voters_of(found).count(),
        "ballot": queries.ballot_of(request.user, found),
    }  # fmt: skip
    return render(request, "proposals/award.html", context)


def nominee_cells(each) -> tuple:
    return str(each), each.by_name, each.reason, each.votes, each.certificate_no


def _step(request, code, step, form_of, said, **more):
    """One step of a round: asked on its page, taken by the action of the same name."""
    found = get_object_or_404(Award, code=code)
    AWARD.require(step, found, by=request.user)
    action = taken(getattr(actions, step), found, request)
    page = f"proposals/{step}.html"
    return step_page(request, form_of(found), action, page, said, back=found, award=found, **more)


@login_required
def put_forward(request, code):
    return _step(request, code, "put_forward", lambda a: PutForwardForm(request.POST or None, award=a), "已推荐。")


@login_required
def open_ballot(request, code):
    return _step(request, code, "open_ballot", lambda _: OpenBallotForm(request.POST or None), "投票已经开始。")


@login_required
def cast_ballot(request, code):
    def form_of(found):
        own = [each.pk for each in queries.nominees(found) if rules.own_nominee(request.user, each)]
        ballot = queries.ballot_of(request.user, found)
        initial = {"chosen": [each.pk for each in ballot.chosen.all()] if ballot else []}
        return BallotForm(request.POST or None, award=found, own=own, initial=initial)

    return _step(request, code, "cast_ballot", form_of, "已投票；截止以前可以修改。")


@login_required
def confer(request, code):
    def form_of(found):
        return ConferForm(request.POST or None, award=found, counted=queries.counted(found))

    return _step(request, code, "confer", form_of, "已评定，证书可以打印。")


@login_required
def call_off(request, code):
    return _step(
        request, code, "call_off", lambda _: NoteForm(request.POST or None, label="原因", required=True), "评选已取消。"
    )


@login_required
@require_safe
def certificate(request, code, pk):
    nominee = get_object_or_404(queries.nominees(get_object_or_404(Award, code=code)), pk=pk)
    if nominee.award.status != AwardStatus.CONFERRED or not nominee.certificate_no:
        raise Http404
    context = documents.certificate(nominee.award, nominee)
    return paper_response(request, "proposals/certificate.html", context, name=f"荣誉证书 {nominee.certificate_no}")
