"""Papers of the four books, and what each step of a change of the budget asks for."""

from django import forms
from django.utils.timezone import localdate

from congress.files.fields import UploadField
from congress.pages.boxes import day, number, pick, prose, words
from supervision.forms.money import WanField
from supervision.models import Book, BookPaper, Measure, through


class BookPaperForm(forms.Form):
    purpose = pick("用途", BookPaper.Purpose.choices)
    book = pick("预算", [("", "四本预算"), *Book.choices], required=False)
    files = UploadField(label="文件", multiple=True)


class FigureForm(forms.Form):
    """One figure of one month, as a sheet of them has it in a line."""

    month = pick("月份", [(n, through(n)) for n in range(1, 13)])
    book = pick("预算", Book.choices)
    measure = pick("指标", Measure.choices)
    amount = WanField("累计执行数（万元）", min_value=None, help_text="年初以来的累计数；已有的数据改为这个数。")
    planned = WanField("全年预算数（万元）", required=False)


class SubmitAdjustmentForm(forms.Form):
    year = number("预算年度", 2000, 2100)
    book = pick("预算", Book.choices)
    title = words("名称", 200, help_text="例如：2026年区级预算第一次调整方案（草案）。")
    reason = prose("调整的理由、项目和数额", 6, 8000)
    change = WanField("支出总额增减（万元）", min_value=None, help_text="减少的写负数。")
    meeting_day = day("会议首日", help_text="审查批准调整方案的常委会会议；初步方案于三十日前送交。")
    files = UploadField(label="初步方案", multiple=True)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["year"].initial = localdate().year


class ReviewAdjustmentForm(forms.Form):
    review = prose("初步审查意见", 8, 8000)
    experts = prose("专家意见", 5, 8000, required=False)


class DecideAdjustmentForm(forms.Form):
    decided_on = day("决定日期")
    decided_at = words("决定的会议", 80, help_text="例如：区十八届人大常委会第三十次会议。")
    note = prose("说明", 3, 500, required=False)
