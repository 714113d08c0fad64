"""Imported cases between sessions join the session they follow, and its series stands where their numbers end."""

import re

from django.db import migrations

PLAIN = re.compile(r"^闭[会期间字]*第?\d+号?$")


def forwards(apps, schema_editor):
    cases = apps.get_model("proposals", "Proposal").objects
    sessions = apps.get_model("organs", "CongressSession").objects
    series = apps.get_model("numbering", "Series").objects
    homeless = cases.filter(origin="imported", channel="intersession", session=None, term__isnull=False)
    for case in homeless.defer("text_index").select_related("term").iterator(chunk_size=1000):
        day = case.assigned_on or case.replied_on or case.drafted_at.date()
        session = sessions.filter(term=case.term_id, opens_on__lte=day).order_by("-opens_on").first()
        if session is None:
            continue
        cases.filter(pk=case.pk).update(session=session)
        if case.serial and PLAIN.match(case.number):
            key = f"{case.kind}:{case.term.number}-{session.number}:intersession"
            label = f"第{case.term.number}届第{session.number}次会议闭会期间"
            found, _ = series.get_or_create(key=key, defaults={"label": label})
            series.filter(pk=found.pk, last__lt=case.serial).update(last=case.serial)


class Migration(migrations.Migration):
    dependencies = [
        ("numbering", "0001_initial"),
        ("organs", "0001_initial"),
        ("proposals", "0009_withdrawn_status"),
    ]

    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]
