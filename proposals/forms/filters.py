"""What a list of cases can be narrowed by. Everything stands in the address; nonsense narrows nothing."""

from datetime import timedelta

from django import forms
from django.db.models import Exists, OuterRef, Q
from django.utils.timezone import localdate

from congress.accounts.models import Role
from congress.organs.models import CongressSession, Unit, UnitKind
from congress.pages.boxes import Filter
from congress.prepared import prepared
from congress.rulebook.models import URGENT
from congress.surveys.models import Grade
from proposals.models import (
    KEY,
    Category,
    Channel,
    Cosigner,
    Handling,
    KeyCase,
    KeyStatus,
    LeaderHandling,
    Origin,
    Part,
    Proposal,
    RepeatedYears,
    ReplyClass,
)
from proposals.queries import lists, todo

DUE = (("late", "已逾期"), ("three", "三天内"), ("week", "本周"))
OVERSEEN = (("key", "重点督办"), ("running", "重点督办，尚未结束"), ("no", "不是重点督办"), ("led", "领导领办"))
WITHIN = (UnitKind.CONGRESS, UnitKind.OFFICE, UnitKind.COMMITTEE)  # raise and oversee, but do not handle


def due_within(key: str, field: str = "due_on") -> Q:
    """已逾期, 三天内 (today and three days), 本周 (today to Sunday)."""
    today = localdate()
    until = {"three": today + timedelta(URGENT), "week": today + timedelta(6 - today.weekday())}
    if key == "late":
        return Q(**{f"{field}__lt": today})
    return Q(**{f"{field}__gte": today, f"{field}__lte": until[key]})


def choice(label, options=(), blank="不限"):
    return forms.ChoiceField(
        label=label,
        choices=[("", blank), *options],
        required=False,
        widget=forms.Select(attrs={"class": "input"}),
    )


class WideField(forms.BoundField):
    """A box that takes the room of two."""

    def css_classes(self, extra_classes=None):
        return "grow"


def words(label, hint, grow=False):
    attrs = {"class": "input", "placeholder": hint, "autocomplete": "off"}
    field = forms.CharField(label=label, required=False, max_length=200, bound_field_class=WideField if grow else None)
    field.widget = forms.TextInput(attrs={**attrs, "type": "search"} if grow else attrs)
    return field


@prepared
def _sessions():
    return CongressSession.objects.select_related("term")


@prepared
def _units():
    units = Unit.objects.exclude(kind__in=WITHIN).order_by("-valid_to", "sort_key", "pk")
    return units.values_list("pk", "short_name", "name")


@prepared
def _categories():
    return Category.objects.values_list("pk", "name")


@prepared
def _classes():
    return ReplyClass.objects.all()


class CaseFilter(Filter):
    q = words("关键词", "编号、标题、正文、代表", grow=True)
    session = choice("届次会议")
    unit = choice("承办单位")
    category = choice("类别")
    due = choice("期限", (*DUE, ("unit", "承办单位逾期")))
    channel = choice("提出时间", Channel.choices)
    origin = choice("来源", Origin.choices)
    reply_class = choice("办理结果")
    verdict = choice("代表评价", [*Grade.choices, ("none", "未评价")])
    repeated = choice("多年提出", RepeatedYears.choices)
    overseen = choice("督办", OVERSEEN)
    lead = words("领衔代表", "姓名或者拼音首字母")
    more = ("channel", "origin", "reply_class", "verdict", "repeated", "overseen", "lead")

    def __init__(self, data, *, user):
        self.user = user
        super().__init__(data)

    def _clean_fields(self):
        """The lists to choose from are read once, before the address is compared with them."""
        self.options("session", ((session.pk, session.short) for session in _sessions()))
        self.options("unit", ((pk, short or name) for pk, short, name in _units()))
        self.options("category", _categories())
        self.options("reply_class", ((row.pk, str(row)) for row in _classes()))
        super()._clean_fields()

    def narrow(self, found):
        for name, value in self.asked.items():
            if name != "q":
                found = found.filter(getattr(self, f"_{name}", lambda v, n=name: Q(**{n: v}))(value))
        return lists.holding(found, self.asked.get("q", ""))

    def _unit(self, value):
        return Q(Exists(Handling.objects.filter(proposal=OuterRef("pk"), unit=value)))

    def _due(self, value):
        if value == "unit":  # of the unit asked for, if one is
            return todo.late_at_unit(localdate(), self.asked.get("unit"))
        return due_within(value)

    def _overseen(self, value):
        """On the chairs' meeting's list, whatever became of it; a candidate is the house's own thought."""
        listed = KeyCase.objects.filter(proposal=OuterRef("pk"), status__in=KEY)
        if value == "running":
            listed = listed.exclude(status=KeyStatus.FINISHED)
        found = Q(Exists(LeaderHandling.objects.filter(proposal=OuterRef("pk")) if value == "led" else listed))
        return ~found if value == "no" else found

    def _repeated(self, value):
        return Q(repeated_years=value)

    def _lead(self, value):
        cosigned = Cosigner.objects.filter(proposal=OuterRef("pk"), name__contains=value)
        by_name = Q(lead__name__contains=value) | Q(proposer__contains=value) | Exists(cosigned)
        return by_name | Q(lead__initials__startswith=value.lower()) if value.isascii() else by_name

    def _verdict(self, value):
        """A unit cannot ask for what it may not yet see."""
        wanted = Q(verdict="" if value == "none" else value)
        return wanted if self.user.has_any_role(Role.COORDINATOR, Role.LEADER) else wanted & lists.RATED


class ShareFilter(Filter):
    """For a unit's inbox."""

    q = words("关键词", "编号、标题、正文、代表", grow=True)
    session = choice("届次会议")
    part = choice("分工", Part.choices)
    due = choice("期限", DUE)

    def _clean_fields(self):
        self.options("session", ((session.pk, session.short) for session in _sessions()))
        super()._clean_fields()

    def narrow(self, shares):
        asked = self.asked
        if "session" in asked:
            shares = shares.filter(proposal__session=asked["session"])
        if "part" in asked:
            shares = shares.filter(part=asked["part"])
        if "due" in asked:
            shares = shares.filter(due_within(asked["due"]))
        if "q" in asked:
            cases = Proposal.objects.filter(handlings__in=shares.order_by().values("pk"))
            shares = shares.filter(proposal__in=lists.holding(cases, asked["q"]).order_by().values("pk"))
        return shares
