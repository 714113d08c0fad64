"""What a packet is to be: which agenda, for whom, how printed."""

from django import forms

from meetings.models import PacketFor
from meetings.models.version import AgendaVersion

INPUT = {"class": "input"}
OPTIONS = ("duplex", "notes", "only_print", "watermark")


class PacketForm(forms.Form):
    version = forms.ModelChoiceField(
        label="议程日程版本", queryset=AgendaVersion.objects.none(), empty_label=None, widget=forms.Select(attrs=INPUT)
    )
    audience = forms.ChoiceField(
        label="给谁", choices=PacketFor, widget=forms.Select(attrs=INPUT),
        help_text="列席人员的不含保密文件；公开的只含可以公开的文件；主持人的另有会务手册。",
    )  # fmt: skip
    duplex = forms.BooleanField(
        label="双面打印", required=False, initial=True, help_text="每份文件从右页（单数页）开始。"
    )
    only_print = forms.BooleanField(label="只编入标明“印入汇编”的文件", required=False, initial=True)
    notes = forms.BooleanField(label="末尾附记录页", required=False)
    watermark = forms.BooleanField(
        label="保密文件加个人水印", required=False, initial=True, help_text="每人下载的一册上有本人姓名。"
    )
    renumber = forms.BooleanField(
        label="重新编页码", required=False,
        help_text="不选时，沿用上一版的页码，没有改的文件页码不变，发出去的旧册只需换页。",
    )  # fmt: skip

    def __init__(self, *args, meeting, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["version"].queryset = meeting.versions.order_by("-number")
        self.fields["version"].label_from_instance = lambda version: (
            f"第{version.number}版{'（草案）' if version.is_draft else ''}"
        )

    @property
    def asked(self) -> dict:
        facts = self.cleaned_data
        return {
            "audience": facts["audience"], "renumber": facts["renumber"],
            "options": {name: facts[name] for name in OPTIONS},
        }  # fmt: skip
