"""更正联系方式: messages that reach nobody begin with a number or an address that is wrong."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache

from congress.accounts.models import User
from congress.portal.actions.contact import correct_contact, undelivered
from congress.portal.forms.contact import CorrectionForm
from congress.portal.rules import keeps_contacts, require


@login_required
@never_cache
def contact(request, pk):
    require(keeps_contacts(request.user))
    person = get_object_or_404(User, pk=pk)
    form = CorrectionForm(request.POST or None, person=person, failed=undelivered(person).count())
    if form.is_valid():
        asked = form.cleaned_data
        changed, again = correct_contact(
            person, by=request.user, phone=asked["phone"], email=asked["email"], resend=asked.get("resend", False),
            request=request,
        )  # fmt: skip
        said = f"已更正{person.name}的{'、'.join(changed)}，并告知本人。" if changed else "没有改动。"
        messages.success(request, said + (f"重新发送 {again} 件。" if again else ""))
        return redirect("accounts:person", pk)
    return render(request, "portal/contact.html", {"form": form, "person": person})
