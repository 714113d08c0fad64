from django import forms
from django.utils.timezone import localdate

from congress.pages.boxes import day, prose


class FulfilForm(forms.Form):
    on = day("完成日期", help_text="在常委会会议上听取审议的日期，或者向代表大会报告的日期。")
    note = prose("说明", 3, 300, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = localdate()


class WaiveForm(forms.Form):
    note = prose("不适用的理由", 3, 300)
