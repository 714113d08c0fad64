"""全站搜索: cases, deputies and units, each only as far as this person may know of them."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render

from congress.portal import finding


def _words(request) -> str:
    return request.GET.get("q", "").replace("\0", " ").strip()[: finding.LONGEST]


@login_required
def suggest(request):
    """What the box offers while somebody types."""
    words = _words(request)
    return render(request, "portal/_suggestions.html", {"q": words, "offers": finding.offers(request.user, words)})


@login_required
def search(request):
    words = _words(request)
    found = finding.everything(request.user, words) if words else None
    return render(request, "portal/search.html", {"q": words, "found": found})
