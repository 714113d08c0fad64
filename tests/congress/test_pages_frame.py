"""The frame around every page: ways on, display switches, fragments, forms, and the pages that say what went wrong."""

import gzip
import re
from datetime import date
from pathlib import Path

import pytest
from django import forms
from django.conf import settings as django_settings
from django.contrib.staticfiles import finders
from django.core.exceptions import PermissionDenied
from django.forms.renderers import TemplatesSetting
from django.test import RequestFactory
from django.urls import path

from congress.accounts.models import Post, User
from congress.organs.models import Unit, UnitKind
from congress.pages import views
from congress.pages.context import Frame
from congress.pages.htmx import render_part
from congress.pages.navigation import DOCK, HOUSE, MINE, NAVIGATION, PUBLIC
from congress.pages.renderer import HouseRenderer
from congress.pages.views import prefs

TEMPLATES = Path(django_settings.BASE_DIR) / "templates"


def refuse(request):
    raise PermissionDenied(request.GET.get("why", ""))


def fail(request):
    raise RuntimeError("password=hunter2")


urlpatterns = [path("refuse/", refuse), path("fail/", fail), path("prefs/", prefs)]
handler403 = "congress.pages.views.forbidden"
handler404 = "congress.pages.views.not_found"
handler500 = "congress.pages.views.broken"


@pytest.fixture
def clerk(db):
    return User.objects.create_user("clerk", "a-long-pass-word", name="周敏")


@pytest.fixture
def broken_house(settings, client):
    settings.ROOT_URLCONF = __name__
    client.raise_request_exception = False
    return client


# ---- the ways on ----


def test_a_page_that_does_not_exist_yet_is_left_out(clerk, rf):
    request = rf.get("/")
    request.user = clerk
    for entries in (NAVIGATION, HOUSE, DOCK, MINE, PUBLIC):
        assert all(way.url for way in Frame(request)._ways(entries))


def test_a_person_with_two_posts_may_switch_and_one_post_needs_no_switch(clerk, rf):
    unit = Unit.objects.create(name="代表工委", kind=UnitKind.values[0])
    request = rf.get("/")
    request.user = clerk
    Post.objects.create(user=clerk, unit=unit, role="coordinator", starts_on=date(2020, 1, 1))
    assert Frame(request).posts == []
    Post.objects.create(user=clerk, unit=unit, role="leader", starts_on=date(2020, 1, 1))
    del clerk.current_posts
    assert len(Frame(request).posts) == 2


def test_only_a_sitting_deputy_is_led_to_writing_a_suggestion(clerk, rf):
    request = rf.get("/accounts/me/")
    request.user = clerk
    assert "提建议" not in [way.label for way in Frame(request).dock]
    unit = Unit.objects.create(name="区人大常委会", kind=UnitKind.values[0])
    Post.objects.create(user=clerk, unit=unit, role="deputy", starts_on=date(2020, 1, 1))
    request.user = User.objects.get(pk=clerk.pk)
    assert "提建议" in [way.label for way in Frame(request).dock]
    assert [way.label for way in Frame(request).nav][:3] == ["待办", "我的建议", "提建议"]
    near, beside = ({way.label for way in ways} for ways in (Frame(request).dock, Frame(request).beside))
    assert {"议案", "会议"} <= near and beside == {"监督"}  # no way is lost where the page is for a thumb


def test_a_frame_nobody_looks_at_asks_nothing(rf, clerk, django_assert_num_queries):
    request = rf.get("/")
    request.user = User.objects.get(pk=clerk.pk)
    with django_assert_num_queries(0):
        Frame(request)


# ---- 大字版, 高对比 ----


def test_a_visitors_choice_is_kept_by_a_cookie(client, db):
    response = client.get("/prefs/", {"text": "large", "next": "/healthz"})
    assert response["Location"] == "/healthz"
    assert response.cookies["show_text"].value == "large"


def test_the_switch_never_leads_to_another_house(client, db):
    assert client.get("/prefs/", {"text": "", "next": "https://x.example/"})["Location"] == "/"


def test_a_signed_in_persons_choice_is_kept_with_the_account(client, clerk):
    client.force_login(clerk)
    client.post("/prefs/", {"contrast": "high"})
    clerk.refresh_from_db()
    assert clerk.high_contrast is True
    assert clerk.large_text is False


def test_an_address_alone_never_changes_an_account(client, clerk):
    client.force_login(clerk)
    client.get("/prefs/", {"contrast": "high"})
    clerk.refresh_from_db()
    assert clerk.high_contrast is False


# ---- fragments ----


@pytest.mark.parametrize(
    ("headers", "whole"),
    [
        ({}, True),
        ({"HX-Request": "true"}, False),
        ({"HX-Request": "true", "HX-History-Restore-Request": "true"}, True),
        ({"HX-Request": "true", "HX-Boosted": "true"}, True),
    ],
)
def test_htmx_gets_the_fragment_and_a_browser_the_page(headers, whole):
    request = RequestFactory().get("/", headers=headers)
    response = render_part(request, "404.html", "components/foot.html", {})
    assert (b"<html" in response.content) is whole
    assert "HX-Request" in response["Vary"]


