"""Where django-allauth asks this house: who may sign in, how secrets are kept, what the words are."""

from io import BytesIO

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.utils.timezone import now
from segno import make_qr

from congress.accounts import lockout, passwords, sealing, sessions
from congress.audit import record
from congress.audit.acting import address_of


class AccountAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "incorrect_password": "密码不正确。",
        "incorrect_code": "动态口令不正确，或者已经用过。请等下一个。",
        "enter_current_password": "当前密码不正确。",
        "username_password_mismatch": "用户名或密码不正确。",
        "too_many_login_attempts": "尝试次数过多，请稍后再试。",
    }

    def is_open_for_signup(self, request):
        return False

    def get_client_ip(self, request):
        return address_of(request) or "0.0.0.0"

    def pre_authenticate(self, request, **credentials):
        lockout.take_try(request, credentials.get("username", ""))

    def authenticate(self, request, **credentials):
        user = super().authenticate(request, **credentials)
        if user:
            lockout.was_right(request, credentials["username"])
        return user

    def authentication_failed(self, request, **credentials):
        warning = lockout.was_wrong(request, credentials.get("username", ""))
        raise ValidationError(f"用户名或密码不正确。{warning}", code="mismatch")

    def pre_login(self, request, user, **kwargs):
        if refused := self._refusal(user):
            record("sign_in_failed", by=user, request=request, result="refused", what=refused)
            messages.error(request, refused)
            return redirect("account_login")
        return super().pre_login(request, user, **kwargs)

    def _refusal(self, user) -> str:
        if user.is_demo and not settings.DEMO:
            return "演示账号只能在演示环境中使用。"
        if passwords.first_password_is_over(user):
            return "初始密码已超过 72 小时，请联系系统管理员重新发放。"
        return ""

    def login(self, request, user):
        super().login(request, user)
        sessions.begin(request)
        if user.is_administrator:  # one session at a time
            sessions.end_all(user, but=request.session.session_key)

    def post_login(self, request, user, **kwargs):
        lockout.forget(user.username)
        record("sign_in", by=user, request=request, second_factor=sessions.showed_second_factor(request))
        return super().post_login(request, user, **kwargs)

    def logout(self, request):
        if request.user.is_authenticated:
            record("sign_out", by=request.user, request=request)
        super().logout(request)

    def set_password(self, user, password):
        user.must_change_password = False
        user.first_password_expires_at = None
        user.password_changed_at = now()
        super().set_password(user, password)
        record("password_changed", by=user, about=user)

    def get_password_change_redirect_url(self, request):
        return settings.LOGIN_REDIRECT_URL

    def is_reauthentication_required(self, *, app, **kwargs):
        """Who typed the password less than five minutes ago is not asked for it again."""
        return not sessions.is_fresh(context.request) and super().is_reauthentication_required(app=app, **kwargs)


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "动态口令不正确，或者已经用过。请等下一个。",
        "cannot_delete_authenticator": "您的岗位必须使用动态口令，不能停用。",
        "cannot_generate_recovery_codes": "请先启用动态口令。",
    }

    def encrypt(self, text):
        return sealing.seal(text)

    def decrypt(self, encrypted_text):
        return sealing.open_sealed(encrypted_text)

    def can_delete_authenticator(self, authenticator):
        return not authenticator.user.is_office_staff

    def get_totp_label(self, user):
        return user.username

    def get_totp_issuer(self):
        return "区人大常委会平台"

    def build_totp_svg(self, url):
        out = BytesIO()
        make_qr(url, error="m").save(out, kind="svg", scale=5, border=2, xmldecl=False, nl=False)
        return out.getvalue().decode()
