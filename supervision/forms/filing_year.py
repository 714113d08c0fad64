"""The yearly list and report, and what is released of a document."""

from django import forms
from django.utils.timezone import localdate

from congress.pages.boxes import day, prose, words


class YearlyListForm(forms.Form):
    missing = prose(
        "没有报送备案的文件", 4, 4000, required=False, help_text="每行一件：发文字号、名称、公布日期。没有的不填。"
    )


class FilingReportForm(forms.Form):
    practice = prose("主要做法", 8, 8000, required=False)
    problems = prose("存在的问题", 6, 8000, required=False)
    plans = prose("下一步工作", 6, 8000, required=False)


class HearReportForm(forms.Form):
    reported_on = day("报告日期")
    reported_at = words("报告的会议", 60, help_text="例如：区十八届人大常委会第三十次会议。")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reported_on"].initial = localdate()


class SendReportForm(forms.Form):
    sent_on = day("上报日期")
    sent_to = words("报送机关", 80, help_text="例如：市人大常委会。")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["sent_on"].initial = localdate()


class PublishFilingForm(forms.Form):
    with_text = forms.BooleanField(label="同时公布文件正式文本", required=False, initial=True)
