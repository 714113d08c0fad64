"""Bodies, their seats and who takes or leaves one."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.timezone import localdate

from congress.organs.models import Term, Unit, UnitKind
from congress.organs.queries import current_term
from congress.pages.boxes import BOX, day, number, pick, words
from deputies.queries import serving
from meetings.models import Body, BodyKind, Membership

SIZE = "15 至 35 名，人口超过一百万的不超过 45 名；本届内不再变动（地方组织法第四十七条）。"


class BodyForm(forms.Form):
    kind = pick("类别", BodyKind.choices)
    name = words("全称", 80, help_text="如“望川区人民代表大会常务委员会”，用于会议名称和文件标题。")
    short_name = words("简称", 20, help_text="如“常委会”。")
    unit = forms.ModelChoiceField(
        Unit.objects.none(), label="单位", required=False, empty_label="不选", widget=forms.Select(attrs=BOX)
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        own = (UnitKind.CONGRESS, UnitKind.OFFICE, UnitKind.COMMITTEE)
        self.fields["unit"].queryset = Unit.objects.valid_on(localdate()).filter(kind__in=own)

    def clean(self):
        facts = super().clean()
        kind, name = facts.get("kind"), facts.get("name")
        if kind and kind != BodyKind.SPECIAL_COMMITTEE and Body.objects.filter(kind=kind).exists():
            self.add_error("kind", f"{BodyKind(kind).label}已经登记，只有专门委员会可以有几个。")
        if name and Body.objects.filter(name=name).exists():
            self.add_error("name", "这一名称已经登记。")
        return facts


class SeatsForm(forms.Form):
    term = forms.ModelChoiceField(Term.objects.all(), label="届", empty_label=None, widget=forms.Select(attrs=BOX))
    seats = number("组成人员名额", 1, 500)
    over_million = forms.BooleanField(label="本行政区域人口超过一百万", required=False)
    basis = words("依据", 120, required=False, help_text="如上级常委会或者本级人大确定名额的文件。")

    def __init__(self, *args, body, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["term"].initial = current_term(localdate())
        if body.kind == BodyKind.STANDING_COMMITTEE:
            self.fields["seats"].help_text = SIZE
        else:
            del self.fields["over_million"]


class SeatForm(forms.Form):
    """Three hundred names are no list to scroll: the name is typed, the box offers."""

    person = words("姓名", 60, help_text="代表写姓名，重名的写“姓名（代表证号）”。")
    title = pick("职务", Membership.Title.choices, initial=Membership.Title.MEMBER)
    position = number("排序", 0, 999, initial=0, help_text="同一职务中的先后，按姓氏笔画或者当选次序。")
    starts_on = day("任职日期", help_text="当选或者任命的日期。")
    declared = forms.BooleanField(
        label="本人不担任国家行政机关、监察机关、审判机关和检察机关的职务（地方组织法第四十七条）",
        error_messages={"required": "请确认本人没有担任上述职务；担任的，必须先辞去（地方组织法第四十七条）。"},
    )

    def __init__(self, *args, body, **kwargs):
        super().__init__(*args, **kwargs)
        self.body = body
        if body.kind != BodyKind.STANDING_COMMITTEE:
            del self.fields["declared"]
        if body.kind == BodyKind.PARTY_GROUP:
            self.fields["person"].help_text = ""
        else:
            self.fields["person"].widget.attrs |= {"list": "deputies", "autocomplete": "off"}
        if body.kind == BodyKind.SPECIAL_COMMITTEE:
            self.fields["title"].choices = [
                (v, w if v == "member" else f"{w}委员") for v, w in Membership.Title.choices
            ]

    @cached_property
    def roster(self):
        return [] if self.body.kind == BodyKind.PARTY_GROUP else list(serving(localdate()))

    @staticmethod
    def label(deputy) -> str:
        number = deputy.mandate_now[0].deputy_no if deputy.mandate_now else ""
        return f"{deputy.name}（{number}）" if number else deputy.name

    @property
    def offers(self) -> list[str]:
        return [self.label(deputy) for deputy in self.roster]

    def clean_person(self):
        """The deputy meant; in the party group just a name."""
        said = self.cleaned_data["person"].replace("(", "（").replace(")", "）").strip()
        if self.body.kind == BodyKind.PARTY_GROUP:
            return said
        found = [each for each in self.roster if said in (each.name, self.label(each))]
        if not found:
            raise ValidationError(f"没有找到在任代表“{said}”。组成人员在代表中选举产生。")
        if len(found) > 1:
            raise ValidationError(f"“{said}”有 {len(found)} 位：{'、'.join(map(self.label, found))}，请写明证号。")
        return found[0]


class EndSeatForm(forms.Form):
    ground = words("终止原因", 120, help_text="如“辞职，第八次会议接受”“调任区人民政府职务”“任期届满”。")
    on = day("终止日期")
