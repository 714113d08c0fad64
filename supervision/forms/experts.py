"""An expert's facts, what he is asked, what he said."""

from django import forms
from django.utils.timezone import localdate

from congress.files.fields import UploadField
from congress.pages.boxes import Filter, day, pick, pick_row, prose, sought, words
from supervision.models import Expert, ExpertKind

FACTS = ("name", "kind", "field", "employer", "starts_on", "ends_on", "contact", "note")


class ExpertForm(forms.Form):
    name = words("姓名", 40)
    kind = pick("类别", ExpertKind.choices)
    field = words("专业领域", 120)
    employer = words("单位和职务", 120)
    starts_on = day("聘期开始")
    ends_on = day("聘期结束")
    contact = words("联系方式", 60, required=False, help_text="加密保存，只在本页面显示。")
    note = words("备注", 300, required=False)

    def __init__(self, *args, expert=None, **kwargs):
        known = {name: getattr(expert, name) for name in FACTS} if expert else {}
        super().__init__(*args, initial=known, **kwargs)


class AskExpertForm(forms.Form):
    expert = pick_row("专家", Expert.objects.none(), empty_label="请选择")
    task = prose("请研究的问题", 6, 4000)
    due_on = day("期限")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        today = localdate()
        serving = Expert.objects.filter(starts_on__lte=today, ends_on__gte=today)
        self.fields["expert"].queryset = serving
        self.fields["expert"].label_from_instance = lambda e: f"{e.name}（{e.get_kind_display()}，{e.field}）"


class ExpertOpinionForm(forms.Form):
    text = prose("专家意见", 8, 8000)
    given_on = day("提出日期")
    files = UploadField(label="意见书", required=False, multiple=True)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["given_on"].initial = localdate()


class ExpertFilter(Filter):
    q = sought("姓名、领域、单位", 120)
    kind = pick("类别", [("", "不限"), *ExpertKind.choices], required=False)
    term = pick("聘期", [("", "不限"), ("now", "聘期内"), ("over", "聘期外")], required=False)

    def narrow(self, found):
        today, asked = localdate(), self.asked
        if word := asked.get("q"):
            by_field = found.filter(field__icontains=word) | found.filter(employer__icontains=word)
            found = by_field | found.filter(name__icontains=word)
        if kind := asked.get("kind"):
            found = found.filter(kind=kind)
        if term := asked.get("term"):
            serving = {"starts_on__lte": today, "ends_on__gte": today}
            found = found.filter(**serving) if term == "now" else found.exclude(**serving)
        return found
