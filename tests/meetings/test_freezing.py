"""freeze: a version that nobody changes any more, what a later one changed in words, and who reads which part."""

from datetime import date, datetime

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.timezone import make_aware

from congress.accounts.models import Role
from congress.notices.models import Notice
from congress.printing import pdf
from congress.workflow.flow import NotYours, TooLate
from meetings import actions
from meetings.documents import agenda as papers
from meetings.documents.regie import regie
from meetings.models import Capacity, Entry, ItemKind, Paper, Status
from meetings.queries.changes import _longest_rising, changes
from meetings.queries.snapshot import digest
from tests import make
from tests.meetings import chamber

pytestmark = pytest.mark.django_db
SECRET = "会前请先向主任当面报告"


@pytest.fixture
def officer():
    return chamber.officer()


@pytest.fixture
def meeting(officer):
    held = chamber.meeting(Status.NOTIFIED, closes_on=date(2026, 12, 19), number=12)
    chamber.item(held, reporter_name="高某", reporter_title="区民政局局长", remark=SECRET)
    chamber.item(held, "关于批准预算调整方案的决议（草案）", ItemKind.RESOLUTION, needs_vote=True)
    chamber.item(held, "人事任免事项", ItemKind.APPOINTMENT, needs_vote=True, secret_ballot=True)
    chamber.people(held, chamber.committee(6))
    held.participants.create(capacity=Capacity.INVITED, name="列席某", title="区民政局局长")
    actions.propose_schedule(held, by=officer)
    actions.propose_groups(held, by=officer, count=2)
    return held


def said(old, new):
    return [change.words for change in changes(old.content, new.content)]


def test_versions_count_up_and_carry_their_own_seal(officer, meeting):
    first = actions.freeze(meeting, by=officer, note="主任会议研究")
    meeting.items.filter(kind=ItemKind.APPOINTMENT).update(title="人事任免案")
    second = actions.freeze(meeting, by=officer)
    assert (first.number, second.number, first.is_draft) == (1, 2, True)
    assert first.sha256 == digest(first.content, first.inside) != second.sha256
    assert meeting.entries.last().facts["said"].startswith("第2版，改动")
    assert first.content["items"][2]["title"] == "人事任免事项"


def test_what_did_not_change_is_not_frozen_twice(officer, meeting):
    actions.freeze(meeting, by=officer)
    with pytest.raises(ValidationError, match="与第1版没有不同"):
        actions.freeze(meeting, by=officer)
    assert meeting.versions.count() == 1


def test_any_two_versions_are_compared(client, officer, meeting):
    for title in ("甲", "乙", "丙"):
        meeting.items.filter(kind=ItemKind.APPOINTMENT).update(title=title)
        version = actions.freeze(meeting, by=officer)
    client.force_login(officer)
    page = client.get(version.get_absolute_url())
    assert "名称由“乙”改为“丙”" in page.text and "?before=1" in page.text
    assert "名称由“甲”改为“丙”" in client.get(version.get_absolute_url(), {"before": "1"}).text
    assert client.get(version.get_absolute_url(), {"before": "丨9"}).context["before"].number == 2


def test_an_empty_list_of_people_is_pointed_out(client, officer, meeting):
    client.force_login(officer)
    address = reverse("meetings:freeze", args=[meeting.code])
    assert "参会名单还是空的" not in client.get(address).text
    meeting.participants.all().delete()
    assert "参会名单还是空的" in client.get(address).text


def test_the_agenda_is_a_draft_until_the_plenary_adopts_it(officer, meeting):
    draft = actions.freeze(meeting, by=officer)
    meeting.status = Status.AGENDA_ADOPTED
    meeting.save()
    adopted = actions.freeze(meeting, by=officer)
    assert papers.agenda(draft)["title"].endswith("第十二次会议议程（草案）")
    assert papers.agenda(adopted)["title"].endswith("第十二次会议议程")
    assert papers.agenda(adopted)["adopted"] == "（2026年12月18日通过）"


