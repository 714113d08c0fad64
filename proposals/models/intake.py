from django.db import models

from proposals.models.proposal import Proposal


class RawRow(models.Model):
    """Every cell of the spreadsheet row a case came from, as it was written."""

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="raw_rows", verbose_name="建议")
    source = models.CharField("文件", max_length=200)
    line = models.PositiveIntegerField("行")
    cells = models.JSONField("单元格")
    recorded = models.JSONField("所载结果", default=dict)  # queries.imported.RECORDED
    warnings = models.JSONField("提示", default=list)
    key = models.CharField("行指纹", max_length=64, db_index=True)
    read_at = models.DateTimeField("导入时间", auto_now_add=True)

    class Meta:
        verbose_name = "导入原始行"
        verbose_name_plural = verbose_name
