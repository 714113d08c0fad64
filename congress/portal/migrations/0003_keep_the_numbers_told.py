import congress.portal.models
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("portal", "0002_keep_the_demo_day")]

    operations = [
        migrations.AlterField(
            "calendarfeed",
            "place",
            models.CharField(
                default=congress.portal.models.new_place, max_length=16, null=True, unique=True, verbose_name="地址"
            ),
        ),
        migrations.AlterField(
            "calendarfeed",
            "made_at",
            models.DateTimeField(default=django.utils.timezone.now, verbose_name="生成时间"),
        ),
    ]
