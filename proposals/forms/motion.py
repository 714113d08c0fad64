"""What each step of a motion asks for."""

from django import forms
from django.utils.timezone import localdate

from congress.accounts.models import Role, User
from congress.accounts.queries import holders_of
from congress.files.fields import UploadField
from congress.organs.models import CongressSession, Unit, UnitKind
from congress.pages.boxes import BOX, day, prose
from congress.rulebook.book import setting
from proposals.forms.filters import Filter, choice, words
from proposals.forms.people import DeputiesField, DeputyField, Roster, UnitsField
from proposals.models import Advised, GroupLog, Motion
from proposals.queries.motion import holding

GOALS = 5


def files(label="附件", **facts):
    return UploadField(label=label, multiple=True, most=5, **{"required": False, **facts})


class MotionForm(forms.ModelForm):
    """案由、案据、方案: may be saved half written; what is missing is asked before others are."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Motion
        fields = ("title", "cause", "basis", "remedy", "by_delegation")
        widgets = {
            "title": forms.TextInput(attrs=BOX),
            **{name: forms.Textarea(attrs={**BOX, "rows": 7}) for name in ("cause", "basis", "remedy")},
        }
        help_texts = {
            "title": "写明要求决定的事，如“关于制定本区养老服务规定的议案”。",
            "cause": "要求审议和决定的是什么事，一事一案。",
            "basis": "法律、政策依据，调查得到的事实和数据。",
            "remedy": "具体措施：由谁、做什么、何时做成。",
        }
        error_messages = {"title": {"required": "请先写标题，才能存成草稿。"}}

    def __init__(self, *args, team=None, **kwargs):
        """``team``: the delegation this deputy heads, where a delegation may raise a motion."""
        super().__init__(*args, **kwargs)
        if team is None:
            del self.fields["by_delegation"]
        else:
            self.fields["by_delegation"].label = f"以{team.name}名义提出（由我作为团长领衔）"
            self.fields["by_delegation"].help_text = "须经全团代表过半数同意，每位代表由本人确认。"

    def _post_clean(self):
        """The action writes the row."""

    def fields_for_action(self) -> dict:
        return {name: self.cleaned_data[name] for name in self.Meta.fields if name in self.fields}


class LogMotionForm(MotionForm):
    lead = DeputyField(
        label="领衔代表",
        widget=forms.TextInput(attrs={**BOX, "list": "deputies", "autocomplete": "off"}),
        help_text="输入姓名、拼音首字母或者代表证号。",
        error_messages={"required": "请写明领衔代表。"},
    )
    cosigners = DeputiesField(
        label="附议代表（按签名次序）",
        widget=forms.Textarea(attrs={**BOX, "rows": 3}),
        help_text="用顿号隔开或者一行一人；同名的在姓名后写明证号。",
        error_messages={"required": "请照原件写附议代表。"},
    )
    submitted_on = day("收到日期")
    session = forms.ModelChoiceField(
        CongressSession.objects.select_related("term"),
        label="哪一次会议",
        required=False,
        empty_label="闭会期间提出的不选",
        widget=forms.Select(attrs=BOX),
    )
    files = UploadField(label="议案专用纸扫描", multiple=True, most=10, kinds=("pdf", "jpg", "png"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if setting("motion.by_delegation"):
            self.fields["by_delegation"] = forms.BooleanField(
                label="以代表团名义提出",
                required=False,
                help_text="领衔代表是团长，附议代表是本团代表，连同团长过半数。",
            )
        self.roster = self.fields["lead"].roster = self.fields["cosigners"].roster = Roster()
        for name in ("cause", "basis", "remedy"):
            self.fields[name].required = True
            self.fields[name].error_messages["required"] = f"请填写{self.fields[name].label}。"

    def clean(self):
        cleaned = super().clean()
        if (received := cleaned.get("submitted_on")) and received > localdate():
            self.add_error("submitted_on", "收到日期不能晚于今天。")
        if cleaned.get("lead") and cleaned["lead"] in (cleaned.get("cosigners") or ()):
            self.add_error("cosigners", "领衔代表不必再列入附议代表。")
        return cleaned

    def fields_for_action(self) -> dict:
        return {name: value for name, value in self.cleaned_data.items() if name not in ("files", "version")}


class InviteSignersForm(forms.Form):
    deputies = DeputiesField(
        label="邀请哪些代表",
        widget=forms.Textarea(attrs={**BOX, "rows": 4}),
        help_text="用顿号隔开或者一行一人；可以写拼音首字母，同名的在姓名后写明证号。",
        error_messages={"required": "请写明邀请哪些代表。"},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.roster = self.fields["deputies"].roster = Roster()


class WithdrawMotionForm(forms.Form):
    note = prose("撤回的缘由和同意的会议", 4, 1000)
    files = UploadField(label="书面意见扫描", multiple=True, most=5, kinds=("pdf", "jpg", "png"))


def bodies():
    """Who may review or deliberate: committees, and the working bodies that serve the 议案审查委员会."""
    kinds = (UnitKind.COMMITTEE, UnitKind.OFFICE)
    return Unit.objects.valid_on(localdate()).filter(kind__in=kinds).order_by("sort_key", "pk")


def body_field(label):
    return forms.ModelChoiceField(
        Unit.objects.none(),
        label=label,
        empty_label="请选择",
        widget=forms.Select(attrs=BOX),
        error_messages={"required": f"请选择{label}。"},
    )


class RegisterMotionForm(forms.Form):
    committee = body_field("审查机构")
    note = prose("登记意见", 3, 500, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        box = self.fields["committee"]
        box.queryset = bodies()
        if setting("motion.review_body") == "motion_committee":
            box.initial = box.queryset.filter(name__contains="议案审查委员会").first()


class MergeMotionForm(forms.Form):
    main = forms.ModelChoiceField(
        Motion.objects.none(), label="并入哪一件", empty_label="请选择", widget=forms.Select(attrs=BOX),
        error_messages={"required": "请选择并入哪一件。", "invalid_choice": "这一件不能再并入，请另选。"},
    )  # fmt: skip
    note = prose("并案理由", 3, 500, help_text="两件的提案代表都看得到。")

    def __init__(self, *args, mains, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["main"].queryset = mains
        self.fields["main"].label_from_instance = lambda motion: f"{motion.full_number}《{motion.title}》"


class ReviewMotionForm(forms.Form):
    advised = forms.ChoiceField(
        label="处理建议",
        choices=Advised.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "请选择处理建议。"},
    )
    on = day("报告日期")
    text = prose("审查报告", 10, 20000)
    files = files()


class DecideForm(forms.Form):
    """What the presidium, the chairs' meeting or the congress decided, when and where."""

    on = day("决定日期")
    where = forms.CharField(
        label="会议", max_length=80, widget=forms.TextInput(attrs=BOX), error_messages={"required": "请写明会议。"}
    )
    text = prose("决定内容", 6, 20000)

    def clean_on(self):
        if self.cleaned_data["on"] > localdate():
            raise forms.ValidationError("不能写今天以后的日期。")
        return self.cleaned_data["on"]


