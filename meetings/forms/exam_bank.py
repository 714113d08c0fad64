"""Forms of the question bank and of the plans by which papers are drawn."""

from django import forms
from django.core.exceptions import ValidationError

from congress.pages.boxes import BOX, day, number, pick, prose, words
from congress.rulebook.book import setting
from meetings.models import ExamPlan, OrganKind, QuestionKind
from meetings.parsing.exam_sheet import parse_key


class QuestionForm(forms.Form):
    kind = pick("题型", QuestionKind.choices)
    organ_kinds = forms.MultipleChoiceField(
        label="适用机关", choices=OrganKind.choices, required=False, help_text="都不选，就是通用题。",
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    stem = prose("题干", 4, 2000)
    options = prose("选项", 6, 4000, required=False, help_text="每行一个选项，不写字母；判断题不用填。")
    key = words("答案", 20, help_text="选项的字母，例如 B 或 ACD；判断题写“正确”或“错误”。")
    explanation = prose("解析", 4, 2000, required=False)
    law = words("法律", 100, help_text="全称，不加书名号。")
    article = words("条款", 100, required=False)
    valid_from = day("有效期起", required=False)
    valid_to = day("有效期止", required=False)

    def clean_key(self):
        found = parse_key(self.cleaned_data["key"]).value
        if not found:
            raise ValidationError("看不出答案。请写选项的字母，判断题写“正确”或“错误”。")
        return found

    def clean_options(self):
        return [line.strip() for line in self.cleaned_data["options"].splitlines() if line.strip()]

    def clean_law(self):
        return self.cleaned_data["law"].strip("《》")


class ChangeQuestionForm(QuestionForm):
    why = words("修改原因", 200)


class ExamPlanForm(forms.ModelForm):
    """How many of which kind; whether it adds up to the full mark is the action's to say."""

    class Meta:
        model = ExamPlan
        fields = (
            "syllabus", "minutes", "singles", "single_mark", "multiples", "multiple_mark", "judges", "judge_mark",
        )  # fmt: skip

    syllabus = prose(
        "考试大纲", 6, 4000, help_text="包括宪法、地方组织法、监督法、重大事项决定的规定，以及与职务有关的法律。"
    )
    minutes = number("考试时间（分钟）", 10, 240)
    singles, single_mark = number("单项选择题数", 0, 200), number("单项选择题每题分", 0, 100)
    multiples, multiple_mark = number("多项选择题数", 0, 200), number("多项选择题每题分", 0, 100)
    judges, judge_mark = number("判断题数", 0, 200), number("判断题每题分", 0, 100)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("minutes", setting("appointment.exam.minutes"))

    def fields_for_action(self) -> dict:
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class QuestionFilter(forms.Form):
    """Everything stands in the address; nonsense narrows nothing."""

    q = forms.CharField(label="关键词", required=False, max_length=100)
    kind = pick("题型", [("", "不限"), *QuestionKind.choices], required=False)
    organ = pick("适用机关", [("", "不限"), ("all", "通用"), *OrganKind.choices], required=False)

    def __init__(self, data):
        super().__init__(data, auto_id="f-%s")
        hint = {**BOX, "placeholder": "题干、法律", "autocomplete": "off", "type": "search"}
        self.fields["q"].widget = forms.TextInput(attrs=hint)
        self.is_valid()
        self.asked = {name: value for name, value in self.cleaned_data.items() if value}
        self._errors = forms.utils.ErrorDict()

    def narrow(self, found):
        if word := self.asked.get("q"):
            found = found.filter(stem__icontains=word) | found.filter(law__icontains=word)
        if kind := self.asked.get("kind"):
            found = found.filter(kind=kind)
        if organ := self.asked.get("organ"):
            found = found.filter(organ_kinds=[]) if organ == "all" else found.filter(organ_kinds__contains=[organ])
        return found
