from django import forms
from django.utils.timezone import localdate

from congress.organs.models import Term
from congress.pages.boxes import BOX, day
from deputies import queries
from deputies.models import Constituency, Delegation, Level


class PlaceField(forms.ModelChoiceField):
    """Places of every term; the term stands beside the name."""

    def label_from_instance(self, place):
        return f"{place}（{place.term}）"


class MandateForm(forms.Form):
    level = forms.ChoiceField(label="层级", choices=Level.choices, widget=forms.Select(attrs=BOX))
    term = forms.ModelChoiceField(
        Term.objects.all(), label="届", required=False, empty_label="不选", widget=forms.Select(attrs=BOX)
    )
    starts_on = day("任职日期", help_text="常委会确认代表资格有效并公布的日期。")
    deputy_no = forms.CharField(label="代表证号", max_length=20, required=False, widget=forms.TextInput(attrs=BOX))
    constituency = PlaceField(
        Constituency.objects.select_related("term"),
        label="选区",
        required=False,
        empty_label="不选",
        widget=forms.Select(attrs=BOX),
    )
    delegation = PlaceField(
        Delegation.objects.select_related("term"),
        label="代表团",
        required=False,
        empty_label="不选",
        widget=forms.Select(attrs=BOX),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["term"].initial = queries.term_asked(None, localdate())


class CoOptForm(MandateForm):
    """补选: always a seat of the district, in a constituency of the running term that has one to fill."""

    level = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        term = queries.term_asked(None, localdate())
        vacant = [place.pk for place in queries.constituencies(term, localdate()) if place.vacant > 0]
        box = self.fields["constituency"]
        box.required, box.queryset = True, box.queryset.filter(pk__in=vacant)
        box.help_text = "只列有缺额的选区。" if vacant else "现在没有缺额的选区。"
        self.fields["term"].queryset = Term.objects.filter(pk=term.pk) if term else Term.objects.none()
        self.fields["term"].required = True
        self.fields["delegation"].queryset = Delegation.objects.filter(term=term).select_related("term")