def test_a_later_version_says_what_changed(officer, meeting):
    first = actions.freeze(meeting, by=officer)
    report, decision, _people = meeting.items.order_by("position")
    report.title, report.position = "区人民政府关于养老服务体系建设情况的报告", 9
    report.save()
    chamber.item(meeting, "区人民政府关于环境状况的报告", ItemKind.WRITTEN, written_only=True, position=10)
    Entry.objects.filter(item=decision, activity="vote").delete()
    meeting.sittings.filter(kind="group").update(starts_at=make_aware(datetime(2026, 12, 18, 10)), place="各组会议室")
    second = actions.freeze(meeting, by=officer)
    assert said(first, second) == [
        "增加第4项“区人民政府关于环境状况的报告”。",
        "“区人民政府关于养老服务体系建设情况的报告”由第1项移到第3项。",
        "第3项名称由“区人民政府关于养老服务工作情况的报告”改为“区人民政府关于养老服务体系建设情况的报告”。",
        "分组会议的时间由“12月18日10:10至11:00”改为“12月18日10:00至11:00”。",
        "分组会议的地点由“常委会会议厅”改为“各组会议室”。",
        *[f"分组会议“审议{title}”由{then}改到{now}。" for title, then, now in (
            ("区人民政府关于养老服务体系建设情况的报告", "10:10", "10:00"),
            ("关于批准预算调整方案的决议（草案）", "10:25", "10:15"), ("人事任免事项", "10:40", "10:30"))],
        "第二次全体会议“表决人事任免事项”由11:15改到11:10。",
        "第二次全体会议“颁发任命书，宪法宣誓”由11:20改到11:15。",
        "第二次全体会议取消“表决关于批准预算调整方案的决议（草案）”。",
    ]  # fmt: skip


def test_people_and_groups_that_changed_are_named(officer, meeting):
    first = actions.freeze(meeting, by=officer)
    one, two = meeting.groups.all()
    moved = one.members.filter(name="委员4").get()
    one.members.remove(moved)
    two.members.add(moved)
    meeting.participants.create(capacity=Capacity.OBSERVER, name="旁听某")
    second = actions.freeze(meeting, by=officer)
    assert said(first, second) == ["第一组减少委员4。", "第二组增加委员4。", "旁听增加旁听某。"]


@pytest.mark.parametrize(
    ("places", "kept"), [([], set()), ([1, 2, 3], {1, 2, 3}), ([3, 1, 2], {1, 2}), ([2, 3, 1, 4], {2, 3, 4})]
)
def test_one_item_moved_to_the_front_is_one_change(places, kept):
    assert _longest_rising(places) == kept


def test_only_the_office_freezes_an_agenda_that_exists(officer, meeting):
    with pytest.raises(NotYours):
        actions.freeze(meeting, by=make.user(Role.LEADER, make.unit()))
    with pytest.raises(TooLate, match="还没有列入议题"):
        actions.freeze(chamber.meeting(Status.AGENDA_DRAFTED), by=officer)
    assert not meeting.versions.exists()


def test_remarks_are_in_the_chairs_book_and_in_no_public_paper(officer, meeting):
    meeting.note = "内部备注一句"
    meeting.save()
    Entry.objects.filter(activity="open").update(remark="先播放国歌")
    version = actions.freeze(meeting, by=officer)
    public = [make(version) for make in (papers.agenda, papers.schedule, papers.groups, papers.people)]
    book = str(regie(version))
    for words in (SECRET, "内部备注一句", "先播放国歌", "无记名"):
        assert words in book
        assert words not in str(public) + str(version.content)


def test_the_chairs_book_says_the_quorum_and_the_majority(officer, meeting):
    book = regie(actions.freeze(meeting, by=officer))
    lines = [line for sitting in book["sittings"] for line in sitting["lines"]]
    assert book["quorum"] == "全体组成人员6人，4人以上出席始得开会。"
    assert "（表决规则）全体组成人员6人，过半数为4，赞成4票以上为通过。" in lines[-2]["say"]
    assert [entry["reporter"] for entry in lines[:3]] == ["", "", "区民政局局长高某"]
    assert lines[2]["say"] == ["现在听取区人民政府关于养老服务工作情况的报告，请区民政局局长高某作报告。"]


@pytest.mark.parametrize("paper", ["agenda", "schedule", "groups", "people", "regie"])
def test_papers_print_the_version_and_not_what_came_later(client, officer, meeting, paper):
    version = actions.freeze(meeting, by=officer)
    meeting.items.update(title="后来改的名字")
    client.force_login(officer)
    answer = client.get(reverse("meetings:version_paper", args=[meeting.code, version.number, paper]))
    assert answer.status_code == 200
    assert answer.content.startswith(b"%PDF")
    assert "后来改的名字" not in str(getattr(papers, paper, regie)(version))


def test_what_stands_in_the_way_of_printing_is_told(client, officer, meeting, monkeypatch):
    def broken(*_, **__):
        raise pdf.PrintError("字库尚未生成")

    version = actions.freeze(meeting, by=officer)
    monkeypatch.setattr(pdf, "render", broken)
    answer = page(client, officer, "version_paper", meeting.code, version.number, "agenda")
    assert answer.status_code == 503 and "字库尚未生成" in answer.content.decode()


def page(client, user, name, *args):
    client.force_login(user)
    return client.get(reverse(f"meetings:{name}", args=args))


