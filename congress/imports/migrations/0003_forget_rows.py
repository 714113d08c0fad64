from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('imports', '0002_seal_rosters'),
    ]

    operations = [
        migrations.AddField(
            model_name='importjob',
            name='cleared_on',
            field=models.DateField(editable=False, null=True, verbose_name='明细清除日期'),
        ),
    ]
