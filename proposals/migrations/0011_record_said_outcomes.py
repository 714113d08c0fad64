from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('proposals', '0010_one_series_between_sessions'),
    ]

    operations = [
        migrations.AddField(
            model_name='rawrow',
            name='recorded',
            field=models.JSONField(default=dict, verbose_name='所载结果'),
        ),
    ]
