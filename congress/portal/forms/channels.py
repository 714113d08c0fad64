"""The forms of the ways out of the house. A secret has a field to write into and none to read."""

import json
from urllib.parse import urlsplit

from django import forms
from django.forms.fields import InvalidJSONInput

from congress.notices.channels.ear import is_neighbour
from congress.notices.composing import HOUSE, VARIABLES
from congress.notices.models.gateways import Channel
from congress.organs.models import Unit

INPUT = {"class": "input"}
KEPT = "已保存，不再显示。留空为不修改。"
WHOLE = "请填写以 https:// 或者 http:// 开头的完整地址。"
MOVED = "服务器变了：原来保存的不会交给新的服务器，请重新填写。"


def text(label, *, required=True, initial="", length=200, **facts):
    return forms.CharField(
        label=label, max_length=length, required=required, initial=initial, widget=forms.TextInput(INPUT), **facts
    )


def secret(label, **facts):
    widget = forms.PasswordInput({**INPUT, "autocomplete": "new-password"}, render_value=False)
    return forms.CharField(label=label, max_length=500, required=False, widget=widget, **facts)


class PlainFields(forms.JSONField):
    def to_python(self, value):
        """JSON has bounds the library does not speak of: thousands of brackets, thousands of digits."""
        try:
            return super().to_python(value)
        except (RecursionError, ValueError):
            raise forms.ValidationError('请写成 {"名称": "值"} 的形式。') from None

    def bound_data(self, data, initial):
        try:
            return super().bound_data(data, initial)
        except (RecursionError, ValueError):
            return InvalidJSONInput(data)


class UnseenFields(PlainFields):
    """Opens empty like every secret, where JSON would say null."""

    def prepare_value(self, value):
        return "" if value is None else super().prepare_value(value)


def choice(label, choices):
    return forms.ChoiceField(label=label, choices=choices, widget=forms.Select(INPUT))


def check_address(value: str) -> str:
    """http or https to a host with a name or an address; never this machine's metadata neighbours.

    Where a name leads is looked at again when the line stands (channels/ear.py)."""
    if not value.isascii() or not value.isprintable() or " " in value:
        raise forms.ValidationError("地址里不能有空格、换行或者中文，请重新复制。")
    try:
        parts = urlsplit(value)
    except ValueError:  # half a pair of brackets
        raise forms.ValidationError(WHOLE) from None
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username or parts.password:
        raise forms.ValidationError(WHOLE)
    try:
        parts.port  # noqa: B018  reading it checks it
    except ValueError:
        raise forms.ValidationError("端口不正确。") from None
    if is_neighbour(parts.hostname):
        raise forms.ValidationError("不能使用这个地址。")
    return value


class ChannelForm(forms.Form):
    """``secrets`` are written only; ``not_options`` are columns of the gateway; the rest are its options."""

    secrets: tuple[str, ...] = ()
    not_options = ("name", "unit", "is_active")

    is_active = forms.BooleanField(label="启用", required=False)

    def __init__(self, data=None, *, gateway):
        known = gateway.known_secrets if gateway.pk else {}
        given = {**gateway.options, "name": gateway.name, "unit": gateway.unit, "is_active": gateway.is_active}
        super().__init__(data, initial=given if gateway.pk else None)
        self.gateway = gateway
        for name in self.secrets:
            if known.get(name):
                self.fields[name].help_text = KEPT

    def clean(self):
        """An active gateway has all it needs; a secret is never handed to a server it was not given for."""
        cleaned = super().clean()
        known = self.gateway.known_secrets if self.gateway.pk else {}
        self.is_moved = bool(known) and self.server(cleaned) != self.server(self.gateway.options)
        for name in self.asked_again(cleaned) if self.is_moved else ():
            if known.get(name) and not cleaned.get(name):
                self.add_error(name, MOVED)
        for name in self.needed(cleaned):
            if not (cleaned.get(name) or known.get(name)) and name not in self.errors:
                self.add_error(name, "请填写。")
        return cleaned

    def needed(self, cleaned) -> list[str]:
        return []

    def server(self, given: dict) -> tuple:
        """Where the secrets go to."""
        return ()

    def asked_again(self, cleaned) -> list[str]:
        """The secrets that another server will ask for; the others are forgotten."""
        return []

    def options(self) -> dict:
        left = (*self.secrets, *self.not_options)
        return {name: value for name, value in self.cleaned_data.items() if name not in left}

    def given_secrets(self) -> dict:
        return {name: self.cleaned_data.get(name, "") for name in self.secrets}


