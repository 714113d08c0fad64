"""质询案: the rare written challenge of at least three members, from its motion to the word on its answer."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from congress.files.models import StoredFile
from congress.organs.models import Unit
from congress.workflow.models import Case, TimelineEntry
from supervision.models.joint import SAID_SOME_TIME, Signature, standing
from supervision.models.topic import new_code


class InterpellationStatus(models.TextChoices):
    SIGNING = "signing", "联名确认中"
    MOVED = "moved", "已提出"
    DECIDED = "decided", "待答复"
    ANSWERED = "answered", "已答复"
    SATISFIED = "satisfied", "答复完毕"
    ENDED = "ended", "已终结"
    WITHDRAWN = "withdrawn", "已撤回"


class AnswerForm(models.TextChoices):
    ORAL = "oral", "口头答复"
    WRITTEN = "written", "书面答复"


class Interpellation(Case):
    class Place(models.TextChoices):
        """监督法第五十二条: before whom it is answered."""

        STANDING_COMMITTEE = "standing_committee", "常委会会议"
        COMMITTEE = "committee", "有关专门委员会会议"

    code = models.CharField("页面编码", max_length=20, unique=True, default=new_code, editable=False)
    title = models.CharField("案由", max_length=200)
    organ = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="质询对象")
    # as they stood when it was handed in; who was asked, and who has said what, are the rows of ``Mover``
    movers = ArrayField(models.CharField(max_length=40), verbose_name="提案人", default=list, blank=True)
    moved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="登记人"
    )
    papers = models.ManyToManyField(StoredFile, related_name="+", verbose_name="签名的质询案")
    text = models.TextField("质询的问题和内容")
    moved_on = models.DateField("提出日期")
    status = models.CharField("状态", max_length=12, choices=InterpellationStatus, default=InterpellationStatus.SIGNING)
    decided_on = models.DateField("决定日期", null=True, blank=True)
    decided_at = models.CharField("决定的会议", max_length=60, blank=True)
    form = models.CharField("答复方式", max_length=10, choices=AnswerForm, blank=True)
    place = models.CharField("答复的会议", max_length=20, choices=Place, blank=True)
    answer_by = models.DateField("答复时间", null=True, blank=True)
    round = models.PositiveSmallIntegerField("答复轮次", default=1)

    class Meta:
        verbose_name = "质询案"
        verbose_name_plural = verbose_name
        ordering = ["-moved_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=("signing", "withdrawn")) | Q(movers__len__gte=3),
                name="an_interpellation_has_three_movers",
            ),
            models.CheckConstraint(condition=Q(round__lte=2), name="an_interpellation_is_answered_twice_at_most"),
        ]

    def __str__(self):
        return self.title

    @property
    def hold(self) -> str:
        """Whose hands it is in, for the pill."""
        S = InterpellationStatus
        if self.status == S.DECIDED:
            return "unit"
        if self.status in (S.ENDED, S.WITHDRAWN):
            return "ended"
        return "done" if self.status == S.SATISFIED else "congress"

    @property
    def standing(self) -> list["Mover"]:
        return standing(self)

    @property
    def at_answer(self) -> bool:
        """The movers are asked what they think of it."""
        return self.status == InterpellationStatus.ANSWERED

    @property
    def answer(self) -> "InterpellationAnswer | None":
        """The answer of this round, with what the movers say of it."""
        return next((row for row in self.answers.all() if row.round == self.round), None)

    def get_absolute_url(self):
        return reverse("supervision:interpellation", args=[self.code])

    def recent_entries(self):
        return self.entries.order_by("-seq")[:3]

    def remember(self, step, *, before, by, note, facts):
        self.entries.model.write(self, step, before=before, by=by, note=note, facts=facts)


class Mover(Signature):
    """提案人."""

    interpellation = models.ForeignKey(Interpellation, models.PROTECT, related_name="signers", verbose_name="质询案")

    class Meta(Signature.Meta):
        abstract = False
        verbose_name = "质询案提案人"
        verbose_name_plural = verbose_name
        constraints = [
            models.UniqueConstraint(fields=["interpellation", "seat"], name="one_place_among_movers"),
            models.CheckConstraint(condition=SAID_SOME_TIME, name="a_mover_said_it_some_time"),
        ]


class InterpellationAnswer(models.Model):
    """One answer, and how many of the movers were not satisfied with it: the sum of ``verdicts`` when it was drawn."""

    interpellation = models.ForeignKey(Interpellation, models.PROTECT, related_name="answers", verbose_name="质询案")
    round = models.PositiveSmallIntegerField("轮次")
    form = models.CharField("答复方式", max_length=10, choices=AnswerForm)
    signer = models.CharField("答复人、签署人", max_length=80)
    text = models.TextField("答复")
    answered_on = models.DateField("答复日期")
    unsatisfied = models.PositiveSmallIntegerField("不满意的提案人", null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="记录人")

    class Meta:
        verbose_name = "质询的答复"
        verbose_name_plural = verbose_name
        ordering = ["round"]
        constraints = [
            models.UniqueConstraint(fields=["interpellation", "round"], name="one_interpellation_answer_per_round")
        ]


class MoverVerdict(models.Model):
    """One mover's word on one answer: his own, or on paper that a second person has compared (监督法第五十三条)."""

    class Word(models.TextChoices):
        SATISFIED = "satisfied", "满意"
        UNSATISFIED = "unsatisfied", "不满意"

    class State(models.TextChoices):
        OWN = "own", "本人表示"
        PENDING = "pending", "书面，待复核"
        CONFIRMED = "confirmed", "书面，已复核"
        REFUSED = "refused", "书面，复核未通过"

    answer = models.ForeignKey(InterpellationAnswer, models.PROTECT, related_name="verdicts", verbose_name="答复")
    mover = models.ForeignKey(Mover, models.PROTECT, related_name="verdicts", verbose_name="提案人")
    word = models.CharField("意见", max_length=12, choices=Word)
    reason = models.TextField("不满意的理由", blank=True)
    state = models.CharField("方式", max_length=10, choices=State)
    scan = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="签名的意见表"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="记录人")
    at = models.DateTimeField("时间", auto_now=True)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="复核人"
    )

    class Meta:
        verbose_name = "提案人对答复的意见"
        verbose_name_plural = verbose_name
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["answer", "mover"], condition=~Q(state="refused"), name="one_verdict_of_a_mover_on_an_answer"
            ),
            models.CheckConstraint(
                condition=Q(state="own", scan=None, checked_by=None)
                | Q(state="pending", scan__isnull=False, checked_by=None)
                | Q(state__in=("confirmed", "refused"), scan__isnull=False, checked_by__isnull=False),
                name="a_verdict_on_paper_has_its_scan",
            ),
            models.CheckConstraint(
                condition=Q(checked_by=None) | ~Q(checked_by=F("by")), name="a_second_person_checks_a_verdict"
            ),
        ]

    def __str__(self):
        return f"{self.mover}：{self.get_word_display()}"

    @property
    def counts(self) -> bool:
        return self.state in (self.State.OWN, self.State.CONFIRMED)


class InterpellationEntry(TimelineEntry):
    of = "interpellation"
    interpellation = models.ForeignKey(Interpellation, models.PROTECT, related_name="entries", verbose_name="质询案")

    class Meta(TimelineEntry.Meta):
        verbose_name = "质询案经过"
        verbose_name_plural = verbose_name
        constraints = [
            models.UniqueConstraint(fields=["interpellation", "seq"], name="one_interpellation_entry_per_place")
        ]

    @property
    def line(self) -> str:
        return self.facts.get("said", "")
