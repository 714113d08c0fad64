"""The token in clear text goes; an address stays, whose key is computed (links.py)."""

from django.db import migrations, models

import congress.surveys.models


def give_places(apps, schema_editor):
    for row in apps.get_model("surveys", "Invitation").objects.only("pk").iterator():
        row.place = congress.surveys.models.new_place()
        row.save(update_fields=["place"])


class Migration(migrations.Migration):
    dependencies = [("surveys", "0002_count_anonymous_answers")]

    operations = [
        migrations.RemoveConstraint("ballot", "paper_ballot_has_its_paper"),
        migrations.AlterField(
            "ballot",
            "channel",
            models.CharField(
                choices=[("portal", "平台"), ("link", "专用链接"), ("paper", "纸质")], max_length=10, verbose_name="渠道"
            ),
        ),
        migrations.AddConstraint(
            "ballot",
            models.CheckConstraint(
                condition=models.Q(channel="paper", paper__isnull=False)
                | (~models.Q(channel="paper") & models.Q(paper=None)),
                name="paper_ballot_has_its_paper",
            ),
        ),
        migrations.RenameField("invitation", "token", "place"),
        migrations.RunPython(give_places, migrations.RunPython.noop, elidable=True),
        migrations.AlterField(
            "invitation",
            "place",
            models.CharField(
                default=congress.surveys.models.new_place,
                editable=False,
                max_length=16,
                unique=True,
                verbose_name="地址",
            ),
        ),
    ]
