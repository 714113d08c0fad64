"""Who meets: the bodies, how many seats they have in a term, and who sits in them from when to when."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from congress.organs.models import Term, Unit
from deputies.models import Deputy


class BodyKind(models.TextChoices):
    STANDING_COMMITTEE = "standing_committee", "常务委员会"
    CHAIRS_MEETING = "chairs_meeting", "主任会议"
    CONGRESS = "congress", "代表大会"
    SPECIAL_COMMITTEE = "special_committee", "专门委员会"
    PARTY_GROUP = "party_group", "党组"


class Body(models.Model):
    """会议主体. The chairs' meeting and the congress keep no members of their own: the one is the leading
    members of the standing committee (地方组织法第五十四条), the other all deputies."""

    kind = models.CharField("类别", max_length=20, choices=BodyKind)
    name = models.CharField("全称", max_length=80, unique=True)
    short_name = models.CharField("简称", max_length=20)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="单位")
    position = models.PositiveSmallIntegerField("排序", default=0)

    class Meta:
        verbose_name = "会议主体"
        verbose_name_plural = verbose_name
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind"], condition=~Q(kind="special_committee"), name="one_body_of_its_kind"
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def is_record_only(self) -> bool:
        """The party group's meetings stand outside the legal procedure: they are noted, they decide nothing here."""
        return self.kind == BodyKind.PARTY_GROUP


class Composition(models.Model):
    """名额: fixed for the whole term (地方组织法第四十七条); members in office may be fewer."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="compositions", verbose_name="会议主体")
    term = models.ForeignKey(Term, models.PROTECT, related_name="+", verbose_name="届")
    seats = models.PositiveSmallIntegerField("组成人员名额")
    basis = models.CharField("依据", max_length=120, blank=True)

    class Meta:
        verbose_name = "组成人员名额"
        verbose_name_plural = verbose_name
        constraints = [models.UniqueConstraint(fields=["body", "term"], name="one_composition_per_term")]


class MembershipQuerySet(models.QuerySet):
    def in_force(self, day: date):
        return self.filter(Q(starts_on__lte=day), Q(ends_on=None) | Q(ends_on__gte=day))

    def of_user(self, user):
        """The seats of one person, by the account itself or by the deputy's."""
        return self.filter(Q(user=user) | Q(deputy__user=user))


class Membership(models.Model):
    """One seat of one person in a body, from when to when."""

    class Title(models.TextChoices):
        CHAIR = "chair", "主任"
        VICE_CHAIR = "vice_chair", "副主任"
        MEMBER = "member", "委员"

    body = models.ForeignKey(Body, models.PROTECT, related_name="memberships", verbose_name="会议主体")
    term = models.ForeignKey(Term, models.PROTECT, related_name="+", verbose_name="届")
    deputy = models.ForeignKey(Deputy, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="代表")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="账号"
    )
    name = models.CharField("姓名", max_length=30)
    title = models.CharField("职务", max_length=12, choices=Title, default=Title.MEMBER)
    position = models.PositiveSmallIntegerField("排序", default=0)  # 姓氏笔画 or the order of election
    starts_on = models.DateField("任职日期")
    ends_on = models.DateField("终止日期", null=True, blank=True)
    end_ground = models.CharField("终止原因", max_length=120, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = "组成人员"
        verbose_name_plural = verbose_name
        ordering = ["body", "title", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "term", "deputy"], condition=Q(ends_on=None), name="one_open_seat_per_deputy"
            ),
            models.UniqueConstraint(
                fields=["body", "term"], condition=Q(title="chair", ends_on=None), name="one_chair_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None, end_ground="") | (Q(ends_on__gte=F("starts_on")) & ~Q(end_ground="")),
                name="a_seat_ends_for_a_ground",
            ),
        ]

    def __str__(self):
        return f"{self.name}（{self.label}）"

    @property
    def label(self) -> str:
        """主任委员 in a special committee, 主任 in the standing committee."""
        word = self.get_title_display()
        special = self.body.kind == BodyKind.SPECIAL_COMMITTEE and self.title != self.Title.MEMBER
        return f"{word}委员" if special else word

    @property
    def account(self):
        """Who is told and may sign in for this seat; None for a member without an account."""
        return self.user or (self.deputy.user if self.deputy else None)
