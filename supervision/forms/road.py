"""What each step of a topic's road asks for."""

from django import forms
from django.utils.timezone import localdate

from congress.files.fields import UploadField
from congress.organs.models import Unit
from congress.pages.boxes import BOX, day, number, pick, prose, words
from supervision.models import PaperPurpose, Research

ITEMS = 12


def today_in(form, name) -> None:
    form.fields[name].initial = localdate()


class PaperForm(forms.Form):
    """A paper: uploaded, or written here."""

    files = UploadField(label="文件", multiple=True, most=5, required=False)
    text = prose("内容", 6, 20000, required=False, help_text="没有文件的，写在这里。")

    def __init__(self, *args, label="文件", **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["files"].label = label


class AddPaperForm(PaperForm):
    purpose = pick("用途", PaperPurpose.choices)
    title = words("标题", 200, required=False)
    field_order = ("purpose", "title", "files", "text")


class ExchangeForm(PaperForm):
    title = words("标题", 200, required=False)
    field_order = ("title", "files", "text")


class DayForm(forms.Form):
    on = day("上会日期", help_text="常委会会议的首日；报告稿、报告、发送组成人员的期限从这一天倒算。")


class ResearchForm(forms.Form):
    on = day("日期")
    channel = pick("方式", Research.Channel.choices)
    place = words("地点", 120, required=False)
    people = words("参加人员", 500, help_text="组成人员、代表小组、专家、有关单位。")
    findings = prose("发现的情况和问题", 6, 10000)
    files = UploadField(label="调研报告、照片", multiple=True, most=10, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        today_in(self, "on")


class CollectForm(forms.Form):
    origin = words("来自", 120, required=False, help_text="例如：代表座谈、公开征求意见。")
    lines = prose("意见", 8, 12000, help_text="一行一条，转交以后报告机关逐条回应。")

    def fields_for_action(self) -> dict:
        said = self.cleaned_data
        return {"origin": said["origin"], "lines": said["lines"].splitlines()}


class AnswersForm(forms.Form):
    """One box for each opinion."""

    def __init__(self, *args, topic, **kwargs):
        super().__init__(*args, **kwargs)
        for each in topic.collected.all():
            box = prose(f"{each.number}. {each.text}", 3, 4000, required=False, initial=each.answer)
            self.fields[f"answer_{each.number}"] = box

    def fields_for_action(self) -> dict:
        kept = ((name, said) for name, said in self.cleaned_data.items() if said.strip())
        return {"answers": {int(name.removeprefix("answer_")): said for name, said in kept}}


class VotesForm(forms.Form):
    """测评 as it was counted; nothing of it is asked where none was held."""

    total = number("全体组成人员", 1, 200, required=False)
    present = number("出席", 0, 200, required=False)
    yes = number("满意", 0, 200, required=False)
    basic = number("基本满意", 0, 200, required=False)
    no = number("不满意", 0, 200, required=False)
    invalid = number("无效票", 0, 200, required=False)
    VOTES = ("total", "present", "yes", "basic", "no", "invalid")

    def votes(self) -> dict | None:
        given = {name: self.cleaned_data.get(name) for name in self.VOTES}
        if all(value is None for value in given.values()):
            return None
        return {name: value or 0 for name, value in given.items()}

    def clean(self):
        said = super().clean()
        some = any(said.get(name) is not None for name in self.VOTES)
        for name in ("total", "present", "yes"):
            if some and said.get(name) is None and name not in self.errors:
                self.add_error(name, f"请填写{self.fields[name].label}。")
        return said


class HearForm(VotesForm):
    on = day("审议日期")
    at = words("会议", 80, help_text="例如：区十八届人大常委会第十二次会议。")
    resolution = prose("决议", 4, 10000, required=False, help_text="作出决议的，写明内容或者上传文件。")
    files = UploadField(label="决议文件", multiple=True, most=3, required=False)
    field_order = ("on", "at", "resolution", "files", *VotesForm.VOTES)

    def fields_for_action(self) -> dict:
        said = self.cleaned_data
        return {**{name: said[name] for name in ("on", "at", "resolution")}, "votes": self.votes()}


class PollForm(VotesForm):
    on = day("测评日期")
    field_order = ("on", *VotesForm.VOTES)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        today_in(self, "on")
        for name in ("total", "present", "yes"):
            self.fields[name].required = True

    def fields_for_action(self) -> dict:
        return {"on": self.cleaned_data["on"], "votes": self.votes()}


class OpinionForm(forms.Form):
    """The opinion and its items; an empty row is no item."""

    assessment = prose("总体评价", 4, 4000)
    problems = prose("存在问题", 5, 8000, required=False)
    advice = prose("意见建议", 6, 8000)

    def __init__(self, *args, topic, **kwargs):
        opinion = topic.opinions.filter(round=topic.round).first()
        kept = list(opinion.items.all()) if opinion else []
        if opinion:
            kwargs.setdefault(
                "initial", {name: getattr(opinion, name) for name in ("assessment", "problems", "advice")}
            )
        super().__init__(*args, **kwargs)
        units = Unit.objects.valid_on(localdate()).handling()
        for n in range(1, ITEMS + 1):
            row = kept[n - 1] if n <= len(kept) else None
            self.fields[f"text_{n}"] = prose("内容", 2, 1000, required=False, initial=row and row.text)
            self.fields[f"unit_{n}"] = forms.ModelChoiceField(
                units, label="责任单位", required=False, empty_label="报告机关",
                initial=row.unit_id if row else None, widget=forms.Select(attrs=BOX),
            )  # fmt: skip
            self.fields[f"due_{n}"] = day("完成时限", required=False, initial=row and row.due_on)
        self.topic, self.shown = topic, max(len(kept) + 1, 3)

    @property
    def rows(self):
        """The boxes of each item: those in use and a free one, the others folded away."""
        every = [(n, self[f"text_{n}"], self[f"unit_{n}"], self[f"due_{n}"]) for n in range(1, ITEMS + 1)]
        return every[: self.shown], every[self.shown :]

    def fields_for_action(self) -> dict:
        said = self.cleaned_data
        organ, rows = self.topic.organ, range(1, ITEMS + 1)
        texts = {n: text for n in rows if (text := said[f"text_{n}"].strip())}
        items = [
            {"text": text, "unit": said[f"unit_{n}"] or organ, "due_on": said[f"due_{n}"]} for n, text in texts.items()
        ]
        return {**{name: said[name] for name in ("assessment", "problems", "advice")}, "items": items}


class ReportItemForm(forms.Form):
    text = prose("办理情况", 6, 8000)
    is_result = forms.TypedChoiceField(
        label="填报的是", choices=[("1", "办理结果"), ("", "进展情况，还在办理")], required=False, coerce=bool,
        empty_value=False, initial="1", widget=forms.RadioSelect,
    )  # fmt: skip
    files = UploadField(label="佐证材料", multiple=True, most=10, required=False)


class JudgeForm(forms.Form):
    """The word of the committee on an item, and the 测评 of the item where one was held."""

    note = prose("评价说明", 3, 500, required=False)
    satisfied = number("满意票", 0, 200, required=False)
    basic = number("基本满意票", 0, 200, required=False)
    unsatisfied = number("不满意票", 0, 200, required=False)

    def __init__(self, *args, required=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["note"].required = required


class TrackForm(forms.Form):
    years = number("跟踪年数", 1, 10, help_text="监督一年以后继续跟踪几年，每年检查一次。")


class CheckForm(forms.Form):
    on = day("检查日期")
    place = words("地点", 120, required=False)
    finding = prose("检查情况", 6, 8000, help_text="审议意见和承诺落实得怎样，还有什么问题。")
    files = UploadField(label="照片、材料", multiple=True, most=10, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        today_in(self, "on")
