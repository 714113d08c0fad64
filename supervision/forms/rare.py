"""What each step of 质询 and 特定问题调查 asks for."""

from django import forms
from django.utils.timezone import localdate

from congress.files.fields import UploadField
from congress.files.kinds import SCANS
from congress.organs.models import Unit
from congress.pages.boxes import day, number, pick, pick_row, prose, words
from deputies.models import Deputy
from deputies.queries import serving
from supervision.forms.moving import SeatsForm, one_seat_box, seat_choices, seats_box
from supervision.forms.road import today_in
from supervision.models import AnswerForm, Commission, Commissioner, Interpellation


class HandOverForm(forms.Form):
    decided_on = day("决定日期")
    decided_at = words("主任会议", 60, help_text="例如：第105次主任会议。")
    form = pick("答复方式", AnswerForm.choices)
    place = pick("答复的会议", Interpellation.Place.choices)
    answer_by = day("答复时间", help_text="这一天以前答复。")


class InterpellationAnswerForm(forms.Form):
    text = prose("答复", 8, 12000)
    signer = words("答复人、签署人", 80, help_text="受质询机关的负责人，写明姓名和职务（监督法第五十四条）。")
    answered_on = day("答复日期")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        today_in(self, "answered_on")


class ProposeCommissionForm(SeatsForm):
    title = words("调查的问题", 200)
    matter = prose("提议的理由和调查内容", 6, 8000)
    organ = pick_row("被调查的单位", Unit.objects.none(), required=False, empty_label="不涉及单位")
    proposer = pick("由谁提议", Commission.Proposer.choices)
    movers = seats_box(
        "联名的组成人员", required=False, help_text="组成人员联名的，全体组成人员五分之一以上（监督法第五十六条）。"
    )
    files = UploadField(label="有本人签名的提议", kinds=SCANS, multiple=True, most=3, required=False)
    proposed_on = day("提议日期")

    def __init__(self, *args, office: bool, **kwargs):
        super().__init__(*args, **kwargs)
        today_in(self, "proposed_on")
        self.fields["organ"].queryset = Unit.objects.valid_on(localdate()).handling()
        if not office:  # a member asks the others; the chairs' meeting and paper come through the office
            self.fields.pop("proposer")
            self.fields.pop("files")


class CommissionerForm(forms.Form):
    capacity = pick("职务", Commissioner.Capacity.choices)
    seat = one_seat_box("常委会组成人员")
    deputy = pick_row("其他代表", Deputy.objects.none(), required=False, empty_label="不选")
    name = words("聘请的专家", 40, required=False, help_text="组成人员、其他代表、专家三项只填一项。")
    no_interest = forms.BooleanField(label="与调查的问题没有利害关系", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["seat"].choices = [("", "不选"), *seat_choices()]
        self.fields["deputy"].queryset = serving(localdate()).order_by("name_key", "pk")
        self.fields["deputy"].label_from_instance = lambda deputy: deputy.name


class FormCommissionForm(forms.Form):
    formed_on = day("表决日期")
    formed_at = words("会议", 80)
    yes = number("赞成票", 0, 200, help_text="全体组成人员过半数通过。")


class MaterialForm(forms.Form):
    given_on = day("提供日期")
    source = words("提供人", 100)
    is_confidential = forms.BooleanField(
        label="提供人要求对来源保密", required=False, help_text="只有调查委员会的组成人员看得到是谁提供的。"
    )
    text = prose("材料内容", 6, 8000)
    files = UploadField(label="材料", multiple=True, most=10, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        today_in(self, "given_on")


class CommissionReportForm(forms.Form):
    report = prose("调查报告", 10, 30000)
    reported_on = day("报告日期")


class CommissionDecisionForm(forms.Form):
    decision = prose("决议、决定", 6, 8000)
    decided_on = day("决议日期")
