"""Columns that are sealed in the database and plain in Python: a text opened only when somebody reads it, and facts."""

import json

from django.db import models, transaction
from django.db.models import Q
from django.db.models.functions import Cast
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


def sealed_json(value) -> str:
    return seal(json.dumps(value, ensure_ascii=False))


class SealedJSONField(models.TextField):
    """Facts among which personal ones are, sealed as a whole: there is nothing inside to ask for.

    Rows still in clear are read as well, so a table may seal only those that need it.
    """

    def from_db_value(self, value, expression, connection):
        return value if value is None else json.loads(open_sealed(value) if value.startswith(MARK) else value)

    def get_prep_value(self, value):
        return value if value is None else sealed_json(value)

    def get_lookup(self, lookup_name):
        return super().get_lookup(lookup_name) if lookup_name == "isnull" else None


def sealed_columns(model) -> list[str]:
    return _columns(model, SealedCharField)


def sealed_facts(model) -> list[str]:
    return _columns(model, SealedJSONField)


def _columns(model, kind) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields if isinstance(field, kind)]


def reseal(model) -> int:
    """Seal every row of the model under the newest key; how many were not. Rows still in clear are sealed too."""
    keys, rows = model._base_manager.order_by("pk").values_list("pk", flat=True), 0
    for chunk in batched(list(keys), BATCH):
        with transaction.atomic():
            found = model._base_manager.filter(pk__in=chunk).select_for_update(of=("self",))
            rows += _reseal(model, found) if sealed_columns(model) else 0
            rows += _reseal_facts(model, found)
    return rows


def _reseal(model, found) -> int:
    columns = sealed_columns(model)
    newest = f"{MARK}{newest_key()}$"
    stale = [row for row in found.only("pk", *columns) if any(_is_stale(row, column, newest) for column in columns)]
    for row in stale:
        for column in columns:
            getattr(row, column)  # opened by the key it was sealed with
    return model._base_manager.bulk_update(stale, columns) if stale else 0


def _reseal_facts(model, found) -> int:
    """Those sealed under an older key; what was stored in clear stays so."""
    columns = sealed_facts(model)
    old = Q()
    for column in columns:
        found = found.annotate(**{f"{column}_stored": Cast(column, models.TextField())})
        is_sealed = Q(**{f"{column}_stored__startswith": MARK})
        old |= is_sealed & ~Q(**{f"{column}_stored__startswith": f"{MARK}{newest_key()}$"})
    stale = list(found.filter(old)) if columns else []
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
