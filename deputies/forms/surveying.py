from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils.timezone import localdate

from congress.pages.boxes import BOX, day
from congress.surveys.models import Secrecy
from deputies.models import Delegation

MOST = 20  # questions; more do not fit the one screen of a telephone
QUESTIONS = (
    "区人民政府及其部门办理代表建议的工作",
    "区人民政府及其部门与代表的联系沟通",
    "区监察委员会的工作",
    "区人民法院的工作",
    "区人民检察院的工作",
    "区人大常委会的监督工作",
    "区人大常委会办理和督办代表建议的工作",
    "代表履职的服务保障",
)
INTRO = "请对以下工作作出评价。选“不满意”的，请写明理由。"


class SurveyForm(forms.Form):
    """Opens with the template of last year's practice; every word of it may be changed."""

    year = forms.IntegerField(label="年度", min_value=2000, max_value=2100, widget=forms.NumberInput(attrs=BOX))
    title = forms.CharField(label="标题", max_length=200, widget=forms.TextInput(attrs=BOX))
    intro = forms.CharField(
        label="说明", required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 3, **BOX})
    )
    questions = forms.CharField(
        label="问题", help_text="每行一题，不超过 20 题。每题的等次是满意、基本满意、不满意。",
        widget=forms.Textarea(attrs={"rows": 9, **BOX}),
    )  # fmt: skip
    delegations = forms.ModelMultipleChoiceField(
        Delegation.objects.none(), label="请哪些代表团评价", required=False, help_text="一个也不选，就是全体在任代表。",
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    closes_on = day("截止日期", help_text="当天 24 时前都可以作答。")
    secrecy = forms.ChoiceField(
        label="方式", choices=Secrecy.choices, widget=forms.RadioSelect,
        help_text="无记名：只留下各题票数和谁已作答，谁说了什么连系统管理员也查不到。发出后不能改变方式。",
    )  # fmt: skip

    def __init__(self, *args, term=None, **kwargs):
        today = localdate()
        started = {
            "year": today.year, "title": f"{today.year}年度代表满意度调查", "intro": INTRO,
            "questions": "\n".join(QUESTIONS), "closes_on": today + timedelta(days=14), "secrecy": Secrecy.ANONYMOUS,
        }  # fmt: skip
        super().__init__(*args, initial=started, **kwargs)
        self.fields["delegations"].queryset = Delegation.objects.filter(term=term)

    def clean_questions(self):
        found = [line.strip() for line in self.cleaned_data["questions"].splitlines() if line.strip()]
        if len(found) > MOST:
            raise ValidationError(f"有 {len(found)} 题，手机上一屏答不完，请不超过 {MOST} 题。")
        if len(set(found)) != len(found):
            raise ValidationError("有两题写得一样。")
        if long := [line for line in found if len(line) > 60]:
            raise ValidationError(f"每题不超过 60 字：“{long[0][:12]}…”太长。")
        return found

    def clean_closes_on(self):
        last = self.cleaned_data["closes_on"]
        if not localdate() < last <= localdate() + timedelta(days=180):
            raise ValidationError("截止日期须在明天以后、半年以内。")
        return last