class ReferMotionForm(DecideForm):
    committee = body_field("负责审议的机构")
    units = UnitsField(
        label="征求意见的机关",
        required=False,
        widget=forms.TextInput(attrs=BOX),
        help_text="全称或者简称，用顿号隔开；闭会后 30 日内提出意见。",
    )
    field_order = ["on", "where", "committee", "units", "text"]

    def __init__(self, *args, motion=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["committee"].queryset = bodies()
        self.fields["committee"].initial = motion and motion.committee_id


class PaperForm(forms.Form):
    text = prose("内容", 12, 20000)
    files = files()

    def __init__(self, *args, label="内容", **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["text"].label = label
        self.fields["text"].error_messages["required"] = f"请写明{label}。"


class CongressReportForm(PaperForm):
    where = forms.CharField(label="向哪次会议报告", max_length=80, widget=forms.TextInput(attrs=BOX))
    field_order = ["where", "text", "files"]


class AssignMotionForm(PaperForm):
    organ = body_field("承办机关")
    field_order = ["organ", "text", "files"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label="审议结果报告", **kwargs)
        self.fields["organ"].queryset = Unit.objects.valid_on(localdate()).handling().order_by("sort_key", "pk")


class PlanMotionForm(PaperForm):
    """The plan, and its goals each with the day it is to be reached."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label="办理措施和分工", **kwargs)
        for n in range(1, GOALS + 1):
            self.fields[f"goal_{n}"] = forms.CharField(
                label=f"目标{n}", max_length=300, required=False, widget=forms.TextInput(attrs=BOX)
            )
            self.fields[f"due_{n}"] = day(f"目标{n}完成时限", required=False)

    def clean(self):
        cleaned = super().clean()
        for n in range(1, GOALS + 1):
            words, due = cleaned.get(f"goal_{n}"), cleaned.get(f"due_{n}")
            if words and not due and f"due_{n}" not in self.errors:
                self.add_error(f"due_{n}", f"请写明目标{n}的完成时限。")
            if due and not words:
                self.add_error(f"goal_{n}", f"请写明目标{n}。")
        return cleaned

    def fields_for_action(self) -> dict:
        kept = {name: self.cleaned_data[name] for name in ("text", "files")}
        pairs = [(self.cleaned_data[f"goal_{n}"], self.cleaned_data[f"due_{n}"]) for n in range(1, GOALS + 1)]
        return {**kept, "goals": [pair for pair in pairs if all(pair)]}


class ReachGoalForm(forms.Form):
    evidence = prose("完成情况", 4, 500)


class HearMotionForm(forms.Form):
    on = day("审议日期")
    where = forms.CharField(
        label="常委会哪次会议",
        max_length=80,
        widget=forms.TextInput(attrs=BOX),
        help_text="如“区人大常委会第十二次会议”。",
        error_messages={"required": "请写明常委会哪次会议。"},
    )


class GroupForm(forms.Form):
    leader = forms.ModelChoiceField(
        User.objects.none(),
        label="组长（主任、副主任）",
        empty_label="请选择",
        widget=forms.Select(attrs=BOX),
        error_messages={"required": "请选择牵头的主任、副主任。"},
    )
    officers = forms.ModelMultipleChoiceField(
        User.objects.none(), label="专委会、工委", required=False, widget=forms.CheckboxSelectMultiple
    )
    deputies = forms.ModelMultipleChoiceField(
        User.objects.none(),
        label="提案代表",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "工作组要有提案代表参加。"},
    )
    organ = forms.ModelMultipleChoiceField(
        User.objects.none(), label="承办机关", required=False, widget=forms.CheckboxSelectMultiple
    )
    street = forms.ModelMultipleChoiceField(
        User.objects.none(), label="镇街人大（区域性议案）", required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, motion, **kwargs):
        standing = {}
        for each in motion.group.all():
            standing.setdefault(each.part, []).append(each.user_id)
        kwargs["initial"] = {
            "leader": next(iter(standing.get("leader", ())), None),
            "officers": standing.get("committee", ()),
            "deputies": standing.get("deputy", [motion.lead.user_id]),
            "organ": standing.get("organ", ()),
            "street": standing.get("street", ()),
        }
        super().__init__(*args, **kwargs)
        movers = [motion, *motion.along]
        signers = [beside.deputy.user_id for each in movers for beside in each.in_force]
        signers += [each.lead.user_id for each in movers]
        offered = {
            "leader": holders_of(Role.LEADER),
            "officers": holders_of(Role.COMMITTEE_OFFICER, unit=motion.committee),
            "deputies": User.objects.filter(pk__in=signers, is_active=True),
            "organ": holders_of(Role.HANDLER, Role.UNIT_HEAD, unit=motion.organ),
            "street": holders_of(Role.STREET_OFFICER),
        }
        for name, people in offered.items():
            self.fields[name].queryset = people.order_by("pk")
            self.fields[name].label_from_instance = lambda user: user.name


class LogWorkForm(forms.Form):
    on = day("日期")
    form = forms.ChoiceField(label="形式", choices=GroupLog.Form.choices, widget=forms.Select(attrs=BOX))
    people = forms.CharField(label="参加人员", max_length=200, required=False, widget=forms.TextInput(attrs=BOX))
    text = prose("内容", 6, 20000)
    files = files()

    def clean_on(self):
        if self.cleaned_data["on"] > localdate():
            raise forms.ValidationError("不能写今天以后的日期。")
        return self.cleaned_data["on"]


class CutoffForm(forms.Form):
    session = forms.ModelChoiceField(
        CongressSession.objects.select_related("term"), label="次会议", empty_label=None, widget=forms.Select(attrs=BOX)
    )
    at = forms.DateTimeField(
        label="截止时间",
        widget=forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={**BOX, "type": "datetime-local"}),
        error_messages={"required": "请填写截止时间。"},
    )
    last_meeting_at = forms.DateTimeField(
        label="主席团最后一次会议",
        required=False,
        widget=forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={**BOX, "type": "datetime-local"}),
        help_text="要求复议的，在这以前四小时截止；没有确定的不填。",
    )
    basis = forms.CharField(
        label="依据",
        max_length=120,
        widget=forms.TextInput(attrs=BOX),
        help_text="如“主席团第一次会议决定”。",
        error_messages={"required": "请写明主席团的哪次决定。"},
    )


class MotionFilter(Filter):
    q = words("关键词", "编号、正文、代表、机关", grow=True)
    session = choice("届次会议")

    def _clean_fields(self):
        sessions = CongressSession.objects.select_related("term")
        self.options("session", ((session.pk, session.short) for session in sessions))
        super()._clean_fields()

    def narrow(self, rows):
        if said := self.asked.get("q"):
            rows = holding(rows, said)
        return rows.filter(session=self.asked["session"]) if "session" in self.asked else rows
