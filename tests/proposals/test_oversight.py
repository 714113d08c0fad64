"""重点督办: candidates, the chairs' meeting's list, what was done, and the report."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.timezone import localdate

from congress.accounts.models import Role
from congress.notices.models import Notice
from congress.organs.models import UnitKind
from congress.reminders import sweep
from congress.rulebook.actions import override
from congress.rulebook.models import Override
from congress.workflow.flow import NotYours, TooLate
from proposals import actions, documents, rules
from proposals.flow import KEY
from proposals.models import Contact, Cosigner, KeyCase, KeyStatus, LeaderHandling, ProposalEntry, Purpose, Status
from proposals.queries import oversight, visible_to
from tests import make
from tests.meetings import chamber
from tests.proposals import road
from tests.world import stored

pytestmark = pytest.mark.django_db
DECIDED = {"decided_at": "区十八届人大常委会第42次主任会议", "decided_on": date(2026, 3, 10)}


@pytest.fixture
def committee():
    return make.unit("望川区人大城乡建设委员会", UnitKind.COMMITTEE)


@pytest.fixture
def officer(committee):
    return make.user(Role.COMMITTEE_OFFICER, committee, name="委员会干部")


@pytest.fixture
def leader():
    return make.user(Role.LEADER, make.unit("望川区人大常委会", UnitKind.CONGRESS), name="许副主任")


def nominated(cast, proposal=None, **facts):
    facts = {"year": 2026, "criteria": ["many", "hard"], "grounds": "三次提出，代表反映集中。", **facts}
    return actions.nominate(proposal or road.assigned(cast), by=cast.li, **facts)


def selected(cast, committee, leader, **facts):
    return actions.select(nominated(cast), by=cast.li, committee=committee, leader=leader, **{**DECIDED, **facts})


def overseen(cast, committee, leader):
    key = selected(cast, committee, leader)
    until = localdate() + timedelta(days=90)
    return actions.plan_oversight(key, by=cast.li, plan="现场视察两次。", plan_until=until, head=cast.chen)


def recorded(key, by, **facts):
    facts = {"kind": "inspection", "on": localdate(), "people": "许副主任、张卫国", "content": "看了河堤。", **facts}
    return actions.record_event(key, by=by, **facts)


def told(kind):
    return sorted(Notice.objects.filter(kind=f"proposal_key_{kind}").values_list("to__name", flat=True))


def test_the_whole_way_of_a_key_case_stands_on_the_suggestions_timeline(cast, committee, leader):
    key = overseen(cast, committee, leader)
    recorded(key, leader, opinions="汛期以前完工。")
    key = actions.report_back(key, by=cast.li, report="视察一次，六月完工。")
    key.proposal.__class__.objects.filter(pk=key.proposal_id).update(status=Status.CLOSED)
    key = actions.finish(key, by=cast.li, heard_at="第50次主任会议", outcome="同意结束督办。")

    assert (key.status, key.finished_on) == (KeyStatus.FINISHED, localdate())
    steps = ProposalEntry.objects.filter(facts__key=key.pk).order_by("seq").values_list("step", flat=True)
    assert list(steps) == ["nominate", "select", "plan_oversight", "record_event", "report_back", "finish"]


def test_a_candidate_is_the_houses_own_until_the_chairs_meeting_decides(cast, committee, leader, officer, client):
    key = nominated(cast)
    client.force_login(cast.zhang.user)
    page = client.get(key.proposal.get_absolute_url()).content.decode()

    assert "重点督办" not in page and client.get(key.get_absolute_url()).status_code == 404
    actions.select(key, by=cast.li, committee=committee, leader=leader, **DECIDED)
    page = client.get(key.proposal.get_absolute_url()).content.decode()
    assert "许副主任" in page and client.get(key.get_absolute_url()).status_code == 200
    assert told("selected") == sorted(["张卫国", "王强", "田野", "陈国梁", "许副主任", "委员会干部"])


def test_only_the_office_enters_what_the_chairs_meeting_decided(cast, committee, leader, officer):
    key = nominated(cast)
    for person in (officer, leader, cast.wang, cast.zhang.user):
        with pytest.raises(NotYours):
            actions.select(key, by=person, committee=committee, leader=leader, **DECIDED)


def test_a_case_is_a_candidate_once(cast):
    key = nominated(cast)
    with pytest.raises(TooLate, match="已经列入2026年度"):
        nominated(cast, key.proposal)
    actions.leave_out(key, by=cast.li, note="下年再议。")
    assert nominated(cast, key.proposal, year=2027).year == 2027


def test_a_key_case_has_a_leader_unless_the_district_does_without(cast, committee):
    with pytest.raises(ValidationError, match="主任、副主任"):
        selected(cast, committee, None)


def test_the_list_of_a_year_is_no_longer_than_the_district_allows(cast, committee, leader):
    Override.objects.create(key="key_oversight.max", value=1, effective_from="2020-01-01", basis="办法", by_name="李敏")
    selected(cast, committee, leader)
    second = nominated(cast, make.proposal(Status.REGISTERED, lead=cast.zhang))
    with pytest.raises(ValidationError, match="上限为 1 件"):
        actions.select(second, by=cast.li, committee=committee, leader=leader, **DECIDED)


def test_the_committee_it_was_given_to_reads_the_case_whatever_its_subject(cast, leader):
    other = make.unit("望川区人大财经委员会", UnitKind.COMMITTEE)
    officer = make.user(Role.COMMITTEE_OFFICER, other, name="财经委干部")
    key = nominated(cast)
    assert not visible_to(officer).exists()

    actions.select(key, by=cast.li, committee=other, leader=leader, **DECIDED)
    assert list(visible_to(officer)) == [key.proposal]
    assert {step.name for step in KEY.open_to(officer, KeyCase.objects.get())} == {"plan_oversight"}


def test_an_event_keeps_its_pictures_and_is_shown_to_the_deputy(cast, committee, leader, client):
    key = overseen(cast, committee, leader)
    event = recorded(key, cast.li, opinions="汛期以前完工。", files=[stored("现场.jpg", cast.li)])

    (photo,) = event.photos.all()
    assert (photo.purpose, photo.proposal) == (Purpose.OVERSIGHT, key.proposal)
    assert told("event") == sorted(["张卫国", "王强", "田野", "陈国梁"])
    client.force_login(cast.zhang.user)
    page = client.get(key.get_absolute_url()).content.decode()
    assert "汛期以前完工。" in page and "现场.jpg" in page
    assert client.get(f"/proposals/{key.proposal.code}/files/{photo.file_id}/").status_code == 200


@pytest.mark.parametrize(("kind", "label"), [("review", "专题评议"), ("inquiry", "专题询问")])
def test_a_review_or_an_inquiry_is_recorded_on_the_page(cast, committee, leader, client, kind, label):
    key = overseen(cast, committee, leader)
    client.force_login(cast.li)
    facts = {"kind": kind, "on": localdate(), "people": "许副主任", "content": "逐项评议办理情况。"}

    assert client.post(reverse("proposals:record_event", args=[key.pk]), facts).status_code == 302
    assert label in client.get(key.get_absolute_url()).text


def test_nothing_is_reported_before_something_was_done(cast, committee, leader):
    key = overseen(cast, committee, leader)
    with pytest.raises(TooLate, match="还没有督办活动"):
        actions.report_back(key, by=cast.li, report="没有。")


def test_oversight_does_not_end_before_the_deputy_has_judged(cast, committee, leader):
    key = overseen(cast, committee, leader)
    recorded(key, cast.li)
    key = actions.report_back(key, by=cast.li, report="视察一次。")
    with pytest.raises(TooLate, match="答复并经代表评价以后"):
        actions.finish(key, by=cast.li, heard_at="第50次主任会议", outcome="同意。")

    assert actions.resume(key, by=cast.li, note="再去一次。").status == KeyStatus.OVERSEEN


def test_the_report_is_the_chairs_meetings_until_it_has_spoken(cast, committee, leader, client):
    key = overseen(cast, committee, leader)
    recorded(key, cast.li)
    actions.report_back(key, by=cast.li, report="内部的判断。")

    for person, reads in ((cast.li, True), (leader, True), (cast.wang, False), (cast.zhang.user, False)):
        client.force_login(person)
        assert ("内部的判断。" in client.get(key.get_absolute_url()).content.decode()) is reads


def test_the_future_is_not_recorded(cast, committee, leader):
    key = overseen(cast, committee, leader)
    with pytest.raises(ValidationError, match="不能晚于今天"):
        recorded(key, cast.li, on=localdate() + timedelta(days=1))


def test_the_analysis_puts_forward_what_many_ask_again_and_again(cast):
    plain = make.proposal(Status.REGISTERED, lead=cast.zhang)
    many = make.proposal(Status.REGISTERED, lead=cast.zhang, repeated_years="three")
    for place in (1, 2, 3):
        Cosigner.objects.create(
            proposal=many, name=f"代表{place}", place=place, confirmed_at="2026-02-03T00:00:00+08:00"
        )
    many.earlier.create(case=plain)

    (found,) = oversight.candidates(cast.li)
    assert (found, found.signers, found.asked, found.weight) == (many, 4, 2, 3)


def test_the_steps_are_taken_on_their_pages(cast, committee, leader, client):
    proposal = road.assigned(cast)
    client.force_login(cast.li)
    sent = {"year": localdate().year, "criteria": ["major"], "grounds": "事关全区。"}
    client.post(f"/proposals/{proposal.code}/nominate/", sent)
    key = KeyCase.objects.get()
    client.post(f"{key.get_absolute_url()}select/", {**DECIDED, "committee": committee.pk, "leader": leader.pk})
    page = client.post(f"{key.get_absolute_url()}plan_oversight/", {"plan": "两次。", "plan_until": "2020-01-01"})

    key.refresh_from_db()
    assert "不能早于今天" in page.content.decode() and key.status == KeyStatus.SELECTED
    listed = client.get("/proposals/key/", {"year": localdate().year}).content.decode()
    assert proposal.title in listed and "许副主任" in listed


def talked(share, cast, forms):
    for form in forms:
        road.talked(share, cast.wang, form)


@pytest.mark.parametrize(
    ("forms", "why"),
    [(["visit", "phone"], "至少与代表沟通 3 次，计入的有 2 次"), (["phone", "mail", "phone"], "须当面与代表沟通")],
)
def test_a_key_case_is_talked_over_before_it_is_answered(cast, committee, forms, why):
    share = road.composed(cast)
    make.key_case(share.proposal, "overseen", committee)
    talked(share, cast, forms)
    with pytest.raises(TooLate, match=why):
        actions.present(share, by=cast.wang)

    talked(share, cast, ["site"])
    assert actions.present(share, by=cast.wang).status == "signing"


def test_nobody_answers_without_having_spoken_with_the_deputy(cast):
    share = road.composed(cast)
    with pytest.raises(TooLate, match="答复以前至少与代表沟通 1 次，还没有计入的沟通记录"):
        actions.present(share, by=cast.wang)

    road.talked(share, cast.wang).contacts.update(verdict=Contact.Verdict.DENIED)
    road.talked(share, cast.wang, form="message")
    with pytest.raises(TooLate, match="还没有计入的沟通记录"):
        actions.present(share, by=cast.wang)
    override("contact.modes", value=["message"], effective_from=localdate(), basis="望人常〔2026〕1号", by=cast.li)
    assert actions.present(share, by=cast.wang).status == "signing"


def test_a_district_may_want_every_reply_given_in_person(cast):
    override("reply.face_to_face", value="required", effective_from=localdate(), basis="望人常〔2026〕1号", by=cast.li)
    share = road.talked(road.composed(cast), cast.wang)
    with pytest.raises(TooLate, match="须当面与代表沟通"):
        actions.present(share, by=cast.wang)

    assert actions.present(road.talked(share, cast.wang, form="visit"), by=cast.wang).status == "signing"


def test_what_is_for_reference_only_needs_no_talk(cast):
    share = road.composed(cast)
    type(share.proposal).objects.update(reference_only=True)
    share.refresh_from_db()
    assert not rules.talks_owed(share)


def test_the_leader_in_charge_hears_once_a_month_how_the_key_cases_stand(cast, committee, leader):
    key = selected(cast, committee, leader)
    make.user(Role.LEADER, leader.posts.get().unit, name="另一位副主任")
    for moment in ("2026-03-20", "2026-04-01", "2026-04-02", "2026-05-06"):
        with time_machine.travel(f"{moment} 10:00+08:00"):
            sweep.remind()
    type(key.proposal).objects.update(due_on=date(2026, 5, 20))
    with time_machine.travel("2026-06-01 10:00+08:00"):
        sweep.remind()

    told = Notice.objects.filter(kind="proposal_key_digest").order_by("pk").values_list("to__name", "text", "link")
    assert [(name, text.count("1 件已过办理期限")) for name, text, _link in told] == [
        ("许副主任", n) for n in (0, 0, 1)
    ]
    assert {link for *_said, link in told} == {"/proposals/key/"} and "已确定重点督办 1 件" in told[0][1]
    for day, times in (("2026-08-01", 3), ("2026-08-03", 4)):  # the first of August is a Saturday
        with time_machine.travel(f"{day} 10:00+08:00"):
            sweep.remind()
        assert told.all().count() == times


def test_the_report_is_printed_with_what_was_done_and_said(cast, committee, leader, client):
    key = overseen(cast, committee, leader)
    recorded(key, cast.li, place="河西路", opinions="汛期以前完工。", files=[stored("照片.jpg", cast.li)])
    client.force_login(cast.li)
    assert client.get(f"{key.get_absolute_url()}report.pdf").status_code == 404
    key = actions.report_back(key, by=cast.li, report="视察一次，河堤开工。")
    paper = documents.oversight_report(key)

    assert (paper["signature"], paper["paragraphs"]) == (committee.name, ["视察一次，河堤开工。"])
    assert dict(paper["facts"])["承办单位"] == "望川区水务局（主办）、望川区消防救援大队（会办）"
    assert paper["events"][0]["opinions"] == ["汛期以前完工。"] and paper["events"][0]["photos"] == "照片、材料1份"
    assert f"{key.get_absolute_url()}report.pdf" in client.get(key.get_absolute_url()).content.decode()
    for person, status in ((cast.li, 200), (leader, 200), (cast.wang, 404), (cast.zhang.user, 404)):
        client.force_login(person)
        assert client.get(f"{key.get_absolute_url()}report.pdf").status_code == status


def test_the_page_leads_to_the_chairs_meetings_item(cast, committee, leader, client):
    key = selected(cast, committee, leader)
    item = chamber.item(proposal=key.proposal, title="研究确定重点督办建议")
    client.force_login(leader)

    assert (
        f'<a href="{item.get_absolute_url()}">研究确定重点督办建议</a>'
        in client.get(key.get_absolute_url()).content.decode()
    )


@pytest.mark.parametrize(
    ("word", "found"), [("key", "甲乙"), ("running", "甲"), ("no", "丙丁"), ("led", "丁"), ("%00", "甲乙丙丁")]
)
def test_the_list_is_narrowed_to_the_key_cases(cast, client, word, found):
    cases = {name: make.proposal(Status.ASSIGNED, lead=cast.zhang, title=f"{name}建议") for name in "甲乙丙丁"}
    for name, status in (("甲", "overseen"), ("乙", "finished"), ("丙", "nominated")):
        make.key_case(cases[name], status)
    LeaderHandling.objects.create(
        proposal=cases["丁"], name="王区长", title="区长", organ=cast.water, since=localdate(), named_by=cast.li
    )
    client.force_login(cast.li)
    page = client.get(f"/proposals/?overseen={word}").content.decode()

    assert {name for name in "甲乙丙丁" if f"{name}建议" in page} == set(found)


def taking_part(cast, committee, leader, *deputies):
    key = overseen(cast, committee, leader)
    until = localdate() + timedelta(days=60)
    return actions.plan_oversight(key, by=cast.li, plan="视察。", plan_until=until, deputies=deputies)


def test_deputies_named_in_the_plan_read_the_case_and_record_what_they_did(cast, committee, leader):
    other = make.deputy("周建国")
    key = taking_part(cast, committee, leader, other)
    assert told("joined") == ["周建国"] and key.proposal in visible_to(other.user)
    event = recorded(key, other.user, opinions="请年内完工。")

    assert (event.recorded_by, documents.oversight_report(key)["facts"][6]) == (other.user, ("参与代表", "周建国"))
    for step in (lambda: recorded(key, cast.sun.user), lambda: actions.report_back(key, by=other.user, report="好。")):
        with pytest.raises(NotYours):
            step()


def test_who_is_no_longer_named_reads_no_longer(cast, committee, leader):
    other = make.deputy("周建国")
    key = taking_part(cast, committee, leader, other)
    until = localdate() + timedelta(days=60)
    key = actions.plan_oversight(key, by=cast.li, plan="视察。", plan_until=until, deputies=[cast.sun])

    assert key.proposal not in visible_to(other.user) and key.proposal in visible_to(cast.sun.user)
    with pytest.raises(ValidationError, match="没有账号"):
        silent = make.deputy("无账号", account=False)
        actions.plan_oversight(key, by=cast.li, plan="视察。", plan_until=until, deputies=[silent])


def test_the_plan_names_deputies_on_its_page(cast, committee, leader, client):
    key = overseen(cast, committee, leader)
    client.force_login(cast.li)
    address = f"{key.get_absolute_url()}plan_oversight/"
    sent = {"plan": "视察。", "plan_until": localdate() + timedelta(days=9), "deputies": "没有这个人"}
    assert "没有找到在任代表“没有这个人”" in client.post(address, sent).content.decode()
    many = "、".join(f"代表{n}" for n in range(500))
    assert "一次最多写 400 位代表" in client.post(address, sent | {"deputies": many}).content.decode()
    assert client.post(address, sent | {"deputies": "孙玉兰"}).status_code == 302
    assert "孙玉兰" in client.get(address).content.decode()
    client.force_login(cast.sun.user)
    page = client.get(key.get_absolute_url()).content.decode()
    assert "参与督办的代表：孙玉兰" in page and "record_event" in page
