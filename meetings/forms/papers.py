"""Papers: what they are called and who may read them, the file or the words, one person's permission."""

from django import forms

from congress.accounts.models import User
from congress.files.fields import UploadField
from meetings.actions.papers import FLAGS
from meetings.models import Item, Mark, PaperKind

KINDS = ("pdf", "docx", "odt", "jpg", "png", "ofd")
INPUT = {"class": "input"}
HINTS = {
    "to_print": "编入打印的文件汇编。",
    "confidential": "只有组成人员和会务人员能读，每次阅读都记入日志。",
    "take_back": "闭会以后组成人员不能再打开，纸质件右上角印“会后收回”。",
    "publishable": "会议公布以后，没有参会的代表也能读。",
}


class PaperForm(forms.Form):
    kind = forms.ChoiceField(label="种类", choices=PaperKind, widget=forms.Select(attrs=INPUT))
    title = forms.CharField(
        label="标题", max_length=200, widget=forms.TextInput(attrs=INPUT), help_text="写全称，不加书名号。"
    )
    mark = forms.ChoiceField(
        label="标题后的标注", choices=[("", "没有"), *Mark.choices], required=False, widget=forms.Select(attrs=INPUT)
    )
    to_print = forms.BooleanField(label="印入文件汇编", required=False, initial=True, help_text=HINTS["to_print"])
    confidential = forms.BooleanField(label="保密", required=False, help_text=HINTS["confidential"])
    take_back = forms.BooleanField(label="会后收回", required=False, help_text=HINTS["take_back"])
    publishable = forms.BooleanField(label="可以公开", required=False, help_text=HINTS["publishable"])
    signed = forms.BooleanField(label="已签发", required=False)

    def clean(self):
        facts = super().clean()
        if facts.get("confidential") and facts.get("publishable"):
            self.add_error("publishable", "保密的文件不能同时标为可以公开。")
        return facts

    @property
    def facts(self) -> dict:
        return {name: self.cleaned_data[name] for name in ("kind", "title", "mark", *FLAGS)}


class AddPaperForm(PaperForm):
    """A new paper; ``items`` when it is not yet clear which item it belongs to."""

    item = forms.ModelChoiceField(
        label="属于", queryset=Item.objects.none(), required=False, empty_label="会议本身（须知等）",
        widget=forms.Select(attrs=INPUT),
    )  # fmt: skip
    file = UploadField(label="文件", kinds=KINDS)
    field_order = ["item", "kind", "title", "mark", "file"]

    def __init__(self, *args, items=None, **kwargs):
        super().__init__(*args, **kwargs)
        if items is None:
            del self.fields["item"]
        else:
            self.fields["item"].queryset = items


BODY = forms.Textarea(attrs={"rows": 24, "class": "input"})
BODY_HINT = "一段一行。“一、”开头的行排黑体，“（一）”开头的行排楷体；“1.”“（1）”照正文排。不用空格缩进。"


class WritePaperForm(AddPaperForm):
    file = None
    body = forms.CharField(label="正文", max_length=100_000, widget=BODY, help_text=BODY_HINT)
    field_order = ["item", "kind", "title", "mark", "body"]


class ReplacePaperForm(forms.Form):
    file = UploadField(label="新的文件", kinds=KINDS)
    note = forms.CharField(label="改了什么", max_length=300, widget=forms.TextInput(attrs=INPUT))


class RewritePaperForm(forms.Form):
    body = forms.CharField(label="正文", max_length=100_000, widget=BODY, help_text=BODY_HINT)
    note = forms.CharField(label="改了什么", max_length=300, widget=forms.TextInput(attrs=INPUT))


class PaperNoteForm(forms.Form):
    note = forms.CharField(label="说明", max_length=300, widget=forms.Textarea(attrs={"rows": 3, "class": "input"}))

    def __init__(self, *args, label="说明", required=True, help_text="", **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["note"]
        field.label, field.required, field.help_text = label, required, help_text


class SharePaperForm(forms.Form):
    person = forms.CharField(
        label="授权给", max_length=60, widget=forms.TextInput(attrs=INPUT), help_text="填姓名；重名的填登录名。"
    )
    why = forms.CharField(label="事由", max_length=200, widget=forms.TextInput(attrs=INPUT), help_text="记入日志。")

    def clean_person(self) -> User:
        asked = self.cleaned_data["person"]
        active = User.objects.filter(is_active=True)
        found = list(active.filter(username=asked)) or list(active.filter(name=asked)[:2])
        if not found:
            raise forms.ValidationError("没有这个人的账号，请核对姓名。")
        if len(found) > 1:
            raise forms.ValidationError("有几个人同名，请填登录名。")
        return found[0]
