"""Forms of what comes after a meeting. Field names are the arguments of the actions."""

from django import forms

from congress.pages.boxes import BOX, pick, prose, words
from meetings.models import BulletinKind, Decision, DecisionKind, Item, Minutes, PaperVersion
from meetings.queries.outcome import NAMES_PERSONS
from meetings.queries.papers import publishable

TICKS = forms.CheckboxSelectMultiple


class DecisionForm(forms.Form):
    kind = pick("种类", DecisionKind.choices)
    title = words("标题")
    text = prose("正文", 14, 40000, help_text="一段一行；标题下的通过日期和会议由平台加括注。")
    publishable = forms.BooleanField(label="可以公布", required=False)
    withheld_why = words("不公布的原因", required=False)
    numbered = forms.BooleanField(
        label="定稿并编定文号", required=False, help_text="编号以后文字不再改动，文号不重复使用。"
    )

    def clean(self):
        said = super().clean()
        if not said.get("publishable") and not said.get("withheld_why"):
            self.add_error("withheld_why", "不公布的，请写明原因。")
        return said


class MinutesForm(forms.ModelForm):
    class Meta:
        model = Minutes
        fields = ["present", "on_leave", "absent", "attending", "text"]
        widgets = {name: forms.Textarea(attrs={"rows": 2, **BOX}) for name in fields} | {
            "text": forms.Textarea(attrs={"rows": 18, **BOX})
        }


class IssueMinutesForm(forms.Form):
    signed_by = words("签发人", 60)
    copies = words("分送", 300, required=False)


class BulletinForm(forms.Form):
    kind = pick("种类", BulletinKind.choices)


class AnnounceForm(forms.Form):
    """Matters with persons in their titles are not offered: they are nobody's business before the vote."""

    items = forms.ModelMultipleChoiceField(
        label="公布的议题", queryset=Item.objects.none(), required=False, widget=TICKS
    )

    def __init__(self, *args, meeting, **kwargs):
        super().__init__(*args, **kwargs)
        found = meeting.items.order_by("position", "pk")
        self.fields["items"].queryset = self.offered(found)
        self.initial.setdefault("items", [item.pk for item in self.fields["items"].queryset])

    def offered(self, found):
        return found.exclude(kind__in=NAMES_PERSONS)


class PublishForm(AnnounceForm):
    """Everything is offered; what failed about a person is not ticked beforehand."""

    decisions = forms.ModelMultipleChoiceField(
        label="公布的决议决定", queryset=Decision.objects.none(), required=False, widget=TICKS
    )

    papers = forms.ModelMultipleChoiceField(
        label="公布的会议文件", queryset=PaperVersion.objects.none(), required=False, widget=TICKS
    )

    def __init__(self, *args, meeting, **kwargs):
        super().__init__(*args, meeting=meeting, **kwargs)
        self.fields["decisions"].queryset = Decision.objects.filter(
            item__meeting=meeting, publishable=True
        ).exclude(doc_no="").order_by("item__position", "pk")  # fmt: skip
        self.initial.setdefault("decisions", [each.pk for each in self.fields["decisions"].queryset])
        self.fields["papers"].queryset = publishable(meeting)
        self.initial.setdefault("papers", [each.pk for each in self.fields["papers"].queryset])

    def offered(self, found):
        self.initial["items"] = [
            item.pk for item in found if not (item.kind in NAMES_PERSONS and item.status != "passed")
        ]
        return found
