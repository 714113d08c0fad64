"""审议意见书, item by item (问题清单): one for each round; what is done about each point, and how it was judged."""

from django.conf import settings
from django.db import models

from congress.files.models import StoredFile
from congress.organs.models import Unit
from congress.workflow.models import Case
from supervision.models.topic import Topic


class ReviewOpinion(models.Model):
    """The opinion of one round, as drafted by the committee and issued after the chairs' meeting adopted it."""

    topic = models.ForeignKey(Topic, models.PROTECT, related_name="opinions", verbose_name="议题")
    round = models.PositiveSmallIntegerField("轮次", default=1)
    assessment = models.TextField("总体评价")
    problems = models.TextField("存在问题", blank=True)
    advice = models.TextField("意见建议")
    adopted_on = models.DateField("通过日期", null=True, blank=True)
    adopted_at = models.CharField("通过会议", max_length=60, blank=True)
    doc_no = models.CharField("文号", max_length=60, blank=True)
    issued_on = models.DateField("印发日期", null=True, blank=True)
    due_on = models.DateField("报告期限", null=True, blank=True)
    facts = models.JSONField("印发时的内容", default=dict)  # documents/opinion.py, frozen when issued

    class Meta:
        verbose_name = "审议意见书"
        verbose_name_plural = verbose_name
        ordering = ["round"]
        constraints = [models.UniqueConstraint(fields=["topic", "round"], name="one_opinion_per_round")]

    @property
    def title(self) -> str:
        again = "" if self.round == 1 else f"（第{self.round}轮）"
        return f"对《{self.topic.title}》的审议意见{again}"


class ItemStatus(models.TextChoices):
    DRAFTED = "drafted", "待印发"
    OPEN = "open", "办理中"
    ANSWERED = "answered", "已报结果"
    SETTLED = "settled", "已落实"
    CONTINUING = "continuing", "继续推进"


class OpinionItem(Case):
    """重点交办事项: one point, one unit, one day (问题清单、责任清单)."""

    opinion = models.ForeignKey(ReviewOpinion, models.PROTECT, related_name="items", verbose_name="审议意见")
    number = models.PositiveSmallIntegerField("序号")
    text = models.CharField("事项", max_length=1000)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="责任单位")
    status = models.CharField("状态", max_length=12, choices=ItemStatus, default=ItemStatus.DRAFTED)
    due_on = models.DateField("完成时限", null=True, blank=True)
    verdict_note = models.CharField("评价说明", max_length=500, blank=True)
    satisfied = models.PositiveSmallIntegerField("满意票", null=True, blank=True)
    basic = models.PositiveSmallIntegerField("基本满意票", null=True, blank=True)
    unsatisfied = models.PositiveSmallIntegerField("不满意票", null=True, blank=True)

    class Meta:
        verbose_name = "交办事项"
        verbose_name_plural = verbose_name
        ordering = ["opinion", "number"]
        constraints = [models.UniqueConstraint(fields=["opinion", "number"], name="one_item_per_number")]

    def __str__(self):
        return self.text

    def get_absolute_url(self):
        return f"{self.opinion.topic.get_absolute_url()}#item-{self.pk}"

    def recent_entries(self):
        return self.opinion.topic.recent_entries()

    def remember(self, step, *, before, by, note, facts):
        """On the timeline of the topic, with the number of the item."""
        entries = self.opinion.topic.entries.model
        said = "，".join(filter(None, (f"第{self.number}项", facts.get("said"))))
        entries.write(
            self.opinion.topic, step, case=self, before=before, by=by, note=note, facts=facts | {"said": said}
        )

    def is_late(self, today) -> bool:
        return self.status == ItemStatus.OPEN and self.due_on is not None and self.due_on < today


class ItemReply(models.Model):
    """What the unit reports of an item: a word on the way, or the result, with the evidence."""

    item = models.ForeignKey(OpinionItem, models.PROTECT, related_name="replies", verbose_name="交办事项")
    text = models.TextField("办理情况")
    is_result = models.BooleanField("结果", default=True)
    files = models.ManyToManyField(StoredFile, blank=True, related_name="+", verbose_name="佐证材料")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="填报人")
    at = models.DateTimeField("填报时间", auto_now_add=True)

    class Meta:
        verbose_name = "办理情况"
        verbose_name_plural = verbose_name
        ordering = ["at", "pk"]


class Poll(models.Model):
    """满意度测评 of the report or of the response, as it was counted in the chamber (law.md §7.5)."""

    class Of(models.TextChoices):
        REPORT = "report", "对报告的测评"
        RESPONSE = "response", "对研究处理情况的测评"

    topic = models.ForeignKey(Topic, models.PROTECT, related_name="polls", verbose_name="议题")
    of = models.CharField("对象", max_length=10, choices=Of)
    round = models.PositiveSmallIntegerField("轮次", default=1)
    held_on = models.DateField("日期")
    total = models.PositiveSmallIntegerField("全体组成人员")
    present = models.PositiveSmallIntegerField("出席")
    yes = models.PositiveSmallIntegerField("满意")
    basic = models.PositiveSmallIntegerField("基本满意")
    no = models.PositiveSmallIntegerField("不满意")
    invalid = models.PositiveSmallIntegerField("无效票", default=0)
    verdict = models.CharField("结果", max_length=12)
    words = models.CharField("计算", max_length=300)

    class Meta:
        verbose_name = "满意度测评"
        verbose_name_plural = verbose_name
        ordering = ["held_on", "pk"]
        constraints = [models.UniqueConstraint(fields=["topic", "of", "round"], name="one_poll_per_round")]


class YearCheck(models.Model):
    """监督一年+跟踪N年: the look back of year n (监督法第十七条)."""

    topic = models.ForeignKey(Topic, models.PROTECT, related_name="checks", verbose_name="议题")
    number = models.PositiveSmallIntegerField("第几年")
    on = models.DateField("检查日期")
    place = models.CharField("地点", max_length=120, blank=True)
    finding = models.TextField("检查情况")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="记录人")

    class Meta:
        verbose_name = "年度跟踪检查"
        verbose_name_plural = verbose_name
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["topic", "number"], name="one_check_per_year")]
