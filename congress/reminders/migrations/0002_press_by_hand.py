import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from congress.workflow.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [
        ("reminders", "0001_ledger"),
        ("workflow", "0001_refuse_change"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            "Urging",
            [
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("clocks", models.CharField(max_length=60, verbose_name="期限表")),
                ("clock", models.BigIntegerField(verbose_name="期限")),
                ("on", models.DateField(verbose_name="日期")),
                ("people", models.JSONField(default=list, verbose_name="催办对象")),
                ("by_name", models.CharField(max_length=60, verbose_name="催办人姓名")),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="催办时间")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="催办人",
                    ),
                ),
            ],
            options={
                "verbose_name": "催办",
                "verbose_name_plural": "催办",
                "ordering": ["-at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("clock", "on", "clocks"), name="one_urging_per_day")
                ],
            },
        ),
        append_only("reminders_urging"),
    ]
