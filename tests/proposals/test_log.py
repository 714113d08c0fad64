"""纸质登记: names typed as they stand on the paper."""

import re
from datetime import timedelta
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.timezone import localdate
from PIL import Image

from congress.accounts.models import Role
from congress.organs.models import UnitKind
from congress.workflow.flow import NotYours
from deputies.models import Delegation, Deputy
from proposals import actions
from proposals.forms import LogForm
from proposals.models import Proposal
from tests import make
from tests.proposals import road

pytestmark = pytest.mark.django_db


def typed(**facts):
    form = LogForm({"title": "关于路灯的建议", **facts})
    form.is_valid()
    return form


def test_a_deputy_is_found_by_name_number_or_initials(cast):
    number = cast.zhang.mandates.get().deputy_no

    for words in ("张卫国", f"张卫国（{number}）", "zwg", "张 卫 国"):
        assert typed(lead=words).cleaned_data["lead"] == cast.zhang


def test_two_of_one_name_are_told_apart_by_their_number(cast):
    other = make.deputy("张卫国", account=False)

    unclear = typed(lead="张卫国")
    clear = typed(lead=f"张卫国（{other.mandates.get().deputy_no}）")

    assert "有 2 位" in unclear.errors["lead"][0]
    assert clear.cleaned_data["lead"] == other


def test_cosigners_keep_the_order_of_their_signatures(cast):
    li = make.deputy("李四", account=False)

    form = typed(lead="张卫国", cosigners="李  四、孙玉兰")

    assert form.cleaned_data["cosigners"] == [li, cast.sun]


def test_a_name_nobody_bears_is_named_in_the_error(cast):
    form = typed(lead="张卫国", cosigners="孙玉兰\n王二麻，孙玉兰", preferred_units="区水务局、区气象局")

    assert form.errors["cosigners"] == ["没有找到在任代表“王二麻”。"]
    assert form.errors["preferred_units"] == ["没有找到单位“区气象局”。"]


def test_the_lead_is_not_counted_twice(cast):
    assert "领衔代表不必再列入附议代表。" in typed(lead="张卫国", cosigners="张卫国").errors["cosigners"]


def test_a_date_once_kept_is_shown_again_by_the_browsers_own_box(cast):
    form = LogForm(initial={"submitted_on": "2026-03-02"})

    assert 'value="2026-03-02"' in str(form["submitted_on"])


def test_a_paper_sent_twice_is_one_case(cast, client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    client.force_login(cast.li)
    code = re.search('name="code" value="([0-9a-f]{10})"', client.get("/proposals/log/").content.decode())[1]
    form = {
        "code": code, "title": "关于路灯的建议", "reason": "入夜无灯。", "request": "年内装灯。", "lead": "张卫国",
        "publication": "full", "repeated_years": "first", "submitted_on": "2026-03-02", "channel": "intersession",
    }  # fmt: skip

    answers = [client.post("/proposals/log/", {**form, "files": page()}) for _ in range(2)]

    assert [answer.url for answer in answers] == [f"/proposals/{code}/"] * 2
    assert Proposal.objects.count() == 1


def page():
    Image.new("RGB", (60, 80), "white").save(data := BytesIO(), "PNG")
    return SimpleUploadedFile("原件.png", data.getvalue())


def test_who_has_left_since_may_be_logged_with_a_paper_of_before(cast):
    today, before = localdate(), localdate() - timedelta(days=10)
    cast.sun.mandates.update(ends_on=today - timedelta(days=7), end_ground="resigned")

    assert typed(lead="孙玉兰", submitted_on=before).cleaned_data["lead"] == cast.sun
    said = typed(lead="孙玉兰", submitted_on=today).errors["lead"][0]
    ended = today - timedelta(days=7)
    assert f"孙玉兰的代表职务已于{ended.year}年{ended.month}月{ended.day}日终止（辞职被接受）" in said
    assert "请把收到日期填为收到的当天" in said


def test_no_paper_is_taken_for_somebody_who_held_no_seat(cast):
    before_the_term = make.LONG_AGO - timedelta(days=1)
    with pytest.raises(ValidationError, match="不在领衔代表的任期内"):
        actions.log(by=cast.li, lead=cast.zhang, submitted_on=before_the_term, channel="intersession", **road.FORM)


@pytest.fixture
def street(cast):
    """The officer of the street that 张's delegation belongs to; 李四 sits in another one."""
    office = make.unit("城关街道人大工委", UnitKind.STREET_COMMITTEE)
    Delegation.objects.update(street=office)
    other = make.deputy("李四", account=False)
    other.mandates.update(delegation=make.delegation("河西代表团"))
    return make.user(Role.STREET_OFFICER, office, name="街道")


def test_a_street_takes_the_papers_of_its_own_deputies(street, cast, client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    client.force_login(street)
    form = {
        "title": "关于路灯的建议", "reason": "入夜无灯。", "request": "年内装灯。", "lead": "张卫国", "cosigners": "李四",
        "publication": "full", "repeated_years": "first", "submitted_on": "2026-03-02", "channel": "intersession",
    }  # fmt: skip

    refused = client.post("/proposals/log/", {**form, "lead": "李四", "cosigners": "", "files": page()})
    answer = client.post("/proposals/log/", {**form, "files": page()}, follow=True)

    assert "李四不是本街道代表团的代表" in refused.content.decode()
    proposal = Proposal.objects.get()
    assert (proposal.drafted_by, proposal.entries.get().step) == (street, "log")
    assert (answer.status_code, "由代表工委审查登记" in answer.content.decode()) == (200, True)
    client.force_login(cast.li)
    assert client.get(f"/proposals/{proposal.code}/register/").status_code == 200


def test_a_street_logs_nothing_behind_the_form_for_others(street, cast):
    other = Deputy.objects.get(name="李四")
    with pytest.raises(NotYours):
        actions.log(by=street, lead=other, submitted_on=localdate(), channel="intersession", **road.FORM)
