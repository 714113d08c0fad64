from django.conf import settings
from django.db import models

MOST_VIEWS = 12


class KeptView(models.Model):
    """常用视图: an address of a list that a person wants to come back to."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name="用户")
    list = models.CharField("列表", max_length=40)
    label = models.CharField("名称", max_length=20)
    query = models.CharField("条件", max_length=1000, blank=True)

    class Meta:
        verbose_name = "常用视图"
        verbose_name_plural = verbose_name
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["user", "list", "label"], name="one_view_per_name"),
        ]

    def __str__(self):
        return self.label
