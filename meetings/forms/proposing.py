"""A matter brought in, and what may be mended of it later."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.timezone import localdate

from congress.organs.models import CongressSession, Unit, UnitKind
from congress.organs.queries import latest_session
from congress.pages.boxes import BOX, day, number, pick, prose, words
from meetings import queries
from meetings.models import Body, BodyKind, ItemKind, Membership, Proposer
from proposals.models import Channel, Motion, Proposal
from proposals.queries import lists
from proposals.queries.motion import motions_before_committee
from supervision.models import Topic
from supervision.queries.road import for_agenda

CONTENT = "质询案写明质询的问题和内容；撤职案写明撤职的对象和理由。"
COMMITTEES = (UnitKind.COMMITTEE, UnitKind.OFFICE)


def unit_box(label, **kwargs):
    return forms.ModelChoiceField(
        Unit.objects.none(), label=label, required=False, empty_label="不选", widget=forms.Select(attrs=BOX), **kwargs
    )


def standing_committee():
    return Body.objects.filter(kind=BodyKind.STANDING_COMMITTEE).first()


class ProposeForm(forms.Form):
    body = forms.ModelChoiceField(Body.objects.all(), label="提交给", empty_label=None, widget=forms.Select(attrs=BOX))
    kind = pick("种类", ItemKind.choices)
    title = words("议题", 200)
    proposer_kind = pick("提请主体", Proposer.choices, initial=Proposer.GOVERNMENT)
    proposer_unit = unit_box("提请机关", help_text="政府部门、专委会、工委提请的选择机关。")
    proposers = forms.ModelMultipleChoiceField(
        Membership.objects.none(), label="联名组成人员", required=False, widget=forms.CheckboxSelectMultiple,
        help_text="议案、质询案三人以上，撤职案五分之一以上。",
    )  # fmt: skip
    submitted_on = day("提请日期")
    reason = prose("提请理由和主要内容", 6, 8000, required=False, help_text=CONTENT)
    target = unit_box("质询对象", help_text="只在质询案中选择。")
    committee = unit_box("对口专委会、工委")
    needs_vote = forms.BooleanField(label="需要表决", required=False)
    written_only = forms.BooleanField(label="书面（不在会上口头报告）", required=False)
    session = forms.ModelChoiceField(
        CongressSession.objects.none(), label="所涉建议的会议", required=False, empty_label="不选",
        widget=forms.Select(attrs=BOX),
    )  # fmt: skip
    proposal = words("所涉建议的编号", 40, required=False, help_text="如“第012号”“闭字第3号”，没有的不填。")
    motion = forms.ModelChoiceField(
        Motion.objects.none(), label="所涉代表议案", required=False, empty_label="不选", widget=forms.Select(attrs=BOX),
        help_text="常委会审议代表议案或者它的办理情况时选择。",
    )  # fmt: skip
    topic = forms.ModelChoiceField(
        Topic.objects.none(), label="所涉监督议题", required=False, empty_label="不选", widget=forms.Select(attrs=BOX),
        help_text="年度监督工作计划中的议题；会期、审议结果由此回到监督议题。",
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["topic"].queryset = for_agenda()
        self.fields["topic"].label_from_instance = lambda topic: f"{topic.when} {topic.title}"
        living = Unit.objects.valid_on(localdate())
        self.fields["proposer_unit"].queryset = living
        self.fields["target"].queryset = living.exclude(kind__in=(*COMMITTEES, UnitKind.CONGRESS))
        self.fields["committee"].queryset = living.filter(kind__in=COMMITTEES)
        self.fields["submitted_on"].initial = localdate()
        self.fields["session"].queryset = CongressSession.objects.select_related("term")
        self.fields["session"].initial = latest_session(localdate())
        self.fields["motion"].queryset = motions_before_committee()
        self.fields["motion"].label_from_instance = lambda motion: f"{motion.full_number} {motion.title}"
        home = standing_committee()
        seats = queries.members_on(home) if home else []
        box = self.fields["proposers"]
        box.queryset = Membership.objects.filter(pk__in=[seat.pk for seat in seats])
        box.choices = [(seat.pk, str(seat)) for seat in seats]

    def clean(self):
        facts = super().clean()
        session, number = facts.pop("session", None), facts.get("proposal")
        facts["proposal"] = self._proposal(session, number) if number else None
        if facts.get("body") and facts["body"].kind != BodyKind.STANDING_COMMITTEE:
            facts["proposers"] = []
        return facts

    def _proposal(self, session, number):
        same = lists.numbered(number)
        found = list(Proposal.objects.filter(same, session=session)[:2]) if same and session else []
        if len(found) > 1:  # 第3号 and 闭字第3号
            found = [case for case in found if case.channel == Channel.SESSION]
        if len(found) != 1:
            self.add_error("proposal", ValidationError(f"没有找到{session or '这次会议'}的“{number}”。"))
            return None
        return found[0]


class AmendForm(forms.Form):
    title = words("议题", 200)
    reason = prose("提请理由和主要内容", 5, 8000, required=False)
    reporter_name = words("报告人", 30, required=False)
    reporter_title = words("报告人职务", 60, required=False)
    minutes = number("预计用时（分钟）", 0, 480)
    units = forms.ModelMultipleChoiceField(
        Unit.objects.none(), label="到会听取意见的部门", required=False,
        widget=forms.SelectMultiple(attrs={**BOX, "size": 6}), help_text="按住 Ctrl 可以选几个。",
    )  # fmt: skip
    committee = unit_box("对口专委会、工委")
    needs_vote = forms.BooleanField(label="需要表决", required=False)
    secret_ballot = forms.BooleanField(label="无记名投票", required=False)
    written_only = forms.BooleanField(label="书面（不在会上口头报告）", required=False)
    remark = prose("会务备注（内部）", 3, 2000, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        living = Unit.objects.valid_on(localdate())
        self.fields["units"].queryset = living.exclude(kind__in=(*COMMITTEES, UnitKind.CONGRESS))
        self.fields["committee"].queryset = living.filter(kind__in=COMMITTEES)
