"""The questionnaire as a form: one field per question, named by its code, and the reason."""

from django import forms
from django.core.exceptions import ValidationError

from congress.files.fields import UploadField
from congress.surveys.box import REMARK
from congress.surveys.models import GRADE_OF_STARS, STARS, Ballot, Grade, Scale, Survey
from congress.surveys.rules import REASON, check_answer, graded


class Grades(forms.RadioSelect):
    """Each choice knows its statutory grade, by which the page draws it and asks for the reason."""

    def create_option(self, name, value, *args, **kwargs):
        grade = GRADE_OF_STARS[int(value)] if str(value).isdecimal() else value
        return super().create_option(name, value, *args, **kwargs) | {"grade": grade}


class RatingForm(forms.Form):
    """``RatingForm(survey, data, ballot=answer_of(invitation))``, then ``cast(…, **form.answer)``.

    Shown with ``{% include "surveys/_rating_fields.html" %}``. The low grade's reason is asked by the same
    rule the action applies, so a page without scripts gets the same words.
    """

    def __init__(self, survey: Survey, *args, ballot: Ballot | None = None, **kwargs):
        self.survey = survey
        if ballot:
            said = ballot.stars or ballot.grades
            kwargs["initial"] = {**said, REASON: ballot.reason, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        questions = {question["code"]: self._question(question["label"]) for question in survey.questions}
        self.fields = {**questions, REASON: self._reason(), **self.fields}

    def _question(self, label):
        choices = STARS.items() if self.asks_stars else Grade.choices
        return forms.ChoiceField(
            label=label, choices=choices, widget=Grades, error_messages={"required": "请选择一项。"}
        )

    @property
    def asks_stars(self) -> bool:
        return self.survey.scale == Scale.FIVE

    def _reason(self):
        hint = ""
        if self.survey.reason_from:
            word = Grade(self.survey.reason_from).label
            hint = f"选“{word}”{'' if self.survey.reason_from == Grade.LOW else '及以下'}的，请写明理由。"
        area = forms.Textarea(attrs={"rows": 4, "class": "input"})
        longest = REMARK if self.survey.is_anonymous else 2000
        return forms.CharField(label="理由", required=False, max_length=longest, widget=area, help_text=hint)

    @property
    def question_fields(self):
        return [self[code] for code in self.survey.codes]

    @property
    def answer(self) -> dict:
        """The arguments of ``actions.cast`` and, with the paper's fields, of ``actions.key_in``."""
        rest = {name: value for name, value in self.cleaned_data.items() if name not in self.survey.codes}
        return self._said(self.cleaned_data) | rest

    def _said(self, cleaned) -> dict:
        if self.asks_stars:
            return {"stars": {code: int(cleaned[code]) for code in self.survey.codes}}
        return {"grades": {code: cleaned[code] for code in self.survey.codes}}

    def clean(self):
        cleaned = super().clean()
        if all(code in cleaned for code in self.survey.codes):
            try:
                said = {"grades": {}, "stars": {}} | self._said(cleaned)
                check_answer(self.survey, graded(self.survey, **said), cleaned.get(REASON, ""))
            except ValidationError as error:
                self.add_error(None, error)
        return cleaned


class SlipForm(RatingForm):
    """The questionnaire of an anonymous survey; ``again`` asks for the code that finds the slip in the box.

    It never opens with what was answered before: nobody can look that up.
    """

    def __init__(self, survey: Survey, *args, again: bool, **kwargs):
        super().__init__(survey, *args, **kwargs)
        if again:
            box = forms.TextInput(attrs={"class": "input", "autocomplete": "off", "autocapitalize": "characters"})
            self.fields["code"] = forms.CharField(
                label="改票码", max_length=20, widget=box, help_text="作答后屏幕上显示过的 12 位字母和数字。",
                error_messages={"required": "您已经作答。要修改，请输入改票码。"},
            )  # fmt: skip


class PaperForm(RatingForm):
    """The same questionnaire copied from paper; the view turns ``scan`` into a stored file by ``intake``."""

    signed_on = forms.DateField(
        label="签名日期", widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "input"})
    )
    scan = UploadField(label="扫描件", kinds=("pdf", "jpg", "png"))

    def _reason(self):
        field = super()._reason()
        field.label = "理由、意见"  # as the row of the printed form is called
        return field


class CheckForm(forms.Form):
    """What the second person says about an entry."""

    agrees = forms.TypedChoiceField(
        label="复核意见",
        choices=[("yes", "与扫描件一致"), ("no", "不一致")],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label="说明",
        required=False,
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 2, "class": "input"}),
    )

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("agrees") is False and not cleaned.get("note", "").strip():
            self.add_error("note", "请写明与扫描件不符之处。")
        return cleaned
