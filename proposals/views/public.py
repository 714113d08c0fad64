"""What everybody may read, without signing in: the rows of ``Release`` and nothing else of a case."""

import json

from django.db.models import Exists, OuterRef
from django.http import Http404, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from congress.files.send import send
from congress.organs.models import CongressSession
from congress.pages.context import organization
from congress.pages.paging import paginate
from congress.sheets.writing import csv_response
from proposals.forms import PublicFilter
from proposals.models import Proposal, Release, ReleaseAct, ReleasedFile
from proposals.queries import publicity as queries

LABELS = (
    "编号", "标题", "次会议", "类别", "提出人", "承办单位", "答复日期", "办理结果", "公开范围",
    "公开日期", "网址", "摘要",
)  # fmt: skip


def _asked(request):
    held = CongressSession.objects.filter(Exists(Proposal.objects.exclude(serial=None).filter(session=OuterRef("pk"))))
    form = PublicFilter(request.GET, sessions=held.select_related("term").order_by("-opens_on"))
    return form, queries.releases(**form.asked)


def _sums(form):
    found = queries.counted()
    if session := form.asked["session"]:
        found = found.filter(session=session)
    return queries.counts(found)


@require_safe
def public(request):
    form, found = _asked(request)
    sums = _sums(form)
    context = {
        "form": form,
        "page": paginate(request, found, per_page=20),
        "open": [each for each in sums if each[0] in queries.PUBLIC],
        "inside": [each for each in sums if each[0] not in queries.PUBLIC],
        "total": sum(cases for _word, _label, cases in sums),
    }
    return render(request, "proposals/public.html", context)


@require_safe
def public_case(request, code):
    release = Release.objects.newest().filter(proposal__code=code).select_related("proposal").first()
    if release is None or release.act == ReleaseAct.WITHHELD:
        raise Http404
    gone = release.act == ReleaseAct.RETRACTED
    context = {
        "row": release,
        "files": [] if gone else list(release.files.select_related("file")),
        "said": release.content,
        "is_whole": release.scope == "full",
    }
    return render(request, "proposals/public_case.html", context, status=410 if gone else 200)


def _site(request) -> str:
    return request.build_absolute_uri("/").rstrip("/")


def _cells(release: Release, site: str) -> tuple:
    said = release.content
    letters = said.get("letters", [])
    return (
        said["number"], said["title"], said["session"], said["category"], said.get("proposer", ""),
        "、".join(each["unit"] for each in letters), said.get("replied_on", ""),
        "、".join(dict.fromkeys(each["class"] for each in letters)), release.get_scope_display(),
        release.at.date().isoformat(), site + release.get_absolute_url(), release.sha256,
    )  # fmt: skip


@require_safe
def public_csv(request):
    """The list as a table; ``?table=counts`` what is not public, by reason."""
    form, found = _asked(request)
    if request.GET.get("table") == "counts":
        return csv_response("建议公开统计", ("情况", "件数"), [(label, cases) for _word, label, cases in _sums(form)])
    site = _site(request)
    return csv_response("公开的代表建议", LABELS, (_cells(each, site) for each in found.iterator(200)))


@require_safe
def public_json(request):
    """All that is public with its words, and the count of what is not, by reason: a line a case, so that it streams."""
    form, found = _asked(request)
    response = StreamingHttpResponse(_lines(request, form, found), content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="suggestions.json"'
    return response


def _lines(request, form, found):
    site, sums = _site(request), _sums(form)
    head = {
        "issuer": organization()["name"],
        "made_on": localdate().isoformat(),
        "page": site + reverse("proposals:public"),
        "counts": [{"key": word, "label": label, "cases": cases} for word, label, cases in sums],
    }
    yield f'{json.dumps(head, ensure_ascii=False)[:-1]}, "published": [\n'
    for place, each in enumerate(found.iterator(200)):
        facts = {
            "url": site + each.get_absolute_url(), "scope": each.scope, "published_on": each.at.date().isoformat(),
            "sha256": each.sha256, **each.content,
        }  # fmt: skip
        yield f"{',' if place else ''}{json.dumps(facts, ensure_ascii=False)}\n"
    yield "]}\n"


@require_safe
def public_file(request, code, pk):
    """The copy made for the public, as long as the case is out; the original has no public address."""
    shown = ReleasedFile.objects.filter(release__in=Release.objects.public(), release__proposal__code=code)
    return send(request, get_object_or_404(shown.select_related("file"), pk=pk).file, inline="inline" in request.GET)
