import uuid

from django.conf import settings
from django.db import models


class StoredFile(models.Model):
    """An uploaded file under a random name outside the web root. Who may read it is for its owner app."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField("文件名", max_length=200)
    kind = models.CharField("类型", max_length=10)  # pdf, docx, xlsx, jpg, png, ofd, csv, xls
    size = models.PositiveBigIntegerField("字节数")
    sha256 = models.CharField("摘要", max_length=64)
    pages = models.PositiveIntegerField("页数", null=True, blank=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="上传人"
    )
    uploaded_at = models.DateTimeField("上传时间", auto_now_add=True)

    class Meta:
        verbose_name = "文件"
        verbose_name_plural = verbose_name

    def __str__(self):
        return self.name

    @property
    def path(self):
        """Where the bytes lie; two levels of folders so that none grows huge."""
        name = self.id.hex
        return settings.MEDIA_ROOT / name[:2] / name
