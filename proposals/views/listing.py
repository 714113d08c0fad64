from django.contrib.auth.decorators import login_required
from django.shortcuts import render

from congress.pages.paging import paginate
from proposals import queries


@login_required
def index(request):
    found = queries.for_list(queries.matching(queries.visible_to(request.user), request.GET.get("q", "")))
    return render(request, "proposals/index.html", {"page": paginate(request, found)})
