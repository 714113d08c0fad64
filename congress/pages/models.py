from django.conf import settings
from django.db import models

MOST_VIEWS = 12


class KeptView(models.Model):
    """常用视图: an address of a list that a person wants to come back to."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name="用户")
    list = models.CharField("列表", max_length=40)
    label = models.CharField("名称", max_length=20)
    query = models.CharField("条件", max_length=1000, blank=True)
    is_default = models.BooleanField("默认视图", default=False)

    class Meta:
        verbose_name = "常用视图"
        verbose_name_plural = verbose_name
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["user", "list", "label"], name="one_view_per_name"),
            models.UniqueConstraint(
                fields=["user", "list"], condition=models.Q(is_default=True), name="one_default_view"
            ),
        ]

    def __str__(self):
        return self.label


class KeptColumns(models.Model):
    """The columns a person chose for one list."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name="用户")
    list = models.CharField("列表", max_length=40)
    keys = models.JSONField("列")

    class Meta:
        verbose_name = "所选的列"
        verbose_name_plural = verbose_name
        constraints = [models.UniqueConstraint(fields=["user", "list"], name="one_choice_of_columns")]
