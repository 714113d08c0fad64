from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render

from congress.organs.actions import UnitEnded
from congress.organs.models import Unit
from congress.pages.asked import whole
from congress.pages.steps import refuse
from congress.portal.actions.reform import CARVE, SPLIT, WORDS, preview, reform
from congress.portal.forms.units import FORMS
from congress.portal.rules import keeps_rules, require

OWN = ("csrfmiddlewaretoken", "confirm")


@login_required
def reform_unit(request, pk, kind):
    """更名、合并、分设、划出: the form, then what would move, then the act."""
    require(keeps_rules(request.user))
    unit = get_object_or_404(Unit.objects.select_related("parent"), pk=pk)
    form = FORMS[kind](request.POST or None, unit=unit)
    context = {"unit": unit, "form": form, "word": WORDS[kind], "kind": kind}
    if not form.is_valid():
        return render(request, "portal/reform.html", context)
    plan = form.plan(shares=_places(request.POST, "share"), posts=_places(request.POST, "post"))
    if "confirm" not in request.POST:
        return render(request, "portal/reform_preview.html", context | _shown(request, plan))
    return _do(request, plan, context)


def _do(request, plan, context):
    form = context["form"]
    try:
        news = reform(plan, by=request.user)
    except UnitEnded as error:
        form.add_error(None, error)
        return render(request, "portal/reform.html", context, status=409)
    except ValidationError as error:
        refuse(form, error)
        return render(request, "portal/reform.html", context)
    named = "、".join(unit.name for unit in news)
    what = "所选的未办结件" if plan.kind == CARVE else "未办结件"
    messages.success(request, f"{context['word']}已办理，{what}转到{named}。")
    return redirect("portal:unit", news[0].pk)


def _places(post, prefix) -> dict[int, int]:
    """share_12=1: the share goes to the second of the new units. Nonsense is left out."""
    found = {}
    for key, value in post.items():
        name, _, pk = key.partition("_")
        share, place = whole(pk), whole(value)
        if name == prefix and share is not None and place is not None and place < 4:
            found[share] = place
    return found


def _shown(request, plan):
    sent = [(key, value) for key, values in request.POST.lists() for value in values if key not in OWN]
    return {
        "plan": plan,
        "fates": preview(plan),
        "heirs": list(enumerate(plan.into)),
        "divides": plan.kind in (SPLIT, CARVE),
        "stays": plan.kind == CARVE,
        "sent": sent,
    }
