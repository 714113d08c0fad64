"""Who was summoned and did not come."""

from django import forms
from django.utils.timezone import localdate

from congress.organs.models import Unit, UnitKind
from congress.pages.boxes import day, pick_row, words


class AbsenceForm(forms.Form):
    name = words("姓名", 40)
    title = words("职务", 80)
    unit = pick_row("单位", Unit.objects.none(), empty_label="请选择")
    meeting = words("会议", 120, help_text="例如：区十八届人大常委会第三十次会议。")
    on = day("日期")
    reason = words("请假理由", 300, required=False, help_text="没有理由的不填。")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        living = Unit.objects.valid_on(localdate()).exclude(kind__in=(UnitKind.CONGRESS, UnitKind.OFFICE))
        self.fields["unit"].queryset = living.order_by("sort_key", "pk")
