from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.functional import cached_property
from django.utils.timezone import localdate

from congress.accounts.models.posts import ADMINISTRATORS, DEPUTIES, Post, Role
from congress.accounts.sealed import SealedCharField
from congress.organs.models import Unit
from congress.prepared import of, prepared
from congress.search import pinyin_initials


@prepared
def _current_posts(user, today):
    return Post.objects.filter(user=user).select_related("unit").current(today)


class UserManager(BaseUserManager):
    def create_user(self, username: str, password: str | None = None, **facts):
        user = self.model(username=username, **facts)
        user.set_password(password)
        user.save()
        return user

    def get_by_natural_key(self, username):
        return self.get(username=username)


class User(AbstractBaseUser):
    """A person who can sign in. Their rights follow from posts and from facts, never from flags."""

    username = models.CharField("用户名", max_length=60, unique=True)
    name = models.CharField("姓名", max_length=30)
    phone = SealedCharField("手机", max_length=20, blank=True)
    email = models.EmailField("电子邮箱", blank=True)
    is_active = models.BooleanField("启用", default=True)
    must_change_password = models.BooleanField("须修改初始密码", default=False)
    first_password_expires_at = models.DateTimeField("初始密码失效时间", null=True, blank=True)
    password_changed_at = models.DateTimeField("密码修改时间", null=True, blank=True)
    large_text = models.BooleanField("大字版", default=False)
    high_contrast = models.BooleanField("高对比", default=False)
    joined_at = models.DateTimeField("建立时间", auto_now_add=True)
    pinyin = models.CharField("姓名拼音首字母", max_length=60, blank=True, editable=False, db_index=True)
    is_demo = models.BooleanField("演示账号", default=False, editable=False)

    objects = UserManager()
    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["name"]
    EMAIL_FIELD = "email"

    class Meta:
        verbose_name = "用户"
        verbose_name_plural = verbose_name

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.pinyin = pinyin_initials(self.name)
        super().save(*args, **kwargs)

    @cached_property
    def current_posts(self) -> list[Post]:
        """Every post held today."""
        return of(self, "user", _current_posts(self.pk, localdate()))

    @cached_property
    def acting_posts(self) -> list[Post]:
        """The posts rights are judged by. The middleware narrows them to the one chosen in the header."""
        return self.current_posts

    @property
    def masked_phone(self) -> str:
        """138****0000: enough to recognise a number, not enough to call it."""
        return f"{self.phone[:3]}****{self.phone[-4:]}" if len(self.phone) >= 8 else self.phone and "****"

    @property
    def is_office_staff(self) -> bool:
        """Anybody with a post that is not a deputy's: two factors and password rotation are compulsory."""
        return any(post.role not in DEPUTIES for post in self.current_posts)

    @property
    def is_administrator(self) -> bool:
        return any(post.role in ADMINISTRATORS for post in self.current_posts)

    def has_role(self, role: Role, unit: Unit | None = None) -> bool:
        return any(post.role == role and (unit is None or post.unit_id == unit.pk) for post in self.acting_posts)

    def has_any_role(self, *roles: Role) -> bool:
        return any(post.role in roles for post in self.acting_posts)

    def units_as(self, *roles: Role) -> set[int]:
        """The ids of the units this person holds one of these roles in."""
        return {post.unit_id for post in self.acting_posts if post.role in roles}

    def unit_as(self, role: Role) -> Unit | None:
        """The unit in whose name this person acts in this role."""
        return next((post.unit for post in self.acting_posts if post.role == role), None)

    @property
    def roles(self) -> set[str]:
        return {post.role for post in self.acting_posts}

    @property
    def is_deputy_only(self) -> bool:
        """Whose every page is for a thumb: nothing but a deputy, in office or not."""
        return bool(self.roles) and self.roles <= set(DEPUTIES)

    # Nobody is a superuser: the admin and guardian ask these names, and the answer is always no.
    is_staff = False
    is_superuser = False

    def has_perm(self, perm, obj=None) -> bool:
        return False

    def has_module_perms(self, app_label) -> bool:
        return False
