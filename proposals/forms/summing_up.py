from django import forms

from congress.files.fields import UploadField
from proposals.models import SummaryFile, UnitSummary


def _box(rows):
    return forms.Textarea(attrs={"rows": rows, "class": "input"})


class SummaryForm(forms.ModelForm):
    """The words of the unit; its figures stand in the sheet by themselves."""

    files = UploadField(label="附件", multiple=True, required=False)
    dropped = forms.ModelMultipleChoiceField(
        SummaryFile.objects.none(), label="去掉已传的附件", required=False, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = UnitSummary
        fields = ("practice", "problems", "plans")
        widgets = {"practice": _box(10), "problems": _box(6), "plans": _box(6)}

    def __init__(self, *args, instance, **kwargs):
        super().__init__(*args, instance=instance, **kwargs)
        self.fields["practice"].required = True
        kept = instance.files.select_related("file")
        if kept.exists():
            self.fields["dropped"].queryset = kept
            self.fields["dropped"].label_from_instance = lambda each: each.file.name
        else:
            del self.fields["dropped"]

    def _post_clean(self):
        """The step writes them, not the form."""
