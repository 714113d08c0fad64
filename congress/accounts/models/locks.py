from django.db import models


class SignInLock(models.Model):
    """Failed sign-ins of one account or one network address within the last half hour."""

    key = models.CharField("账号或地址", max_length=120, unique=True)
    failures = models.PositiveIntegerField("失败次数", default=0)
    since = models.DateTimeField("自")
    locked_until = models.DateTimeField("锁定至", null=True)

    class Meta:
        verbose_name = "登录锁定"
        verbose_name_plural = verbose_name
        ordering = ["-locked_until"]

    def __str__(self):
        kind, _, name = self.key.partition(":")
        return f"账号 {name}" if kind == "account" else f"地址 {name}"
