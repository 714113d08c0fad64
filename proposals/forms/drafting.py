"""The statutory form (law.md 5.4): filled in by the deputy, or copied from paper by the clerk."""

from django import forms
from django.utils.timezone import localdate

from congress.files.fields import UploadField
from congress.organs.models import CongressSession, Unit
from congress.pages.asked import whole
from deputies.queries import led_by
from proposals.forms.people import DeputiesField, DeputyField, Roster, UnitsField
from proposals.models import Channel, Formation, Proposal

TEXT = (
    "title", "reason", "request", "formation", "publication", "repeated_years", "wants_contact",
    "reference_only", "open_to_cosign",
)  # fmt: skip


class StatutoryForm(forms.ModelForm):
    class Meta:
        model = Proposal
        fields = TEXT
        widgets = {
            "title": forms.TextInput(attrs={"class": "input"}),
            "reason": forms.Textarea(attrs={"rows": 8, "class": "input"}),
            "request": forms.Textarea(attrs={"rows": 8, "class": "input"}),
            "formation": forms.Select(attrs={"class": "input"}),
            "publication": forms.RadioSelect,
            "repeated_years": forms.RadioSelect,
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["formation"].choices = [("", "请选择"), *Formation.choices]

    def _post_clean(self):
        """The action writes the row, not the form; field checks above are all the form does."""


class DraftForm(StatutoryForm):
    """A draft may be incomplete; what is missing is asked when it is submitted.

    ``found`` are the units of the last search; they stand beside those chosen already.
    """

    MOST_FILES = 3

    preferred_units = forms.ModelMultipleChoiceField(
        queryset=Unit.objects.none(),
        required=False,
        label="建议承办单位",
        help_text="可以不选；最后由代表工委商定。",
    )
    files = UploadField(label="附件", multiple=True, most=MOST_FILES, required=False)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    class Meta(StatutoryForm.Meta):
        fields = (*TEXT, "by_delegation", "no_interest", "phone", "address", "postcode")

    def __init__(self, *args, proposal=None, deputy=None, found=(), **kwargs):
        self.proposal = proposal
        kwargs["initial"] = _as_it_stands(proposal) if proposal else _address(deputy)
        super().__init__(*args, **kwargs)
        for name in ("reason", "request"):
            self.fields[name].required = False
        team = led_by(proposal.lead if proposal else deputy, localdate())
        if team is None:
            del self.fields["by_delegation"]
        else:
            self.fields["by_delegation"].label = f"以{team.name}名义提出（由我作为团长签名）"
        for name, kind, known_as in (
            ("phone", "tel", "tel"), ("address", "text", "street-address"), ("postcode", "text", "postal-code"),
        ):  # fmt: skip
            self.fields[name].widget.attrs |= {"class": "input", "type": kind, "autocomplete": known_as}
        self.fields["postcode"].widget.attrs["inputmode"] = "numeric"
        self.fields["title"].error_messages["required"] = "请先写标题，才能存成草稿。"
        self._offer_units(found)

    def _offer_units(self, found):
        """Only the units chosen and those found are drawn; sixty boxes are too many for a phone."""
        field = self.fields["preferred_units"]
        chosen = self.data.getlist("preferred_units") if self.is_bound else self.initial.get("preferred_units", [])
        ids = [pk for pk in map(whole, chosen) if pk is not None] + [unit.pk for unit in found]
        field.queryset = Unit.objects.valid_on(localdate()).handling()
        widget = forms.CheckboxSelectMultiple()
        widget.choices = [(unit.pk, unit.name) for unit in field.queryset.filter(pk__in=ids)] if ids else []
        field.widget = widget
        widget.is_required = False

    def clean_files(self):
        """At most three in all, those already kept with the draft included."""
        files = self.cleaned_data["files"]
        kept = self.proposal.attachments.count() if self.proposal and files else 0
        if kept + len(files) > self.MOST_FILES:
            raise forms.ValidationError(f"附件一共最多 {self.MOST_FILES} 个，已经有 {kept} 个。")
        return files

    def clean_postcode(self):
        code = self.cleaned_data["postcode"].strip()
        if code and not (whole(code) is not None and len(code) == 6):
            raise forms.ValidationError("邮编是六位数字。")
        return code

    def fields_for_action(self) -> dict:
        kept = {k: v for k, v in self.cleaned_data.items() if k not in ("files", "version")}
        for name in ("phone", "address", "postcode"):
            if not kept[name]:
                kept.pop(name)  # the deputy's own address stands
        return kept


def _as_it_stands(proposal) -> dict:
    facts = {name: getattr(proposal, name) for name in DraftForm.Meta.fields}
    return {**facts, "version": proposal.version, "preferred_units": [u.pk for u in proposal.preferred_units.all()]}


def _address(deputy) -> dict:
    return {name: getattr(deputy, name) for name in ("phone", "address", "postcode")} if deputy else {}


class LogForm(StatutoryForm):
    """The paper as it came, with its scan and its signatures."""

    class Meta(StatutoryForm.Meta):
        fields = (*TEXT, "by_delegation")

    lead = DeputyField(
        label="领衔代表",
        widget=forms.TextInput(attrs={"class": "input", "list": "deputies", "autocomplete": "off"}),
        help_text="输入姓名、拼音首字母或者代表证号，从提示中选。",
        error_messages={"required": "请写明领衔代表。"},
    )
    cosigners = DeputiesField(
        required=False,
        label="附议代表（按签名次序）",
        widget=forms.Textarea(attrs={"rows": 2, "class": "input"}),
        help_text="用顿号隔开或者一行一人；同名的在姓名后写明证号，如“张三（0123）”。",
    )
    preferred_units = UnitsField(
        required=False,
        label="建议承办单位",
        widget=forms.TextInput(attrs={"class": "input"}),
        help_text="照原件写全称或者简称，用顿号隔开；没有写的留空。",
    )
    submitted_on = forms.DateField(
        label="收到日期", widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "input"})
    )
    channel = forms.ChoiceField(label="提出时间", choices=Channel.choices, widget=forms.RadioSelect)
    session = forms.ModelChoiceField(
        queryset=CongressSession.objects.select_related("term"),
        required=False,
        label="哪一次会议",
        widget=forms.Select(attrs={"class": "input"}),
        help_text="大会期间提出的必选；闭会期间提出的归入最近一次会议之后。",
    )
    files = UploadField(label="纸质原件扫描", multiple=True, most=10, kinds=("pdf", "jpg", "png"))

    def __init__(self, *args, streets=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["session"].empty_label = "闭会期间提出的不选"
        self.fields["formation"].choices = [("", "原件没有写明"), *Formation.choices]
        self.roster = self.fields["lead"].roster = Roster(self._day(), streets)
        self.fields["cosigners"].roster = self.roster if streets is None else Roster(self._day())

    def _day(self):
        """Who left since could sign a paper that came in before."""
        try:
            return self.fields["submitted_on"].clean(self.data.get(self.add_prefix("submitted_on")))
        except forms.ValidationError:
            return None

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("channel") == Channel.SESSION and not cleaned.get("session"):
            self.add_error("session", "大会期间提出的，请选择是哪一次会议。")
        if (day := cleaned.get("submitted_on")) and day > localdate():
            self.add_error("submitted_on", "收到日期不能晚于今天。")
        lead, cosigners = cleaned.get("lead"), cleaned.get("cosigners")
        if lead and cosigners and lead in cosigners:
            self.add_error("cosigners", "领衔代表不必再列入附议代表。")
        if cleaned.get("by_delegation") and lead and led_by(lead, day or localdate()) is None:
            self.add_error("by_delegation", f"{lead.name}不是代表团团长；以代表团名义提出的，须由团长签名。")
        return cleaned

    def fields_for_action(self) -> dict:
        return {name: value for name, value in self.cleaned_data.items() if name != "files"}
