"""导入: bring a file, map its columns, look at what would happen, then let it happen."""

from functools import partial

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from congress.accounts.models import Role, User
from congress.audit import record
from congress.audit.leaving import as_sheet
from congress.files.fields import UploadField
from congress.files.kinds import SHEETS
from congress.imports import jobs, tasks
from congress.imports.models import ImportJob, State, Verdict
from congress.imports.sessions import SessionIndex
from congress.imports.sheets import Unreadable
from congress.pages.paging import paginate
from congress.sheets.writing import xlsx_response
from supervision.rules import is_office, keeps_money

WHO = {
    "suggestions": partial(User.has_role, role=Role.COORDINATOR),
    "deputies": partial(User.has_role, role=Role.COORDINATOR),
    "units": partial(User.has_role, role=Role.SYSTEM_ADMIN),
    "findings": keeps_money,
    "figures": keeps_money,
    "topics": is_office,
    "exam_questions": partial(User.has_role, role=Role.APPOINTMENT_OFFICER),
}
WHERE = {  # what was brought in is found there
    "suggestions": "proposals:index", "deputies": "deputies:index", "units": "portal:units",
    "findings": "supervision:findings", "figures": "supervision:fiscal", "topics": "supervision:index",
    "exam_questions": "meetings:exam_bank",
}  # fmt: skip
TABS = (
    ("new", "新增", {"verdict": Verdict.NEW}),
    ("changed", "有变动", {"verdict": Verdict.CHANGED}),
    ("doubtful", "有提示", {"is_doubtful": True}),
    ("errors", "有错误", {"verdict": Verdict.ERROR}),
    ("unchanged", "无变化", {"verdict": Verdict.UNCHANGED}),
)


def kinds_for(user) -> list[tuple[str, str]]:
    """What this person may import, with the word for it; nothing: not their page."""
    keys = [key for key in settings.IMPORT_RESOURCES if WHO[key](user)]
    if not keys:
        raise PermissionDenied
    return [(key, jobs.resource_of(key).label) for key in keys]


def job_for(request, pk) -> ImportJob:
    found = ImportJob.objects.select_related("file", "owner", "committed_by")
    job = get_object_or_404(found, pk=pk, resource__in=settings.IMPORT_RESOURCES)
    if not WHO[job.resource](request.user):
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
    words = dict(kinds)
    labels = ("文件", "内容", "状态", "行数", "新增", "变动", "错误", "导入人", "上传时间")
    if sheet := as_sheet(request, "导入", labels, found, partial(job_cells, words)):
        return sheet
    page = paginate(request, found)
    for job in page:
        job.label = words[job.resource]
    tabs = [("我的", "?", "", request.GET.get("of") != "all"), ("全部", "?of=all", "", request.GET.get("of") == "all")]
    return render(request, "portal/imports/index.html", {"page": page, "tabs": tabs})


def job_cells(words, job) -> tuple:
    counts = [job.report.get(name, "") for name in ("rows", "new", "changed", "errors")]
    owner = job.owner.name if job.owner else "系统"
    return job.file.name, words[job.resource], job.get_state_display(), *counts, owner, job.created_at


@login_required
def bring(request):
    """``?resource=`` comes from the list the sheet belongs to."""
    start = {"resource": request.GET.get("resource")}
    form = BringForm(request.POST or None, request.FILES or None, initial=start, kinds=kinds_for(request.user))
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
    head = [(line, veiled(resource, job, cells)) for line, cells in job.head]
    rows = [cells for line, cells in head if line > job.header_line]
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
    context = {"job": job, "columns": columns, "fields": fields, "form_error": form_error, "rows": head[:20]}
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


def choose_sessions(request, job):
    """A day for each term and session that is to be made; one that cannot be is said at its field."""
    days = {key: request.POST.get(f"day-{key}", "").strip() for key, *_ in asked_of(job)}
    faults = SessionIndex().faults(days)
    if faults:
        asked = sessions_asked(job, days, faults)
        return show(request, job, status=400, unknown_sessions=asked, with_faults=True)
    days = {key: day for key, day in days.items() if day}
    try:
        jobs.choose(job, {**job.choices, "sessions": days})
    except jobs.NotNow as late:
        return too_late(request, job, late)
    messages.success(request, f"已记下：确认导入时新建 {len(days)} 个。" if days else "已记下：不新建届和会议。")
    return redirect("imports:detail", job.pk)


