from django import forms

from congress.files.fields import UploadField
from proposals.models import JUDGEMENTS, Category, ReleaseScope, Withheld

REASONS = [("", "请选择")] + [(each.value, each.label) for each in JUDGEMENTS]


class ReleaseForm(forms.Form):
    scope = forms.ChoiceField(label="公开范围", choices=ReleaseScope.choices, widget=forms.RadioSelect)
    words = forms.CharField(
        label="遮盖的词（一行一个）",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4, "class": "input"}),
        help_text="每一处都换成“×××”，原文不变。身份证号、手机号、银行卡号、电子邮箱、车牌号自动遮盖。",
    )
    files = UploadField(
        label="供公开的附件副本", required=False, multiple=True, most=5, kinds=("pdf", "jpg", "png"),
        help_text="只放已经遮盖、可以公开的副本；原件仍在本件中，不公开。文件名公众可以看到。",
    )  # fmt: skip
    checks = forms.MultipleChoiceField(
        label="保密审查",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="先审查、后公开，一件一审；逐项确认后记入办理过程。",
    )

    def __init__(self, *args, widest: str, checks, **kwargs):
        kwargs["initial"] = {"scope": widest, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.fields["checks"].choices = checks
        if widest != ReleaseScope.FULL:
            self.fields["scope"].choices = [(ReleaseScope.TITLE.value, ReleaseScope.TITLE.label)]

    def clean_words(self):
        return [line.strip() for line in self.cleaned_data["words"].splitlines() if line.strip()]


class WithholdForm(forms.Form):
    reason = forms.ChoiceField(
        label="原因",
        choices=REASONS,
        widget=forms.Select(attrs={"class": "input"}),
        help_text="公开的统计只有原因和件数。",
    )
    why = forms.CharField(
        label="说明",
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3, "class": "input"}),
        help_text="代表可以看到，不要写入不应当公开的内容本身。",
    )

    def clean(self):
        data = super().clean()
        if data.get("reason") == Withheld.OTHER and not data.get("why", "").strip():
            self.add_error("why", "请写明是什么原因。")
        return data


class PublicFilter(forms.Form):
    """What a reader of the public pages looks for; nonsense finds everything."""

    q = forms.CharField(label="标题、内容或者编号", required=False, max_length=60)
    session = forms.ModelChoiceField(label="次会议", queryset=None, required=False, empty_label="全部")
    category = forms.ChoiceField(label="类别", required=False)

    def __init__(self, *args, sessions, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["session"].queryset = sessions
        names = Category.objects.order_by("pk").values_list("name", flat=True)
        self.fields["category"].choices = [("", "全部"), *((name, name) for name in names)]
        for field in self.fields.values():
            field.widget.attrs["class"] = "input"

    @property
    def asked(self) -> dict:
        self.is_valid()
        found = self.cleaned_data
        return {"words": found.get("q", ""), "session": found.get("session"), "category": found.get("category", "")}
