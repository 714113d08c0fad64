"""Forms from the vote to the office: the organ is told, the certificate handed over, the oath sworn."""

from django import forms
from django.utils.timezone import localdate

from congress.files.fields import UploadField
from congress.pages.boxes import day, pick, prose, words
from congress.rulebook.book import setting
from meetings.models import AppointmentLine, LineStatus, Oath, OrganKind, Tenure
from meetings.rules.inducting import wants_oath

PHOTOS = ("jpg", "png")


def today(label, **kwargs):
    return day(label, initial=localdate, **kwargs)


class NotifyOrganForm(forms.Form):
    sent_on = today("发出日期")
    everybody = forms.BooleanField(label="同案其他人选一并通知", required=False, initial=True)


class CertificateForm(forms.Form):
    signed_by = words("签署人", 30, help_text="任命书由常委会主任签署。")
    handed_on = today("颁发日期")
    handed_by = words("颁发人", 30, required=False)
    everybody = forms.BooleanField(label="同案其他人选一并颁发", required=False, initial=True)


class CeremonyForm(forms.Form):
    """What every ceremony says of itself."""

    held_on = today("宣誓日期")
    place = words("地点", 80, initial="常委会会议厅")
    form = pick("形式", Oath.Form.choices)
    organizer = pick("组织者", Oath.Organizer.choices)
    leader = words("领誓人", 30, required=False, help_text="集体宣誓由一人领誓。")
    supervisor = words("监誓人", 30, required=False)
    remark = prose("记录", required=False)
    files = UploadField(label="照片", kinds=PHOTOS, multiple=True, most=10, required=False)


class PeopleBox(forms.ModelMultipleChoiceField):
    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj):
        return f"{obj.official.name}，{obj.post.name}"


OF_ITS_OWN = {
    OrganKind.COURT: Oath.Organizer.COURT,
    OrganKind.PROCURATORATE: Oath.Organizer.PROCURATORATE,
}


class OathForm(CeremonyForm):
    at_meeting = forms.BooleanField(label="在表决的会议上宣誓", required=False)
    others = PeopleBox(label="一同宣誓的人员", queryset=AppointmentLine.objects.none(), required=False)
    field_order = ("others", "at_meeting")

    def __init__(self, *args, line, **kwargs):
        super().__init__(*args, **kwargs)
        self.meeting = line.decided_at
        if line.post.sworn_at_organ:
            organizer = OF_ITS_OWN.get(line.post.organ_kind, Oath.Organizer.ORGAN)
            self.initial = {"organizer": organizer, "place": line.motion.unit.name, **self.initial}
        elif setting("appointment.oath_at_meeting"):  # 重庆: after the certificates, before the meeting closes
            place = self.meeting.place or self.fields["place"].initial
            self.initial = {"at_meeting": True, "held_on": line.decided_on, "place": place, **self.initial}
        passed = AppointmentLine.objects.filter(status=LineStatus.PASSED, sworn=None, post__needs_oath=True)
        passed = passed.exclude(pk=line.pk).select_related("official", "post")
        may = [each.pk for each in passed if wants_oath(each) and each.post.sworn_at_organ == line.post.sworn_at_organ]
        self.fields["others"].queryset = passed.filter(pk__in=may)
        self.fields["others"].initial = passed.filter(pk__in=may, motion=line.motion).values_list("pk", flat=True)

    def fields_for_action(self) -> dict:
        facts = dict(self.cleaned_data)
        facts["meeting"] = self.meeting if facts.pop("at_meeting") else None
        return facts


class ElectedOathForm(CeremonyForm):
    elected = PeopleBox(label="宣誓人", queryset=Tenure.objects.none(), error_messages={"required": "请选择宣誓人。"})
    field_order = ("elected",)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        open_ = Tenure.objects.filter(ends_on=None, sworn=None, started_by=None, is_acting=False, post__needs_oath=True)
        self.fields["elected"].queryset = open_.filter(post__authority="elect").select_related("official", "post")
