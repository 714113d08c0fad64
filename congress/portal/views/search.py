"""全站搜索: cases, deputies and units, each only as far as this person may know of them."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render

from congress.portal import finding


@login_required
def search(request):
    words = request.GET.get("q", "").replace("\0", " ").strip()[: finding.LONGEST]
    found = finding.everything(request.user, words) if words else None
    return render(request, "portal/search.html", {"q": words, "found": found})
