from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("work", "0001_do_long_work")]

    operations = [
        migrations.AddField(
            "work", "woken_at", models.DateTimeField(blank=True, null=True, verbose_name="交给后台的时间")
        ),
    ]
