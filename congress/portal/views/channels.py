"""通知渠道: servers, gateways and robots; their secrets go in and never come out."""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import IntegrityError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from congress.audit.leaving import as_sheet
from congress.notices.channels.line import Result
from congress.notices.configure import save_gateway, try_out
from congress.notices.models import Gateway
from congress.notices.models.gateways import PERSONAL, Channel
from congress.portal.forms.channels import FORMS
from congress.portal.rules import keeps_channels, require


class MailTest(forms.Form):
    recipient = forms.EmailField(label="发到邮箱", widget=forms.EmailInput({"class": "input"}))


class PhoneTest(forms.Form):
    recipient = forms.RegexField(
        r"^\+?[0-9]{6,20}$", label="发到手机", widget=forms.TextInput({"class": "input"}),
        error_messages={"invalid": "请填写手机号码。"},
    )  # fmt: skip


TESTS = {Channel.EMAIL: MailTest, Channel.SMS: PhoneTest}


@login_required
def index(request):
    require(keeps_channels(request.user))
    rows = list(Gateway.objects.select_related("unit"))
    kept = {row.channel for row in rows}
    missing = [(code, label) for code, label in Channel.choices if code not in PERSONAL or code not in kept]
    sheet = as_sheet(request, "通知渠道", ("名称", "渠道", "单位", "状态", "最近错误"), rows, cells)
    context = {"rows": rows, "missing": missing, "site": settings.SITE_URL}
    return sheet or render(request, "outbox/channels.html", context)


def cells(row: Gateway) -> tuple:
    unit = str(row.unit or "人大机关") if row.is_robot else ""
    state = "停用" if not row.is_active else "没有连上" if row.failures else "启用"
    return row.name, row.get_channel_display(), unit, state, row.last_error


@login_required
@never_cache
def create(request, channel):
    require(keeps_channels(request.user))
    if channel not in Channel or (channel in PERSONAL and Gateway.objects.filter(channel=channel).exists()):
        raise Http404
    return _form(request, Gateway(channel=channel, name=Channel(channel).label))


@login_required
@never_cache
def change(request, pk):
    require(keeps_channels(request.user))
    return _form(request, get_object_or_404(Gateway, pk=pk))


def _form(request, gateway):
    form = FORMS[gateway.channel](request.POST or None, gateway=gateway)
    if form.is_valid():
        asked = form.cleaned_data
        gateway.is_active = asked["is_active"]
        gateway.name, gateway.unit = asked.get("name", gateway.name), asked.get("unit")
        facts = {"options": form.options(), "secrets": form.given_secrets(), "moved": form.is_moved}
        try:
            save_gateway(gateway, **facts, by=request.user, request=request)
        except IntegrityError:  # of mail and of short messages there is one, and a colleague was faster
            form.add_error(None, f"{gateway.get_channel_display()}刚刚已由别人添加，请回到通知渠道，在那里修改。")
            gateway.pk = None
        else:
            messages.success(request, "已保存。请发送一条测试消息，看对方的回答。")
            return redirect("outbox:channel", gateway.pk)
    return _show(request, gateway, form)


def _show(request, gateway, form, **more):
    test = TESTS.get(gateway.channel)
    context = {"gateway": gateway, "form": form, "test": test and test(), "site": settings.SITE_URL, **more}
    return render(request, "outbox/channel.html", context)


@login_required
@never_cache
@require_POST
def test(request, pk):
    require(keeps_channels(request.user))
    gateway = get_object_or_404(Gateway, pk=pk)
    form, asked = FORMS[gateway.channel](gateway=gateway), TESTS.get(gateway.channel)
    asked = asked(request.POST) if asked else None
    if asked and not asked.is_valid():
        return _show(request, gateway, form, test=asked)
    recipient = asked.cleaned_data["recipient"] if asked else gateway.name
    outcome = try_out(gateway, recipient, by=request.user, request=request)
    return _show(request, gateway, form, test=asked, outcome=outcome, went=outcome.result == Result.SENT)
