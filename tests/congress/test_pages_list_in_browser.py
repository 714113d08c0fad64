"""A whole list in a browser: filter, states, columns, order and views, with and without the script."""

import pytest
from django import forms
from django.http import HttpResponse
from django.template import engines
from django.urls import include, path

from congress.accounts.models import User
from congress.organs.models import Unit, UnitKind
from congress.pages.listing import Column, Listing, State
from tests.browser import reads_well, turn

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

KINDS = UnitKind.values[:2]
COLUMNS = (
    Column("number", "编号", lambda unit: f"第{unit.pk:03}号", area="n", look="no", fixed=True),
    Column("name", "名称", lambda unit: unit.name, sort="name", area="t", fixed=True),
    Column("kind", "类别", lambda unit: unit.get_kind_display()),
    Column("from", "设立", lambda unit: unit.valid_from, shown=False),
)
PAGE = (
    "{% extends 'base.html' %}{% block title %}单位{% endblock %}{% block main_class %} stack{% endblock %}{% block main %}"
    "<div class='page-head'><div><h1>单位</h1></div></div>"
    "{% include 'components/filters.html' %}{% include 'components/listing.html' %}{% endblock %}"
)


class Filters(forms.Form):
    q = forms.CharField(label="关键词", required=False, widget=forms.TextInput(attrs={"type": "search"}))


def units(request):
    rows = Unit.objects.filter(name__contains=request.GET.get("q", ""))
    states = [State("one", "甲类", KINDS[:1]), State("two", "乙类", KINDS[1:])]
    options = {"states": states, "state_field": "kind", "sort": "name", "filters": Filters(request.GET), "key": "units"}
    listing = Listing(request, rows, COLUMNS, name="单位", pick=lambda unit: (unit.pk, unit.name), **options)
    part = "{% include 'components/listing.html' %}" if request.htmx else PAGE
    return listing.export() or HttpResponse(engines["django"].from_string(part).render({"listing": listing}, request))


urlpatterns = [path("units/", units), path("", include("congress.urls"))]


@pytest.fixture
def reader(settings):
    settings.ROOT_URLCONF = __name__
    for number in range(30):
        Unit.objects.create(name=f"区第{number:02}局", kind=KINDS[number % 3 == 0])
    return User.objects.create_user("reader", "a-long-pass-word", name="周敏")


def test_a_list_has_no_barrier_and_fits(live_server, page, axe, signed_in, reader):
    signed_in(page, reader)
    page.goto("/units/")
    page.get_by_text("选择列").click()
    page.locator("input[name=pick]").first.check()
    assert page.locator("thead th").count() == page.locator("tbody tr").first.locator("td, th").count()
    reads_well(page, axe, "list")


def test_a_filter_changes_the_list_and_the_address(live_server, page, signed_in, reader):
    signed_in(page, reader)
    page.goto("/units/?state=two")
    page.get_by_label("关键词").fill("第0")
    turn(page, page.get_by_role("button", name="筛选"))
    page.wait_for_url("**/units/?state=two&q=*")
    assert page.get_by_text("共 4 件").is_visible()
    turn(page, page.get_by_role("columnheader", name="名称").get_by_role("link"))
    assert "sort=-name" in page.url
    assert page.locator("tbody tr").first.get_by_role("rowheader").inner_text() == "区第09局"


def test_a_view_is_kept_and_found_again(live_server, page, signed_in, reader):
    signed_in(page, reader)
    page.goto("/units/?state=two&sort=-name")
    page.get_by_text("存为视图").click()
    page.get_by_label("视图名称").fill("乙类倒排")
    turn(page, page.get_by_role("button", name="保存"))
    page.goto("/units/")
    turn(page, page.get_by_role("link", name="乙类倒排"))
    assert page.url.endswith("?state=two&sort=-name&columns=kind")
    assert page.get_by_role("link", name="乙类倒排").get_attribute("aria-current") == "true"
