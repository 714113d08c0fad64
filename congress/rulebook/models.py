"""A district's own rows over the defaults, and the clock every case keeps."""

from datetime import date
from typing import NamedTuple, Self

from django.db import models
from django.db.models import Q
from django.utils.timezone import localdate

from congress.prepared import prepared
from congress.rulebook.reading import Book, Line, kept
from congress.rulebook.reckoning import Deadline, Limit, as_rule, reckon
from congress.rulebook.rules import check_key, check_override
from congress.workdays.count import Calendar

SOON, URGENT = 15, 3


class Override(models.Model):
    """本区规定: a limit or setting differs from the default from a day on. Rows are only added."""

    key = models.CharField("规则", max_length=60, db_index=True)
    value = models.JSONField("内容", null=True, blank=True)  # null: back to the default
    unit = models.CharField("单位", max_length=12, blank=True)
    effective_from = models.DateField("生效日期")
    basis = models.CharField("文件依据", max_length=120)
    by_name = models.CharField("操作人", max_length=60)
    by_id = models.BigIntegerField("操作人编号", null=True, blank=True)
    at = models.DateTimeField("登记时间", auto_now_add=True)

    class Meta:
        verbose_name = "本区规定"
        verbose_name_plural = verbose_name
        ordering = ["key", "effective_from", "id"]

    def clean(self):
        check_key(self.key)
        if self.value is not None:
            check_override(self.key, self.value, self.unit)

    @classmethod
    def read_book(cls) -> Book:
        """All rows in one query. Not cached: the table is small, and every process reads the truth."""
        if book := kept.get():
            return book
        return Book(Line(*row) for row in _lines())


@prepared
def _lines():
    return Override.objects.order_by("effective_from", "id").values_list(*Line._fields)


class Moved(NamedTuple):
    """What a changed calendar does to one clock; shown before anyone moves it."""

    clock: "Clock"
    old_due_on: date
    deadline: Deadline
    starts_on: date

    @property
    def new_due_on(self) -> date:
        return self.deadline.due_on

    @property
    def is_moved(self) -> bool:
        """False when only the explanation changes: 暂定 became final on the same day."""
        return self.new_due_on != self.old_due_on


class ClockQuerySet(models.QuerySet):
    def running(self):
        """Neither met nor void."""
        return self.filter(met_at=None, void_at=None)

    def due_by(self, day: date):
        """Running and due on or before ``day``: open-ended, so a missed sweep loses nothing."""
        return self.running().filter(due_on__lte=day)


class Clock(models.Model):
    """One running limit of a case: from when, until when, why, and how it ended.

    ``rule`` keeps the limit as it stood, so later changes of the rulebook move no fixed date.
    """

    kind = models.CharField("期限", max_length=60)
    starts_on = models.DateField("起算日")
    due_on = models.DateField("到期日", db_index=True)
    reckoning = models.JSONField("计算过程", default=list)
    one_line = models.CharField("计算说明", max_length=250, blank=True)
    rule = models.JSONField("依据", default=dict)
    tentative = models.BooleanField("暂定", default=False)
    met_at = models.DateTimeField("完成时间", null=True, blank=True)
    void_at = models.DateTimeField("失效时间", null=True, blank=True)

    objects = ClockQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["due_on", "id"]
        indexes = [
            models.Index(
                fields=["due_on"],
                condition=Q(met_at=None, void_at=None),
                name="%(class)s_running",
            ),
            # the reminder sweep: the few of each kind that have come near, among everything that runs
            models.Index(
                fields=["kind", "due_on"],
                condition=Q(met_at=None, void_at=None),
                name="%(class)s_speaks",
            ),
        ]

    @classmethod
    def start(
        cls,
        key: str,
        *,
        on: date,
        kind: str = "",
        anchor: str = "",
        backward: bool = False,
        book: Book | None = None,
        **facts,
    ) -> Self:
        """A new, unsaved clock under the rule in force ``on`` that day; ``kind`` is the key itself."""
        book = book or Override.read_book()
        clock = cls(kind=kind or key, starts_on=on, **facts)
        deadline = book.deadline(key, on, anchor=anchor, backward=backward)
        clock.rule = as_rule(deadline.limit, backward=backward)
        clock.set_to(deadline)
        return clock

    def set_to(self, deadline: Deadline) -> None:
        """Take over a reckoning; the caller saves and records."""
        self.due_on = deadline.due_on
        self.reckoning = deadline.reckoning
        self.one_line = deadline.one_line
        self.tentative = deadline.tentative

    def recompute(self, calendar: Calendar, starts_on: date | None = None) -> Moved | None:
        """Reckon again under the kept rule, perhaps from another day. None when nothing changes; changes nothing."""
        starts_on = starts_on or self.starts_on
        deadline = reckon(Limit(**self.rule), starts_on, calendar)
        same = (deadline.due_on, deadline.tentative, deadline.reckoning)
        if same == (self.due_on, self.tentative, self.reckoning):
            return None
        return Moved(self, self.due_on, deadline, starts_on)

    @property
    def label(self) -> str:
        """What the due date is called: 答复期限."""
        return self.rule.get("label", self.kind)

    @property
    def is_running(self) -> bool:
        return self.met_at is None and self.void_at is None

    def days_left(self, today: date) -> int:
        """Calendar days to the due date; negative when past."""
        return (self.due_on - today).days

    @property
    def days_early(self) -> int | None:
        """How many days before the due date it was met (negative: late); None while unmet."""
        return None if self.met_at is None else (self.due_on - localdate(self.met_at)).days

    def time_state(self, today: date) -> str:
        """calm, soon, urgent, late or met. A void clock presses nobody, so it is calm."""
        if self.met_at is not None:
            return "met"
        left = self.days_left(today)
        if self.void_at is not None or left > SOON:
            return "calm"
        if left < 0:
            return "late"
        return "urgent" if left <= URGENT else "soon"

    def words(self, today: date, calendar: Calendar | None = None) -> str:
        """还有 15 天（11 个工作日）; with a calendar the workdays are counted too."""
        if self.met_at is not None:
            early = self.days_early
            return f"按期，提前 {early} 天" if early > 0 else "按期" if not early else f"逾期 {-early} 天"
        if self.void_at is not None:
            return "不再计时"
        left = self.days_left(today)
        if left < 0:
            return f"已逾期 {-left} 天"
        if left == 0:
            return "今天到期"
        workdays = f"（{calendar.workdays_between(today, self.due_on)} 个工作日）" if calendar else ""
        return f"还有 {left} 天{workdays}"
