"""职务 and 人员."""

from django import forms
from django.utils.timezone import localdate

from congress.organs.models import Unit
from congress.pages.boxes import BOX, day, number, pick, pick_row, prose, words
from meetings.models import Authority, Nominator, Official, OrganKind, Rank


def tick(label, **kwargs):
    return forms.BooleanField(label=label, required=False, **kwargs)


class OfficeForm(forms.Form):
    name = words("职务全称", 80, help_text="按名单上的写法，例如：望川区财政局局长。")
    organ_kind = pick("机关", OrganKind.choices)
    organ = pick_row("单位", Unit.objects.none(), required=False, empty_label="不选")
    rank = pick("层次", Rank.choices, initial=Rank.MEMBER)
    authority = pick("产生方式", Authority.choices, help_text="名单上的任免用语由此确定（地方组织法第五十条）。")
    nominator = pick("提请人", Nominator.choices)
    seats = number("职数", 1, 500, required=False, help_text="没有固定职数的不填。")
    years = number("任期（年）", 1, 10, required=False, help_text="人民陪审员五年；随本届人大任期的不填。")
    files_with = words("报备机关", 80, required=False)
    needs_exam = tick("任前法律知识考试")
    needs_statement = tick("供职发言")
    needs_certificate = tick("颁发任命书")
    needs_oath = tick("宪法宣誓")
    sworn_at_organ = tick("由任职机关组织宣誓", help_text="法官、检察官等，不由主任会议组织的。")
    individual_vote = tick("逐人表决")
    of_government = tick("政府组成人员")
    is_public = tick("列入公开名册")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organ"].queryset = Unit.objects.valid_on(localdate())


class AbolishForm(forms.Form):
    on = day("撤销日期")


class RenameOfficeForm(forms.Form):
    name = words("新的职务全称", 80)
    organ = pick_row("单位", Unit.objects.none(), required=False, empty_label="不变")
    on = day("更名日期", initial=localdate)
    basis = words("依据", 80, help_text="批准文件，例如：区委编委〔2026〕3号。")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organ"].queryset = Unit.objects.valid_on(localdate())


class OfficialForm(forms.Form):
    name = words("姓名", 30)
    sex = pick("性别", [("", "未填"), *Official.Sex.choices], required=False)
    born_on = day("出生日期", required=False)
    ethnicity = words("民族", 20, required=False)
    native_place = words("籍贯", 40, required=False)
    party = words("政治面貌", 30, required=False)
    education = words("学历学位", 60, required=False)
    duties = words("现任职务", 120, required=False)
    resume = prose("简历", 6, 8000, required=False)


class PeopleText(forms.Textarea):
    def __init__(self):
        super().__init__(attrs={**BOX, "rows": 8})
