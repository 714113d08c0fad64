"""任职名册: who holds what, what of it anybody reads, and how an office ends by itself."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.timezone import localdate

from congress.accounts.models import Role
from congress.audit.models import SecurityEvent
from congress.workflow.flow import NotYours
from meetings import actions
from meetings.deadlines.holding import ends_by_term
from meetings.models import AppointmentClock, AppointmentMotion, Tenure
from tests import make
from tests.meetings import elected, personnel

pytestmark = pytest.mark.django_db


def tenure(name="赵局长", post=None, **facts):
    facts.setdefault("starts_on", date(2024, 1, 5))
    return Tenure.objects.create(official=personnel.official(name), post=post or personnel.post(), **facts)


def test_assessors_serve_five_years_and_the_elected_their_term():
    assessor = tenure(post=personnel.post("人民陪审员", years=5), starts_on=date(2024, 2, 29))
    assert ends_by_term(assessor) == date(2029, 2, 28)
    chief = tenure("区长", personnel.post("区长", authority="elect"), term=make.term(19, ends_on=date(2031, 12, 1)))
    assert ends_by_term(chief) == date(2031, 12, 1)


def test_the_public_reads_those_in_office_and_nothing_else(client):
    tenure("在任者")
    tenure("离任者", ends_on=date(2025, 1, 5), end_kind="removed")
    tenure("内部者", personnel.post("常委会办公室副主任", is_public=False))
    make.term()
    line = personnel.line(personnel.motion(elected.officer()), personnel.official("候选者"))
    page = client.get(reverse("meetings:public_register")).content.decode()
    assert "在任者" in page
    assert not any(name in page for name in ("离任者", "内部者", line.official.name))


def test_the_register_is_a_list_with_vacancies_sheet_and_print(client):
    tenure(post=personnel.post("望川区财政局局长", seats=2))
    client.force_login(elected.officer())
    address = reverse("meetings:register")
    page = client.get(address).content.decode()
    assert "赵局长" in page and "职数 2，在任 1" in page
    assert client.get(address, {"as": "xlsx"})["Content-Type"].endswith("sheet")
    assert client.get(address, {"print": "1"})["Content-Type"] == "application/pdf"
    assert "赵局长" not in client.get(address, {"q": "钱"}).content.decode()


def test_every_look_at_a_persons_file_is_written_down(client):
    held = tenure()
    address = reverse("meetings:official", args=[held.official.code])
    client.force_login(make.user(Role.MEETING_OFFICER))
    assert client.get(address).status_code == 404
    client.force_login(elected.officer())
    assert client.get(address).status_code == 200
    event = SecurityEvent.objects.get(kind="personal_viewed")
    assert (event.about_id, event.facts["what"]) == (str(held.official.pk), "任免人员档案")


def test_an_office_ends_by_itself_only_where_nobody_has_to_decide():
    held, clerk = tenure(), elected.officer()
    with pytest.raises(ValidationError, match="请提出任免案"):
        actions.end_tenure(held, by=clerk, ends_on=localdate(), kind="removed", words="")
    with pytest.raises(NotYours):
        actions.end_tenure(held, by=make.user(Role.LEADER), ends_on=localdate(), kind="died", words="")
    actions.end_tenure(held, by=clerk, ends_on=date(2026, 3, 1), kind="abolished", words="机构改革")
    held.refresh_from_db()
    assert (held.ends_on, held.get_end_kind_display()) == (date(2026, 3, 1), "机构撤销")
    with pytest.raises(ValidationError, match="已经登记离任"):
        actions.end_tenure(held, by=clerk, ends_on=localdate(), kind="died", words="")


def test_a_new_head_puts_forward_the_government_within_two_months():
    """地方组织法第七十一条: a motion waits with its clock; the end of a month counts."""
    make.known_years(2026, 2027)
    home = make.unit("望川区人民政府", "government")
    chief = personnel.post("望川区区长", authority="elect", rank="head", organ=home)
    actions.register_elected(
        by=elected.officer(), name="新区长", post=chief, term=make.term(), starts_on=date(2026, 12, 31),
        start_words="第六次会议选举",
    )  # fmt: skip
    motion, clock = AppointmentMotion.objects.get(), AppointmentClock.objects.get()
    assert (motion.unit, motion.status, clock.kind) == (home, "draft", "government.members")
    assert clock.due_on == date(2027, 3, 1)  # 28 February is a Sunday


@pytest.fixture
def new_government():
    """(the head's draft with its clock, the officer): elected on the first day of the term."""
    home = make.unit("望川区人民政府", "government")
    chief = personnel.post("望川区区长", authority="elect", rank="head", organ=home, seats=1)
    facts = {"post": chief, "term": make.term(), "start_words": "第一次会议选举"}
    officer = elected.officer()
    actions.register_elected(by=officer, name="新区长", starts_on=date(2026, 3, 2), **facts)
    return AppointmentMotion.objects.get(), officer, facts


def test_the_government_is_put_forward_by_whichever_motion_names_its_members(new_government):
    draft, officer, _facts = new_government
    actions.withdraw_appointments(draft, by=officer, note="另行提请。")
    assert AppointmentClock.objects.running().get().kind == "government.members"  # the duty does not go with a draft
    other = actions.draft_appointments(
        by=officer, title="任命组成人员", nominator="government_head", unit=draft.unit, signed_by="新区长",
        signed_on=date(2026, 3, 9),
    )  # fmt: skip
    facts = {"official": personnel.official(), "matter": "appoint"}
    actions.add_line(other, by=officer, post=personnel.post("望川区财政局局长"), **facts)
    actions.submit_appointments(other, by=officer)
    assert not AppointmentClock.objects.running().filter(kind="government.members").exists()


def test_who_is_elected_in_the_middle_of_a_term_finds_a_government_there(new_government):
    _draft, officer, facts = new_government
    held = Tenure.objects.get()
    actions.end_tenure(held, by=officer, ends_on=date(2026, 9, 1), kind="moved", words="调任")
    actions.register_elected(by=officer, name="补选区长", starts_on=date(2026, 10, 1), **facts)
    assert AppointmentMotion.objects.count() == 1


def test_who_was_elected_is_registered_on_the_page(client):
    client.force_login(elected.officer())
    post = personnel.post("望川区副区长", authority="elect")
    facts = {"post": post.pk, "term": make.term().pk, "starts_on": "2026-02-06", "start_words": "第五次会议选举"}
    address = reverse("meetings:register_elected")
    assert "请选择一名人员" in client.post(address, facts).content.decode()
    assert client.post(address, {**facts, "name": "新副区长"}).status_code == 302
    held = Tenure.objects.get()
    client.post(reverse("meetings:end_tenure", args=[held.pk]), {"kind": "died", "ends_on": "2026-05-06"})
    held.refresh_from_db()
    assert held.end_kind == "died"


def test_a_sanction_is_filed_in_the_persons_file(client):
    held = tenure()
    client.force_login(elected.officer())
    facts = {"kind": "警告", "decided_by": "区纪委监委", "decided_on": "2026-05-06", "filed_on": "2026-05-01"}
    address = reverse("meetings:file_sanction", args=[held.official.code])
    assert "不能早于决定日期" in client.post(address, facts).content.decode()
    assert client.post(address, {**facts, "filed_on": "2026-05-20"}).status_code == 302
    assert "警告" in client.get(reverse("meetings:official", args=[held.official.code])).content.decode()
