"""复议: more than half of who stand for a motion, ten at least, ask the presidium to decide once more
(参照上海市代表议案规定第十四条)."""

from django.db import models
from django.db.models import Q

from proposals.models.motion import Motion, MotionSigner


class MotionAppeal(models.Model):
    class Ruling(models.TextChoices):
        UPHELD = "upheld", "维持原决定"
        CHANGED = "changed", "重新审查决定"

    motion = models.ForeignKey(Motion, models.PROTECT, related_name="appeals", verbose_name="议案")
    reason = models.TextField("复议理由")
    asked_at = models.DateTimeField("提出时间", auto_now_add=True)
    voices = models.ManyToManyField(MotionSigner, blank=True, related_name="+", verbose_name="同意复议的代表")
    ruling = models.CharField("复议决定", max_length=8, choices=Ruling, blank=True)
    ruled_on = models.DateField("决定日期", null=True, blank=True)

    class Meta:
        verbose_name = "议案复议"
        verbose_name_plural = verbose_name
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["motion"], condition=Q(ruling=""), name="one_open_appeal")]

    def __str__(self):
        return f"{self.motion}复议"

    @property
    def count(self) -> int:
        """The lead, and everybody who agrees and still stands for the motion."""
        return 1 + sum(each.counts for each in self.voices.all())
