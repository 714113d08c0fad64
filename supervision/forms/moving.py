"""Who moves a 质询案: members chosen among those who sit, and the paper they signed."""

from django import forms
from django.utils.timezone import localdate

from congress.files.fields import UploadField
from congress.files.kinds import SCANS
from congress.organs.chamber import chamber
from congress.organs.models import Unit, UnitKind
from congress.pages.boxes import BOX, day, pick_row, prose, words
from supervision.forms.road import today_in
from supervision.models import Mover

# 人民政府及其部门、监察委员会、人民法院、人民检察院 (监督法第五十一条)
ASKED = (
    UnitKind.GOVERNMENT, UnitKind.DISPATCHER, UnitKind.DEPARTMENT, UnitKind.SUPERVISORY, UnitKind.COURT,
    UnitKind.PROCURATORATE,
)  # fmt: skip


def seats_box(label, **kwargs):
    return forms.TypedMultipleChoiceField(label=label, coerce=int, widget=forms.CheckboxSelectMultiple, **kwargs)


def one_seat_box(label):
    return forms.TypedChoiceField(
        label=label, coerce=int, empty_value=None, required=False, widget=forms.Select(attrs=BOX)
    )


def seat_choices() -> list[tuple]:
    return [(seat.key, str(seat)) for seat in chamber(localdate()).seats]


class SeatsForm(forms.Form):
    """Whose box of ``movers`` is the standing committee of today."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["movers"].choices = seat_choices()


class MoveForm(SeatsForm):
    title = words("案由", 200)
    organ = pick_row(
        "质询对象", Unit.objects.none(), empty_label="请选择", error_messages={"required": "请选择质询对象。"}
    )
    text = prose("质询的问题和内容", 6, 8000)
    movers = seats_box(
        "提案人", error_messages={"required": "请选择提案人。"}, help_text="在任组成人员三人以上（监督法第五十一条）。"
    )
    moved_on = day("提出日期")
    files = UploadField(label="提案人签名的质询案", kinds=SCANS, multiple=True, most=3, required=False)

    def __init__(self, *args, office: bool, **kwargs):
        super().__init__(*args, **kwargs)
        today_in(self, "moved_on")
        self.fields["organ"].queryset = Unit.objects.valid_on(localdate()).filter(kind__in=ASKED)
        if not office:
            self.fields.pop("files")


class KeyInMoversForm(forms.Form):
    signed = forms.TypedMultipleChoiceField(
        label="在纸上签名的提案人", coerce=int, widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "请选择在纸上签名的提案人。"},
    )  # fmt: skip
    files = UploadField(label="有本人签名的文件", kinds=SCANS, multiple=True, most=3)

    def __init__(self, *args, case, **kwargs):
        super().__init__(*args, **kwargs)
        waiting = case.signers.filter(word=Mover.Word.ASKED)
        self.fields["signed"].choices = [(row.pk, row.name) for row in waiting]