def test_members_read_the_frozen_version_and_staff_the_draft(client, officer, meeting):
    member = meeting.participants.filter(capacity="member").first().account
    assert "还没有定稿" in page(client, member, "schedule", meeting.code).content.decode()
    actions.freeze(meeting, by=officer)
    meeting.items.filter(kind=ItemKind.APPOINTMENT).update(title="人事任免案")
    read = page(client, member, "schedule", meeting.code).content.decode()
    assert "人事任免事项" in read
    assert "人事任免案" not in read
    assert "人事任免案" in page(client, officer, "schedule", meeting.code).content.decode()


@pytest.mark.parametrize("name", ["detail", "agenda"])
def test_the_agenda_members_read_is_the_frozen_one(client, officer, meeting, name):
    member = meeting.participants.filter(capacity="member").first().account
    meeting.items.filter(kind=ItemKind.RESOLUTION).update(title="只有一份草案时的名字")
    assert "只有一份草案时的名字" in page(client, member, name, meeting.code).content.decode()
    actions.freeze(meeting, by=officer)
    meeting.items.filter(kind=ItemKind.APPOINTMENT).update(title="人事任免案", position=0)
    read = page(client, member, name, meeting.code).content.decode()
    assert "人事任免案" not in read
    assert read.index("养老服务") < read.index("人事任免事项")
    assert "人事任免案" in page(client, officer, name, meeting.code).content.decode()


def test_a_deputy_who_only_knows_of_it_reads_no_names_and_no_book(client, officer, meeting):
    deputy = make.deputy("路人代表").user
    actions.freeze(meeting, by=officer)
    read = page(client, deputy, "version", meeting.code, 1).content.decode()
    assert "人事任免事项" in read
    assert "委员4" not in read
    codes = {
        paper: page(client, deputy, "version_paper", meeting.code, 1, paper).status_code
        for paper in ("agenda", "groups", "people", "changes", "regie")
    }
    assert codes == {"agenda": 200, "groups": 404, "people": 404, "changes": 404, "regie": 404}


def test_a_member_does_not_get_the_chairs_book(client, officer, meeting):
    member = meeting.participants.filter(capacity="member").last().account
    actions.freeze(meeting, by=officer)
    assert page(client, member, "version_paper", meeting.code, 1, "groups").status_code == 200
    assert page(client, member, "version_paper", meeting.code, 1, "regie").status_code == 404


def test_freeze_shows_what_will_change_before_it_is_pressed(client, officer, meeting):
    actions.freeze(meeting, by=officer)
    meeting.items.filter(kind=ItemKind.APPOINTMENT).update(title="人事任免案")
    read = page(client, officer, "freeze", meeting.code).content.decode()
    assert f'href="/meetings/{meeting.code}/schedule/" aria-current="true"' in read
    assert "第3项名称由“人事任免事项”改为“人事任免案”。" in read
    client.post(reverse("meetings:freeze", args=[meeting.code]), {"note": "改名"})
    assert meeting.versions.last().note == "改名"


def test_who_comes_is_told_what_changed_after_the_notice(officer, meeting):
    actions.freeze(meeting, by=officer)
    assert not Notice.objects.filter(kind="meeting_agenda_changed").exists()
    meeting.items.filter(kind=ItemKind.APPOINTMENT).update(title="人事任免案")
    version = actions.freeze(meeting, by=officer)
    told = Notice.objects.filter(kind="meeting_agenda_changed")
    assert {notice.to.name for notice in told} == {f"委员{n}" for n in range(6)}
    assert "现行为第 2 版：第3项名称由“人事任免事项”改为“人事任免案”。" in told[0].text
    assert told[0].link.endswith(version.get_absolute_url())


def test_a_new_name_on_the_list_is_no_news_for_all(officer, meeting):
    actions.freeze(meeting, by=officer)
    meeting.participants.create(capacity=Capacity.OBSERVER, name="旁听某")
    actions.freeze(meeting, by=officer)
    assert not Notice.objects.filter(kind="meeting_agenda_changed").exists()


def test_papers_are_in_the_version_by_their_seal_and_confidential_ones_are_not_shown(officer, meeting):
    item = meeting.items.first()
    for title, hidden in (("养老服务工作报告", False), ("考察材料", True)):
        paper = Paper.objects.create(item=item, kind="report", title=title, confidential=hidden)
        paper.versions.create(number=1, body="一", sha256="1" * 64, by=officer)
    first = actions.freeze(meeting, by=officer)
    Paper.objects.get(title="养老服务工作报告").versions.create(number=2, body="二", sha256="2" * 64, by=officer)
    second = actions.freeze(meeting, by=officer)
    assert [paper["sha256"][0] for paper in second.content["items"][0]["papers"]] == ["2"]
    assert "考察材料" in str(first.inside)
    assert "考察材料" not in str(first.content)
    assert said(first, second) == ["第1项的文件“养老服务工作报告”换成新稿。"]
