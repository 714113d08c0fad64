from allauth.mfa.models import Authenticator
from django.apps import apps
from django.core.management.base import BaseCommand
from django.db import transaction

from congress.accounts.sealed import reseal, sealed_columns, sealed_facts
from congress.accounts.sealing import newest_key, open_sealed, seal
from congress.audit import record
from congress.notices.models import Gateway
from congress.surveys.models import BoxKey

# Sealed by hand and not by their column: test_sealed.py looks for others.
SECRETS = ((BoxKey, "sealed"), (Gateway, "secret"))
IN_FACTS = ("secret", "seed")


class Command(BaseCommand):
    help = "用 FIELD_KEYS 中的第一个密钥重新加密动态口令、票箱、通知渠道的密钥以及电话和地址；做完后旧密钥可以撤下。"

    def handle(self, *args, **options):
        counts = {"mfa.authenticator": reseal_second_factors()}
        for model, column in SECRETS:
            counts[model._meta.label_lower] = reseal_secret(model, column)
        for model in apps.get_models():
            if sealed_columns(model) or sealed_facts(model):
                counts[model._meta.label_lower] = reseal(model)
        record("setting_changed", act="更换加密密钥", changed={**counts, "key": newest_key()})
        for name, count in counts.items():
            self.stdout.write(f"{name}\t{count}")


@transaction.atomic
def reseal_second_factors() -> int:
    held = [each for each in Authenticator.objects.select_for_update() if any(name in each.data for name in IN_FACTS)]
    for each in held:
        each.data |= {name: seal(open_sealed(each.data[name])) for name in IN_FACTS if name in each.data}
    return Authenticator.objects.bulk_update(held, ["data"], batch_size=500) if held else 0


@transaction.atomic
def reseal_secret(model, column: str) -> int:
    held = list(model.objects.select_for_update().exclude(**{column: ""}))
    for each in held:
        setattr(each, column, seal(open_sealed(getattr(each, column))))
    return model.objects.bulk_update(held, [column], batch_size=500) if held else 0
