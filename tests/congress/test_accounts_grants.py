"""Rights no fact expresses: one person, one object, through one door."""

import pytest
from django.apps import apps
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ImproperlyConfigured
from django.db import connection, models
from guardian.models import UserObjectPermissionBase

from congress.accounts import grants
from congress.audit.models import SecurityEvent
from tests.congress.accounts_cast import person, unit


@pytest.fixture
def paper_model(db):
    """A noun with a direct permission table, which lives for one test."""

    class GrantPaper(models.Model):
        title = models.CharField(max_length=20)

        class Meta:
            app_label = "accounts"

    class GrantPaperPermission(UserObjectPermissionBase):
        content_object = models.ForeignKey(GrantPaper, models.CASCADE)

        class Meta(UserObjectPermissionBase.Meta):
            app_label = "accounts"

    with connection.schema_editor() as editor:
        editor.create_model(GrantPaper)
        editor.create_model(GrantPaperPermission)
    kind = ContentType.objects.get_for_model(GrantPaper)
    Permission.objects.create(content_type=kind, codename="read_paper", name="read")
    yield GrantPaper
    for name in ("grantpaper", "grantpaperpermission"):
        del apps.all_models["accounts"][name]
    apps.clear_cache()
    ContentType.objects.clear_cache()


def test_an_expert_may_read_the_one_paper_he_was_given(paper_model):
    office, expert = person("li"), person("expert")
    given, other = paper_model.objects.create(title="一"), paper_model.objects.create(title="二")

    grants.grant(expert, "read_paper", given, by=office, why="请专家审阅")

    assert grants.may(expert, "read_paper", given)
    assert not grants.may(expert, "read_paper", other)
    assert list(grants.who_may("read_paper", given)) == [expert]
    assert list(grants.objects_granted_to(expert, "read_paper", paper_model.objects.all())) == [given]


def test_a_grant_is_recorded_once_and_its_end_as_well(paper_model):
    office, expert = person("li"), person("expert")
    paper = paper_model.objects.create(title="一")

    for _ in range(2):
        grants.grant(expert, "read_paper", paper, by=office, why="请专家审阅")
        assert grants.may(expert, "read_paper", paper)
    for _ in range(2):
        grants.revoke(expert, "read_paper", paper, by=office, why="审阅结束")

    assert not grants.may(expert, "read_paper", paper)
    kinds = SecurityEvent.objects.filter(facts__person_id=expert.pk).order_by("pk").values_list("kind", flat=True)
    assert list(kinds) == ["granted", "revoked"]


def test_a_disabled_account_keeps_no_grant(paper_model):
    office, expert = person("li"), person("expert")
    paper = paper_model.objects.create(title="一")
    grants.grant(expert, "read_paper", paper, by=office, why="请专家审阅")

    expert.is_active = False
    expert.save()

    assert not grants.may(expert, "read_paper", paper)
    assert not grants.who_may("read_paper", paper).exists()
    assert not grants.objects_granted_to(expert, "read_paper", paper_model.objects.all()).exists()


@pytest.mark.django_db
def test_a_noun_without_its_own_table_cannot_be_shared():
    with pytest.raises(ImproperlyConfigured):
        grants.grant(person("x"), "read", unit(), by=person("li"), why="")