# ---- forms ----


class Sample(forms.Form):
    title = forms.CharField(label="标题", help_text="一事一议")
    kind = forms.ChoiceField(label="意见", choices=[("1", "公开")], widget=forms.RadioSelect)
    agreed = forms.BooleanField(label="已读", required=False)


def test_a_field_is_tied_to_its_hint_and_its_error():
    html = str(Sample({}))
    assert 'aria-describedby="id_title_helptext id_title_error"' in html
    assert 'aria-invalid="true"' in html
    assert 'id="id_title_helptext"' in html
    assert 'id="id_title_error"' in html


def test_a_refused_form_says_first_what_is_wrong_and_that_nothing_is_lost():
    html = str(Sample({}))
    assert html.index("没有提交") < html.index('<a href="#id_title">标题</a>') < html.index('name="title"')
    assert "已填的内容没有丢" in html


def test_choices_stand_in_a_fieldset_with_its_legend():
    html = Sample()["kind"].as_field_group()
    assert "<fieldset" in html
    assert re.search(r"<legend>意见", html)


# ---- what went wrong ----


@pytest.mark.django_db
class Boxes(forms.Form):
    words = forms.CharField(initial='"><b>', widget=forms.TextInput({"class": "input", "hidden": False}))
    many = forms.MultipleChoiceField(choices=[("1", "<i>"), ("组", [("2", "二"), ("3", "&")])], initial=["2"])
    one = forms.ChoiceField(choices=[("", "不限"), (1, "一")], initial=1, required=False)
    day = forms.DateField(initial=date(2026, 3, 2), widget=forms.DateInput({"type": "date"}))
    count = forms.IntegerField(initial=0, max_value=3)
    secret = forms.CharField(widget=forms.PasswordInput, initial="never shown again")
    kept = forms.CharField(widget=forms.HiddenInput)


def test_boxes_are_what_djangos_own_templates_draw():
    ours, theirs = (Boxes(renderer=renderer) for renderer in (HouseRenderer(), TemplatesSetting()))
    for name in Boxes.base_fields:
        assert "".join(str(ours[name]).split()) == "".join(str(theirs[name]).split())


def test_an_unknown_address_gets_the_houses_own_page(broken_house):
    response = broken_house.get("/nothing/")
    assert response.status_code == 404
    assert "没有找到" in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("why", "shown"), [("已经答复，不能再延期。", True), ("周敏 may not assign 第012号", False), ("", False)]
)
def test_a_refusal_gives_its_reason_only_in_chinese(broken_house, why, shown):
    response = broken_house.get("/refuse/", {"why": why})
    assert response.status_code == 403
    assert (bool(why) and why in response.content.decode()) is shown


@pytest.mark.django_db
def test_a_failure_tells_a_number_and_nothing_else(broken_house):
    response = broken_house.get("/fail/", headers={"X-Request-ID": "7f3a"})
    html = response.content.decode()
    assert response.status_code == 500
    assert "hunter2" not in html
    assert "Traceback" not in html
    assert re.search(r"编号 <b>\w+</b>", html)


def test_the_failure_page_asks_the_database_nothing(rf):
    assert views.broken(rf.get("/")).status_code == 500  # no database in this test


@pytest.mark.parametrize("status", [400, 413, 429])
def test_every_fault_has_its_page(rf, status):
    response = views.fault(rf.get("/"), status)
    assert response.status_code == status
    assert f'<p class="code">{status}</p>' in response.content.decode()


def test_an_expired_token_is_explained(rf):
    response = views.csrf_failure(rf.get("/"), reason="CSRF token missing.")
    assert response.status_code == 403
    assert "安全凭证已过期" in response.content.decode()


# ---- the content policy and the weight ----


@pytest.mark.parametrize("file", sorted(TEMPLATES.rglob("*.html")), ids=lambda file: str(file.relative_to(TEMPLATES)))
def test_no_page_holds_a_style_or_script_of_its_own(file):
    if "print" in file.parts:
        return  # for paper, never sent to a browser
    text = file.read_text()
    assert not re.search(r"\sstyle=|\son[a-z]+=|<style|<script(?![^>]*\ssrc=)|javascript:|\|\s*safe\b", text)
    assert not re.search(r"(?:src|href)=[\"']?(?:https?:)?//", text)
    for form in re.findall(r"<form[^>]*method=\"post\".*?</form>", text, re.S):
        assert "csrf_token" in form


def test_the_first_visit_weighs_under_150_kilobytes():
    base = (TEMPLATES / "base.html").read_text()
    files = re.findall(r"{% static '([^']+)' %}", base)
    assert len(files) > 8
    weight = sum(len(gzip.compress(Path(finders.find(name)).read_bytes())) for name in files)
    assert weight < 60_000  # the rest is for the page itself
