"""What a password must be, when it must change, and the one-time password an account begins with."""

import re
import secrets
from datetime import timedelta

from django.conf import settings
from django.contrib.auth.password_validation import UserAttributeSimilarityValidator
from django.core.exceptions import ValidationError
from django.utils.timezone import localdate, now

# Words people of this office reach for first. Digits and marks around them are stripped before comparing.
OWN_WORDS = (
    "renda",
    "rendaban",
    "renmin",
    "daibiao",
    "changwei",
    "changweihui",
    "congress",
    "jianyi",
    "bangongshi",
    "qurenda",
    "zhengfu",
    "password",
    "passw0rd",
    "mima",
    "admin",
    "guanliyuan",
    "qwerty",
    "asdf",
    "zxcvbn",
    "woaini",
    "zhongguo",
    "china",
    "人大",
    "代表",
    "常委会",
    "密码",
    "管理员",
    "望川",
)
FIRST_PASSWORD_HOURS = 72
ALPHABET = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ23456789"  # nothing that is misread aloud


class NotLikeThePerson(UserAttributeSimilarityValidator):
    """Not the user name, the name, its pinyin, the telephone number or the mail address."""

    def __init__(self):
        super().__init__(user_attributes=("username", "name", "pinyin", "phone", "email"))

    def validate(self, password, user=None):
        super().validate(password, user)
        digits = re.sub(r"\D", "", getattr(user, "phone", "") or "")
        if len(digits) >= 7 and digits[-6:] in password:
            raise ValidationError("密码不能包含您的手机号码。", code="password_has_phone")


class NotOurOwnWords:
    """A word of this office with a year or some digits after it is guessed first."""

    def validate(self, password, user=None):
        core = re.sub(r"[\W\d_]+", "", password.lower())
        words = sorted({*OWN_WORDS, *(word.lower() for word in settings.PASSWORD_OWN_WORDS)}, key=len)
        rest = core
        for word in reversed(words):
            rest = rest.replace(word, "")
        if core != rest and len(rest) < 4:
            raise ValidationError("密码由本单位常用词加数字组成，容易被猜到，请换一个。", code="password_own_word")

    def get_help_text(self):
        return "不要用区名、人大、renda、年份这类常用词加数字。"


def one_time_password() -> str:
    """Sixteen random characters in groups of four, so that it can be read over the telephone."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(4)) for _ in range(4))


def give_first_password(user) -> str:
    """初始密码: made by the system, good for 72 hours, to be changed at the first sign-in."""
    password = one_time_password()
    user.set_password(password)
    user.must_change_password = True
    user.first_password_expires_at = now() + timedelta(hours=FIRST_PASSWORD_HOURS)
    user.password_changed_at = now()
    return password


def first_password_is_over(user) -> bool:
    expires_at = user.first_password_expires_at
    return user.must_change_password and expires_at is not None and expires_at <= now()


def must_change(user) -> str:
    """Why this person has to change the password now, or an empty string.

    Rotation is asked for by GB/T 22239 8.1.4.1 a and advised against by OWASP ASVS 6.2.10: a setting, on by
    default for staff.
    """
    if user.must_change_password:
        return "这是初始密码，请先改成自己的密码。"
    days = settings.PASSWORD_ROTATION_DAYS
    if not days or not user.is_office_staff:
        return ""
    changed_on = localdate(user.password_changed_at or user.joined_at)
    if localdate() - changed_on >= timedelta(days=days):
        return f"密码已使用满 {days} 天，按等保口令策略请先更换。"
    return ""
