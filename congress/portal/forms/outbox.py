from datetime import timedelta

from django import forms
from django.db.models import Q

from congress.notices.kinds import SUBJECTS
from congress.notices.models.gateways import Channel

INPUT = {"class": "input"}


class OutboxFilters(forms.Form):
    q = forms.CharField(label="收件人", max_length=60, required=False, widget=forms.TextInput(INPUT))
    channel = forms.ChoiceField(
        label="渠道", choices=[("", "全部"), *Channel.choices], required=False, widget=forms.Select(INPUT)
    )
    subject = forms.ChoiceField(
        label="类别", choices=[("", "全部"), *SUBJECTS.items()], required=False, widget=forms.Select(INPUT)
    )
    since = forms.DateField(
        label="自", required=False, widget=forms.DateInput({**INPUT, "type": "date"}, format="%Y-%m-%d")
    )
    until = forms.DateField(
        label="至", required=False, widget=forms.DateInput({**INPUT, "type": "date"}, format="%Y-%m-%d")
    )
    more = ("since", "until")

    def narrow(self, rows):
        """A condition that makes no sense is passed over."""
        self.is_valid()
        asked = getattr(self, "cleaned_data", {})
        if q := asked.get("q"):
            rows = rows.filter(Q(person__name__contains=q) | Q(person__pinyin__startswith=q.lower()) | Q(recipient=q))
        if channel := asked.get("channel"):
            rows = rows.filter(gateway__channel=channel)
        if subject := asked.get("subject"):
            rows = rows.filter(notice__kind__startswith=f"{subject}_")
        if since := asked.get("since"):
            rows = rows.filter(made_at__date__gte=since)
        if until := asked.get("until"):
            rows = rows.filter(made_at__date__lt=until + timedelta(days=1))
        return rows
