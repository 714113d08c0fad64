from django.db import migrations

from congress.workflow.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("meetings", "0012_appointments_and_removals"), ("workflow", "0001_refuse_change")]
    operations = [append_only("meetings_appointmententry")]
