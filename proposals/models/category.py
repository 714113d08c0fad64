from django.db import models

from congress.organs.models import Unit


class Category(models.Model):
    """The district's own subject table; each subject has the committee that oversees it."""

    name = models.CharField("类别", max_length=40, unique=True)
    committee = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="对口委员会"
    )
    sort_key = models.PositiveSmallIntegerField("排序", default=0)
    is_active = models.BooleanField("使用中", default=True)

    class Meta:
        verbose_name = "建议类别"
        verbose_name_plural = verbose_name
        ordering = ["sort_key", "pk"]

    def __str__(self):
        return self.name


class ReplyClass(models.Model):
    """办理结果分类: the letters differ from place to place, so they are data with what each demands."""

    code = models.CharField("代号", max_length=4)
    label = models.CharField("含义", max_length=60)
    counts_as_completed = models.BooleanField("计入办结率", default=False)
    requires_due_date = models.BooleanField("须写明完成期限", default=False)
    opens_commitment = models.BooleanField("转为承诺事项", default=False)
    requires_explanation = models.BooleanField("须说明理由", default=False)
    needs_superior = models.BooleanField("属上级机关职权，须写明报告情况", default=False)
    sort_key = models.PositiveSmallIntegerField("排序", default=0)
    is_active = models.BooleanField("使用中", default=True)

    class Meta:
        verbose_name = "办理结果分类"
        verbose_name_plural = verbose_name
        ordering = ["sort_key", "pk"]
        constraints = [  # a letter read in an old reply keeps the meaning it had: a new meaning is a new row
            models.UniqueConstraint(
                fields=["code"],
                condition=models.Q(is_active=True),
                name="one_class_per_code_in_use",
                violation_error_message="这个代号正在使用。",
            )
        ]

    def __str__(self):
        return f"{self.code}（{self.label}）"

    @property
    def demands(self) -> list[str]:
        """What a reply of this class must bring along, in words."""
        words = {
            "counts_as_completed": "计入办结率", "requires_due_date": "写明完成期限", "opens_commitment": "转为承诺",
            "requires_explanation": "说明理由", "needs_superior": "报上级",
        }  # fmt: skip
        return [word for name, word in words.items() if getattr(self, name)]
