"""The fixed fields of a plain gateway hold its password, as often as not: they move in among the secrets."""

import json

from django.db import migrations

from congress.accounts.sealing import open_sealed, seal


def seal_extra(apps, schema_editor):
    for row in apps.get_model("notices", "Gateway").objects.filter(options__has_key="extra"):
        extra = row.options.pop("extra")
        if extra:
            known = json.loads(open_sealed(row.secret)) if row.secret else {}
            row.secret = seal(json.dumps({**known, "extra": json.dumps(extra, ensure_ascii=False)}))
        row.save(update_fields=["options", "secret"])


class Migration(migrations.Migration):
    dependencies = [("notices", "0004_seal_addresses")]

    operations = [migrations.RunPython(seal_extra, migrations.RunPython.noop)]
