"""A prepared question is composed once and asked anew each time (congress/prepared)."""

import pytest
from django.db import connection
from django.db.models import Q

from congress.organs.models import Unit
from congress.prepared import among, keep, of, prepared

pytestmark = pytest.mark.django_db
made = []


@prepared
def of_kind(kind, word):
    made.append(kind)
    return Unit.objects.filter(Q(kind=kind) | Q(name=word), valid_to=None).select_related("parent").order_by("name")


@prepared
def keyed(keys):
    return Unit.objects.filter(pk__in=among(keys)).order_by("pk")


@prepared
def counted(kind):
    return Unit.objects.filter(kind=kind).order_by("name").values_list("name", flat=True)


def unit(name, **facts):
    return Unit.objects.create(name=name, kind="department", **facts)


def test_each_asking_has_its_own_values_and_reads_the_table_anew(django_assert_num_queries):
    home = unit("甲局")
    inner = unit("乙科", parent=home)
    with django_assert_num_queries(1):
        assert [each.parent for each in of_kind("department", "")] == [None, home] or inner.parent == home
    assert {each.name for each in of_kind("department", "")} == {"甲局", "乙科"}
    assert of_kind("committee", "乙科") == [inner]
    assert of_kind.first("committee", "没有") is None
    inner.delete()
    assert of_kind("committee", "乙科") == []
    assert len(made) == 1


def test_it_answers_as_the_question_itself_would():
    keys = [unit(f"第{n}局").pk for n in range(3)]
    assert [each.pk for each in keyed(keys[:2])] == keys[:2]
    assert keyed([]) == []
    assert counted("department") == list(of_kind.compose("department", "").values_list("name", flat=True))


def test_the_server_plans_the_words_once():
    for keys in ([1], [2, 3]):
        keyed(keys)
    with connection.cursor() as cursor:
        cursor.execute("SELECT generic_plans + custom_plans FROM pg_prepared_statements WHERE statement ~ 'unnest'")
        assert cursor.fetchall() == [(2,)]


def test_a_word_is_a_value_and_never_sql():
    unit("甲局")
    assert of_kind("x", "' OR 1=1 --") == []
    assert of_kind("%s", "%") == []


def test_rows_that_are_kept_answer_for_the_relation(django_assert_num_queries):
    home = unit("甲局")
    inner = unit("乙科", parent=home)
    fresh = Unit.objects.get(pk=home.pk)
    keep(fresh, "children", of(fresh, "parent", keyed([inner.pk])))
    with django_assert_num_queries(0):
        assert [(each, each.parent) for each in fresh.children.all()] == [(inner, home)]
    assert list(fresh.children.filter(name="乙科")) == [inner]


def test_a_relation_fetched_apart_is_not_forgotten_silently():
    question = prepared(lambda: Unit.objects.prefetch_related("children"))
    with pytest.raises(AssertionError, match="separately"):
        question()
