"""Forms of what a candidate does before the vote."""

from django import forms

from congress.files.fields import UploadField
from congress.pages.boxes import pick, prose

WAYS = (("spoken", "到会发言"), ("written", "书面发言"))


class MeetForm(forms.Form):
    everybody = forms.BooleanField(label="同案提请任命的其他人选一并登记", required=False, initial=True)
    note = prose("说明", required=False, longest=1000)


class StatementForm(forms.Form):
    way = pick("发言方式", WAYS)
    files = UploadField(label="发言稿", multiple=True, most=3, required=False)
    note = prose("说明", required=False, longest=1000)
