from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from congress.accounts.models import User
from proposals.models.category import ReplyClass
from proposals.models.handling import Handling
from proposals.models.signers import Demand


class ReplyManager(models.Manager):
    """Leaves the search text in the database: nobody reads it, and saving a row must not write it back."""

    def get_queryset(self):
        return super().get_queryset().defer("text_index")


class Reply(models.Model):
    """答复: the letter of one answering unit, from draft to issue. A later round is a new row."""

    handling = models.ForeignKey(Handling, models.PROTECT, related_name="replies", verbose_name="承办件")
    round = models.PositiveSmallIntegerField("次", default=1)
    opening = models.TextField("开头", blank=True)
    closing = models.TextField("结尾", blank=True)
    reply_class = models.ForeignKey(
        ReplyClass, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="办理结果"
    )
    promised_on = models.DateField("完成期限", null=True, blank=True)
    explanation = models.TextField("理由说明", blank=True)
    reported_to = models.CharField("报告的上级机关", max_length=60, blank=True)
    reported_on = models.DateField("报告日期", null=True, blank=True)
    is_public = models.BooleanField("答复可以公开", default=True)
    contact_name = models.CharField("联系人", max_length=30, blank=True)
    contact_phone = models.CharField("联系电话", max_length=40, blank=True)

    doc_no = models.CharField("文号", max_length=60, blank=True)
    drafted_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name="起草人")
    signed_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="签发人")
    signed_as = models.CharField("签发身份", max_length=60, blank=True)  # 主要负责人、局长
    signed_at = models.DateTimeField("签发时间", null=True, blank=True)
    issued_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="核发人")
    issued_on = models.DateField("答复日期", null=True, blank=True)
    changed_at = models.DateTimeField("变动时间", auto_now=True)
    text_index = SearchVectorField(null=True, editable=False)  # what an issued letter says, to find the like of it

    objects = ReplyManager()

    class Meta:
        verbose_name = "答复"
        verbose_name_plural = verbose_name
        ordering = ["handling", "round"]
        constraints = [models.UniqueConstraint(fields=["handling", "round"], name="one_reply_per_round")]
        indexes = [GinIndex(fields=["text_index"], name="reply_text")]

    def __str__(self):
        return self.doc_no or f"{self.handling}的答复"

    @property
    def substance(self) -> str:
        """What it answers, without the frame every letter has."""
        return "\n".join([*(answer.text for answer in self.answers.all()), self.explanation])

    def blank_places(self) -> list[int]:
        """The numbers of the demands not yet answered."""
        return self._blank(self.handling.own_demands())

    def _blank(self, demands) -> list[int]:
        answered = {a.demand_id for a in self.answers.all() if a.outcome and a.text.strip()}
        return [d.place for d in demands if d.pk not in answered]

    def substance_gap(self) -> str:
        """What keeps the letter from answering what was asked, in words; empty when nothing."""
        demands = self.handling.own_demands()
        if not demands:
            return "本件没有列出诉求，无从逐条答复，请与代表工委联系。"
        blank = self._blank(demands)
        return f"第{'、'.join(map(str, blank))}条诉求还没有答复。" if blank else ""

    def class_gap(self) -> str:
        """What the chosen class still demands, in words; empty when nothing."""
        if self.reply_class is None:  # a district may do without classes (law.md §12 #15)
            return "还没有选择办理结果分类。" if ReplyClass.objects.filter(is_active=True).exists() else ""
        if self.reply_class.requires_due_date and self.promised_on is None:
            return f"{self.reply_class.code}类须写明完成期限。"
        if self.reply_class.requires_explanation and not self.explanation.strip():
            return f"{self.reply_class.code}类须说明理由。"
        if self.reply_class.needs_superior and not (self.reported_to.strip() and self.reported_on):
            return f"{self.reply_class.code}类须写明向哪个上级机关、何时报告。"
        return ""

    def gaps(self) -> list[tuple[str, str]]:
        """(field of the form, what it lacks) for everything that keeps the reply from going on."""
        found = [(f"outcome_{place}", f"第{place}条诉求的结果和答复") for place in self.blank_places()]
        if lacking := self.class_gap():
            words = {"期限": "promised_on", "理由": "explanation", "上级": "reported_to"}
            field = next((name for word, name in words.items() if word in lacking), "reply_class")
            found.append((field, lacking.rstrip("。")))
        return found


class Answer(models.Model):
    """The reply to one demand."""

    class Outcome(models.TextChoices):
        ADOPTED = "adopted", "已采纳"
        PARTLY = "partly", "部分采纳"
        PLANNED = "planned", "列入计划"
        NOT = "not", "未采纳"
        EXPLAINED = "explained", "解释说明"

    reply = models.ForeignKey(Reply, models.CASCADE, related_name="answers", verbose_name="答复")
    demand = models.ForeignKey(Demand, models.PROTECT, related_name="answers", verbose_name="诉求")
    outcome = models.CharField("结果", max_length=10, choices=Outcome, blank=True)
    text = models.TextField("答复内容", blank=True)

    class Meta:
        verbose_name = "逐条答复"
        verbose_name_plural = verbose_name
        ordering = ["demand__place"]
        constraints = [models.UniqueConstraint(fields=["reply", "demand"], name="one_answer_per_demand")]


class Advice(models.Model):
    """会办意见: what an assisting unit tells the lead unit."""

    handling = models.OneToOneField(Handling, models.PROTECT, related_name="advice", verbose_name="承办件")
    text = models.TextField("会办意见")
    contact_name = models.CharField("联系人", max_length=30, blank=True)
    contact_phone = models.CharField("联系电话", max_length=40, blank=True)
    given_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name="提交人")
    given_at = models.DateTimeField("提交时间", auto_now_add=True)

    class Meta:
        verbose_name = "会办意见"
        verbose_name_plural = verbose_name
