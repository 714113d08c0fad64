import congress.accounts.sealed
from congress.accounts.sealed import batched
from congress.audit.tables import attach_all
from django.db import migrations

SEALED = ["raw", "facts", "changes", "messages"]


def seal_rosters(apps, schema_editor):
    """What waits with telephone numbers in it. The change log is told first that the first lines are secret."""
    job, row = (apps.get_model("imports", name) for name in ("ImportJob", "ImportRow"))
    if not job.objects.exists():
        return
    attach_all()
    job.objects.bulk_update(list(job.objects.all()), ["head"], batch_size=200)
    rosters = row.objects.filter(job__resource="deputies")
    for keys in batched(list(rosters.values_list("pk", flat=True)), 1000):
        row.objects.bulk_update(list(row.objects.filter(pk__in=keys)), SEALED, batch_size=500)


def sealed(model, name, label, **options):
    field = congress.accounts.sealed.SealedJSONField(verbose_name=label, **options)
    return migrations.AlterField(model_name=model, name=name, field=field)


class Migration(migrations.Migration):

    dependencies = [
        ('imports', '0001_initial'),
    ]

    operations = [
        sealed('importjob', 'head', '开头几行', default=list),
        sealed('importrow', 'raw', '原始单元格'),
        sealed('importrow', 'facts', '读出的内容'),
        sealed('importrow', 'changes', '变动', default=list),
        sealed('importrow', 'messages', '提示', default=list),
        migrations.RunPython(seal_rosters, migrations.RunPython.noop),
    ]
