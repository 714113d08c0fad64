"""The list of people: by seat, by law, by custom, by the matters before the meeting."""

from datetime import date

import pytest
from django.urls import reverse

from congress.accounts.models import Role
from congress.organs.models import UnitKind
from meetings import actions
from meetings.documents.people import sheet
from meetings.models import Answer, BodyKind, Capacity, MeetingEntry, Membership, Participant, Status
from meetings.queries.matching import subject_of
from meetings.queries.people import candidates, people_of
from proposals.models import Status as ProposalStatus
from tests import make
from tests.meetings import chamber

pytestmark = pytest.mark.django_db


def heaps(meeting):
    return {heap.label: heap.people for heap in candidates(meeting)}


def names(people):
    return [each.label for each in people]


def fill(meeting, by=None):
    ticked = [each for heap in candidates(meeting) for each in heap.people if each.ticked]
    return actions.invite(meeting, by=by or chamber.officer(), people=ticked)


def test_law_and_custom_say_who_comes():
    chamber.committee(3)
    for name, kind in (("望川区人民政府", UnitKind.GOVERNMENT), ("望川区监察委员会", UnitKind.SUPERVISORY),
                       ("望川区人民法院", UnitKind.COURT), ("望川区人民检察院", UnitKind.PROCURATORATE),
                       ("城关街道人大工委", UnitKind.STREET_COMMITTEE)):  # fmt: skip
        make.unit(name, kind)
    found = heaps(chamber.meeting(Status.AGENDA_DRAFTED))
    assert names(found["组成人员"]) == ["委员0", "委员1", "委员2"]
    assert [each.unit.kind for each in found["依法列席"]] == ["government", "supervisory", "court", "procuratorate"]
    assert found["依法列席"][0].ground == "地方组织法第五十一条第二款"
    assert names(found["通常列席"]) == ["城关街道人大工委"]


def test_departments_come_for_their_matters_and_once():
    meeting, water = chamber.meeting(Status.AGENDA_DRAFTED), make.unit("区水务局", head_title="局长")
    for title in ("关于防汛工作的报告", "关于饮水工作的报告"):
        chamber.item(meeting, title).units.add(water)
    (found,) = heaps(meeting)["议题相关部门"]
    assert (found.ground, found.title) == ("第1项、第2项议题", "区水务局局长")
    fill(meeting)
    assert Participant.objects.get(unit=water).items.count() == 2


def test_a_head_who_is_a_member_already_is_not_ticked():
    member = chamber.committee(3)[2]
    committee = make.unit("望川区人大社会委", UnitKind.COMMITTEE)
    make.post(member.deputy.user, Role.COMMITTEE_OFFICER, committee)
    (found,) = heaps(chamber.meeting(Status.AGENDA_DRAFTED))["通常列席"]
    assert (found.ticked, found.ground) == (False, "委员2已是组成人员")


def test_members_are_those_of_the_first_day():
    seats = chamber.committee(3)
    Membership.objects.filter(pk=seats[2].pk).update(ends_on=date(2026, 12, 1), end_ground="辞职")
    assert names(heaps(chamber.meeting(Status.AGENDA_DRAFTED))["组成人员"]) == ["委员0", "委员1"]


def test_all_deputies_make_up_the_congress():
    make.deputy("张三"), make.deputy("李四")
    meeting = chamber.meeting(Status.AGENDA_DRAFTED, of=chamber.body(BodyKind.CONGRESS))
    assert sorted(names(heaps(meeting)["组成人员"])) == ["张三", "李四"]


def test_the_list_is_filled_in_one_act_and_not_twice():
    chamber.committee(3)
    meeting = chamber.meeting(Status.AGENDA_DRAFTED)
    assert len(fill(meeting)) == 3
    assert heaps(meeting) == {}
    entry = MeetingEntry.objects.get(step="invite")
    assert entry.line == "列入3位（个）" and not entry.is_open
    assert fill_again(meeting) == 3


def fill_again(meeting):
    """The page was open in two windows: the second act adds nobody."""
    stale = [each for each in heaps(chamber.meeting(Status.AGENDA_DRAFTED))["组成人员"]]
    actions.invite(meeting, by=chamber.officer(), people=stale)
    return meeting.participants.count()


def test_who_was_struck_off_is_offered_unticked_and_comes_back_by_recall():
    water, meeting = make.unit("区水务局"), chamber.meeting(Status.AGENDA_DRAFTED)
    chamber.item(meeting).units.add(water)
    fill(meeting)
    Participant.objects.update(status=Answer.DROPPED)
    (found,) = heaps(meeting)["议题相关部门"]
    assert not found.ticked
    actions.invite(meeting, by=chamber.officer(), people=[found])
    assert Participant.objects.get().status == Answer.INVITED
    assert MeetingEntry.objects.filter(step="recall").count() == 1


@pytest.mark.parametrize(
    ("title", "subject"),
    [("区人民政府关于养老服务工作情况的报告", "养老服务"), ("听取和审议区人民政府关于2026年预算执行情况的报告", "2026年预算"),
     ("关于《城市绿化条例》执法检查的报告", "《城市绿化条例》"), ("区人民法院关于民事审判工作情况的专项工作报告", "民事审判")],
)  # fmt: skip
def test_the_subject_of_a_matter_is_what_its_frame_leaves(title, subject):
    assert subject_of(title) == subject


