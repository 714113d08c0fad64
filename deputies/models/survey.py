from django.conf import settings
from django.db import models
from django.urls import reverse

from congress.surveys.models import Survey


class DeputySurvey(models.Model):
    """代表满意度调查: once a year deputies are asked about the work of units and of the congress."""

    survey = models.OneToOneField(Survey, models.PROTECT, related_name="+", verbose_name="测评")
    year = models.PositiveSmallIntegerField("年度")
    intro = models.TextField("说明", blank=True)
    asked = models.CharField("请谁评价", max_length=400)  # in the words of its day: 全体在任代表, or the delegations
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="发起人")

    class Meta:
        verbose_name = "代表满意度调查"
        verbose_name_plural = verbose_name
        ordering = ["-year", "-pk"]

    def __str__(self):
        return self.survey.title

    def get_absolute_url(self):
        return reverse("deputies:survey", args=[self.pk])

    def place_of(self, invitation) -> str:
        """Where this person answers; the key that opens it without sign-in is added to the message that leaves."""
        return reverse("deputies:answer_survey", args=[invitation.place])
