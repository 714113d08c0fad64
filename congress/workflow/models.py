from django.conf import settings
from django.db import models

from congress.accounts.models.posts import DEPUTIES


class Case(models.Model):
    """Anything that moves through a Flow. Concrete cases add ``status`` and ``remember``."""

    version = models.PositiveIntegerField("版本", default=0, editable=False)

    class Meta:
        abstract = True

    def locked(self):
        """The same row, locked until the end of the transaction and read afresh."""
        return type(self).objects.select_for_update(of=("self",)).get(pk=self.pk)


class NextPlace(models.Func):
    """The next place on the timeline of one case; the case is locked, so it is certain."""

    template = "(SELECT coalesce(max(seq), 0) + 1 FROM %(table)s WHERE %(column)s = %(expressions)s)"
    output_field = models.PositiveIntegerField()


class TimelineEntry(models.Model):
    """One step taken in one case. Rows are added, never changed: the database refuses (see append_only)."""

    of: str  # the field of the concrete timeline that names whose it is

    seq = models.PositiveIntegerField("序号")
    step = models.CharField("步骤", max_length=40)
    label = models.CharField("步骤名称", max_length=40)  # as the button read on that day
    before = models.CharField("原状态", max_length=20)
    after = models.CharField("新状态", max_length=20)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="操作人")
    by_name = models.CharField("署名", max_length=120)  # name and post in the words of that day
    note = models.TextField("说明", blank=True)
    facts = models.JSONField("记录", default=dict)
    is_open = models.BooleanField("公开", default=True)
    at = models.DateTimeField("时间", auto_now_add=True)

    class Meta:
        abstract = True
        ordering = ["seq"]

    @classmethod
    def write(cls, whose, step, *, before, by, note, facts, case=None, **parts):
        """Add a row. ``case`` is what moved where that is a part of ``whose``; ``parts`` are the fields naming it."""
        place = NextPlace(models.Value(whose.pk), table=cls._meta.db_table, column=cls._meta.get_field(cls.of).column)
        cls.objects.create(
            **{cls.of: whose}, **parts, seq=place, step=step.name, label=step.label, before=before,
            after=(case or whose).status, by=by, by_name=signature(by), note=note, facts=facts, is_open=step.is_open,
        )  # fmt: skip


def signature(user) -> str:
    """How a person signs a timeline row, in the words of that day; the clock signs as 系统."""
    if user is None:
        return "系统"
    posts = user.acting_posts
    if not posts:
        return user.name
    if posts[0].role in DEPUTIES:
        return f"{user.name} 代表"
    return f"{user.name} · {posts[0].unit.label}"
