from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_POST

from congress.accounts import actions, rules
from congress.accounts.forms import PostForm, RefusePostForm
from congress.accounts.models import Post, User
from congress.organs.models import Unit


def _post(pk) -> Post:
    return get_object_or_404(Post.objects.select_related("user", "unit"), pk=pk)


@login_required
def propose(request, pk):
    if not rules.is_system_admin(request.user):
        raise PermissionDenied
    person = get_object_or_404(User, pk=pk)
    today = localdate()
    form = PostForm(request.POST or None, units=Unit.objects.valid_on(today), initial={"starts_on": today})
    if form.is_valid():
        try:
            actions.propose_post(person, by=request.user, **form.cleaned_data)
        except ValidationError as error:
            form.add_error("role", error)
        else:
            messages.success(request, "已提请安全管理员批准，批准后生效。")
            return redirect("accounts:person", person.pk)
    return render(request, "accounts/propose.html", {"form": form, "person": person})


@login_required
@require_POST
def approve(request, pk):
    post = _post(pk)
    try:
        actions.approve_post(post, by=request.user)
    except ValidationError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, f"已批准{post.user.name}任“{post}”。")
    return redirect("accounts:person", post.user_id)


@login_required
def refuse(request, pk):
    post = _post(pk)
    if not rules.may_decide(request.user, post):
        raise PermissionDenied
    form = RefusePostForm(request.POST or None)
    if form.is_valid():
        try:
            actions.refuse_post(post, by=request.user, **form.cleaned_data)
        except ValidationError as error:
            messages.error(request, error.message)
        return redirect("accounts:person", post.user_id)
    return render(request, "accounts/refuse.html", {"form": form, "post": post})
