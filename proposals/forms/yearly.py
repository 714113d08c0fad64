from django import forms

from proposals.models import ScoreScheme, YearReport
from proposals.statistics import RATES
from proposals.statistics.scoring import WHOLE


class ScoreForm(forms.ModelForm):
    """One field for each rate; together they make a hundred."""

    class Meta:
        model = ScoreScheme
        fields = ("from_year", "basis")
        help_texts = {
            "from_year": "从这一年起施行，直到另有规定；以前年度仍按当年的办法。",
            "basis": "例如：主任会议纪要〔2026〕3号",
        }

    def __init__(self, *args, points: dict[str, int], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["from_year"].min_value = 2000
        for rate in RATES:
            self.fields[rate.key] = forms.IntegerField(
                label=rate.label, min_value=0, max_value=WHOLE, required=False, initial=points.get(rate.key, 0),
                help_text=rate.words,
            )  # fmt: skip

    def validate_unique(self):
        """A scheme of the same year is corrected, not refused."""

    def clean_from_year(self):
        year = self.cleaned_data["from_year"]
        if not 2000 <= year <= 2100:
            raise forms.ValidationError("年度应当在2000年到2100年之间。")
        return year

    def clean(self):
        found = super().clean()
        points = {rate.key: found.get(rate.key) or 0 for rate in RATES}
        if not self.errors and sum(points.values()) != WHOLE:
            self.add_error(None, f"各项分值合计应为 {WHOLE} 分，现为 {sum(points.values())} 分。")
        self.points = {key: worth for key, worth in points.items() if worth}
        return found


class ReportForm(forms.ModelForm):
    class Meta:
        model = YearReport
        fields = ("addressee", "opening", "practice", "problems", "plans")
        widgets = {
            name: forms.Textarea(attrs={"rows": rows, "class": "input"})
            for name, rows in (("opening", 3), ("practice", 8), ("problems", 8), ("plans", 8))
        }
        help_texts = {"problems": "首次打开时按统计结果起草；保存以后不再自动改动，统计有变化时请核对。"}
