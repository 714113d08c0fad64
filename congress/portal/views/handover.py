"""工作移交: what is open under a name, before the post ends or the person goes on leave."""

from typing import NamedTuple

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import redirect, render
from django.urls import reverse

from congress.accounts.models import Post, Role
from congress.accounts.queries import holders_of
from congress.accounts.views.handover import OpenWork, end_post_page
from congress.portal.forms.handover import HandOverForm
from congress.portal.rules import is_of_the_house, require
from proposals import actions
from proposals.queries import leaving
from proposals.rules import WORKERS


class Named(NamedTuple):
    """A case by its number alone: who ends posts need not read what it is about."""

    words: str
    url: str

    def __str__(self):
        return self.words

    def get_absolute_url(self):
        return self.url


def _named(case, what=""):
    return Named(f"{case.full_number or '未编号'}{what}", case.get_absolute_url())


def _shares(post):
    if post.role not in WORKERS:
        return []
    shares = leaving.shares_in_hand(post.user, unit=post.unit)
    return [_named(share.proposal, f"（{share.get_part_display()}，{share.get_status_display()}）") for share in shares]


def _move_shares(post, successor, by):
    if post.role in WORKERS:
        actions.hand_over(leaving.shares_in_hand(post.user, unit=post.unit), to=successor, by=by, note="岗位结束")


def _letters(post):
    """A head's signature is nobody's share: what waits for it is asked by unit."""
    if post.role != Role.UNIT_HEAD:
        return []
    return [_named(share.proposal, f"（{share.unit.label}的答复待签发）") for share in leaving.to_sign_in(post.unit)]


def _papers(post):
    if post.role != Role.COORDINATOR:
        return []
    return [_named(case, f"（{name}的纸质评价）") for case, name in leaving.papers_entered_by(post.user)]


KINDS = (
    OpenWork("经办的承办件", _shares, _move_shares),
    OpenWork("等待签发的答复", _letters, None),
    OpenWork("录入后等待他人复核的纸质评价", _papers, None),
)


@login_required
def end_post(request, pk):
    post = Post.objects.select_related("user", "unit").filter(pk=pk).first()
    return end_post_page(request, pk, kinds=[kind for kind in KINDS if post and kind.listed(post)])


@login_required
def hand_over(request):
    """One's own open shares to a colleague of the same unit."""
    require(is_of_the_house(request.user))
    units = request.user.units_as(*WORKERS)
    shares = [share for share in leaving.shares_in_hand(request.user) if share.unit_id in units]
    colleagues = holders_of(*WORKERS, units=units).exclude(pk=request.user.pk).order_by("name")
    form = HandOverForm(request.POST or None, colleagues=colleagues)
    if form.is_valid() and _hand_over(form, request, shares):
        return redirect(reverse("portal:hand_over"))
    return render(request, "portal/hand_over.html", {"form": form, "shares": shares, "colleagues": colleagues})


def _hand_over(form, request, shares) -> bool:
    chosen = [share for share in shares if str(share.pk) in request.POST.getlist("pick")]
    if not chosen:
        form.add_error(None, "请至少选择一件。")
        return False
    to = form.cleaned_data["successor"]
    try:
        with transaction.atomic():
            actions.hand_over(chosen, to=to, by=request.user, note=form.cleaned_data["note"])
    except ValidationError as error:
        form.add_error("successor", error.messages)
        return False
    messages.success(request, f"{len(chosen)} 件已移交{to.name}经办。")
    return True