def test_deputies_are_suggested_with_the_reason_and_who_never_came_first():
    old, new, other = make.deputy("张三"), make.deputy("李四"), make.deputy("王五")
    for lead in (old, new):
        make.proposal(ProposalStatus.REGISTERED, lead=lead, title="关于加强社区养老服务的建议")
    held = chamber.meeting(Status.CLOSED)
    for deputy in (old, other):
        held.participants.create(capacity=Capacity.INVITED, deputy=deputy, name=deputy.name, status=Answer.CONFIRMED)
    meeting = chamber.meeting(Status.AGENDA_DRAFTED)
    item = chamber.item(meeting)
    found = heaps(meeting)["按议题邀请代表"]
    assert [(each.name, each.ground, each.ticked) for each in found] == [
        ("李四", "提过“养老服务”方面的建议1件；本届尚未列席", False),
        ("张三", "提过“养老服务”方面的建议1件；本届已列席1次", False),
    ]
    assert found[0].items == (item,)


def test_the_committees_own_subjects_and_the_own_street_are_reasons_too():
    committee, street = make.unit("区人大社会委", UnitKind.COMMITTEE), make.unit("城关街道", UnitKind.STREET_COMMITTEE)
    deputy = make.deputy("张三")
    make.delegation().__class__.objects.update(street=street)
    make.proposal(ProposalStatus.REGISTERED, lead=deputy, category=make.category("教育", committee=committee))
    meeting = chamber.meeting(Status.AGENDA_DRAFTED)
    chamber.item(meeting, "关于学前教育的报告", committee=committee)
    chamber.item(meeting, "关于城关街道老旧小区改造的报告")
    (found,) = heaps(meeting)["按议题邀请代表"]
    assert found.ground == "提过教育类建议1件；城关代表团，议题涉及本街道；本届尚未列席"


def test_guests_do_not_read_who_listens_or_was_struck_off():
    meeting, deputy = chamber.meeting(Status.NOTIFIED), make.deputy("张三")
    for capacity, status in ((Capacity.OBSERVER, Answer.CONFIRMED), (Capacity.INVITED, Answer.DROPPED)):
        meeting.participants.create(capacity=capacity, name="某人", status=status)
    assert people_of(meeting, chamber.officer()).count() == 2
    assert people_of(meeting, deputy.user).count() == 0


def test_the_page_takes_names_of_people_without_accounts(client):
    meeting = chamber.meeting(Status.AGENDA_DRAFTED)
    client.force_login(chamber.officer())
    answer = client.post(reverse("meetings:invite", args=[meeting.code]), {"observers": "刘公民　城关社区\n赵公民"})
    assert answer.status_code == 302
    assert list(meeting.participants.values_list("name", "title", "capacity")) == [
        ("刘公民", "城关社区", "observer"), ("赵公民", "", "observer"),
    ]  # fmt: skip
    assert (
        "没有选任何人" in client.post(reverse("meetings:invite", args=[meeting.code]), {"staff": ""}).content.decode()
    )


def test_the_printed_list_keeps_the_classes_and_the_offices_remarks_to_itself():
    meeting = chamber.meeting(Status.NOTIFIED)
    members = chamber.people(meeting, chamber.committee(2), Answer.CONFIRMED)
    Participant.objects.filter(pk=members[1].pk).update(status=Answer.LEAVE_APPROVED, reason="住院")
    meeting.participants.create(capacity=Capacity.BY_CUSTOM, unit=make.unit("区水务局"), title="区水务局局长")
    seen = sheet(meeting, chamber.officer(), inside=True)
    assert [(group["label"], [row["remark"] for row in group["rows"]]) for group in seen["groups"]] == [
        ("组成人员", ["", "请假"]), ("通常列席", ["未回复"]),
    ]  # fmt: skip
    outside = sheet(meeting, members[0].account, inside=False)
    assert "请假" not in str(outside) and "住院" not in str(seen)


@pytest.mark.parametrize("size", [3, 9])
def test_the_list_takes_as_many_queries_for_many_as_for_few(client, size, django_assert_num_queries):
    meeting = chamber.meeting(Status.NOTIFIED)
    chamber.people(meeting, chamber.committee(size))
    client.force_login(chamber.officer())
    client.get("/notices/")
    with django_assert_num_queries(12):
        assert client.get(reverse("meetings:people", args=[meeting.code])).status_code == 200


@pytest.mark.parametrize("many", [1, 4])
def test_the_page_of_candidates_does_too(client, many, django_assert_num_queries):
    meeting = chamber.meeting(Status.AGENDA_DRAFTED)
    for n in range(many):
        make.proposal(ProposalStatus.REGISTERED, lead=make.deputy(f"代{n}"), title="关于养老服务的建议")
        chamber.item(meeting).units.add(make.unit(f"区{n}局"))
    client.force_login(chamber.officer())
    client.get("/notices/")
    with django_assert_num_queries(22):
        assert client.get(reverse("meetings:invite", args=[meeting.code])).status_code == 200
