"""The deputies' word that a suggestion is withdrawn, given in the portal or on paper."""

from django import forms

from congress.files.fields import UploadField
from proposals.forms.returning import SCANS


class WithdrawForm(forms.Form):
    note = forms.CharField(
        label="撤回缘由", max_length=1000, widget=forms.Textarea(attrs={"rows": 4, "class": "input"}),
        help_text="照代表的书面意见写。", error_messages={"required": "请写明撤回的缘由。"},
    )  # fmt: skip
    files = UploadField(
        label="书面意见扫描", multiple=True, most=3, kinds=SCANS,
        help_text="联名提出的，须有全体联名代表签名。",
    )  # fmt: skip

    def __init__(self, *args, asked=None, **kwargs):
        """What the deputies have asked for in the portal needs no paper beside it."""
        super().__init__(*args, initial={"note": asked.note if asked else ""}, **kwargs)
        self.fields["files"].required = asked is None
