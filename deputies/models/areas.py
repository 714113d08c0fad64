from django.db import models

from congress.organs.models import Term, Unit


class Constituency(models.Model):
    """选区: the voters a district deputy answers to; one to three deputies each (选举法第二十五条)."""

    term = models.ForeignKey(Term, models.PROTECT, related_name="+", verbose_name="届")
    number = models.PositiveSmallIntegerField("选区号")
    name = models.CharField("名称", max_length=60)
    seats = models.PositiveSmallIntegerField("应选名额", default=1)

    class Meta:
        verbose_name = "选区"
        verbose_name_plural = verbose_name
        ordering = ["term", "number"]
        constraints = [
            models.UniqueConstraint(fields=["term", "number"], name="one_constituency_per_number"),
            models.CheckConstraint(condition=models.Q(seats__gte=1, seats__lte=3), name="one_to_three_seats"),
        ]

    def __str__(self):
        return self.name


class Delegation(models.Model):
    """代表团: how deputies sit during a session of the congress."""

    term = models.ForeignKey(Term, models.PROTECT, related_name="+", verbose_name="届")
    name = models.CharField("名称", max_length=40)
    street = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="街道人大工委"
    )
    head = models.ForeignKey(
        "deputies.Deputy", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="团长",
        help_text="以代表团名义提出的建议，由团长签名。",
    )  # fmt: skip
    sort_key = models.CharField("排序", max_length=40, blank=True)

    class Meta:
        verbose_name = "代表团"
        verbose_name_plural = verbose_name
        ordering = ["sort_key", "pk"]
        constraints = [models.UniqueConstraint(fields=["term", "name"], name="one_delegation_per_name")]

    def __str__(self):
        return self.name
