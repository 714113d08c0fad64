"""Of django-allauth only the pages listed here exist: no signup, no mail, no password reset by mail."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from django.urls import include, path

from congress.accounts.views import own, sign_in

allauth_pages = [
    path("sign-in/", sign_in.SignIn.as_view(), name="account_login"),
    path("sign-in/code/", mfa.authenticate, name="mfa_authenticate"),
    path("sign-out/", account.logout, name="account_logout"),
    path("disabled/", account.account_inactive, name="account_inactive"),
    path("again/", account.reauthenticate, name="account_reauthenticate"),
    path("again/code/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("password/", account.password_change, name="account_change_password"),
    path("second-factor/", mfa.index, name="mfa_index"),
    path("second-factor/set-up/", sign_in.SetUpSecondFactor.as_view(), name="mfa_activate_totp"),
    path("second-factor/give-up/", sign_in.GiveUpSecondFactor.as_view(), name="mfa_deactivate_totp"),
    path("recovery-codes/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("recovery-codes/new/", recovery.generate_recovery_codes, name="mfa_generate_recovery_codes"),
]
# The first three are the same pages under the names the masthead knows.
own_pages = [
    path("sign-in/", sign_in.SignIn.as_view(), name="sign_in"),
    path("sign-out/", account.logout, name="sign_out"),
    path("password/", account.password_change, name="password"),
    path("me/", own.profile, name="profile"),
    path("preferences/", own.preferences, name="preferences"),
    path("switch/", own.switch, name="switch"),
    path("sessions/", own.held_sessions, name="sessions"),
    path("sessions/end/", own.end_sessions, name="end_sessions"),
    path("sessions/<int:pk>/end/", own.end_session, name="end_session"),
    path("demo/", sign_in.enter_demo, name="demo"),
]
urlpatterns = [*allauth_pages, path("", include((own_pages, "accounts")))]
