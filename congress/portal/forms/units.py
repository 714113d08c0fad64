from django import forms
from django.utils.timezone import localdate

from congress.organs.models import Unit, UnitKind
from congress.portal.actions.reform import CARVE, MERGE, RENAME, SPLIT, Plan
from congress.portal.forms.calendar import DayInput

HEIRS = 4
TEXT = {"class": "input"}
LIFE = (("", "现有"), ("ended", "已终止"), ("all", "全部"))


def text(label, length, **facts):
    return forms.CharField(label=label, max_length=length, widget=forms.TextInput(TEXT), **facts)


def living(but=None):
    found = Unit.objects.valid_on(localdate())
    return found.exclude(pk=but.pk) if but is not None else found


def unit_field(label, queryset, **facts):
    return forms.ModelChoiceField(
        queryset, label=label, required=False, empty_label="不选", widget=forms.Select(TEXT), **facts
    )


class UnitFilter(forms.Form):
    q = forms.CharField(label="名称、别名、首字母", required=False, widget=forms.TextInput({**TEXT, "type": "search"}))
    kind = forms.ChoiceField(
        label="类别", required=False, choices=[("", "不限"), *UnitKind.choices], widget=forms.Select(TEXT)
    )
    life = forms.ChoiceField(label="存续", required=False, choices=LIFE, widget=forms.Select(TEXT))


class UnitForm(forms.ModelForm):
    aliases = forms.CharField(
        label="别名",
        required=False,
        widget=forms.Textarea({**TEXT, "rows": 3}),
        help_text="一行一个：曾用名、其他写法。",
    )

    class Meta:
        model = Unit
        fields = ["name", "short_name", "kind", "parent", "doc_prefix", "phone", "head_title", "sort_key", "valid_from"]
        widgets = {"valid_from": DayInput()}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["parent"].queryset = living(self.instance if self.instance.pk else None)
        for field in self.fields.values():
            field.widget.attrs["class"] = "input"
        if self.instance.pk:
            self.fields["aliases"].initial = "\n".join(self.instance.aliases.values_list("name", flat=True))

    def _post_clean(self):
        """The action keeps the unit and checks it; here the instance stays as it was."""

    def facts(self) -> dict:
        found = dict(self.cleaned_data)
        return {**found, "aliases": [line.strip() for line in found["aliases"].splitlines()]}


class ReformForm(forms.Form):
    """The day and the paper every reform has. Subclasses say which units; ``plan`` is the decision."""

    def __init__(self, *args, unit, **kwargs):
        super().__init__(*args, **kwargs)
        self.unit = unit
        self.fields["on"] = forms.DateField(
            label="生效日期", widget=DayInput(), initial=localdate(), help_text="原单位到前一日为止。"
        )
        self.fields["basis"] = text("文件依据", 120, help_text="机构改革方案或者批复的名称、文号。")

    def made(self, n="") -> Unit | None:
        """A unit that begins with the act, or none."""
        name = self.cleaned_data.get(f"new_name{n}", "").strip()
        kind = self.cleaned_data.get(f"new_kind{n}") or self.unit.kind
        return Unit(name=name, kind=kind, parent=self.unit.parent) if name else None

    def plan(self, **places) -> Plan:
        found = self.cleaned_data
        return Plan(self.kind, self.olds(), self.heirs(), found["on"], found["basis"], **places)

    def olds(self):
        return [self.unit]

    def check_name(self, field):
        name = self.cleaned_data.get(field, "").strip()
        if name and Unit.objects.filter(name=name, valid_to=None).exists():
            self.add_error(field, "已有同名的单位，请直接选择它或者换个名称。")


class RenameForm(ReformForm):
    kind = RENAME
    name = text("新的全称", 80)
    short_name = text("新的简称", 40, required=False)
    doc_prefix = text("新的机关代字", 20, required=False, help_text="不填则沿用原来的。")

    def heirs(self):
        found = self.cleaned_data
        return [
            Unit(
                name=found["name"].strip(),
                short_name=found["short_name"],
                doc_prefix=found["doc_prefix"],
                kind=self.unit.kind,
            )
        ]

    def clean(self):
        cleaned = super().clean()
        self.check_name("name")
        return cleaned


class MergeForm(ReformForm):
    kind = MERGE

    def __init__(self, *args, unit, **kwargs):
        super().__init__(*args, unit=unit, **kwargs)
        others = forms.ModelMultipleChoiceField(
            living(unit), label="一并终止的单位", required=False, widget=forms.SelectMultiple({**TEXT, "size": 8}),
            help_text="多个单位合并为一个时选其他各单位；只并入一个现有单位时不选。",
        )  # fmt: skip
        self.fields = {
            "others": others,
            "into": unit_field("并入现有单位", living(unit)),
            "new_name": text("或者新设单位的全称", 80, required=False),
            **self.fields,
        }

    def olds(self):
        return [self.unit, *self.cleaned_data["others"]]

    def heirs(self):
        return [self.cleaned_data["into"] or self.made()]

    def clean(self):
        cleaned = super().clean()
        into, others = cleaned.get("into"), cleaned.get("others") or []
        if bool(into) == bool(cleaned.get("new_name", "").strip()):
            self.add_error("into", "请选择并入的现有单位，或者填写新设单位的名称，二者选一。")
        if into and into in others:
            self.add_error("others", "承接单位不能同时是终止的单位。")
        self.check_name("new_name")
        return cleaned


class SplitForm(ReformForm):
    kind = SPLIT

    def __init__(self, *args, unit, **kwargs):
        super().__init__(*args, unit=unit, **kwargs)
        rows = {}
        for n in range(1, HEIRS + 1):
            rows[f"into{n}"] = unit_field(f"承接单位 {n}（现有）", living(unit))
            rows[f"new_name{n}"] = text(f"承接单位 {n}（新设全称）", 80, required=False)
        self.fields = {**rows, **self.fields}

    def heirs(self):
        found = [self.cleaned_data[f"into{n}"] or self.made(n) for n in range(1, HEIRS + 1)]
        return [unit for unit in found if unit]

    def clean(self):
        cleaned = super().clean()
        for n in range(1, HEIRS + 1):
            if cleaned.get(f"into{n}") and cleaned.get(f"new_name{n}"):
                self.add_error(f"new_name{n}", "现有单位和新设单位只填一个。")
            self.check_name(f"new_name{n}")
        if not self.errors:
            names = [unit.name for unit in self.heirs()]
            if len(names) < 2:
                self.add_error("into1", "分设至少要有两个承接单位。")
            elif len(set(names)) < len(names):
                self.add_error("into1", "承接单位不能重复。")
        return cleaned


class CarveForm(ReformForm):
    kind = CARVE

    def __init__(self, *args, unit, **kwargs):
        super().__init__(*args, unit=unit, **kwargs)
        heirs = {
            "into": unit_field("划给现有单位", living(unit)),
            "new_name": text("或者新设单位的全称", 80, required=False),
        }
        self.fields = {**heirs, **self.fields}
        self.fields["on"].help_text = "原单位继续存在，只有下一步选定的件和岗位转移。"

    def heirs(self):
        return [self.cleaned_data["into"] or self.made()]

    def clean(self):
        cleaned = super().clean()
        if bool(cleaned.get("into")) == bool(cleaned.get("new_name", "").strip()):
            self.add_error("into", "请选择承接的现有单位，或者填写新设单位的名称，二者选一。")
        self.check_name("new_name")
        return cleaned


FORMS = {RENAME: RenameForm, MERGE: MergeForm, SPLIT: SplitForm, CARVE: CarveForm}
