from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from congress.audit.leaving import as_sheet
from congress.files.send import send
from congress.work import actions, engine
from congress.work.models import Work

SHOWN = 50


def _own(request, pk) -> Work:
    """Nobody's but the owner's, whatever posts somebody holds."""
    return get_object_or_404(Work.objects.select_related("result", "owner"), pk=pk, owner=request.user)


@login_required
@never_cache
@require_safe
def index(request):
    works = Work.objects.filter(owner=request.user)[:SHOWN]
    labels = ("名称", "提出", "状态", "保留到")
    return as_sheet(request, "后台任务", labels, works, cells) or render(request, "work/index.html", {"works": works})


def cells(work: Work) -> tuple:
    return work.title, work.asked_at, work.get_state_display(), work.kept_until if work.result_id else ""


@login_required
@never_cache
@require_safe
def detail(request, pk):
    work = _own(request, pk)
    return render(request, "work/detail.html", {"work": work, "lost": work.result and engine.lost(work)})


@login_required
@never_cache
@require_safe
def progress(request, pk):
    """The fragment the page asks for again and again; without scripts nobody comes here."""
    return render(request, "work/_progress.html", {"work": _own(request, pk)})


@login_required
@require_POST
def cancel(request, pk):
    work = _own(request, pk)
    if actions.cancel(work):
        messages.success(request, "已取消。")
    else:
        messages.info(request, "这项任务已经结束，没有可取消的。")
    return redirect(work)


@login_required
@require_safe
def result(request, pk):
    work = _own(request, pk)
    if work.result is None:
        raise Http404
    if engine.lost(work):
        raise PermissionDenied
    return send(request, work.result)
