from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import BrinIndex
from django.db import models
from django.db.models import Func
from django.db.models.functions import Now

# What the facts of an event are called on the page; others appear by their own name.
FACTS = {
    "second_factor": "动态口令",
    "person": "人员",
    "person_id": "人员编号",
    "role": "职责",
    "note": "说明",
    "why": "事由",
    "perm": "权限",
    "what": "内容",
    "key": "账号或地址",
    "field": "栏目",
    "list": "列表",
    "address": "条件",
    "rows": "行数",
    "asked": "条件",
    "act": "事项",
    "moved": "移动期限",
    "unit": "单位",
    "basis": "依据",
    "on": "日期",
    "successor": "接任人",
    "demo": "演示入口",
    "own": "本人",
    "all": "全部",
    "number": "数目",
    "is_active": "启用",
    "address_ended": "所结束的地址",
    "first": "首批",
    "was": "原内容",
    "now": "现内容",
}


class Transaction(Func):
    """The writing transaction, so that a seal can tell rows that are final from rows still being written."""

    template = "(pg_current_xact_id()::text::bigint)"
    output_field = models.BigIntegerField()
    allowed_default = True


class SecurityEvent(models.Model):
    """One sign-in, refusal, export, grant or look at personal data. Written through ``audit.record`` only."""

    class Kind(models.TextChoices):
        SIGN_IN = "sign_in", "登录"
        SIGN_IN_FAILED = "sign_in_failed", "登录失败"
        SIGN_OUT = "sign_out", "退出"
        LOCKED = "locked", "锁定"
        UNLOCKED = "unlocked", "解除锁定"
        PASSWORD_CHANGED = "password_changed", "修改密码"
        PASSWORD_ISSUED = "password_issued", "发放初始密码"
        SECOND_FACTOR_SET = "second_factor_set", "启用动态口令"
        SECOND_FACTOR_RESET = "second_factor_reset", "重置动态口令"
        SESSION_ENDED = "session_ended", "结束会话"
        POST_CHOSEN = "post_chosen", "切换岗位"
        ACCOUNT_CREATED = "account_created", "新建账号"
        ACCOUNT_CHANGED = "account_changed", "修改账号"
        POST_PROPOSED = "post_proposed", "提请授予岗位"
        POST_APPROVED = "post_approved", "批准岗位"
        POST_REFUSED = "post_refused", "不予批准岗位"
        POST_ENDED = "post_ended", "结束岗位"
        GRANTED = "granted", "单独授权"
        REVOKED = "revoked", "撤销授权"
        PERSONAL_VIEWED = "personal_viewed", "查看个人信息"
        EXPORTED = "exported", "导出"
        PRINTED = "printed", "打印"
        DOWNLOADED = "downloaded", "下载"
        REFUSED = "refused", "拒绝访问"
        SETTING_CHANGED = "setting_changed", "修改设置"
        NOTICE_CANCELLED = "notice_cancelled", "取消发送通知"
        NOTICE_RESENT = "notice_resent", "重新发送通知"
        LETTER_SENT = "letter_sent", "群发"
        GATEWAY_TESTED = "gateway_tested", "测试通知渠道"

    at = models.DateTimeField("时间", db_default=Now(), editable=False)
    kind = models.CharField("事件", max_length=40, choices=Kind)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="人员")
    by_name = models.CharField("姓名", max_length=60)
    role = models.CharField("职责", max_length=40, blank=True)
    address = models.CharField("网络地址", max_length=45, blank=True)
    request_id = models.CharField("请求编号", max_length=40, blank=True)
    about_type = models.CharField("对象类别", max_length=60, blank=True)
    about_id = models.CharField("对象编号", max_length=40, blank=True)
    about_label = models.CharField("对象", max_length=200, blank=True)
    facts = models.JSONField("记录", default=dict)
    result = models.CharField("结果", max_length=20, default="ok")
    xact = models.BigIntegerField(db_default=Transaction(), editable=False)

    class Meta:
        db_table = "audit_event"
        verbose_name = "安全事件"
        verbose_name_plural = verbose_name
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["by", "-id"], name="audit_event_by"),
            models.Index(fields=["about_type", "about_id"], name="audit_event_about"),
            BrinIndex(fields=["at"], name="audit_event_at"),
        ]

    @property
    def lines(self) -> list[tuple[str, str]]:
        return [(FACTS.get(key, key), said(value)) for key, value in self.facts.items()]


class AuditChange(models.Model):
    """One changed row of a business table, written by the database trigger and by nothing else."""

    class Op(models.TextChoices):
        INSERT = "I", "新增"
        UPDATE = "U", "修改"
        DELETE = "D", "删除"

    at = models.DateTimeField("时间", db_default=Now(), editable=False)
    table = models.CharField("数据表", max_length=63)
    row_pk = models.CharField("行", max_length=64)
    op = models.CharField("操作", max_length=1, choices=Op)
    diff = models.JSONField("内容")
    actor = models.BigIntegerField("人员", null=True)
    request_id = models.CharField("请求编号", max_length=40)
    xact = models.BigIntegerField(db_default=Transaction(), editable=False)

    class Meta:
        db_table = "audit_change"
        verbose_name = "数据变更"
        verbose_name_plural = verbose_name
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["table", "row_pk"], name="audit_change_row"),
            models.Index(fields=["actor", "-id"], name="audit_change_actor"),
            BrinIndex(fields=["at"], name="audit_change_at"),
        ]

    @property
    def lines(self) -> list[tuple[str, str]]:
        """Each column with what it holds, or held and holds; empty columns of a new row are left out."""
        if self.op == self.Op.UPDATE:
            pairs = {key: value for key, value in self.diff.items() if isinstance(value, list)}
            hidden = [(key, "已修改（内容不记录）") for key in self.diff if key not in pairs]
            return [(key, f"{said(old)} → {said(new)}") for key, (old, new) in pairs.items()] + hidden
        return [(key, said(value)) for key, value in self.diff.items() if value not in (None, "")]


def said(value) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    text = "空" if value in (None, "") else str(value)
    return text if len(text) <= 160 else f"{text[:160]}…"


class AuditSeal(models.Model):
    """A closed batch of one table: the digest of every row, chained to the batch before."""

    table = models.CharField("数据表", max_length=63)
    sealed_at = models.DateTimeField("封存时间", auto_now_add=True)
    ids = ArrayField(models.BigIntegerField(), verbose_name="行")
    digests = models.BinaryField("各行摘要")
    algorithm = models.CharField("算法", max_length=10)
    head = models.CharField("链首", max_length=64)
    upto = models.BigIntegerField("至事务")

    class Meta:
        db_table = "audit_seal"
        verbose_name = "封存"
        verbose_name_plural = verbose_name
        ordering = ["pk"]
