"""A text column that is sealed in the database and plain in Python, opened only when somebody reads it."""

from django.db import models, transaction
from django.db.models.query_utils import DeferredAttribute

from congress.accounts.sealing import MARK, newest_key, open_sealed, seal
from congress.audit.tables import attach_all

BATCH = 1000


class Sealed(str):
    """A value as it stands in the database; a list that never shows it never pays for opening it."""

    __slots__ = ()


class _Opening(DeferredAttribute):
    def __get__(self, instance, cls=None):
        value = super().__get__(instance, cls)
        if isinstance(value, Sealed):
            value = instance.__dict__[self.field.attname] = open_sealed(value)
        return value

    def __set__(self, instance, value):
        instance.__dict__[self.field.attname] = value


class SealedCharField(models.CharField):
    """``max_length`` counts the plain text. It can be asked for a whole value only: there is nothing to search in."""

    descriptor_class = _Opening

    def db_type(self, connection):
        return "text"

    def from_db_value(self, value, expression, connection):
        return Sealed(value) if value and value.startswith(MARK) else value

    def get_prep_value(self, value):
        value = super().get_prep_value(value)
        return seal(value, alike=True) if value and not isinstance(value, Sealed) else value

    def get_lookup(self, lookup_name):
        return super().get_lookup(lookup_name) if lookup_name in ("exact", "in", "isnull") else None


def sealed_columns(model) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields if isinstance(field, SealedCharField)]


def reseal(model) -> int:
    """Seal every row of the model under the newest key; how many were not. Rows still in clear are sealed too."""
    keys, rows = model._base_manager.order_by("pk").values_list("pk", flat=True), 0
    for chunk in batched(list(keys), BATCH):
        with transaction.atomic():
            rows += _reseal(model, model._base_manager.filter(pk__in=chunk).select_for_update(of=("self",)))
    return rows


def _reseal(model, found) -> int:
    columns = sealed_columns(model)
    newest = f"{MARK}{newest_key()}$"
    stale = [row for row in found.only("pk", *columns) if any(_is_stale(row, column, newest) for column in columns)]
    for row in stale:
        for column in columns:
            getattr(row, column)  # opened by the key it was sealed with
    return model._base_manager.bulk_update(stale, columns) if stale else 0


def _is_stale(row, column, newest) -> bool:
    value = row.__dict__[column]
    return bool(value) and not (isinstance(value, Sealed) and value.startswith(newest))


def batched(items, size):
    return (items[start : start + size] for start in range(0, len(items), size))


def seal_clear_rows(app: str, name: str):
    """For a migration. The change log is told first that these columns are secret."""

    def forwards(apps, schema_editor):
        model = apps.get_model(app, name)
        if model._base_manager.exists():
            attach_all()
            reseal(model)

    return forwards
