"""Forms of votes. The outcome is never typed in: only the sums are."""

from django import forms

from congress.pages.boxes import BOX, pick, prose, words
from congress.surveys.majority import Majority
from meetings.models import Choice, Membership, Method, Participant, Sitting, Subject, Vote
from meetings.queries import members_on

REPEAT = "repeat"


class PutToVoteForm(forms.Form):
    question = words("表决事项", 300, help_text="印在表决结果单上的名称。")
    method = pick("表决方式", [pair for pair in Method.choices if pair[0] != Method.PORTAL])
    majority = pick("通过条件", Majority.choices)


class PrepareVoteForm(forms.Form):
    subject = pick("表决什么", [pair for pair in Subject.choices if pair[0] != Subject.MAIN])
    question = words("表决事项", 300)
    lines = prose(
        "票面各行", 6, 12000, required=False,
        help_text="人选逐人表决：每人每职一行，免职在前、任职在后。修正案和测评只有一行，可以不填。",
    )  # fmt: skip
    movers = forms.ModelMultipleChoiceField(
        label="修正案提出人", queryset=Membership.objects.none(), required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="组成人员三人以上联名，表决前一日书面提出；由主任会议提出的不选。",
    )  # fmt: skip
    method = pick("表决方式", Method.choices)
    majority = pick("通过条件", Majority.choices)

    def __init__(self, *args, body, **kwargs):
        super().__init__(*args, **kwargs)
        seats = members_on(body)
        self.fields["movers"].queryset = Membership.objects.filter(pk__in=[seat.pk for seat in seats])
        self.fields["movers"].choices = [(seat.pk, str(seat)) for seat in seats]

    def clean_lines(self):
        return [line.strip() for line in self.cleaned_data["lines"].splitlines() if line.strip()]


class StartVoteForm(forms.Form):
    sitting = forms.ModelChoiceField(label="场次", queryset=Sitting.objects.none(), widget=forms.Select(attrs=BOX))

    def __init__(self, *args, vote, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["sitting"].queryset = Sitting.objects.filter(meeting=vote.item.meeting)


def _number(label, initial=None, required=True):
    box = forms.NumberInput(attrs={"class": "input input-short", "inputmode": "numeric"})
    return forms.IntegerField(label=label, min_value=0, max_value=2000, required=required, initial=initial, widget=box)


class CountForm(forms.Form):
    """One row of boxes for each line of the ballot; which boxes depends on how it was voted."""

    def __init__(self, *args, vote: Vote, corrects=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.vote, self.lines = vote, list(vote.lines.all())
        self.keys = self._keys()
        for line in self.lines:
            old = line.result if corrects else None
            for key, word in self.keys:
                self.fields[f"{key}-{line.pk}"] = _number(f"“{line.text}”{word}", getattr(old, key, None))
        if self.may_repeat:
            self.fields[REPEAT] = forms.BooleanField(label="没有填写的各行，票数与第一行相同", required=False)
        if vote.method == Method.ROLL_CALL:
            self._add_people()
        if vote.method == Method.SECRET and not corrects:
            for name, word in (("monitors", "监票人"), ("counters", "计票人")):
                self.fields[name] = words(word, 120)
        if corrects:
            self.fields["reason"] = words("更正原因")

    @property
    def may_repeat(self) -> bool:
        """Seventy lines with the same sums are not typed seventy times (人民陪审员 above all)."""
        return len(self.lines) > 1 and bool(self.keys)

    def full_clean(self):
        """What was left empty is filled from the first line before it is checked, and only where it was asked for."""
        if self.is_bound and self.may_repeat and self.data.get(REPEAT):
            self.data = self.data.copy()
            first = self.lines[0].pk
            for line in self.lines[1:]:
                names = [f"{key}-{line.pk}" for key, _ in self.keys]
                if not any(self.data.get(name, "").strip() for name in names):
                    for key, _ in self.keys:
                        self.data[f"{key}-{line.pk}"] = self.data.get(f"{key}-{first}", "")
        super().full_clean()

    def _keys(self):
        if self.vote.method in (Method.ROLL_CALL, Method.PORTAL):
            return []
        yes, no = ("满意", "不满意") if self.vote.is_poll else ("赞成", "反对")
        keys = [("yes", yes), *([("basic", "基本满意")] if self.vote.is_poll else []), ("no", no)]
        if not self.vote.is_poll:
            keys.append(("abstain", "弃权"))
        if self.vote.method == Method.SECRET:
            return [("issued", "发出"), ("returned", "收回"), *keys, ("invalid", "无效")]
        return [*keys, ("not_pressed", "未按表决器" if self.vote.method == Method.MACHINE else "未表态")]

    def _add_people(self):
        there = Participant.objects.filter(
            meeting=self.vote.item.meeting, capacity="member", name__in=self.vote.present_names
        )
        self.people = list(there.order_by("position", "pk"))
        for person in self.people:
            self.fields[f"said-{person.pk}"] = forms.ChoiceField(
                label=person.name, choices=Choice.choices, widget=forms.RadioSelect, required=True
            )

    @property
    def rows(self):
        """(line, its boxes) for the page."""
        for line in self.lines:
            yield line, [(word, self[f"{key}-{line.pk}"]) for key, word in self.keys]

    @property
    def said(self):
        return [self[f"said-{person.pk}"] for person in getattr(self, "people", [])]

    @property
    def rest(self):
        return [self[name] for name in (REPEAT, "monitors", "counters", "reason") if name in self.fields]

    def fields_for_action(self) -> dict:
        data = self.cleaned_data
        figures = {line.pk: {key: data[f"{key}-{line.pk}"] for key, _ in self.keys} for line in self.lines}
        called = {person.pk: data[f"said-{person.pk}"] for person in getattr(self, "people", [])}
        return {"figures": figures, "called": called or None} | {
            name: data[name] for name in ("monitors", "counters", "reason") if name in self.fields
        }
