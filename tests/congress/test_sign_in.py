"""Password, second factor, first password."""

from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import connection
from django.urls import NoReverseMatch, reverse
from django.utils.timezone import now

from congress.accounts import passwords
from congress.accounts.models import Role, User
from congress.accounts.sealing import Unreadable, open_sealed, seal
from congress.audit.models import SecurityEvent
from tests.congress.accounts_cast import PASSWORD, code, enter, page, person, with_totp

pytestmark = pytest.mark.django_db


def test_a_deputy_enters_with_the_password(client):
    person("liu", Role.DEPUTY)

    response = enter(client, "liu")

    assert response.status_code == 302
    assert response.url == "/"
    assert client.session["_auth_user_id"]


def test_a_user_name_is_taken_in_any_case_and_with_spaces(client):
    person("liu", Role.DEPUTY)

    assert enter(client, " LIU ").status_code == 302


def test_a_wrong_password_and_an_unknown_name_read_the_same(client):
    person("liu", Role.DEPUTY)

    wrong, unknown = page(enter(client, "liu", "x")), page(enter(client, "nobody", "x"))

    assert "用户名或密码不正确。再失败 4 次，此账号将暂停登录 30 分钟。" in wrong
    assert "用户名或密码不正确。再失败 4 次，此账号将暂停登录 30 分钟。" in unknown


def test_staff_set_up_the_second_factor_before_anything_else(client):
    person("li", Role.COORDINATOR)
    enter(client, "li")

    response = client.get("/accounts/me/")

    assert response.status_code == 302
    assert response.url == reverse("mfa_activate_totp")


def test_setting_up_shows_a_code_to_scan_and_then_recovery_codes(client):
    user = person("li", Role.COORDINATOR)
    enter(client, "li")
    shown = client.get(reverse("mfa_activate_totp"))
    secret = shown.context["form"].secret

    response = client.post(reverse("mfa_activate_totp"), {"code": code(secret)}, follow=True)

    assert 'src="data:image/svg+xml;base64,' in page(shown)
    assert 'xmlns="http://www.w3.org/2000/svg"' in shown.context["totp_svg"]  # or no browser draws it
    assert response.redirect_chain[-1][0] == reverse("mfa_view_recovery_codes")
    assert len(response.context["unused_codes"]) == 10
    assert client.get("/accounts/me/").status_code == 200
    assert SecurityEvent.objects.filter(kind="second_factor_set", by=user).exists()


def test_staff_with_a_second_factor_are_asked_for_it(client):
    secret = with_totp(person("li", Role.COORDINATOR))

    first = enter(client, "li")
    inside = client.get("/accounts/me/")
    second = client.post(reverse("mfa_authenticate"), {"code": code(secret)})

    assert first.url == reverse("mfa_authenticate")
    assert inside.status_code == 302
    assert second.url == "/"
    assert client.get("/accounts/me/").status_code == 200


def test_a_code_counts_once(client):
    secret = with_totp(person("li", Role.COORDINATOR))
    with time_machine.travel("2026-03-02 09:00:05 +0800", tick=False):
        used = code(secret)
        enter(client, "li")
        client.post(reverse("mfa_authenticate"), {"code": used})
        client.post(reverse("account_logout"))

        enter(client, "li")
        again = client.post(reverse("mfa_authenticate"), {"code": used})

    assert "动态口令不正确，或者已经用过" in page(again)


def test_the_code_of_the_set_up_is_spent_too(client):
    person("li", Role.COORDINATOR)
    with time_machine.travel("2026-03-02 09:00:05 +0800", tick=False):
        enter(client, "li")
        secret = client.get(reverse("mfa_activate_totp")).context["form"].secret
        client.post(reverse("mfa_activate_totp"), {"code": code(secret)})
        client.post(reverse("account_logout"))

        enter(client, "li")
        again = client.post(reverse("mfa_authenticate"), {"code": code(secret)})

    assert "已经用过" in page(again)


@pytest.mark.parametrize(("used", "word", "others"), [(None, "生成备用码", "不换"), (0, "10 个备用码立即作废", "返回")])
def test_codes_are_made_or_changed_and_the_page_says_which(client, used, word, others):
    user = person("li", Role.COORDINATOR)
    secret = with_totp(user)
    if used is not None:
        spare = {"seed": seal("ab" * 40), "used_mask": used}
        Authenticator.objects.create(user=user, type="recovery_codes", data=spare)
    enter(client, "li")
    client.post(reverse("mfa_authenticate"), {"code": code(secret)})

    shown = page(client.get(reverse("mfa_generate_recovery_codes"), follow=True))
    assert word in shown and others not in shown


def test_a_recovery_code_works_once(client):
    user = person("li", Role.COORDINATOR)
    with_totp(user)
    spare = Authenticator(user=user, type="recovery_codes", data={"seed": seal("ab" * 40), "used_mask": 0})
    spare.save()
    one = spare.wrap().get_unused_codes()[0]

    enter(client, "li")
    assert client.post(reverse("mfa_authenticate"), {"code": one}).url == "/"
    client.post(reverse("account_logout"))
    enter(client, "li")

    assert client.post(reverse("mfa_authenticate"), {"code": one}).status_code == 200