class MailForm(ChannelForm):
    secrets = ("password",)

    house = text("平台名称", initial=HOUSE, length=40, help_text="邮件的发件人名称。")
    sender = forms.EmailField(label="发件地址", widget=forms.EmailInput(INPUT))
    host = text("邮件服务器", help_text="如 smtp.example.gov.cn")
    port = forms.IntegerField(label="端口", initial=465, min_value=1, max_value=65535, widget=forms.NumberInput(INPUT))
    security = choice("加密", [("ssl", "SSL（465）"), ("starttls", "STARTTLS（587）"), ("none", "不加密（仅限内网）")])
    username = text("用户名", required=False)
    password = secret("密码或者授权码")
    content = forms.BooleanField(
        label="邮件里写内容", required=False, initial=True, help_text="不选的，邮件只说有新通知，内容登录后看。"
    )

    def server(self, given):
        return str(given.get("host")).lower(), given.get("port"), given.get("security")

    def asked_again(self, cleaned):
        return ["password"] if cleaned.get("username") else []


class SmsForm(ChannelForm):
    secrets = ("token", "access_key_secret", "extra")

    protocol = choice("接口", [("plain", "通用 HTTP 接口"), ("aliyun", "阿里云短信服务")])
    house = text("平台名称", initial=HOUSE, length=40)
    url = text("接口地址", help_text="阿里云填 https://dysmsapi.aliyuncs.com", validators=[check_address])
    format = choice("提交方式（通用）", [("json", "JSON"), ("form", "表单")])
    field_phone = text("手机号字段（通用）", required=False, initial="mobile")
    field_text = text("内容字段（通用）", required=False, initial="content")
    field_key = text("编号字段（通用）", required=False, help_text="同一条短信的编号不变，可供对方去重。")
    extra = UnseenFields(
        label="其他固定字段（通用）", required=False, widget=forms.TextInput({**INPUT, "autocomplete": "off"}),
        help_text='如 {"account": "wcrd", "password": "…"}，与密钥一样加密保存。没有的写 {}。',
    )  # fmt: skip
    success_field = text("成功标志字段（通用）", required=False, initial="code")
    success_value = text("成功标志的值（通用）", required=False, initial="0")
    header = text("鉴权头名称（通用）", required=False, initial="Authorization")
    token = secret("鉴权头的值（通用）")
    access_key_id = text("AccessKey ID（阿里云）", required=False)
    access_key_secret = secret("AccessKey Secret（阿里云）")
    sign_name = text("短信签名（阿里云）", required=False)
    template_code = text("模板编号（阿里云）", required=False)
    params = PlainFields(
        label="模板变量（阿里云）", required=False, initial=dict, widget=forms.TextInput(INPUT),
        help_text=(
            '模板中的名称和本系统的变量，如 {"kind": "类别", "path": "路径"}。可用：平台、类别、链接、路径。'
            "阿里云不准以网址作变量，请把本平台网址写在模板里，末尾接变量“路径”，如“……请查看：https://rd.example.gov.cn/${path}”。"
        ),
    )  # fmt: skip
    promises_once = forms.BooleanField(
        label="服务商承诺同一编号不重复发送",
        required=False,
        help_text="选中后，结果不明的短信会以同一编号自动再发一次。",
    )

    def needed(self, cleaned):
        if cleaned.get("protocol") == "aliyun":
            return ["access_key_id", "access_key_secret", "sign_name", "template_code"]
        return ["field_phone", "field_text"]

    def server(self, given):
        parts = urlsplit(str(given.get("url")))
        return parts.scheme, parts.netloc.lower()

    def asked_again(self, cleaned):
        if cleaned.get("protocol") == "aliyun":
            return ["access_key_secret"]
        return ["token", "extra"] if cleaned.get("header") else ["extra"]

    def clean_extra(self):
        """As text: it is kept among the secrets. Left empty it stays what it was."""
        if self.cleaned_data.get("extra") is None:
            return ""
        return json.dumps(self._plain("extra"), ensure_ascii=False)

    def clean_params(self):
        """A variable we do not have would travel as an empty place."""
        params = self._plain("params")
        if unknown := sorted(set(params.values()) - set(VARIABLES)):
            raise forms.ValidationError(f"没有这些变量：{'、'.join(unknown)}。可用的有：{'、'.join(VARIABLES)}。")
        return params

    def _plain(self, name) -> dict:
        value = self.cleaned_data.get(name) or {}
        if not isinstance(value, dict) or not all(isinstance(each, str) for each in value.values()):
            raise forms.ValidationError('请写成 {"名称": "值"} 的形式。')
        return value


class RobotForm(ChannelForm):
    secrets = ("url", "sign")

    name = text("名称", length=60, help_text="如“住建局工作群”。")
    unit = forms.ModelChoiceField(
        Unit.objects.all(), label="单位", required=False, empty_label="人大机关", widget=forms.Select(INPUT)
    )
    url = secret("Webhook 地址", validators=[check_address], help_text="在群里添加机器人时得到的地址，含密钥。")
    sign = secret("加签密钥（钉钉）", help_text="以 SEC 开头。企业微信不用填。")

    def needed(self, cleaned):
        return ["url"]


FORMS = {Channel.EMAIL: MailForm, Channel.SMS: SmsForm, Channel.WECOM: RobotForm, Channel.DINGTALK: RobotForm}
