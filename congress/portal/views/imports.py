"""导入: bring a file, map its columns, look at what would happen, then let it happen."""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from congress.accounts.models import Role
from congress.audit import record
from congress.files.fields import UploadField
from congress.files.kinds import SHEETS
from congress.imports import jobs, tasks
from congress.imports.models import ImportJob, State, Verdict
from congress.imports.sheets import Unreadable
from congress.pages.paging import paginate
from congress.sheets.writing import xlsx_response

WHO = {"suggestions": Role.COORDINATOR, "deputies": Role.COORDINATOR, "units": Role.SYSTEM_ADMIN}
TABS = (
    ("new", "新增", {"verdict": Verdict.NEW}),
    ("changed", "有变动", {"verdict": Verdict.CHANGED}),
    ("doubtful", "有提示", {"is_doubtful": True}),
    ("errors", "有错误", {"verdict": Verdict.ERROR}),
    ("unchanged", "无变化", {"verdict": Verdict.UNCHANGED}),
)


def kinds_for(user) -> list[tuple[str, str]]:
    """What this person may import, with the word for it; nothing: not their page."""
    keys = [key for key in settings.IMPORT_RESOURCES if user.has_role(WHO[key])]
    if not keys:
        raise PermissionDenied
    return [(key, jobs.resource_of(key).label) for key in keys]


def job_for(request, pk) -> ImportJob:
    found = ImportJob.objects.select_related("file", "owner", "committed_by")
    job = get_object_or_404(found, pk=pk, resource__in=settings.IMPORT_RESOURCES)
    if not request.user.has_role(WHO[job.resource]):
        raise Http404
    job.label = jobs.resource_of(job.resource).label
    return job


