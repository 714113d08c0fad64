"""The frame of the handover screen. What is open is known to the apps above; the portal hands it in."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate

from congress.accounts import actions, rules
from congress.accounts.forms import EndPostForm
from congress.accounts.models import Post, User


class OpenWork(NamedTuple):
    """One kind of work a post may leave behind."""

    label: str  # 承办中的代表建议
    listed: Callable  # listed(post) -> the open things, each with get_absolute_url
    move: Callable | None = None  # move(post, successor, by) moves them; None: they stay with the unit


def successors_of(post: Post):
    """Those who hold, or will hold, the same post in the same unit."""
    held = Post.objects.filter(unit=post.unit, role=post.role, status=Post.Status.IN_FORCE)
    lasting = held.overlapping(localdate(), None).exclude(user=post.user)
    return User.objects.filter(is_active=True, pk__in=lasting.values("user")).order_by("name")


def hand_over(form, post: Post, *, by, kinds: Sequence[OpenWork]) -> bool:
    """End the post and move what is open, both or neither."""
    successor = form.cleaned_data["successor"]
    try:
        with transaction.atomic():
            for kind in kinds:
                if kind.move and successor:
                    kind.move(post, successor, by)
            actions.end_post(post, by=by, **form.cleaned_data)
    except ValidationError as error:
        form.add_error("on", error)
        return False
    return True


def end_post_page(request, pk, *, kinds: Sequence[OpenWork] = ()):
    if not rules.is_system_admin(request.user):
        raise PermissionDenied
    post = get_object_or_404(Post.objects.select_related("user", "unit"), pk=pk)
    form = EndPostForm(request.POST or None, post=post, successors=successors_of(post), initial={"on": localdate()})
    if form.is_valid() and hand_over(form, post, by=request.user, kinds=kinds):
        messages.success(request, f"{post.user.name}的岗位“{post}”定于 {form.cleaned_data['on']} 结束。")
        return redirect("accounts:person", post.user_id)
    open_work = [(kind.label, list(kind.listed(post)), kind.move is not None) for kind in kinds]
    return render(request, "accounts/end_post.html", {"form": form, "post": post, "open_work": open_work})


@login_required
def end_post(request, pk):
    """Without the portal nothing is known to be open. The portal's view of the same name takes this place."""
    return end_post_page(request, pk)
