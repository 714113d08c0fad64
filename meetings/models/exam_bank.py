"""任前法律知识考试的题库和组卷方案 (law.md §9.3): a question is never altered, a change is a new row."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from meetings.models.official import OrganKind

LETTERS = "ABCDEFGH"
JUDGED = ("正确", "错误")


class QuestionKind(models.TextChoices):
    SINGLE = "single", "单项选择题"
    MULTIPLE = "multiple", "多项选择题"
    JUDGE = "judge", "判断题"


class ExamQuestionQuerySet(models.QuerySet):
    def current(self):
        """The newest wording of every question that is still asked."""
        return self.filter(superseded_at=None, retired_at=None)

    def valid_on(self, day):
        """现行有效: by the law it asks about."""
        begun = Q(valid_from=None) | Q(valid_from__lte=day)
        return self.filter(begun, Q(valid_to=None) | Q(valid_to__gte=day))

    def of(self, organ_kind: str):
        """What the people of this kind of organ may be asked: its own questions, and those for all."""
        return self.filter(Q(organ_kinds=[]) | Q(organ_kinds__contains=[organ_kind]))


class ExamQuestion(models.Model):
    """One wording of one question. ``number`` stays through all its wordings; a trigger holds the words as they are."""

    number = models.PositiveIntegerField("题号")
    version = models.PositiveSmallIntegerField("版本", default=1)
    organ_kinds = ArrayField(models.CharField(max_length=20, choices=OrganKind), verbose_name="适用机关", default=list)
    kind = models.CharField("题型", max_length=10, choices=QuestionKind)
    stem = models.TextField("题干")
    options = models.JSONField("选项", default=list)
    key = models.CharField("答案", max_length=8)
    explanation = models.TextField("解析", blank=True)
    law = models.CharField("法律", max_length=100)
    article = models.CharField("条款", max_length=100, blank=True)
    valid_from = models.DateField("有效期起", null=True, blank=True)
    valid_to = models.DateField("有效期止", null=True, blank=True)
    source = models.CharField("来源", max_length=200, blank=True)
    why = models.CharField("修改原因", max_length=200, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="录入人")
    at = models.DateTimeField("录入时间", auto_now_add=True)
    superseded_at = models.DateTimeField("被替换时间", null=True, blank=True)
    retired_at = models.DateTimeField("停用时间", null=True, blank=True)
    retired_why = models.CharField("停用原因", max_length=200, blank=True)

    objects = ExamQuestionQuerySet.as_manager()

    class Meta:
        verbose_name = "考试题目"
        verbose_name_plural = verbose_name
        ordering = ["number", "version"]
        constraints = [
            models.UniqueConstraint(fields=["number", "version"], name="one_wording_per_version"),
            models.UniqueConstraint(
                fields=["number"], condition=Q(superseded_at=None), name="one_wording_of_a_question_is_the_newest"
            ),
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                name="a_question_ends_after_it_begins",
            ),
        ]

    def __str__(self):
        return f"第{self.number}题"

    def get_absolute_url(self):
        return reverse("meetings:exam_question", args=[self.number])

    @property
    def organs(self) -> str:
        return "、".join(OrganKind(each).label for each in self.organ_kinds) or "通用"

    @property
    def choices(self) -> list[tuple[str, str]]:
        return list(zip(LETTERS, self.options, strict=False))

    @property
    def key_words(self) -> str:
        """The right answer in words: the letters, or 正确 and 错误."""
        return self.said(self.key)

    def said(self, chosen: str) -> str:
        if self.kind == QuestionKind.JUDGE:
            return dict(self.choices).get(chosen, "")
        return chosen

    @property
    def basis(self) -> str:
        return f"《{self.law}》{self.article}"


class ExamPlan(models.Model):
    """组卷方案: how many questions of which kind, and the marks of each, for the people of one kind of organ."""

    organ_kind = models.CharField("适用机关", max_length=20, choices=OrganKind, unique=True)
    syllabus = models.TextField("考试大纲")
    minutes = models.PositiveSmallIntegerField("考试时间（分钟）")
    singles = models.PositiveSmallIntegerField("单项选择题数", default=0)
    single_mark = models.PositiveSmallIntegerField("单项选择题每题分", default=0)
    multiples = models.PositiveSmallIntegerField("多项选择题数", default=0)
    multiple_mark = models.PositiveSmallIntegerField("多项选择题每题分", default=0)
    judges = models.PositiveSmallIntegerField("判断题数", default=0)
    judge_mark = models.PositiveSmallIntegerField("判断题每题分", default=0)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="修改人")
    at = models.DateTimeField("修改时间", auto_now=True)

    class Meta:
        verbose_name = "组卷方案"
        verbose_name_plural = verbose_name
        ordering = ["organ_kind"]

    def __str__(self):
        return f"{self.get_organ_kind_display()}任前法律知识考试组卷方案"

    @property
    def parts(self) -> list[tuple[str, int, int]]:
        """(kind, how many, marks of each), in the order they stand on the paper."""
        rows = (
            (QuestionKind.SINGLE, self.singles, self.single_mark),
            (QuestionKind.MULTIPLE, self.multiples, self.multiple_mark),
            (QuestionKind.JUDGE, self.judges, self.judge_mark),
        )
        return [(kind, count, mark) for kind, count, mark in rows if count]

    @property
    def total(self) -> int:
        return sum(count * mark for _kind, count, mark in self.parts)

    @property
    def words(self) -> str:
        return "，".join(f"{QuestionKind(kind).label}{count}题每题{mark}分" for kind, count, mark in self.parts)
