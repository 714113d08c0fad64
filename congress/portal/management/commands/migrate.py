"""Django's ``migrate``, drawing after each operation only the model that the operation changed.

Django draws anew all that is in any way related to it, and here that is everything, by way of the accounts: four
fifths of the work on an empty database. Models that merely point to the changed one keep pointing to its earlier
picture, as Django itself has it where it says ``delay``, and mends before a migration of data looks at them. Where
something is altered that others may refer to, every model is drawn anew.
"""

from contextlib import contextmanager

from django.core.management.commands import migrate
from django.db.migrations.state import ModelState, ProjectState


def to_draw(state: ProjectState, app_label: str, model_name: str, delay: bool = False) -> set[tuple[str, str]]:
    """In place of ``ProjectState._find_reload_model``."""
    key = app_label, model_name
    known = state.apps.all_models[app_label].get(model_name)
    if known and not delay and not _has_only_gained(known, state.models[key]):
        return set(state.models)
    state.is_delayed = True
    return {key, *_heirs(known)} if known else {key}


def _has_only_gained(known, model: ModelState) -> bool:
    """Nobody refers yet to a field that is new."""
    return {field.name for field in [*known._meta.local_fields, *known._meta.local_many_to_many]} < set(model.fields)


def _heirs(model) -> set[tuple[str, str]]:
    below = [each for each in model.__subclasses__() if not each._meta.abstract]
    return {(each._meta.app_label, each._meta.model_name) for each in below}.union(*map(_heirs, below))


@contextmanager
def drawing_little():
    usual = ProjectState._find_reload_model
    ProjectState._find_reload_model = to_draw
    try:
        yield
    finally:
        ProjectState._find_reload_model = usual


class Command(migrate.Command):
    def handle(self, *args, **options):
        with drawing_little():
            return super().handle(*args, **options)
