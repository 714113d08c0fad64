"""Of django-allauth only the pages listed here exist: no signup, no mail, no password reset by mail."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from django.urls import include, path

from congress.accounts.views import handover, own, people, posts, sign_in

allauth_pages = [
    path("sign-in/", sign_in.SignIn.as_view(), name="account_login"),
    path("sign-in/code/", mfa.authenticate, name="mfa_authenticate"),
    path("sign-out/", account.logout, name="account_logout"),
    path("disabled/", account.account_inactive, name="account_inactive"),
    path("again/", account.reauthenticate, name="account_reauthenticate"),
    path("again/code/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("password/", sign_in.ChangePassword.as_view(), name="account_change_password"),
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
    path("password/", sign_in.ChangePassword.as_view(), name="password"),
    path("me/", own.profile, name="profile"),
    path("preferences/", own.preferences, name="preferences"),
    path("switch/", own.switch, name="switch"),
    path("sessions/", own.held_sessions, name="sessions"),
    path("sessions/end/", own.end_sessions, name="end_sessions"),
    path("sessions/<int:pk>/end/", own.end_session, name="end_session"),
    path("demo/", sign_in.enter_demo, name="demo"),
    path("", people.index, name="index"),
    path("new/", people.create, name="create"),
    path("locks/", people.locks, name="locks"),
    path("locks/<int:pk>/unlock/", people.unlock, name="unlock"),
    path("<int:pk>/", people.person, name="person"),
    path("<int:pk>/phone/", people.reveal, name="reveal"),
    path("<int:pk>/issue-password/", people.issue_password, name="issue_password"),
    path("<int:pk>/disable/", people.disable, name="disable"),
    path("<int:pk>/enable/", people.enable, name="enable"),
    path("<int:pk>/reset-second-factor/", people.reset_second_factor, name="reset_second_factor"),
    path("<int:pk>/propose/", posts.propose, name="propose"),
    path("posts/<int:pk>/approve/", posts.approve, name="approve"),
    path("posts/<int:pk>/refuse/", posts.refuse, name="refuse"),
    path("posts/<int:pk>/end/", handover.end_post, name="end_post"),
]
urlpatterns = [*allauth_pages, path("", include((own_pages, "accounts")))]
