from django.db import migrations
from django.db.models import OuterRef, Subquery


def confirm(apps, _schema):
    """Cosigners of imported cases signed on the paper of their day; the import had left the day empty."""
    Cosigner, Proposal = apps.get_model("proposals", "Cosigner"), apps.get_model("proposals", "Proposal")
    taken_in = Proposal.objects.filter(pk=OuterRef("proposal")).values("drafted_at")
    unconfirmed = Cosigner.objects.filter(confirmed_at=None, proposal__origin="imported")
    unconfirmed.update(confirmed_at=Subquery(taken_in))


class Migration(migrations.Migration):

    dependencies = [
        ("proposals", "0007_restart_clocks_release_shares"),
    ]

    operations = [migrations.RunPython(confirm, migrations.RunPython.noop)]
