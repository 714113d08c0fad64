"""任免案, its people and its papers."""

import re

from django import forms
from django.core.exceptions import ValidationError

from congress.files.fields import UploadField
from congress.imports.cells import text
from congress.organs.models import Unit
from congress.pages.boxes import day, pick, pick_row, prose, words
from meetings.actions.appointing import MOST
from meetings.forms.offices import OfficialForm, PeopleText
from meetings.models import AppointmentPaperKind, Matter, Meeting, Nominator, Official, OfficialPost

SEXES = {"男": Official.Sex.MALE, "女": Official.Sex.FEMALE}
DATE = re.compile(r"(\d{4})\D+(\d{1,2})(?:\D+(\d{1,2}))?\D*")


class MotionForm(forms.Form):
    title = words("议案名称", 200, help_text="例如：关于提请任免职务的议案。")
    nominator = pick("提请人", Nominator.choices)
    unit = pick_row("提请机关", Unit.objects.none(), empty_label=None)
    meeting = pick_row(
        "拟提请的常委会会议", Meeting.objects.none(), required=False, empty_label="未定",
        help_text="提请最迟日由会议首日倒算。",
    )  # fmt: skip
    doc_no = words("发文字号", 60, required=False)
    signed_by = words("签署人", 30, required=False, help_text="提请机关主要负责人。")
    signed_on = day("签署日期", required=False)
    reason = prose("提请理由", 4, 4000, required=False)

    def __init__(self, *args, units, meetings, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset, self.fields["meeting"].queryset = units, meetings


class AmendMotionForm(MotionForm):
    """Whose motion it is does not change."""

    nominator = unit = None
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, meetings, **kwargs):
        forms.Form.__init__(self, *args, **kwargs)
        self.fields["meeting"].queryset = meetings


class LogMotionForm(MotionForm):
    received_on = day("收到日期")
    late_why = prose("逾期说明", 3, 2000, required=False, help_text="晚于提请最迟日的，写明向主任会议说明的原因。")
    files = UploadField(label="提请任免议案", required=False, multiple=True)


class LateForm(forms.Form):
    late_why = prose("逾期说明", 3, 2000, required=False, help_text="晚于提请最迟日的，写明向主任会议说明的原因。")


class Seat(forms.Form):
    """Which post, and what is asked for."""

    post = pick_row("职务", OfficialPost.objects.none(), empty_label="请选择")
    matter = pick("事项", Matter.choices, help_text="名单上的用语由职务的产生方式确定。")
    reason = prose("任免理由", 3, 2000, required=False)

    def __init__(self, *args, motion, **kwargs):
        super().__init__(*args, **kwargs)
        posts = OfficialPost.objects.filter(valid_to=None, nominator__in=(motion.nominator, Nominator.PRESIDIUM))
        self.fields["post"].queryset = posts
        self.fields["post"].error_messages["required"] = "请选择职务。"


class LineForm(Seat, OfficialForm):
    official = pick_row(
        "已登记的人员", Official.objects.none(), required=False, empty_label="新登记，填写下面各项",
        help_text="同名的以现任职务、出生年月区分。",
    )  # fmt: skip
    field_order = ["post", "matter", "reason", "official"]

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["official"].queryset = people
        self.fields["official"].label_from_instance = person_words
        self.fields["name"].required = False

    def clean(self):
        facts = super().clean()
        if not facts.get("official") and not facts.get("name"):
            self.add_error("name", "请填写姓名，或者选择已登记的人员。")
        return facts

    def fields_for_action(self):
        facts = dict(self.cleaned_data)
        person = {name: facts.pop(name) for name in OfficialForm.base_fields}
        return {**facts, "person": person}


def person_words(official) -> str:
    born = f"{official.born_on:%Y-%m}" if official.born_on else ""
    said = "，".join(filter(None, (born, official.duties)))
    return f"{official.name}（{said}）" if said else official.name


class PeopleForm(Seat):
    people = forms.CharField(
        label="人选", widget=PeopleText(), error_messages={"required": "请填写人选。"},
        help_text="一行一人：姓名，性别，出生年月。例如：孙陪审，女，1990年3月。可以从表格中粘贴。",
    )  # fmt: skip

    def clean_people(self):
        made, wrong = [], []
        lines = [each for each in enumerate(self.cleaned_data["people"].splitlines(), 1) if each[1].strip()]
        if len(lines) > MOST:
            raise ValidationError(f"共 {len(lines)} 行；一件任免案最多 {MOST} 人，请另行提请。")
        for place, line in lines:
            try:
                made.append(_person(line))
            except ValidationError as error:
                wrong.append(f"第 {place} 行：{error.message}")
        if wrong:
            raise ValidationError(wrong[:10])
        names = [(each["name"], each.get("born_on")) for each in made]
        if twice := sorted({name for name, born in names if names.count((name, born)) > 1}):
            raise ValidationError(f"重复：{'、'.join(twice)}。")
        return made


def _person(line: str) -> dict:
    name, *rest = [text(part) for part in re.split(r"[，,、\t]", line)]
    if not any(each.isalpha() for each in name):
        raise ValidationError("没有写姓名。")
    if len(name) > 30:
        raise ValidationError("姓名超过 30 个字。")
    found = {"name": name}
    for part in filter(None, rest):
        if part in SEXES:
            found["sex"] = SEXES[part]
        elif match := DATE.fullmatch(part):
            found["born_on"] = _born(match)
        else:
            found["duties"] = part[:120]
    return found


def _born(match):
    year, month, date = (int(part) if part else 1 for part in match.groups())
    try:
        return forms.DateField().clean(f"{year:04}-{month:02}-{date:02}")
    except ValidationError:
        raise ValidationError("出生年月不对。") from None


class PaperForm(forms.Form):
    kind = pick("种类", AppointmentPaperKind.choices)
    line = pick_row("人选", Official.objects.none(), required=False, empty_label="全案")
    file = UploadField(label="文件", required=True)

    def __init__(self, *args, lines, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["line"].queryset = lines
        self.fields["line"].label_from_instance = lambda line: f"{line.official.name}（{line.post.name}）"


class SupplementPapersForm(forms.Form):
    note = prose("补充说明", 3, 1000, required=False)
    files = UploadField(label="材料", required=False, multiple=True, most=20)
