from django.db import migrations

from congress.workflow.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("meetings", "0001_bodies_meetings_items_people"), ("workflow", "0001_refuse_change")]
    operations = [append_only("meetings_meetingentry"), append_only("meetings_itementry")]
