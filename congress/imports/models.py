"""A file on its way in: the job, and each of its rows with what will become of it."""

from django.conf import settings
from django.db import models

from congress.accounts.sealed import SealedJSONField
from congress.files.models import StoredFile


class State(models.TextChoices):
    UPLOADED = "uploaded", "待对应列"
    MAPPED = "mapped", "待预览"
    PREVIEWING = "previewing", "正在预览"
    PREVIEWED = "previewed", "待确认导入"
    COMMITTING = "committing", "正在导入"
    COMMITTED = "committed", "已导入"
    FAILED = "failed", "未成功"
    CANCELLED = "cancelled", "已取消"


RUNNING = (State.PREVIEWING, State.COMMITTING)
OVER = (State.COMMITTED, State.CANCELLED)


class ImportJob(models.Model):
    """导入: one file, one resource. It outlives the browser, the worker and the power."""

    resource = models.CharField("内容", max_length=30)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+", verbose_name="文件")
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="导入人"
    )
    state = models.CharField("状态", max_length=12, choices=State, default=State.UPLOADED)
    sheet = models.CharField("工作表", max_length=100, blank=True)
    head = SealedJSONField("开头几行", default=list)
    notes = models.JSONField("读表提示", default=list)
    header_line = models.PositiveIntegerField("表头行", default=1)
    mapping = models.JSONField("列的对应", default=dict)  # column number as text -> field name
    choices = models.JSONField("对未知名称的选择", default=dict)
    total = models.PositiveIntegerField("行数", default=0)
    done = models.PositiveIntegerField("已处理", default=0)
    report = models.JSONField("结果", default=dict)
    failure = models.CharField("原因", max_length=300, blank=True)
    attempts = models.PositiveSmallIntegerField("次数", default=0)
    cancel_wanted = models.BooleanField("要求取消", default=False)
    beat_at = models.DateTimeField("最近动静", null=True)
    created_at = models.DateTimeField("上传时间", auto_now_add=True)
    committed_at = models.DateTimeField("导入时间", null=True)
    committed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="确认人"
    )
    cleared_on = models.DateField("明细清除日期", null=True, editable=False)  # forgetting.py

    class Meta:
        verbose_name = "导入"
        verbose_name_plural = verbose_name
        ordering = ["-pk"]
        constraints = [models.CheckConstraint(condition=models.Q(state__in=State.values), name="import_state_is_known")]
        indexes = [models.Index(fields=["state", "beat_at"], name="import_running")]

    def __str__(self):
        return self.file.name

    @property
    def is_running(self) -> bool:
        return self.state in RUNNING

    @property
    def is_over(self) -> bool:
        return self.state in OVER


class Verdict(models.TextChoices):
    NEW = "new", "新增"
    CHANGED = "changed", "有变动"
    UNCHANGED = "unchanged", "无变化"
    ERROR = "error", "有错误"


class ImportRow(models.Model):
    """One line of the file: every cell as it stood, what was read from it, and the verdict.

    Sealed where the sheet brings telephone numbers and addresses (SheetResource.secret), else in clear.
    """

    job = models.ForeignKey(ImportJob, models.CASCADE, related_name="rows", verbose_name="导入")
    line = models.PositiveIntegerField("行号")
    raw = SealedJSONField("原始单元格")
    facts = SealedJSONField("读出的内容")
    key = models.CharField("行指纹", max_length=64)
    verdict = models.CharField("结论", max_length=10, choices=Verdict)
    is_doubtful = models.BooleanField("有提示", default=False)
    changes = SealedJSONField("变动", default=list)  # [label, old, new]
    messages = SealedJSONField("提示", default=list)  # [code, sentence]
    target = models.BigIntegerField("对应记录", null=True)
    seen = models.CharField("对应记录的样子", max_length=64, blank=True)

    class Meta:
        verbose_name = "导入行"
        verbose_name_plural = verbose_name
        ordering = ["job", "line"]
        constraints = [models.UniqueConstraint(fields=["job", "line"], name="one_row_per_line")]
        indexes = [models.Index(fields=["job", "verdict", "line"], name="import_row_verdict")]


class ColumnMapping(models.Model):
    """What somebody decided about a header once is proposed again for the same header."""

    resource = models.CharField("内容", max_length=30)
    signature = models.CharField("表头指纹", max_length=64)
    mapping = models.JSONField("列的对应")
    saved_at = models.DateTimeField("保存时间", auto_now=True)

    class Meta:
        verbose_name = "列的对应"
        verbose_name_plural = verbose_name
        constraints = [models.UniqueConstraint(fields=["resource", "signature"], name="one_mapping_per_header")]
