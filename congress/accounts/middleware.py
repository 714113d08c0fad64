"""What stands between a signed-in person and every page, in this order."""

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.shortcuts import redirect

from congress.accounts import codes, passwords, sessions
from congress.accounts.models.posts import DEPUTIES
from congress.audit import record

ALWAYS_OPEN = {
    "account_logout",
    "account_change_password",
    "account_reauthenticate",
    "accounts:sign_out",
    "accounts:password",
}
SECOND_FACTOR_PAGES = {
    "mfa_activate_totp",
    "mfa_reauthenticate",
    "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
    "accounts:preferences",
}
UNWATCHED = {"healthz", "account_login", "accounts:sign_in", "mfa_authenticate"}


def name_of(request) -> str:
    return request.resolver_match.view_name if request.resolver_match else ""


class session_limits:
    """Idle and absolute limits; a disabled account is signed out by its next request."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.user.is_authenticated and (reason := sessions.over(request)):
            record("session_ended", by=request.user, request=request, why=reason)
            logout(request)
            if request.method == "GET" and "HX-Request" not in request.headers:
                messages.info(request, reason)
                return redirect_to_login(request.get_full_path())
        return self.get_response(request)


class acting_post:
    """Narrows rights to the post chosen in the header: unless another, or all, was chosen, the first one of an
    office. Whoever leads the house is a deputy besides, and comes to lead.

    The posts are read afresh for each request, so a post that ended yesterday gives nothing today.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        user = request.user
        if user.is_authenticated:
            chosen = request.session.get(sessions.ACTING_POST)
            held = user.current_posts
            if chosen != sessions.ALL_POSTS:
                office = [post for post in held if post.role not in DEPUTIES]
                user.acting_posts = [post for post in held if post.pk == chosen] or (office or held)[:1]
        return self.get_response(request)


class second_factor:
    """First the own password, then the second factor; before that no page of the house opens."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        name = name_of(request)
        if not request.user.is_authenticated or name in ALWAYS_OPEN or name in UNWATCHED:
            return None
        if reason := passwords.must_change(request.user):
            messages.warning(request, reason)
            return redirect("account_change_password")
        if name in SECOND_FACTOR_PAGES or not request.user.is_office_staff:
            return None
        if sessions.showed_second_factor(request):
            return None
        return redirect("mfa_reauthenticate" if codes.has_totp(request.user) else "mfa_activate_totp")
