from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("surveys", "0003_answer_by_link")]

    operations = [
        migrations.AddField(
            "survey",
            "left_out",
            models.PositiveIntegerField(default=0, editable=False, verbose_name="未计入的平台作答"),
        ),
        migrations.AddField(
            "survey",
            "scrubbed_at",
            models.DateTimeField(blank=True, editable=False, null=True, verbose_name="清除残留时间"),
        ),
    ]
