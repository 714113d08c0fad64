from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from congress.organs.models import Unit


class Role(models.TextChoices):
    DEPUTY = "deputy", "代表"
    FORMER_DEPUTY = "former_deputy", "卸任代表"
    COORDINATOR = "coordinator", "代表工委"
    COMMITTEE_OFFICER = "committee_officer", "专委会、工委"
    DISPATCHER = "dispatcher", "政府办（督查室）"
    HANDLER = "handler", "承办单位经办人"
    UNIT_HEAD = "unit_head", "承办单位负责人"
    MEETING_OFFICER = "meeting_officer", "办公室（会务）"
    APPOINTMENT_OFFICER = "appointment_officer", "任免机构"
    LEADER = "leader", "主任、副主任"
    STREET_OFFICER = "street_officer", "街道人大工委"
    SYSTEM_ADMIN = "system_admin", "系统管理员"
    SECURITY_ADMIN = "security_admin", "安全管理员"
    AUDIT_ADMIN = "audit_admin", "审计管理员"


ADMINISTRATORS = (Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN)
DEPUTIES = (Role.DEPUTY, Role.FORMER_DEPUTY)


class PostQuerySet(models.QuerySet):
    def current(self, today: date):
        return self.filter(
            Q(starts_on__lte=today), Q(ends_on=None) | Q(ends_on__gte=today), status=Post.Status.IN_FORCE
        )

    def overlapping(self, starts_on: date, ends_on: date | None):
        """Posts that share a day with this stretch of time."""
        found = self.filter(Q(ends_on=None) | Q(ends_on__gte=starts_on))
        return found.filter(starts_on__lte=ends_on) if ends_on else found


class Post(models.Model):
    """岗位: what somebody does for which unit, from when to when.

    The system administrator proposes it, the security administrator puts it in force. That an administrator's
    post excludes every other one is held by a trigger (migration 0002), for rows no form has seen.
    """

    class Status(models.TextChoices):
        PROPOSED = "proposed", "待批准"
        IN_FORCE = "in_force", "已生效"
        REFUSED = "refused", "未批准"

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="posts", verbose_name="用户")
    role = models.CharField("职责", max_length=20, choices=Role)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="posts", verbose_name="单位")
    title = models.CharField("职务", max_length=40, blank=True)
    is_vice = models.BooleanField("副职", default=False)  # of a unit's heads: not 主要负责人 (law.md §12 #13)
    starts_on = models.DateField("起")
    ends_on = models.DateField("止", null=True, blank=True)
    status = models.CharField("状态", max_length=10, choices=Status, default=Status.IN_FORCE)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="提请人",
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="批准人",
    )
    note = models.CharField("说明", max_length=200, blank=True)
    successor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="接任人",
    )

    objects = PostQuerySet.as_manager()

    class Meta:
        verbose_name = "岗位"
        verbose_name_plural = verbose_name
        ordering = ["-starts_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "unit", "role"],
                condition=Q(ends_on=None) & ~Q(status="refused"),
                name="one_open_post_per_role",
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="post_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None) | (~Q(approved_by=F("proposed_by")) & ~Q(approved_by=F("user"))),
                name="nobody_approves_own_post",
            ),
            models.CheckConstraint(condition=Q(is_vice=False) | Q(role="unit_head"), name="vices_are_of_heads"),
        ]

    def __str__(self):
        return f"{self.unit} {self.title or self.get_role_display()}"

    @property
    def is_administrator(self) -> bool:
        return self.role in ADMINISTRATORS

    @property
    def role_said(self) -> str:
        return self.get_role_display() + ("（副职）" if self.is_vice else "")