def asked_of(job) -> list:
    return job.report.get("unknown", {}).get("sessions", [])


def sessions_asked(job, days=None, faults=()) -> list[dict]:
    days = job.choices.get("sessions", {}) if days is None else days
    return [
        {"key": key, "label": label, "count": count, "day": days.get(key, ""), "fault": dict(faults).get(key, "")}
        for key, label, count in asked_of(job)
    ]


@login_required
def detail(request, pk):
    return show(request, job_for(request, pk))


def show(request, job, *, status=200, **more):
    if job.state in (State.UPLOADED, State.MAPPED):
        return redirect("imports:map", job.pk)
    context = {"job": job, "list_url": reverse(WHERE[job.resource])}
    if job.state in (State.PREVIEWED, State.COMMITTED):
        chosen, rows = rows_of(request, job)
        resource = jobs.resource_of(job.resource, job.choices)
        labels = ("行号", "内容", "结论", "变动和提示", *jobs.header_of(job))
        if sheet := as_sheet(request, f"导入预览-{job.pk}", labels, rows, partial(row_cells, resource, job)):
            return sheet
        context |= preview_of(request, job, resource, chosen, rows)
    return render(request, "portal/imports/detail.html", context | more, status=status)


def rows_of(request, job):
    """The tab asked for, or the first that has rows, and its rows."""
    chosen = request.GET.get("of")
    if chosen not in {key for key, _, _ in TABS}:
        chosen = next((key for key, _, _ in TABS if job.report.get(key)), "new")
    where = next(where for key, _, where in TABS if key == chosen)
    return chosen, job.rows.filter(**where).order_by("line")


def row_cells(resource, job, row) -> tuple:
    veil(resource, job, row)
    changes = [f"{label}：{old} → {new}" for label, old, new in row.changes]
    said = [sentence for _, sentence in row.messages]
    return row.line, resource.heading(row.facts), row.get_verdict_display(), "；".join(changes + said), *row.raw


def veiled(resource, job, cells) -> list[str]:
    return [resource.veiled(job.mapping.get(str(number), ""), cell) for number, cell in enumerate(cells)]


def veil(resource, job, row):
    """The row as a page may show it: telephone numbers and addresses by their ends."""
    names = {resource.columns()[name].label: name for name in resource.secret}
    row.raw = veiled(resource, job, row.raw)
    row.changes = [
        [label, *(resource.veiled(names[label], each) if label in names else each for each in values)]
        for label, *values in row.changes
    ]
    return row


def preview_of(request, job, resource, chosen, rows) -> dict:
    report = job.report
    headers = jobs.header_of(job)
    page = paginate(request, rows, total=report[chosen])
    resource.headers = headers
    for row in page:
        veil(resource, job, row)
        row.name = resource.heading(row.facts)
        row.said = [sentence for _, sentence in row.messages]
        row.cells = resource.cells_of(row)
    return {
        "page": page,
        "chosen": chosen,
        "tabs": [(label, f"?of={key}", report[key], key == chosen) for key, label, _ in TABS],
        "unknown": unknown_of(job, resource) if job.state == State.PREVIEWED else [],
        "unknown_sessions": sessions_asked(job) if job.state == State.PREVIEWED else [],
        "to_write": report["new"] + report["changed"],
        "kept_days": settings.IMPORT_KEPT_DAYS,
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
    if request.POST.get("what") == "sessions":
        return choose_sessions(request, job)
    names = [head for head, _, _ in job.report.get("unknown", {}).get("units", [])]
    known = {key for key, _ in jobs.resource_of(job.resource).options_now()["units"]}
    answers = {name: request.POST.get(f"unit-{number}", "new") for number, name in enumerate(names)}
    answers = {name: answer for name, answer in answers.items() if answer == "skip" or answer in known}
    try:
        jobs.choose(job, {**job.choices, "units": answers})
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
