"""What each step of an inspection asks for."""

from django import forms
from django.db.models import Q
from django.utils.timezone import localdate

from congress.accounts.models import Post, Role, User
from congress.files.fields import UploadField
from congress.organs.models import Unit
from congress.pages.boxes import day, pick, pick_row, prose, words
from supervision.forms.road import today_in
from supervision.models import CheckLine, TeamMember, Visit

# Who may have an account and be on a team: members, deputies, the staff of the house.
OF_HOUSE = (Role.DEPUTY, Role.LEADER, Role.COMMITTEE_OFFICER, Role.MEETING_OFFICER, Role.COORDINATOR)


def person_box(label, **kwargs):
    return pick_row(label, User.objects.none(), required=False, empty_label="没有账号，填写姓名", **kwargs)


def people_of_house():
    posts = Post.objects.current(localdate()).filter(role__in=OF_HOUSE)
    return User.objects.filter(Q(is_active=True), pk__in=posts.values("user")).order_by("pinyin", "name")


class CheckPlanForm(forms.Form):
    law = words("检查的法律法规", 200, help_text="不写书名号，例如：中华人民共和国老年人权益保障法。")
    scope = prose("检查内容和重点", 5, 4000)
    starts_on = day("检查首日")
    ends_on = day("检查末日")
    plan = prose("检查方式和安排", 5, 4000, help_text="座谈、实地检查、第三方评估、问卷、抽查（监督法第三十五条）。")


class MemberForm(forms.Form):
    user = person_box("账号")
    name = words("姓名", 40, required=False)
    capacity = pick("身份", TeamMember.Capacity.choices)
    unit = words("单位和职务", 120, required=False)
    is_leader = forms.BooleanField(label="组长", required=False)
    is_another = forms.BooleanField(label="与被检查机关人员同名，不是同一人", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["user"].queryset = people_of_house()

    def clean(self):
        said = super().clean()
        if not said.get("user") and not said.get("name"):
            self.add_error("name", "请选择账号或者填写姓名。")
        return said


class ChecksForm(forms.Form):
    article = words("条款", 60, required=False, help_text="例如：第三十八条。")
    lines = prose("检查项目", 6, 6000, help_text="一行一项。")

    def fields_for_action(self) -> dict:
        return {**self.cleaned_data, "lines": self.cleaned_data["lines"].splitlines()}


class FindingForm(forms.Form):
    verdict = pick("检查结论", CheckLine.Verdict.choices)
    finding = prose("检查发现", 5, 4000)

    def __init__(self, *args, line, **kwargs):
        super().__init__(*args, initial={"verdict": line.verdict, "finding": line.finding}, **kwargs)


class VisitForm(forms.Form):
    on = day("日期")
    form = pick("方式", Visit.Form.choices)
    place = words("地点或者对象", 200, help_text="写到单位、街道、路口，不写坐标和个人住址。")
    people = words("参加人员", 500, required=False)
    findings = prose("情况和问题", 6, 8000)
    files = UploadField(label="照片、材料", multiple=True, most=10, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        today_in(self, "on")
        self.fields["files"].help_text += "照片里的拍摄地点和时间自动清除。"


class AssessmentForm(forms.Form):
    assessor = words("评估机构", 120)
    on = day("评估报告日期")
    summary = prose("评估结论", 5, 4000)
    files = UploadField(label="评估报告", multiple=True, most=5)


class ProblemForm(forms.Form):
    text = prose("问题", 4, 600)
    article = words("涉及条款", 60, required=False)
    unit = pick_row("责任单位", Unit.objects.none(), required=False, empty_label="被检查机关")
    advice = prose("整改建议", 3, 380, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = Unit.objects.valid_on(localdate()).handling()


class LetterForm(forms.Form):
    received_on = day("收到日期")
    gist = prose("反映的问题", 3, 300, help_text="一句话，不写来信人的姓名、电话、住址。")
    sent_to = words("转交", 120, help_text="信访部门或者主管机关。")
    sent_on = day("转交日期")


class EndCheckForm(forms.Form):
    on = day("检查结束日期", help_text="两个月内提出执法检查报告。")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        today_in(self, "on")


class InspectionReportForm(forms.Form):
    assessment = prose("对法律法规实施情况的总体评价", 6, 8000)
    advice = prose("改进执法工作的建议", 6, 8000, help_text="执法中存在的问题从问题清单取得，不必再写。")
    law_advice = prose("对修改完善有关法律法规的建议", 4, 8000, required=False)
    files = UploadField(label="报告文件", multiple=True, most=3, required=False)


class FollowUpForm(forms.Form):
    starts_on = day("检查首日")
    ends_on = day("检查末日")
    plan = prose("检查方式和安排", 5, 4000, help_text="上次检查的问题清单成为这次的检查清单。")
