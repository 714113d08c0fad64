"""Migrating with less drawing: the tables are what the models say, and a migration of data meets whole models."""

import pytest
from django.apps import apps
from django.db import connection, models
from django.db.migrations.state import ModelState, ProjectState

from congress.portal.management.commands.migrate import drawing_little


def key():
    return models.BigAutoField(primary_key=True)


def to(name):
    return models.ForeignKey(f"house.{name}", models.CASCADE)


@pytest.fixture
def state():
    """A desk in a room, drawn as a model; then a lamp on the desk is added."""
    state = ProjectState()
    state.add_model(ModelState("house", "Room", [("id", key()), ("name", models.CharField(max_length=9))]))
    state.add_model(ModelState("house", "Desk", [("id", key()), ("room", to("Room"))]))
    assert state.apps
    with drawing_little():
        state.add_model(ModelState("house", "Lamp", [("id", key()), ("desk", to("Desk"))]))
        yield state


def model(state, name):
    return state.apps.get_model("house", name)


def test_only_what_changed_is_drawn_anew(state):
    room, desk, lamp = (model(state, name) for name in ("Room", "Desk", "Lamp"))
    state.add_field("house", "lamp", "room", to("Room"), preserve_default=True)
    state.add_index("house", "lamp", models.Index(fields=["desk"], name="lamp_of_desk"))

    assert (model(state, "Room"), model(state, "Desk")) == (room, desk)
    assert model(state, "Lamp") is not lamp
    assert model(state, "Lamp")._meta.get_field("room").related_model is room
    assert [index.name for index in model(state, "Lamp")._meta.indexes] == ["lamp_of_desk"]


def test_a_changed_key_is_seen_by_all_who_refer_to_it(state):
    state.add_field("house", "desk", "number", models.IntegerField(default=1), preserve_default=True)
    state.alter_field("house", "desk", "id", models.UUIDField(primary_key=True), preserve_default=True)

    desk = model(state, "Desk")
    assert model(state, "Lamp")._meta.get_field("desk").related_model is desk
    assert isinstance(model(state, "Lamp")._meta.get_field("desk").target_field, models.UUIDField)
    assert {each.related_model for each in desk._meta.related_objects} == {model(state, "Lamp")}


def test_heirs_are_drawn_with_their_model(state):
    state.add_model(ModelState("house", "Bench", [], bases=("house.desk",), options={"proxy": True}))
    state.add_field("house", "desk", "number", models.IntegerField(default=1), preserve_default=True)

    assert model(state, "Bench").__mro__[1] is model(state, "Desk")
    assert model(state, "Bench")._meta.get_field("number")


def test_a_migration_of_data_meets_whole_models(state):
    state.add_field("house", "room", "floor", models.IntegerField(default=1), preserve_default=True)
    state.clear_delayed_apps_cache()  # as RunPython does

    found = {name: model(state, name) for name in ("Room", "Desk", "Lamp")}
    assert found["Desk"]._meta.get_field("room").related_model is found["Room"]
    assert {each.related_model for each in found["Desk"]._meta.related_objects} == {found["Lamp"]}


def columns(cursor, table):
    return {row.name: row for row in connection.introspection.get_table_description(cursor, table)}


def test_the_tables_are_what_the_models_say(db):
    wrong = []
    with connection.cursor() as cursor:
        for each in apps.get_models(include_auto_created=True):
            if not each._meta.managed or each._meta.proxy:
                continue
            table = each._meta.db_table
            there, bonds = columns(cursor, table), connection.introspection.get_relations(cursor, table)
            wanted = {field.column: field for field in each._meta.local_concrete_fields}
            wrong += [f"{table}: {sorted(there.keys() ^ wanted.keys())}"] if there.keys() != wanted.keys() else []
            for name, field in wanted.items():
                if name in there and there[name].null_ok != field.null:
                    wrong.append(f"{table}.{name}: null")
                if field.remote_field and field.db_constraint:
                    target = field.target_field
                    if bonds.get(name, ())[:2] != (target.column, target.model._meta.db_table):
                        wrong.append(f"{table}.{name}: {bonds.get(name)}")
    assert wrong == []
