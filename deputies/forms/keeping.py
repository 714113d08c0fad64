from django import forms
from django.utils.timezone import localdate

from congress.accounts.models import User
from deputies.models import Deputy


class DetailsForm(forms.ModelForm):
    """Fields carry the names of the action's arguments; the action writes the row."""

    class Meta:
        model = Deputy
        fields = ("name", "sex", "ethnicity", "born_on", "employer", "phone", "address", "postcode")
        widgets = {"born_on": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs["class"] = "input"

    def clean_name(self):
        name = "".join(self.cleaned_data["name"].split()) or ""
        if not name:
            raise forms.ValidationError("请填写姓名。")
        return name

    def clean_born_on(self):
        day = self.cleaned_data["born_on"]
        if day and not 18 <= localdate().year - day.year <= 120:
            raise forms.ValidationError("代表须年满十八周岁（选举法第四条），请核对出生日期。")
        return day

    def _post_clean(self):
        """The instance stays as it is; the action writes."""


class AccountForm(forms.Form):
    username = forms.CharField(
        label="用户名", max_length=60, help_text="账号由系统管理员新建；在这里关联给代表。",
        widget=forms.TextInput(attrs={"class": "input", "autocomplete": "off"}),
    )  # fmt: skip

    def clean(self):
        cleaned = super().clean()
        if username := cleaned.get("username"):
            cleaned["user"] = User.objects.filter(username=username.strip(), is_active=True).first()
            if cleaned["user"] is None:
                self.add_error("username", "没有这个用户名的有效账号，请先请系统管理员新建。")
        return cleaned
