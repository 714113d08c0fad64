"""The corrected paper of a returned suggestion."""

from django import forms

from congress.files.fields import UploadField
from proposals.forms.drafting import TEXT, StatutoryForm
from proposals.forms.people import UnitsField
from proposals.models import Formation

SCANS = ("pdf", "jpg", "png")


class LogAgainForm(StatutoryForm):
    """The text as it stands, to be changed to what the corrected paper says."""

    preferred_units = UnitsField(
        required=False, label="建议承办单位", widget=forms.TextInput(attrs={"class": "input"}),
        help_text="照原件写全称或者简称，用顿号隔开；没有写的留空。",
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput)
    files = UploadField(label="修改稿扫描", multiple=True, most=10, kinds=SCANS)

    def __init__(self, *args, proposal, **kwargs):
        names = "、".join(unit.name for unit in proposal.preferred_units.all())
        stands = {name: getattr(proposal, name) for name in TEXT}
        super().__init__(*args, initial={**stands, "preferred_units": names, "version": proposal.version}, **kwargs)
        self.fields["formation"].choices = [("", "原件没有写明"), *Formation.choices]

    def fields_for_action(self) -> dict:
        return {name: value for name, value in self.cleaned_data.items() if name != "files"}
