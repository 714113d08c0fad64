"""群发: write, see how many and the first letter as it will be read, and only then send."""

import uuid

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from congress.audit.leaving import as_sheet
from congress.notices import actions
from congress.notices.models import Letter
from congress.notices.previews import previews
from congress.pages.paging import paginate
from congress.portal.forms.letters import LetterForm
from congress.portal.rules import require, writes_to_all


@login_required
def index(request):
    require(writes_to_all(request.user))
    found = Letter.objects.select_related("by")
    sheet = as_sheet(request, "群发", ("标题", "范围", "人数", "发送人", "时间"), found, cells)
    return sheet or render(request, "outbox/letters.html", {"page": paginate(request, found)})


def cells(row: Letter) -> tuple:
    return row.subject, row.audience, row.recipients, row.by.name, row.sent_at


@login_required
@never_cache
def write(request):
    require(writes_to_all(request.user))
    form = LetterForm(request.POST or None, initial={"key": uuid.uuid4()})
    if not form.is_valid() or "change" in request.POST:
        return render(request, "outbox/letter_write.html", {"form": form})
    # The red button is for these people: if one of them has changed since, the list is shown again and not sent.
    if request.POST.get("confirm") == form.fingerprint:
        asked = form.cleaned_data
        sent = actions.send_letter(
            subject=asked["subject"], text=asked["text"], people=form.people, audience=form.audience,
            key=asked["key"], by=request.user, request=request,
        )  # fmt: skip
        messages.success(request, f"已发给 {sent.recipients} 人。")
        return redirect("outbox:letters")
    return _preview(request, form)


def _preview(request, form):
    first, asked = form.people[0], form.cleaned_data
    about = Letter(by=request.user, subject=asked["subject"], text=asked["text"], recipients=len(form.people))
    said, ways = previews("letter_sent", to=first, about=about)
    sent = [
        (key, value)
        for key, values in request.POST.lists()
        if key not in ("csrfmiddlewaretoken", "confirm")
        for value in values
    ]
    context = {
        "count": len(form.people), "first": first, "names": "、".join(each.name for each in form.people[:8]),
        "audience": form.audience, "subject": asked["subject"], "text": asked["text"], "sent": sent,
        "said": said, "ways": ways, "again": "confirm" in request.POST, "fingerprint": form.fingerprint,
    }  # fmt: skip
    return render(request, "outbox/letter_confirm.html", context)
