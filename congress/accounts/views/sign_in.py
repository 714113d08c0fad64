from allauth.account.adapter import get_adapter
from allauth.account.views import LoginView, PasswordChangeView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from django.contrib.auth import logout
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from congress.accounts import codes, demo, sessions
from congress.accounts.models import User
from congress.audit import record


class SignIn(LoginView):
    def get_context_data(self, **kwargs):
        return {**super().get_context_data(**kwargs), "demo_doors": demo.doors()}


class ChangePassword(PasswordChangeView):
    def dispatch(self, request, *args, **kwargs):
        """Demo people, and who was entered before a first password was issued, have none to change."""
        if request.user.is_authenticated and not request.user.has_usable_password():
            raise PermissionDenied("此账号还没有密码，不能修改。请联系系统管理员发放初始密码。")
        return super().dispatch(request, *args, **kwargs)


class SetUpSecondFactor(ActivateTOTPView):
    def form_valid(self, form):
        response = super().form_valid(form)
        user = self.request.user
        codes.spend(user, form.counter)
        sessions.note_second_factor(self.request, user)
        record("second_factor_set", by=user, request=self.request, about=user)
        return response


class GiveUpSecondFactor(DeactivateTOTPView):
    def form_valid(self, form):
        user = self.request.user
        record("second_factor_reset", by=user, request=self.request, about=user, own=True)
        return super().form_valid(form)


@require_POST
def enter_demo(request):
    """DEMO only: enter as a demo person without a password."""
    if not demo.is_on():
        raise Http404
    asked = request.POST.get("user", "")
    pk = asked if asked.isascii() and asked.isdecimal() and len(asked) < 19 else 0
    user = get_object_or_404(User, pk=pk, is_demo=True, is_active=True)
    logout(request)
    adapter = get_adapter(request)
    adapter.login(request, user)
    sessions.note_second_factor(request, user, "demo")
    # The door promises a role: who holds several posts enters in the one it names.
    door = next((post for post in user.current_posts if str(post.pk) == request.POST.get("post")), None)
    if door:
        request.session[sessions.ACTING_POST] = door.pk
    return adapter.post_login(
        request,
        user,
        email_verification="none",
        signal_kwargs=None,
        email=None,
        signup=False,
        redirect_url="/",
    )