class BringForm(forms.Form):
    resource = forms.ChoiceField(label="导入内容")
    file = UploadField(label="表格文件", kinds=SHEETS)

    def __init__(self, *args, kinds, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["resource"].choices = kinds


@login_required
def index(request):
    kinds = kinds_for(request.user)
    found = ImportJob.objects.filter(resource__in=dict(kinds)).select_related("file", "owner")
    if request.GET.get("of") != "all":
        found = found.filter(owner=request.user)
    page = paginate(request, found)
    for job in page:
        job.label = dict(kinds)[job.resource]
    tabs = [("我的", "?", "", request.GET.get("of") != "all"), ("全部", "?of=all", "", request.GET.get("of") == "all")]
    return render(request, "portal/imports/index.html", {"page": page, "tabs": tabs})


@login_required
def bring(request):
    form = BringForm(request.POST or None, request.FILES or None, kinds=kinds_for(request.user))
    if form.is_valid():
        try:
            upload, resource = form.cleaned_data["file"], form.cleaned_data["resource"]
            job = jobs.bring(upload, resource=resource, by=request.user)
            return redirect("imports:map", job.pk)
        except Unreadable as refused:
            form.add_error("file", str(refused))
    return render(request, "portal/imports/bring.html", {"form": form})


@login_required
def map_columns(request, pk):
    job = job_for(request, pk)
    if job.is_running or job.is_over:
        return redirect("imports:detail", pk)
    resource, header, form_error = jobs.resource_of(job.resource), jobs.header_of(job), ""
    if request.method == "POST":
        mapping = {key[4:]: name for key, name in request.POST.items() if key.startswith("col-") and name}
        form_error = wrong_mapping(resource, mapping)
        if not form_error:
            jobs.map_columns(job, mapping=mapping)
            return start(request, job, jobs.ask_preview)
        job.mapping = mapping
    rows = [cells for line, cells in job.head if line > job.header_line]
    width = max([len(header), *(len(cells) for cells in rows)], default=0)
    columns = [
        {
            "number": number,
            "header": header[number] if number < len(header) else "",
            "field": job.mapping.get(str(number), ""),
            "sample": [cells[number] for cells in rows[:4] if number < len(cells) and cells[number]],
        }
        for number in range(width)
    ]
    fields = [(name, column.label) for name, column in resource.columns().items()]
    context = {"job": job, "columns": columns, "fields": fields, "form_error": form_error, "rows": job.head[:20]}
    return render(request, "portal/imports/map.html", context, status=400 if form_error else 200)


def wrong_mapping(resource, mapping) -> str:
    names = list(mapping.values())
    if unknown := set(names) - set(resource.columns()):
        return f"没有这样的栏目：{'、'.join(sorted(unknown))}。"
    if twice := {name for name in names if names.count(name) > 1}:
        labels = "、".join(resource.columns()[name].label for name in sorted(twice))
        return f"有两列都对应到“{labels}”，请只留一列。"
    if missing := resource.missing(mapping):
        return f"还缺必需的栏目：{'、'.join(missing)}。"
    return ""


def start(request, job, ask, **facts):
    """Put the job to work and go to its page; too late is said there."""
    try:
        ask(job, **facts)
        tasks.wake(job.pk)
    except jobs.NotNow as late:
        return too_late(request, job, late)
    return redirect("imports:detail", job.pk)


def too_late(request, job, late):
    job.refresh_from_db()
    return render(request, "portal/imports/not_now.html", {"job": job, "reason": late}, status=409)


@login_required
def detail(request, pk):
    job = job_for(request, pk)
    if job.state in (State.UPLOADED, State.MAPPED):
        return redirect("imports:map", pk)
    context = {"job": job}
    if job.state in (State.PREVIEWED, State.COMMITTED):
        context |= preview_of(request, job)
    return render(request, "portal/imports/detail.html", context)


def preview_of(request, job) -> dict:
    report = job.report
    chosen = request.GET.get("of")
    if chosen not in {key for key, _, _ in TABS}:
        chosen = next((key for key, _, _ in TABS if report.get(key)), "new")
    rows = job.rows.filter(**next(where for key, _, where in TABS if key == chosen)).order_by("line")
    resource = jobs.resource_of(job.resource, job.choices)
    headers = jobs.header_of(job)
    page = paginate(request, rows, total=report[chosen])
    resource.headers = headers
    for row in page:
        row.name = row.facts.get("title") or row.facts.get("name") or "（没有标题）"
        row.said = [sentence for _, sentence in row.messages]
        row.cells = resource.cells_of(row)
    return {
        "page": page,
        "chosen": chosen,
        "tabs": [(label, f"?of={key}", report[key], key == chosen) for key, label, _ in TABS],
        "unknown": unknown_of(job, resource) if job.state == State.PREVIEWED else [],
        "to_write": report["new"] + report["changed"],
    }


def unknown_of(job, resource) -> dict:
    names = job.report.get("unknown", {}).get("units", [])
    if not names:
        return {}
    chosen = job.choices.get("units", {})
    rows = [
        {"head": head, "count": count, "same": same, "chosen": chosen.get(head, "new"), "number": number}
        for number, (head, count, same) in enumerate(names)
    ]
    return {"rows": rows, "options": resource.options_now()["units"]}


@login_required
@require_POST
def preview(request, pk):
    return start(request, job_for(request, pk), jobs.ask_preview)


@login_required
@require_POST
def choose(request, pk):
    """What each unknown name is to become; the page comes back with it."""
    job = job_for(request, pk)
    names = [head for head, _, _ in job.report.get("unknown", {}).get("units", [])]
    known = {key for key, _ in jobs.resource_of(job.resource).options_now()["units"]}
    answers = {name: request.POST.get(f"unit-{number}", "new") for number, name in enumerate(names)}
    answers = {name: answer for name, answer in answers.items() if answer == "skip" or answer in known}
    try:
        jobs.choose(job, {"units": answers})
    except jobs.NotNow as late:
        return too_late(request, job, late)
    messages.success(request, f"已记下：{len(names) - len(answers)}个新建，{len(answers)}个另行处理。")
    return redirect("imports:detail", pk)


@login_required
@require_POST
def commit(request, pk):
    job = job_for(request, pk)
    return start(request, job, jobs.ask_commit, by=request.user)


@login_required
@require_POST
def cancel(request, pk):
    job = job_for(request, pk)
    try:
        jobs.cancel(job)
    except jobs.NotNow as late:
        return too_late(request, job, late)
    messages.success(request, "已取消，什么也没有写入。")
    return redirect("imports:index")


@login_required
def progress(request, pk):
    """The fragment a waiting page asks for; without a next address when there is nothing to wait for."""
    return render(request, "portal/imports/_progress.html", {"job": job_for(request, pk)})


@login_required
def problems(request, pk):
    """Rows with errors or doubts as a sheet, with the reasons in front, to be mended and brought again."""
    job = job_for(request, pk)
    rows = job.rows.filter(verdict=Verdict.ERROR) | job.rows.filter(is_doubtful=True)
    record("exported", by=request.user, request=request, about=job, what="导入问题行", rows=rows.count())
    found = ([row.line, "；".join(said for _, said in row.messages), *row.raw] for row in rows.order_by("line"))
    return xlsx_response(f"导入问题行-{job.pk}", ["行号", "问题", *jobs.header_of(job)], found)
