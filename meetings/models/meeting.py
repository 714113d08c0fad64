"""A meeting from the year's plan to the file. It moves once; its items and people move by themselves."""

import secrets

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from congress.organs.models import CongressSession, Term
from congress.organs.models.terms import chinese_number
from congress.pages.dates import full_day
from congress.workflow.models import Case
from meetings.models.bodies import Body, BodyKind


class Status(models.TextChoices):
    PLANNED = "planned", "已列入计划"
    AGENDA_DRAFTED = "agenda_drafted", "议程草案已定"
    NOTIFIED = "notified", "已发通知"
    PAPERS_SENT = "papers_sent", "文件已送达"
    OPENED = "opened", "已开会"
    AGENDA_ADOPTED = "agenda_adopted", "会议进行中"
    CLOSED = "closed", "已闭会"
    MINUTES_ISSUED = "minutes_issued", "纪要已印发"
    PUBLISHED = "published", "已公布"
    ARCHIVED = "archived", "已归档"
    CANCELLED = "cancelled", "已取消"


# Nobody outside the office knows of a meeting before its notice.
BEFORE_NOTICE = (Status.PLANNED, Status.AGENDA_DRAFTED)
HELD = (
    Status.OPENED, Status.AGENDA_ADOPTED, Status.CLOSED, Status.MINUTES_ISSUED, Status.PUBLISHED, Status.ARCHIVED,
)  # fmt: skip


def new_code() -> str:
    return secrets.token_hex(5)


class Meeting(Case):
    code = models.CharField("页面编码", max_length=20, unique=True, default=new_code, editable=False)
    body = models.ForeignKey(Body, models.PROTECT, related_name="meetings", verbose_name="会议主体")
    term = models.ForeignKey(Term, models.PROTECT, related_name="+", verbose_name="届")
    session = models.ForeignKey(
        CongressSession, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="代表大会会议"
    )
    number = models.PositiveSmallIntegerField("次", null=True, blank=True)  # given when it is called
    status = models.CharField("状态", max_length=20, choices=Status, default=Status.PLANNED)
    month = models.DateField("计划月份")  # the first day of the month it is planned for
    opens_on = models.DateField("会议首日", null=True, blank=True, db_index=True)
    closes_on = models.DateField("会议末日", null=True, blank=True)
    place = models.CharField("地点", max_length=120, blank=True)
    is_urgent = models.BooleanField("临时召集", default=False)
    theme = models.CharField("主要议题", max_length=300, blank=True)
    chaired_by = models.CharField("主持人", max_length=60, blank=True)
    contact = models.CharField("会务联系人及电话", max_length=120, blank=True)
    note = models.TextField("备注（内部）", blank=True)
    # 请示报告: a step outside the legal procedure that some places record (seeds 0 and 2).
    party_reported_on = models.DateField("报告区委日期", null=True, blank=True)
    party_report = models.CharField("报告区委情况", max_length=200, blank=True)
    closed_on = models.DateField("闭会日期", null=True, blank=True)

    class Meta:
        verbose_name = "会议"
        verbose_name_plural = verbose_name
        ordering = ["-month", "-opens_on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["body", "term", "number"], name="one_meeting_per_number"),
            models.CheckConstraint(
                condition=Q(closes_on=None) | Q(closes_on__gte=F("opens_on")), name="meeting_closes_after_it_opens"
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("meetings:detail", args=[self.code])

    def recent_entries(self):
        return self.entries.order_by("-seq")[:3]

    def remember(self, step, *, before, by, note, facts):
        self.entries.model.write(self, step, before=before, by=by, note=note, facts=facts)

    @property
    def title(self) -> str:
        """望川区第十八届人民代表大会常务委员会第十二次会议; before it has a number, by its month."""
        home = self.body.name
        if self.body.kind == BodyKind.STANDING_COMMITTEE:
            home = home.replace("人民代表大会", f"{self.term}人民代表大会", 1)
        if self.number:
            return f"{home}第{ordinal(self.number)}次会议"
        return f"{home}{self.month.year}年{self.month.month}月会议"

    @property
    def short(self) -> str:
        """常委会第十二次会议"""
        if self.number:
            return f"{self.body.short_name}第{ordinal(self.number)}次会议"
        return f"{self.body.short_name}{self.month.year}年{self.month.month}月会议"

    @property
    def days(self) -> str:
        """2026年12月18日, or 12月18日至19日 written whole."""
        if self.opens_on is None:
            return f"{self.month.year}年{self.month.month}月"
        first, last = self.opens_on, self.closes_on or self.opens_on
        said = full_day(first)
        if last == first:
            return said
        if (last.year, last.month) == (first.year, first.month):
            return f"{said}至{last.day}日"
        return f"{said}至{f'{last.year}年' if last.year != first.year else ''}{last.month}月{last.day}日"

    @property
    def series(self) -> str:
        """The counter its number comes from: one for each body and term."""
        return f"meeting:{self.body_id}:{self.term.number}"

    @property
    def series_label(self) -> str:
        return f"{self.term}{self.body.short_name}会议"

    def was_held(self) -> bool:
        return self.status in HELD


def ordinal(number: int) -> str:
    """第一百零三次: the chairs' meeting of a term passes ninety-nine."""
    if number < 100:
        return chinese_number(number)
    hundreds, rest = divmod(number, 100)
    head = f"{chinese_number(hundreds)}百"
    if not rest:
        return head
    return head + ("零" if rest < 10 else "一" if rest < 20 else "") + chinese_number(rest)
