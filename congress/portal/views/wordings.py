"""通知文字: the office writes its own words over those of the house, sees them on a sample, and can go back."""

from collections import Counter

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render

from congress.audit.leaving import as_sheet
from congress.audit.models import SecurityEvent
from congress.notices import actions, texts
from congress.notices.kinds import SUBJECTS, registry, subject_label
from congress.notices.models import Wording
from congress.portal.forms.wordings import WordingForm
from congress.portal.rules import require, writes_to_all

OWN = "own"  # in place of a subject: those the office has written itself


@login_required
def index(request):
    require(writes_to_all(request.user))
    own = {row.kind: row for row in Wording.objects.select_related("changed_by")}
    every = [(kind, subject_label(code), own.get(code)) for code, kind in sorted(registry().items())]
    chosen = request.GET.get("about", "")
    rows = [row for row in every if chosen in ("", row[0].subject) or (chosen == OWN and row[2])]
    sheet = as_sheet(request, "通知文字", ("通知", "类别", "文字", "修改人", "修改时间"), rows, cells)
    counts = Counter(kind.subject for kind, *_ in every)
    subjects = [(code, label, counts[code]) for code, label in SUBJECTS.items() if counts[code]]
    context = {
        "rows": rows, "edited": len(own), "every": len(every), "subjects": subjects, "chosen": chosen, "OWN": OWN,
    }  # fmt: skip
    return sheet or render(request, "outbox/texts.html", context)


def cells(row) -> tuple:
    kind, subject, own = row
    return kind.label, subject, *(("本机关", own.changed_by.name, own.changed_at) if own else ("默认", "", ""))


@login_required
def change(request, kind):
    require(writes_to_all(request.user))
    found = registry().get(kind)
    if found is None:
        raise Http404
    own = Wording.objects.filter(kind=kind).first()
    given = {"subject": own.subject, "text": own.text, "sms": own.sms} if own else None
    data = request.POST if request.method == "POST" else None  # an empty form goes back to the house's words
    form = WordingForm(data, initial=given, kind=found)
    if form.is_valid() and "preview" not in request.POST:
        actions.word(kind, **form.cleaned_data, by=request.user, request=request)
        messages.success(request, "已保存，立即生效。" if any(form.cleaned_data.values()) else "已恢复默认文字。")
        return redirect("outbox:text", kind)
    shown = form.cleaned_data if form.is_bound and form.is_valid() else (given or {})
    history = SecurityEvent.objects.filter(kind="setting_changed", facts__what=f"通知文字 {kind}")[:20]
    context = {
        "kind": found, "form": form, "own": own, "preview": texts.preview(found, **shown), "history": history,
        "variables": [(f"{{{{ {name} }}}}", sample) for name, sample in found.sample.items()],
    }  # fmt: skip
    return render(request, "outbox/text.html", context)
