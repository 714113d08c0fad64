from django import forms

from congress.files.fields import UploadField
from proposals.models import Answer, ReplyClass

OPENING = "您提出的《{title}》（{number}）收悉，{part}经研究，现答复如下："
PART = "其中{demands}由{unit}办理，"
CLOSING = "感谢您对{place}工作的关心和支持。"


class ReplyForm(forms.Form):
    """The letter in parts: an opening, one answer per demand, a closing, and what its class demands."""

    opening = forms.CharField(label="开头", max_length=2000, widget=forms.Textarea(attrs={"rows": 3, "class": "input"}))
    closing = forms.CharField(
        label="结尾",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "class": "input"}),
    )
    reply_class = forms.ModelChoiceField(
        ReplyClass.objects.filter(is_active=True),
        label="办理结果分类",
        required=False,
        empty_label="请选择",
        widget=forms.Select(attrs={"class": "input"}),
    )
    promised_on = forms.DateField(
        label="完成期限",
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "input"}),
        help_text="列入计划、正在解决的，写明哪一天完成。",
    )
    explanation = forms.CharField(
        label="理由说明",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3, "class": "input"}),
        help_text="暂时不能解决或者留作参考的，说明理由。",
    )
    reported_to = forms.CharField(
        label="报告的上级机关", required=False, max_length=60, widget=forms.TextInput(attrs={"class": "input"}),
        help_text="属于上级机关职权的，写明已经向哪个机关报告。",
    )  # fmt: skip
    reported_on = forms.DateField(
        label="报告日期", required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "input"}),
    )  # fmt: skip
    contact_name = forms.CharField(label="联系人", max_length=30, widget=forms.TextInput(attrs={"class": "input"}))
    contact_phone = forms.CharField(label="联系电话", max_length=40, widget=forms.TextInput(attrs={"class": "input"}))
    is_public = forms.BooleanField(label="答复可以公开", required=False)
    files = UploadField(label="附件", multiple=True, most=5, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, handling, is_whole=True, **kwargs):
        """``is_whole=False`` takes what has been written so far, however little."""
        self.demands = handling.own_demands()
        kwargs["initial"] = {**self._stored(handling), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        for demand in self.demands:
            outcome = forms.ChoiceField(
                label=f"第{demand.place}条的结果",
                required=False,
                choices=[("", "请选择"), *Answer.Outcome.choices],
                widget=forms.Select(attrs={"class": "input"}),
            )
            text = forms.CharField(
                label=f"答复第{demand.place}条",
                required=False,
                max_length=5000,
                widget=forms.Textarea(attrs={"rows": 5, "class": "input"}),
            )
            self.fields[f"outcome_{demand.place}"], self.fields[f"text_{demand.place}"] = outcome, text
        classes = list(self.fields["reply_class"].queryset)
        if not classes:  # a district without classes asks for none
            del self.fields["reply_class"]
        if not any(each.needs_superior for each in classes):
            del self.fields["reported_to"], self.fields["reported_on"]
        if not is_whole:
            for field in self.fields.values():
                field.required = False

    @staticmethod
    def _stored(handling) -> dict:
        proposal, reply = handling.proposal, handling.current_reply()
        if reply is None:
            said = handling.demands_said
            part = PART.format(demands=said, unit=handling.unit.label) if said else ""
            return {
                "opening": OPENING.format(title=proposal.title, number=proposal.number, part=part),
                "closing": CLOSING.format(place=handling.unit.label),
                "is_public": True,
                "contact_name": handling.handler.name if handling.handler else "",
                "contact_phone": handling.handler.phone if handling.handler else "",
                "version": handling.version,
            }
        names = ("opening", "closing", "reply_class", "promised_on", "explanation", "reported_to", "reported_on",
                 "contact_name", "contact_phone", "is_public")  # fmt: skip
        stored = {name: getattr(reply, name) for name in names}
        for answer in reply.answers.select_related("demand"):
            stored[f"outcome_{answer.demand.place}"] = answer.outcome
            stored[f"text_{answer.demand.place}"] = answer.text
        return {**stored, "version": handling.version}

    def demand_rows(self):
        """(demand, outcome field, text field) in order, for the template."""
        return [(d, self[f"outcome_{d.place}"], self[f"text_{d.place}"]) for d in self.demands]

    def fields_for_action(self) -> dict:
        found = dict(self.cleaned_data)
        answers = {d.place: (found.pop(f"outcome_{d.place}"), found.pop(f"text_{d.place}")) for d in self.demands}
        return {**found, "answers": answers}


class SignForm(forms.Form):
    doc_no = forms.CharField(
        label="文号",
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"class": "input"}),
        help_text="留空则由平台按本单位机关代字编号。",
    )
    note = forms.CharField(
        label="签发意见",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3, "class": "input"}),
    )

    def __init__(self, *args, handling, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["doc_no"].required = not handling.unit.doc_prefix
