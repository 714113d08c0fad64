"""The house's own small tables: terms, sessions, subjects, classes of result."""

from django import forms
from django.utils.timezone import localdate

from congress.imports.sessions import SessionIndex
from congress.organs.models import CongressSession, Term, Unit, UnitKind
from congress.portal.forms.calendar import DayInput
from deputies.models import Constituency, Delegation, Deputy
from proposals.actions import change_class
from proposals.models import Category, ReplyClass

TICKS = (forms.CheckboxInput,)


class TableForm(forms.ModelForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if not isinstance(field.widget, TICKS):
                field.widget.attrs["class"] = "input"
            if isinstance(field, forms.ModelChoiceField):
                field.empty_label = "请选择" if field.required else "不选"


class TermForm(TableForm):
    class Meta:
        model = Term
        fields = ["number", "starts_on", "ends_on"]
        widgets = {"starts_on": DayInput(), "ends_on": DayInput()}
        help_texts = {
            "number": "第几届，写数字，例如 19。",
            "ends_on": "本届任期到下届第一次会议举行时为止，每届五年（地方组织法第九条）。",
        }

    def clean(self):
        cleaned = super().clean()
        starts_on, ends_on = cleaned.get("starts_on"), cleaned.get("ends_on")
        if starts_on and ends_on and ends_on <= starts_on:
            self.add_error("ends_on", "届满日期应当晚于起始日期。")
        if starts_on and (fault := self._out_of_order(str(cleaned.get("number", "")), starts_on)):
            self.add_error("starts_on", fault)
        return cleaned

    def _out_of_order(self, key, day) -> str:
        index = SessionIndex()
        index.terms.pop(self.initial.get("number"), None)
        return index.faults({key: day.isoformat()}).get(key, "") if key else ""


class SessionForm(TableForm):
    class Meta:
        model = CongressSession
        fields = ["term", "number", "opens_on", "closes_on"]
        widgets = {"opens_on": DayInput(), "closes_on": DayInput()}
        help_texts = {"number": "第几次会议，写数字，例如 5。"}

    def clean(self):
        cleaned = super().clean()
        opens_on, closes_on, term = (cleaned.get(name) for name in ("opens_on", "closes_on", "term"))
        if opens_on and closes_on and closes_on < opens_on:
            self.add_error("closes_on", "闭幕日期不能早于开幕日期。")
        if opens_on and term and cleaned.get("number"):
            key = f"{term.number}-{cleaned['number']}"
            index = SessionIndex()
            index.sessions = {spot: each for spot, each in index.sessions.items() if each.pk != self.instance.pk}
            if fault := index.faults({key: opens_on.isoformat()}).get(key):
                self.add_error("opens_on", fault)
        return cleaned


class CategoryForm(TableForm):
    class Meta:
        model = Category
        fields = ["name", "committee", "sort_key", "is_active"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        bodies = Unit.objects.valid_on(localdate()).filter(kind__in=(UnitKind.COMMITTEE, UnitKind.OFFICE))
        if self.instance.committee_id:
            bodies = bodies | Unit.objects.filter(pk=self.instance.committee_id)
        self.fields["committee"].queryset = bodies


class ReplyClassForm(TableForm):
    class Meta:
        model = ReplyClass
        fields = [
            "code", "label", "counts_as_completed", "requires_due_date", "opens_commitment", "requires_explanation",
            "needs_superior", "sort_key", "is_active",
        ]  # fmt: skip

    def save(self, commit=True):
        """What letters rest on keeps its meaning: the changed row becomes a new one."""
        row = super().save(commit=False)
        return change_class(row, self.changed_data) if commit else row


class SchemeForm(forms.Form):
    superior = forms.BooleanField(
        label="另设“属于上级机关职权”一类", required=False, help_text="须写明向哪个上级机关、何时报告。"
    )


class DelegationForm(TableForm):
    class Meta:
        model = Delegation
        fields = ["term", "name", "head", "street", "sort_key"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        streets = Unit.objects.valid_on(localdate()).filter(kind=UnitKind.STREET_COMMITTEE)
        if self.instance.street_id:
            streets = streets | Unit.objects.filter(pk=self.instance.street_id)
        self.fields["street"].queryset = streets
        self.fields["head"].queryset = Deputy.objects.filter(mandates__delegation=self.instance.pk or 0).distinct()


class ConstituencyForm(TableForm):
    class Meta:
        model = Constituency
        fields = ["term", "number", "name", "seats"]
        help_texts = {"seats": "每个选区选一名至三名代表（选举法第二十五条）。"}

    def clean_seats(self):
        seats = self.cleaned_data["seats"]
        if not 1 <= seats <= 3:
            raise forms.ValidationError("每个选区选一名至三名代表（选举法第二十五条）。")
        return seats
