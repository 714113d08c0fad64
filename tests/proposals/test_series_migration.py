"""What an older import left: cases between sessions without a session, outside the series of the office."""

from datetime import date
from importlib import import_module

from django.apps import apps

from congress.numbering.models import Series
from proposals.models import Proposal
from tests import make
from tests.proposals import road

forwards = import_module("proposals.migrations.0010_one_series_between_sessions").forwards


def test_cases_imported_before_join_the_series_of_their_session(cast):
    earlier = make.session(4, date(2025, 2, 3), date(2025, 2, 6))
    for serial, day in ((3, date(2025, 4, 1)), (8, date(2026, 4, 1))):
        facts = {"origin": "imported", "channel": "intersession", "serial": serial, "number": f"闭字第{serial}号"}
        made = make.proposal("closed", cast.zhang, assigned_on=day, **facts)
        Proposal.objects.filter(pk=made.pk).update(session=None)

    forwards(apps, None)

    assert Proposal.objects.get(serial=3).session == earlier
    assert dict(Series.objects.values_list("key", "last")) == {
        "suggestion:18-4:intersession": 3,
        "suggestion:18-5:intersession": 8,
    }
    assert road.registered(cast).number == "闭字第9号"
