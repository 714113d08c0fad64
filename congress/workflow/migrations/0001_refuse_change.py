from django.db import migrations

from congress.workflow.append_only import REFUSE_CHANGE


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [REFUSE_CHANGE]
