from allauth.account import forms as account
from allauth.core import context
from allauth.mfa.adapter import get_adapter as get_mfa_adapter
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from django import forms
from django.core.exceptions import ValidationError

from congress.accounts import codes, lockout
from congress.accounts.models import Post, Role, User


def _plain(form, **labels) -> None:
    """Chinese labels above the fields, no grey text inside them."""
    for name, label in labels.items():
        form.fields[name].label = label
        form.fields[name].widget.attrs.pop("placeholder", None)
        form.fields[name].widget.attrs["class"] = "input"


class SignInForm(account.LoginForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _plain(self, login="用户名", password="密码")
        self.fields["login"].widget.attrs["autocapitalize"] = "none"
        self.fields["password"].help_text = ""


class ReauthenticateForm(account.ReauthenticateForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _plain(self, password="密码")
        self.fields["password"].help_text = ""


class ChangePasswordForm(account.ChangePasswordForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _plain(self, oldpassword="当前密码", password1="新密码", password2="再输一遍新密码")
        self.fields["oldpassword"].help_text = ""
        self.fields[
            "password1"
        ].help_text = "至少 10 个字符，不能全是数字，不能与姓名、用户名、手机相近，也不要用人大、区名、年份这类常用词。"

    def clean_oldpassword(self):
        request, username = context.request, self.user.username
        lockout.take_try(request, username)
        if not self.user.check_password(self.cleaned_data["oldpassword"]):
            raise ValidationError("当前密码不正确。" + lockout.was_wrong(request, username))
        lockout.was_right(request, username)
        return self.cleaned_data["oldpassword"]

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("password1") and cleaned["password1"] == cleaned.get("oldpassword"):
            self.add_error("password1", "新密码不能与当前密码相同。")
        return cleaned


class _OneCode:
    """A code is counted like a password: five wrong ones close the account."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _plain(self, code="动态口令")
        self.fields["code"].widget.attrs.update(autofocus=True, maxlength="12")

    def clean_code(self):
        request, username = context.request, self.user.username
        lockout.take_try(request, username)
        self.authenticator = codes.accept(self.user, self.cleaned_data["code"])
        if self.authenticator is None:
            warning = lockout.was_wrong(request, username, what="code")
            raise ValidationError("动态口令不正确，或者已经用过。请等下一个。" + warning)
        lockout.was_right(request, username)
        return self.cleaned_data["code"]


class AuthenticateForm(_OneCode, mfa.AuthenticateForm):
    pass


class ReauthenticateByCodeForm(_OneCode, mfa.ReauthenticateForm):
    pass


class ActivateTOTPForm(totp.ActivateTOTPForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _plain(self, code="动态口令（6 位数字）")
        self.fields["code"].widget.attrs["inputmode"] = "numeric"

    def clean_code(self):
        self.counter = codes.counter_of(self.secret, self.cleaned_data["code"])
        if self.counter is None:
            raise get_mfa_adapter().validation_error("incorrect_code")
        return self.cleaned_data["code"]


class DeactivateTOTPForm(totp.DeactivateTOTPForm):
    pass


class _Styled(forms.Form):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if not isinstance(field, forms.BooleanField):
                field.widget.attrs["class"] = "input"


class _DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self):
        super().__init__(format="%Y-%m-%d")


class ContactForm(_Styled):
    """A new account's, and its correction: there the number is not shown, and an empty field leaves it as it is."""

    phone = forms.RegexField(
        r"^[0-9+\- ]{5,20}$", label="手机", required=False, error_messages={"invalid": "请填写电话号码。"}
    )
    email = forms.EmailField(label="电子邮箱", required=False)

    def clean_phone(self):
        """As a gateway dials it."""
        return self.cleaned_data["phone"].replace(" ", "").replace("-", "")


class AccountForm(ContactForm):
    username = forms.RegexField(
        r"^[a-zA-Z0-9._-]{2,60}$",
        label="用户名",
        error_messages={"invalid": "用户名用 2 至 60 个字母、数字、点、横线。"},
    )
    name = forms.CharField(label="姓名", max_length=30)
    field_order = ("username", "name", "phone", "email")

    def clean_username(self):
        username = self.cleaned_data["username"].lower()
        if User.objects.filter(username__iexact=username).exists():
            raise ValidationError("这个用户名已有人使用。")
        return username


class PostForm(_Styled):
    role = forms.ChoiceField(
        label="职责", choices=[("", "请选择"), *Role.choices],
        help_text="分管领导：除在常委会的岗位外，再授一个“主任、副主任”岗位，单位选所分管的代表工委；逾期件报给分管领导。",
    )  # fmt: skip
    unit = forms.ModelChoiceField(label="单位", queryset=None, empty_label="请选择")
    title = forms.CharField(label="职务", max_length=40, required=False)
    is_vice = forms.BooleanField(
        label="副职", required=False,
        help_text="只用于承办单位负责人。规则定为主要负责人签发的，副职不能签发答复；主持工作的副职不选。",
    )  # fmt: skip
    starts_on = forms.DateField(label="起", widget=_DayInput())
    ends_on = forms.DateField(label="止", required=False, widget=_DayInput())

    def __init__(self, *args, units, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units

    def clean(self):
        cleaned = super().clean()
        starts_on, ends_on = cleaned.get("starts_on"), cleaned.get("ends_on")
        if starts_on and ends_on and ends_on < starts_on:
            self.add_error("ends_on", "止期不能早于起期。")
        if cleaned.get("is_vice") and cleaned.get("role") != Role.UNIT_HEAD:
            self.add_error("is_vice", "只有承办单位负责人分主要负责人和副职。")
        return cleaned


class RefusePostForm(_Styled):
    note = forms.CharField(label="理由", max_length=200)


class EndPostForm(_Styled):
    on = forms.DateField(label="最后一日", widget=_DayInput())
    successor = forms.ModelChoiceField(label="接任人", queryset=None, required=False, empty_label="暂无")

    def __init__(self, *args, post: Post, successors, **kwargs):
        super().__init__(*args, **kwargs)
        self.post = post
        self.fields["successor"].queryset = successors

    def clean_on(self):
        if self.cleaned_data["on"] < self.post.starts_on:
            raise ValidationError(f"不能早于任职起始日 {self.post.starts_on}。")
        return self.cleaned_data["on"]


class PreferencesForm(forms.ModelForm):
    class Meta:
        model = User
        fields = ["large_text", "high_contrast"]
