"""备案审查: one normative document on its way through filing, formal check and review (law.md §7.8)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from congress.files.models import StoredFile
from congress.organs.models import Unit
from congress.workflow.models import Case, TimelineEntry
from supervision.models.topic import new_code


class DocumentKind(models.TextChoices):
    DECISION = "decision", "决定、命令"
    MEASURES = "measures", "办法、规定、细则"
    NOTICE = "notice", "意见、通知、公告"
    RESOLUTION = "resolution", "决议"
    JUDICIAL = "judicial", "指导、规范司法和监察工作的文件"
    OTHER = "other", "其他规范性文件"


class FilingStatus(models.TextChoices):
    FILED = "filed", "已报送"
    FORM_CHECK = "form_check", "形式审查"
    SUPPLEMENT = "supplement", "待补充"
    RETURNED = "returned", "已退回"
    TRANSFERRED = "transferred", "已移送"
    REGISTERED = "registered", "已登记"
    REVIEWING = "reviewing", "审查中"
    COMMUNICATING = "communicating", "沟通中"
    MAKER_AMENDS = "maker_amends", "自行修改，中止审查"
    WRITTEN_OPINION = "written_opinion", "已发审查意见"
    TO_CHAIRS_MEETING = "to_chairs_meeting", "提请主任会议"
    ORDERED = "ordered", "已责令修改、清理"
    NO_PROBLEM = "no_problem", "未发现问题"
    AMENDED = "amended", "已修改、废止"
    ANNULLED = "annulled", "已撤销"


F = FilingStatus
BEFORE_REGISTER = (F.FILED, F.FORM_CHECK, F.SUPPLEMENT)
REFUSED = (F.RETURNED, F.TRANSFERRED)
IN_REVIEW = (
    F.REGISTERED, F.REVIEWING, F.COMMUNICATING, F.MAKER_AMENDS, F.WRITTEN_OPINION, F.TO_CHAIRS_MEETING, F.ORDERED,
)  # fmt: skip
REVIEWED = (F.NO_PROBLEM, F.AMENDED, F.ANNULLED)
CORRECTED = (F.AMENDED, F.ANNULLED)
WITH_MAKER = (F.SUPPLEMENT, F.MAKER_AMENDS, F.WRITTEN_OPINION, F.ORDERED)


class Filing(Case):
    code = models.CharField("页面编码", max_length=20, unique=True, default=new_code, editable=False)
    maker = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="制定机关")
    title = models.CharField("文件名称", max_length=200)
    doc_no = models.CharField("发文字号", max_length=60)
    kind = models.CharField("文件种类", max_length=12, choices=DocumentKind, default=DocumentKind.NOTICE)
    published_on = models.DateField("公布日期")
    filed_on = models.DateField("报送日期", db_index=True)
    filed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="报送人")
    contact = models.CharField("联系人和电话", max_length=80, blank=True)
    status = models.CharField("状态", max_length=20, choices=FilingStatus, default=FilingStatus.FILED)
    number = models.CharField("备案登记号", max_length=40, blank=True)
    registered_on = models.DateField("登记日期", null=True, blank=True)
    wanted = models.CharField("需要补充的", max_length=500, blank=True)
    suspended_on = models.DateField("中止日期", null=True, blank=True)
    amended_on = models.DateField("修改日期", null=True, blank=True)
    concluded_on = models.DateField("审结日期", null=True, blank=True)
    outcome = models.CharField("审查结果", max_length=500, blank=True)

    class Meta:
        verbose_name = "备案文件"
        verbose_name_plural = verbose_name
        ordering = ["-filed_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["maker", "doc_no"], condition=~Q(status__in=REFUSED), name="one_filing_per_document"
            ),
            models.UniqueConstraint(fields=["number"], condition=~Q(number=""), name="one_filing_per_number"),
            models.CheckConstraint(
                condition=Q(status__in=(*BEFORE_REGISTER, *REFUSED)) | ~Q(number=""),
                name="a_registered_filing_has_its_number",
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("supervision:filing", args=[self.code])

    def locked(self):
        found = type(self).objects.select_for_update(of=("self",)).select_related("maker")
        return found.get(pk=self.pk)

    def recent_entries(self):
        return self.entries.order_by("-seq")[:3]

    def remember(self, step, *, before, by, note, facts, case=None):
        self.entries.model.write(self, step, before=before, by=by, note=note, facts=facts, case=case)

    @property
    def hold(self) -> str:
        """Whose hands it is in, for the pill."""
        if self.status in WITH_MAKER:
            return "unit"
        if self.status in REFUSED or self.status == FilingStatus.ANNULLED:
            return "ended"
        return "done" if self.status in REVIEWED else "congress"

    @property
    def open_state(self) -> str:
        """What somebody outside the review is told of it: how far the words go between the house and the maker is
        theirs until it is over."""
        if self.status in REVIEWED:
            return self.get_status_display()
        return "已登记，审查中" if self.number else "未登记"


class Purpose(models.TextChoices):
    TEXT = "text", "文件正式文本"
    EXPLANATION = "explanation", "说明"
    BASIS = "basis", "制定依据和其他材料"
    ANSWER = "answer", "答复和说明材料"
    AMENDED = "amended", "修改、废止后的文件"


class FilingFile(models.Model):
    filing = models.ForeignKey(Filing, models.PROTECT, related_name="files", verbose_name="备案文件")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+", verbose_name="文件")
    purpose = models.CharField("用途", max_length=12, choices=Purpose)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="添加人")
    added_at = models.DateTimeField("添加时间", auto_now_add=True)

    class Meta:
        verbose_name = "备案材料"
        verbose_name_plural = verbose_name
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["filing", "file"], name="one_filing_file_per_upload")]


class FilingEntry(TimelineEntry):
    """The timeline of a filing. The database refuses to change a row."""

    of = "filing"
    filing = models.ForeignKey(Filing, models.PROTECT, related_name="entries", verbose_name="备案文件")

    class Meta(TimelineEntry.Meta):
        verbose_name = "备案经过"
        verbose_name_plural = verbose_name
        constraints = [models.UniqueConstraint(fields=["filing", "seq"], name="one_filing_entry_per_place")]

    @property
    def line(self) -> str:
        return self.facts.get("said", "")
