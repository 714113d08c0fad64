"""The first page after sign-in: what waits for this person."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.timezone import localdate

from congress.accounts.models import Role
from congress.pages.context import address
from congress.portal.overview import Coming, Desk, Overview
from congress.portal.todo import OVERSEERS, Agenda
from congress.workdays.count import load_calendar

CONSOLES = (
    (Role.SYSTEM_ADMIN, "accounts:index", "账号", "建立账号，提请授予岗位"),
    (Role.SECURITY_ADMIN, "accounts:index", "岗位与授权", "批准或者不予批准岗位"),
    (Role.AUDIT_ADMIN, "audit:index", "日志", "查阅登录、导出和变更记录"),
    (Role.SYSTEM_ADMIN, "portal:state", "运行状况", "服务、定时任务、磁盘是否正常"),
    (Role.SYSTEM_ADMIN, "portal:calendar", "日历", "放假和调休"),
    (Role.SYSTEM_ADMIN, "portal:rules", "规则", "期限和设置"),
)
MEETS = (Role.LEADER, Role.MEETING_OFFICER, Role.COMMITTEE_OFFICER, Role.APPOINTMENT_OFFICER)
WORKERS = {role for role in Role.values} - {Role.DEPUTY, Role.FORMER_DEPUTY}


@login_required
def home(request):
    user = request.user
    if not user.roles & WORKERS and user.has_any_role(Role.DEPUTY, Role.FORMER_DEPUTY):
        return redirect("proposals:mine")
    today = localdate()
    agenda = Agenda(user, today)
    consoles = [
        (label, address(name), note) for role, name, label, note in CONSOLES if user.has_role(role) and address(name)
    ]
    context = {
        "agenda": agenda,
        "today": today,
        "week": agenda.week(load_calendar()),
        "consoles": consoles,
        "may_log": user.has_any_role(Role.COORDINATOR, Role.STREET_OFFICER),
        "in_unit": bool(user.units_as(Role.HANDLER, Role.UNIT_HEAD)),
        "overview": Overview(user, today) if user.has_any_role(*OVERSEERS) else None,
        "desk": Desk(user, today) if user.has_any_role(Role.MEETING_OFFICER, Role.APPOINTMENT_OFFICER) else None,
        "coming": Coming(user, today) if user.has_any_role(*MEETS) else None,
        "signs": user.has_any_role(Role.DEPUTY, Role.FORMER_DEPUTY),
    }
    return render(request, "portal/home.html", context)
