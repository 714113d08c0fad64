"""Posts as data (law.md §9.1), the people who are put forward for them, and who holds which since when."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from congress.organs.models import Term, Unit
from deputies.models import Deputy
from meetings.models.meeting import new_code


class OrganKind(models.TextChoices):
    STANDING_COMMITTEE = "standing_committee", "人大常委会"
    COMMITTEE_OFFICE = "committee_office", "常委会办事机构、工作机构"
    SPECIAL_COMMITTEE = "special_committee", "专门委员会"
    CREDENTIALS = "credentials", "代表资格审查委员会"
    GOVERNMENT = "government", "人民政府"
    SUPERVISORY = "supervisory", "监察委员会"
    COURT = "court", "人民法院"
    PROCURATORATE = "procuratorate", "人民检察院"


class Authority(models.TextChoices):
    """How the post is filled; the verb on the list follows from it and is never chosen."""

    ELECT = "elect", "人民代表大会选举"
    DECIDE = "decide", "常委会决定任免"
    APPOINT = "appoint", "常委会任免"
    APPROVE = "approve", "常委会批准任免"


class Nominator(models.TextChoices):
    """Whose motion it is (地方组织法第五十条第一款第十三项至第十六项)."""

    CHAIRS_MEETING = "chairs_meeting", "主任会议"
    GOVERNMENT_HEAD = "government_head", "区长"
    SUPERVISORY_HEAD = "supervisory_head", "区监察委员会主任"
    COURT_PRESIDENT = "court_president", "区人民法院院长"
    CHIEF_PROCURATOR = "chief_procurator", "区人民检察院检察长"
    PRESIDIUM = "presidium", "大会主席团"
    PERSON = "person", "本人"  # 辞职 is handed in by whoever resigns (地方组织法第三十二条)


class Rank(models.TextChoices):
    HEAD = "head", "正职"
    DEPUTY = "deputy", "副职"
    MEMBER = "member", "其他"


class OfficialPost(models.Model):
    """职务. A row says by whom it is filled and what an appointment to it needs."""

    organ_kind = models.CharField("机关", max_length=20, choices=OrganKind)
    organ = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="单位")
    name = models.CharField("职务全称", max_length=80)  # as it stands on the list: 望川区财政局局长
    rank = models.CharField("层次", max_length=8, choices=Rank, default=Rank.MEMBER)
    authority = models.CharField("产生方式", max_length=8, choices=Authority)
    nominator = models.CharField("提请人", max_length=20, choices=Nominator)
    seats = models.PositiveSmallIntegerField("职数", null=True, blank=True)  # None: no fixed number
    needs_exam = models.BooleanField("任前法律知识考试", default=True)
    needs_statement = models.BooleanField("供职发言", default=False)
    needs_certificate = models.BooleanField("颁发任命书", default=True)
    needs_oath = models.BooleanField("宪法宣誓", default=True)
    sworn_at_organ = models.BooleanField("由任职机关组织宣誓", default=False)  # 法官、检察官：法院、检察院
    individual_vote = models.BooleanField("逐人表决", default=True)
    of_government = models.BooleanField("政府组成人员", default=False)  # within two months of the election, 第七十一条
    files_with = models.CharField("报备机关", max_length=80, blank=True)  # e.g. 市人民政府
    years = models.PositiveSmallIntegerField("任期（年）", null=True, blank=True)  # 人民陪审员五年
    is_public = models.BooleanField("列入公开名册", default=True)
    position = models.PositiveIntegerField("排序", default=0)
    valid_to = models.DateField("撤销日期", null=True, blank=True)

    class Meta:
        verbose_name = "职务"
        verbose_name_plural = verbose_name
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["name"], condition=Q(valid_to=None), name="one_living_post_per_name"),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("meetings:office", args=[self.pk])


class Official(models.Model):
    """人选、任职人员: one person, however many posts and motions. The file of a candidate is confidential."""

    class Sex(models.TextChoices):
        MALE = "male", "男"
        FEMALE = "female", "女"

    code = models.CharField("页面编码", max_length=20, unique=True, default=new_code, editable=False)
    name = models.CharField("姓名", max_length=30, db_index=True)
    sex = models.CharField("性别", max_length=6, choices=Sex, blank=True)
    born_on = models.DateField("出生日期", null=True, blank=True)
    ethnicity = models.CharField("民族", max_length=20, blank=True)
    native_place = models.CharField("籍贯", max_length=40, blank=True)
    party = models.CharField("政治面貌", max_length=30, blank=True)
    education = models.CharField("学历学位", max_length=60, blank=True)
    duties = models.CharField("现任职务", max_length=120, blank=True)  # in words: the posts of other organs as well
    resume = models.TextField("简历", blank=True)
    deputy = models.ForeignKey(Deputy, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="代表")

    class Meta:
        verbose_name = "任免人员"
        verbose_name_plural = verbose_name
        ordering = ["name", "pk"]

    def __str__(self):
        return self.name


class TenureEnd(models.TextChoices):
    REMOVED = "removed", "免职"
    RESIGNED = "resigned", "辞职"
    DISMISSED = "dismissed", "撤职"
    MOVED = "moved", "转任"
    TERM_OVER = "term_over", "任期届满"
    ABOLISHED = "abolished", "机构撤销"
    DIED = "died", "去世"


class TenureQuerySet(models.QuerySet):
    def in_force(self, day):
        return self.filter(Q(starts_on__lte=day), Q(ends_on=None) | Q(ends_on__gt=day))


class Tenure(models.Model):
    """任职: who holds which post from which day. It ends on the day the decision is passed."""

    official = models.ForeignKey(Official, models.PROTECT, related_name="tenures", verbose_name="人员")
    post = models.ForeignKey(OfficialPost, models.PROTECT, related_name="tenures", verbose_name="职务")
    term = models.ForeignKey(Term, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="届")
    is_acting = models.BooleanField("代理", default=False)
    starts_on = models.DateField("任职日期")
    started_by = models.OneToOneField(
        "AppointmentLine", models.PROTECT, null=True, blank=True, related_name="tenure", verbose_name="任职依据"
    )
    start_words = models.CharField("任职说明", max_length=120, blank=True)  # elected, or before the portal
    ends_on = models.DateField("离任日期", null=True, blank=True)
    ended_by = models.ForeignKey(
        "AppointmentLine", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="离任依据"
    )
    end_kind = models.CharField("离任方式", max_length=10, choices=TenureEnd, blank=True)
    end_words = models.CharField("离任说明", max_length=200, blank=True)

    objects = TenureQuerySet.as_manager()

    class Meta:
        verbose_name = "任职"
        verbose_name_plural = verbose_name
        ordering = ["post", "starts_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["official", "post", "is_acting"], condition=Q(ends_on=None), name="one_open_tenure_of_a_post"
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None, end_kind="") | (Q(ends_on__gte=F("starts_on")) & ~Q(end_kind="")),
                name="a_tenure_ends_somehow",
            ),
        ]

    def __str__(self):
        return f"{self.official} {self.label}"

    @property
    def label(self) -> str:
        return f"代理{self.post}" if self.is_acting else self.post.name
