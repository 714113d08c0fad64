"""Of the kept views one may open the list; the chosen columns are remembered."""

import pytest
from django.urls import reverse

from congress.pages.models import KeptColumns, KeptView
from tests import make

pytestmark = pytest.mark.django_db
LIST = "proposals"


@pytest.fixture
def reader(client):
    person = make.user("coordinator")
    client.force_login(person)
    return person


def keep(client, name="六月到期", query="due=week", **more):
    facts = {"list": LIST, "label": name, "next": f"/proposals/?{query}", **more}
    return client.post(reverse("pages:keep_view"), facts)


def turn(client, view):
    return client.post(reverse("pages:open_view", args=[view.pk]), {"next": "/proposals/?q="})


def test_only_one_view_opens_the_list(client, reader):
    keep(client, name="甲")
    keep(client, name="乙", query="due=late")
    for view in KeptView.objects.order_by("pk"):
        turn(client, view)
    assert [v.label for v in KeptView.objects.filter(is_default=True)] == ["乙"]
    assert client.get("/proposals/").url == "?due=late"


def test_the_default_view_can_be_let_go(client, reader):
    keep(client)
    turn(client, KeptView.objects.get())
    turn(client, KeptView.objects.get())
    assert not KeptView.objects.filter(is_default=True).exists()
    assert client.get("/proposals/").status_code == 200


def test_everything_is_still_shown_when_asked_for(client, reader):
    keep(client)
    turn(client, KeptView.objects.get())
    assert client.get("/proposals/?q=").status_code == 200


def test_somebody_elses_view_cannot_be_turned(client, reader):
    other = KeptView.objects.create(user=make.user(), list=LIST, label="别人的", query="due=late")
    assert turn(client, other).status_code == 404


def test_chosen_columns_are_remembered(client, reader):
    facts = {"list": LIST, "columns": ["category", "origin"], "next": "/proposals/?q="}
    assert client.post(reverse("pages:keep_columns"), facts).url == "/proposals/?q="
    assert KeptColumns.objects.get(user=reader).keys == ["category", "origin"]
    columns = client.get("/proposals/").context["listing"].columns
    assert [c.key for c in columns] == ["number", "title", "status", "category", "origin"]


def test_the_address_names_other_columns_for_once(client, reader):
    client.post(reverse("pages:keep_columns"), {"list": LIST, "columns": ["category"]})
    columns = client.get("/proposals/?columns=due").context["listing"].columns
    assert [c.key for c in columns] == ["number", "title", "status", "due"]


def test_a_choice_of_columns_never_leads_to_another_house(client, reader):
    answer = client.post(reverse("pages:keep_columns"), {"list": LIST, "next": "https://example.org/"})
    assert answer.url == "/"