def test_no_secret_of_a_second_factor_lies_in_the_database_in_clear():
    user = person("li", Role.COORDINATOR)
    secret = with_totp(user)

    with connection.cursor() as cursor:
        cursor.execute("SELECT data::text FROM mfa_authenticator")
        stored = cursor.fetchone()[0]
        cursor.execute("SELECT string_agg(diff::text, '') FROM audit_change")
        logged = cursor.fetchone()[0]

    assert secret not in stored
    assert "sm4gcm$" in stored
    assert "sm4gcm$" not in logged
    assert "md5$" not in logged


def test_a_changed_ciphertext_is_refused():
    sealed = seal("JBSWY3DPEHPK3PXP")
    spoilt = sealed[:-3] + ("A" if sealed[-3] != "A" else "B") + sealed[-2:]

    with pytest.raises(Unreadable):
        open_sealed(spoilt)


def test_an_older_key_still_opens_what_it_closed(settings):
    settings.FIELD_KEYS = ["old"]
    sealed = seal("JBSWY3DPEHPK3PXP")

    settings.FIELD_KEYS = ["new", "old"]

    assert open_sealed(sealed) == "JBSWY3DPEHPK3PXP"
    assert seal("x").split("$")[1] != sealed.split("$")[1]


def test_a_deputy_may_leave_the_second_factor_out_and_staff_may_not(client):
    deputy = person("liu", Role.DEPUTY)
    staff = person("li", Role.COORDINATOR)
    for user in (deputy, staff):
        with_totp(user)
        client.force_login(user)
        client.post(reverse("mfa_deactivate_totp"))

    assert not Authenticator.objects.filter(user=deputy).exists()
    assert Authenticator.objects.filter(user=staff).exists()


def test_the_first_password_is_made_by_the_system_and_has_to_be_changed(client):
    user = person("liu", Role.DEPUTY)
    first = passwords.give_first_password(user)
    user.save()

    enter(client, "liu", first)
    assert client.get("/accounts/me/").url == reverse("account_change_password")
    client.post(
        reverse("account_change_password"),
        {"oldpassword": first, "password1": "海阔天空-4482-ru", "password2": "海阔天空-4482-ru"},
    )

    assert client.get("/accounts/me/").status_code == 200
    assert SecurityEvent.objects.filter(kind="password_changed", by=user).count() == 1


def test_the_first_password_is_dead_after_72_hours(client):
    user = person("liu", Role.DEPUTY)
    first = passwords.give_first_password(user)
    user.save()

    with time_machine.travel(now() + timedelta(hours=72, seconds=1)):
        response = enter(client, "liu", first)
        answer = page(client.get(response.url))

    assert response.url == reverse("account_login")
    assert "初始密码已超过 72 小时，请联系系统管理员重新发放。" in answer
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("role, asked", [(Role.COORDINATOR, True), (Role.DEPUTY, False)])
def test_staff_change_their_password_every_90_days(client, role, asked):
    user = person("li", role, password_changed_at=now() - timedelta(days=90))
    client.force_login(user)

    response = client.get("/accounts/me/")

    assert (response.status_code == 302) is asked


def test_rotation_can_be_switched_off(client, settings):
    settings.PASSWORD_ROTATION_DAYS = 0
    client.force_login(person("li", Role.COORDINATOR, password_changed_at=now() - timedelta(days=400)))

    assert client.get("/accounts/me/").status_code == 200


@pytest.mark.parametrize(
    "bad",
    [
        "Ab3-short",
        "renda2026!!",
        "望川区人大2026!",
        "19283746501",
        "zhoumin.li99",
        "x-139-0013-2468",
        "password12",
    ],
)
def test_a_password_that_can_be_guessed_is_refused(bad):
    user = User(username="zhoumin.li", name="周敏华", phone="13900132468")

    with pytest.raises(ValidationError):
        validate_password(bad.replace("-0013-", "0013") if "139" in bad else bad, user)


def test_a_good_password_is_taken():
    validate_password(PASSWORD, User(username="li", name="李明"))


def test_a_one_time_password_is_never_the_same():
    made = {passwords.one_time_password() for _ in range(100)}

    assert len(made) == 100
    validate_password(made.pop())


@pytest.mark.parametrize("name", ["account_signup", "account_email", "account_reset_password", "account_set_password"])
def test_pages_nobody_needs_do_not_exist(name):
    with pytest.raises(NoReverseMatch):
        reverse(name)


def test_a_disabled_account_is_told_so(client):
    person("liu", Role.DEPUTY, is_active=False)

    assert enter(client, "liu").url == reverse("account_inactive")
    assert "账号已停用" in page(client.get(reverse("account_inactive")))


def test_who_has_no_password_yet_is_told_who_gives_one(client):
    user = person("liu", Role.DEPUTY)
    user.set_unusable_password()
    user.save()
    client.force_login(user)

    for answer in (client.get("/accounts/password/"), client.post("/accounts/password/", {"oldpassword": "x"})):
        assert answer.status_code == 403
        assert "此账号还没有密码，不能修改。请联系系统管理员发放初始密码。" in page(answer)
