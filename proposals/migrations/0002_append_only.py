from django.db import migrations

from congress.workflow.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("proposals", "0001_initial"), ("workflow", "0001_refuse_change")]
    operations = [append_only("proposals_proposalentry"), append_only("proposals_rawrow")]
