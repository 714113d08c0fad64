"""What each step of an inquiry asks for."""

from django import forms
from django.utils.timezone import localdate

from congress.organs.models import Unit
from congress.pages.boxes import BOX, day, number, pick, pick_row, prose, words
from supervision.forms.inspection import people_of_house, person_box
from supervision.forms.road import VotesForm, today_in
from supervision.models import Inquiry, Respondent

HTTPS = {"invalid": "直播地址须以 https:// 开头。"}


def units_box(label, **kwargs):
    return pick_row(label, Unit.objects.none(), **kwargs)


def living():
    return Unit.objects.valid_on(localdate()).handling()


class InquiryPlanForm(forms.Form):
    proposer = pick("由谁提出", Inquiry.Proposer.choices)
    proposed_by = words("提出人", 300, required=False)
    proposers = number("提出人数", 1, 500, required=False, help_text="法律没有规定人数；本区有规定的，按本区规定。")
    form = pick("会议形式", Inquiry.Form.choices, initial=Inquiry.Form.JOINT)
    held_on = day("询问日期")
    held_at = words("会议", 80, required=False, help_text="例如：区十八届人大常委会第十二次会议。")
    content = prose("询问内容", 5, 4000)
    arrangement = prose("组织安排", 5, 4000)
    press = prose("新闻报道安排", 3, 2000, required=False)
    stream = forms.URLField(
        label="直播地址", required=False, max_length=300, assume_scheme="https", error_messages=HTTPS,
        help_text="只接受 https:// 开头的地址。", widget=forms.URLInput(attrs=BOX),
    )  # fmt: skip


class RespondentForm(forms.Form):
    name = words("姓名", 40)
    title = words("职务", 80)
    unit = units_box("单位", empty_label="请选择", error_messages={"required": "请选择单位。"})

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = living()


class OfInquiry(forms.Form):
    """Whose boxes of respondents are those of this inquiry."""

    def __init__(self, *args, inquiry, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["respondent"].queryset = inquiry.respondents.select_related("unit")


class QuestionForm(OfInquiry):
    text = prose("问题", 4, 2000)
    asker_user = person_box("提问人账号")
    asker = words("提问人", 40, required=False)
    respondent = pick_row("请谁回答", Respondent.objects.none(), required=False, empty_label="不指定")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["asker_user"].queryset = people_of_house()


class SpotForm(OfInquiry):
    asker = words("提问人", 40)
    text = prose("问题", 3, 2000)
    respondent = pick_row("请谁回答", Respondent.objects.none(), required=False, empty_label="不指定")


class AskedAnswerForm(OfInquiry):
    respondent = pick_row(
        "回答人", Respondent.objects.none(), empty_label="请选择", error_messages={"required": "请选择回答人。"}
    )
    text = prose("回答", 6, 8000)


class FollowUpQuestionForm(forms.Form):
    asker = words("提问人", 40)
    text = prose("追问", 3, 2000)


class PromiseForm(forms.Form):
    text = prose("承诺事项", 3, 900)
    unit = units_box("责任单位", required=False, empty_label="回答人的单位")
    due_on = day("完成时限", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = living()


class AnswerPollForm(VotesForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("total", "present", "yes"):
            self.fields[name].required = True

    def fields_for_action(self) -> dict:
        return {"votes": self.votes()}


class OpenInquiryForm(forms.Form):
    on = day("询问日期")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        today_in(self, "on")


class NoteInquiryForm(forms.Form):
    on = day("日期")
    at = words("会议", 80)
    asker = words("询问人", 40)
    question = prose("问题", 2, 500)
    respondent = words("回答人", 80, help_text="姓名和职务。")
    answer = prose("回答", 3, 1000)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        today_in(self, "on")
