"""Forms of the register: who was elected, whose office ended by itself, a sanction that was filed."""

from django import forms
from django.db.models import Q

from congress.files.fields import UploadField
from congress.organs.models import Term
from congress.pages.boxes import Filter, day, pick, pick_row, prose, sought, words
from meetings.actions.holding import BY_ITSELF
from meetings.models import Official, OfficialPost, OrganKind, TenureEnd


class RegisterFilter(Filter):
    q = sought("姓名、职务")
    organ_kind = pick("机关", [("", "不限"), *OrganKind.choices], required=False)
    acting = pick("方式", [("", "不限"), ("yes", "代理")], required=False)
    term = pick("届", [], required=False)

    def _clean_fields(self):
        self.options("term", ((each.pk, f"第{each.number}届") for each in Term.objects.order_by("-number")))
        super()._clean_fields()

    def narrow(self, found):
        asked = dict(self.asked)
        if word := asked.pop("q", ""):
            found = found.filter(Q(official__name__icontains=word) | Q(post__name__icontains=word))
        if asked.pop("acting", ""):
            found = found.filter(is_acting=True)
        if kind := asked.pop("organ_kind", ""):
            found = found.filter(post__organ_kind=kind)
        return found.filter(**asked)


class ElectedForm(forms.Form):
    official = pick_row(
        "当选人",
        Official.objects.all(),
        help_text="名册里没有的，先填写姓名新建。",
        required=False,
        empty_label="新登记",
    )
    name = words("新建人员姓名", 30, required=False)
    post = pick_row("职务", OfficialPost.objects.filter(valid_to=None, authority="elect"), empty_label="请选择")
    term = pick_row("届", Term.objects.order_by("-number"), empty_label="请选择")
    starts_on = day("当选日期")
    start_words = words("依据", 120, help_text="如：望川区第十八届人民代表大会第五次会议选举。")

    def clean(self):
        data = super().clean()
        if bool(data.get("official")) == bool(data.get("name")):
            self.add_error("official", "请选择一名人员，或者填写新建人员姓名。")
        return data


class EndTenureForm(forms.Form):
    kind = pick("离任方式", [pair for pair in TenureEnd.choices if pair[0] in BY_ITSELF])
    ends_on = day("离任日期")
    words = words("说明", 200, required=False)


class SanctionForm(forms.Form):
    kind = words("处分种类", 40)
    decided_by = words("决定机关", 80)
    decided_on = day("决定日期")
    doc_no = words("文号", 60, required=False)
    ground = prose("事由", required=False)
    filed_on = day("报备日期")
    files = UploadField(label="文件", multiple=True, most=1, required=False)
