from datetime import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils.timezone import localtime, make_aware

from congress.pages.boxes import BOX
from meetings.models import Activity, Entry, Group, Membership, Sitting, SittingKind
from meetings.queries.timetable import on_agenda

SPEAKERS = 6
FAR = 366  # days from the meeting; further away is a slip of the year


class SittingForm(forms.Form):
    kind = forms.ChoiceField(label="形式", choices=SittingKind.choices, widget=forms.Select(attrs=BOX))
    name = forms.CharField(
        label="名称", max_length=40, widget=forms.TextInput(attrs=BOX), help_text="例如：第一次全体会议"
    )
    day = forms.DateField(label="日期", widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", **BOX}))
    starts = forms.TimeField(label="开始", widget=forms.TimeInput(format="%H:%M", attrs={"type": "time", **BOX}))
    ends = forms.TimeField(label="结束", widget=forms.TimeInput(format="%H:%M", attrs={"type": "time", **BOX}))
    place = forms.CharField(label="地点", max_length=120, required=False, widget=forms.TextInput(attrs=BOX))
    chaired_by = forms.CharField(label="主持人", max_length=60, required=False, widget=forms.TextInput(attrs=BOX))
    group = forms.ModelChoiceField(
        Group.objects.none(), label="哪一组", required=False, empty_label="各组同时", widget=forms.Select(attrs=BOX),
        help_text="只有分组会议可以选定一组。",
    )  # fmt: skip

    def __init__(self, *args, meeting, sitting=None, **kwargs):
        super().__init__(*args, initial=self._now(meeting, sitting), **kwargs)
        self.near = meeting.opens_on or meeting.month
        self.fields["group"].queryset = meeting.groups.all()

    @staticmethod
    def _now(meeting, sitting):
        if sitting is None:
            return {"day": meeting.opens_on, "place": meeting.place, "chaired_by": meeting.chaired_by}
        starts, ends = localtime(sitting.starts_at), localtime(sitting.ends_at)
        return {
            "kind": sitting.kind, "name": sitting.name, "day": starts.date(), "starts": starts.time(),
            "ends": ends.time(), "place": sitting.place, "chaired_by": sitting.chaired_by, "group": sitting.group,
        }  # fmt: skip

    def clean_day(self):
        day = self.cleaned_data["day"]
        if abs((day - self.near).days) > FAR:
            raise ValidationError("这一天离会期太远，请核对年份。")
        return day

    def clean(self):
        cleaned = super().clean()
        if {"starts", "ends"} <= cleaned.keys() and cleaned["ends"] <= cleaned["starts"]:
            self.add_error("ends", "结束要晚于开始。跨过半夜的，请分成两场。")
        if cleaned.get("group") and cleaned.get("kind") != SittingKind.GROUP:
            self.add_error("group", "只有分组会议可以选定一组，请改选“各组同时”。")
        return cleaned

    def fields_for_action(self):
        facts = dict(self.cleaned_data)
        day = facts.pop("day")
        times = {f"{name}_at": make_aware(datetime.combine(day, facts.pop(name))) for name in ("starts", "ends")}
        return facts | times


class EntryForm(forms.ModelForm):
    """One line. The action writes the row."""

    class Meta:
        model = Entry
        fields = ("sitting", "activity", "item", "words", "minutes", "reporter", "remark")
        widgets = {"remark": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "words": "不填时按环节和议题自动写，例如“听取……的报告”。",
            "reporter": "不填时用议题的报告人。",
            "remark": "只印在会务手册里，公开的日程里没有。",
        }

    def __init__(self, *args, meeting, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs["class"] = "input"
        self.fields["sitting"].queryset = Sitting.objects.filter(meeting=meeting)
        self.fields["item"].queryset = meeting.items.filter(pk__in=[item.pk for item in on_agenda(meeting)])
        self.fields["item"].empty_label = "不属于某个议题"
        self.fields["sitting"].empty_label = None
        self.fields["minutes"].widget.attrs |= {"min": 1, "max": 600}

    def clean_minutes(self):
        minutes = self.cleaned_data["minutes"]
        if not 1 <= minutes <= 600:
            raise ValidationError("用时在 1 到 600 分钟之间。")
        return minutes

    def clean(self):
        cleaned = super().clean()
        named = cleaned.get("item") or cleaned.get("words") or cleaned.get("activity") != Activity.OTHER
        if not named:
            self.add_error("words", "请写明内容，或者选一个议题。")
        return cleaned

    def _post_clean(self):
        """The instance stays as it is; the action writes."""


class SpeakersForm(forms.Form):
    """中心发言人, one row each in the order of speaking; an empty row is nobody."""

    def __init__(self, *args, item, members, usual, **kwargs):
        super().__init__(*args, **kwargs)
        now = [*item.speakers.all(), *[None] * SPEAKERS][:SPEAKERS]
        seats = Membership.objects.filter(pk__in=[each.pk for each in members]).select_related("body")
        for n, speaker in enumerate(now, 1):
            self.fields[f"member_{n}"] = forms.ModelChoiceField(
                seats, label=f"第 {n} 位", required=False, empty_label="不选", widget=forms.Select(attrs=BOX),
                initial=speaker.membership_id if speaker else None,
            )  # fmt: skip
            self.fields[f"minutes_{n}"] = forms.IntegerField(
                label=f"时限 {n}（分钟）", required=False, min_value=1, max_value=120,
                initial=speaker.minutes if speaker else None,
                widget=forms.NumberInput(attrs={**BOX, "placeholder": usual}),
            )  # fmt: skip

    def rows(self):
        return [(n, self[f"member_{n}"], self[f"minutes_{n}"]) for n in range(1, SPEAKERS + 1)]

    def clean(self):
        cleaned = super().clean()
        told = [cleaned.get(f"member_{n}") for n in range(1, SPEAKERS + 1)]
        for n, member in enumerate(told, 1):
            if member and member in told[: n - 1]:
                self.add_error(f"member_{n}", f"{member.name}已经排在前面。")
        return cleaned

    def speakers(self):
        pairs = [(self.cleaned_data[f"member_{n}"], self.cleaned_data[f"minutes_{n}"]) for n in range(1, SPEAKERS + 1)]
        return [pair for pair in pairs if pair[0]]
