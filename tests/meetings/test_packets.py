"""文件汇编: an edition is made by the worker from kept parts, stands for ever, and is read by whom its papers are for."""

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command

from congress.audit.models import SecurityEvent
from congress.files.intake import intake
from congress.printing import fonts
from congress.printing.changes import changed
from congress.work import engine
from congress.work.models import State, Work
from meetings import actions
from meetings.actions.freezing import keep_version
from meetings.actions.packets import AlreadyMade, copy_for
from meetings.documents.packets import cover_lines
from meetings.models import Item, Packet, PacketFor, Paper, PaperKind, Status
from meetings.queries import packets as reading
from tests.congress import file_corpus
from tests.congress.packet import check, number_on, text
from tests.meetings import chamber, desk

pytestmark = pytest.mark.django_db
PLAIN = {"duplex": True, "notes": False, "only_print": True, "watermark": False}
LONG = "\n".join(
    f"（{n}）第{n}个方面。" + "加强养老服务设施建设，健全居家社区机构相协调的服务体系。" * 8
    for n in "一二三四五六七八九"
)


@pytest.fixture(scope="module", autouse=True)
def fonts_ready():
    if fonts.problem():
        call_command("prepare_fonts", verbosity=0)


@pytest.fixture(scope="module")
def parts(tmp_path_factory):
    return tmp_path_factory.mktemp("parts")


@pytest.fixture
def held(tmp_path, settings, parts):
    """Three items: a long report, a confidential list, a written report that came as a PDF; and the rules of the house."""
    settings.MEDIA_ROOT, settings.PRINT_CACHE = tmp_path, parts
    seats = chamber.committee(5)
    meeting = chamber.meeting(Status.NOTIFIED, number=12)
    chamber.people(meeting, seats)
    by = chamber.officer()
    first = chamber.item(meeting, reporter_name="李为民", reporter_title="区民政局局长")
    second = chamber.item(meeting, "人事任免事项", kind="appointment")
    third = chamber.item(meeting, "关于法治建设情况的报告", kind="written", written_only=True)
    desk.paper(first, by=by, body=LONG)
    desk.paper(first, by=by, kind=PaperKind.RESEARCH, title="关于养老服务的调研报告", publishable=True)
    flags = {"confidential": True, "take_back": True}
    desk.paper(second, by=by, kind=PaperKind.NOMINEES, title="任免名单", body="一、任命\n某某。", **flags)
    scan = intake(file_corpus.upload("法治.pdf", file_corpus.pdf(3)), by=by)
    actions.add_paper(third, by=by, kind=PaperKind.REPORT, title="关于法治建设情况的报告", file=scan)
    desk.paper(meeting, by=by, kind=PaperKind.GUIDE, title="会议须知", body="请关闭手机。")
    desk.convert_all()
    return meeting, keep_version(meeting, by=by, is_draft=True), by, seats


def made(version, by, audience=PacketFor.MEMBERS, renumber=False, **options) -> Packet:
    work = actions.make_packet(version, by=by, audience=audience, options=PLAIN | options, renumber=renumber)
    engine.run(work.pk)
    work.refresh_from_db()
    assert work.state == State.DONE, work.failure
    return Packet.objects.latest("pk")


def contents(path: Path, pages) -> dict[str, str]:
    """What the contents say: title -> page."""
    said = "".join(text(path, page) for page in pages)
    found = re.findall(r"^\s*\d+\.\s*(\S.*?)[\s…]+([\d-]+)\s*$", said, flags=re.M)
    return {re.sub(r"\s", "", title): page for title, page in found}


def test_a_packet_has_true_page_numbers_and_every_paper_on_a_right_page(held):
    _meeting, version, by, _seats = held
    packet = made(version, by)
    path, ahead = packet.file.path, packet.facts["ahead"]
    assert check(path) == []
    listed = contents(path, range(1, ahead + 1))
    titles = [paper["title"] for paper in packet.facts["papers"]]
    assert titles == [
        "会议议程（草案）", "会议日程（草案）", "会议名单", "关于养老服务工作情况的报告", "关于养老服务的调研报告",
        "任免名单", "关于法治建设情况的报告（书面）", "会议须知",
    ]  # fmt: skip
    for paper in packet.facts["papers"]:
        first = paper["numbers"][0]
        assert int(first) % 2 == 1 and number_on(path, ahead + int(first)) == first
    firsts = [paper["numbers"][0] for paper in packet.facts["papers"]]
    assert list(listed.values()) == firsts and list(listed)[4] == titles[4]
    assert "会议文件（1）" in text(path, ahead + int(packet.facts["papers"][3]["numbers"][0]))
    with pikepdf.open(path) as bound, bound.open_outline() as outline:
        assert [entry.title for entry in outline.root][-1] == "会议须知" and len(bound.pages) == packet.pages


def test_the_same_asked_again_is_the_edition_that_stands(held):
    _meeting, version, by, _seats = held
    first = made(version, by)
    with pytest.raises(AlreadyMade) as said:
        actions.make_packet(version, by=by, audience=PacketFor.MEMBERS, options=PLAIN)
    assert said.value.packet == first and "第1版" in said.value.messages[0]


def test_one_changed_paper_is_one_paper_laid_out_and_few_pages_to_exchange(held, client):
    _meeting, version, by, _seats = held
    first = made(version, by)
    actions.replace_paper(Paper.objects.get(title="会议须知"), by=by, body="请关闭手机，不要拍照。", note="增一句")
    desk.convert_all()
    second = made(version, by)
    assert second.facts["laid_out"] == 1 and (first.edition, second.edition) == (1, 2)
    found = changed(first.facts, second.facts)
    assert [(row["title"], row["why"]) for row in found["rows"]] == [("会议须知", "修改")] and found["sheets"] == 1
    client.force_login(by)
    answer = client.get(f"/meetings/packets/{second.pk}/since/1/")
    with pikepdf.open(BytesIO(answer.content)) as pages:
        assert len(pages.pages) == 3
    page = client.get(second.get_absolute_url()).content.decode()
    assert "与第1版相比" in page and "打印换页（1 张）" in page


def test_each_audience_gets_its_own_papers(held):
    _meeting, version, by, _seats = held
    said = {}
    for audience in PacketFor:
        packet = made(version, by, audience)
        said[audience] = {state.paper.title[-4:] for state in packet.papers.select_related("paper")}
    everything = {"况的报告", "调研报告", "任免名单", "会议须知"}
    assert said == {
        "members": everything, "chair": everything, "guests": everything - {"任免名单"}, "public": {"调研报告"}
    }  # fmt: skip
    named = {packet.audience: [paper["name"] for paper in packet.facts["papers"]] for packet in Packet.objects.all()}
    assert "regie" in named["chair"] and "people" not in named["public"]


def test_who_may_read_every_paper_may_have_the_packet(held):
    meeting, version, by, seats = held
    members, guests = made(version, by), made(version, by, PacketFor.GUESTS)
    member, guest = seats[3].deputy.user, desk.guest(meeting)
    narrow = desk.guest(meeting, Item.objects.get(title="人事任免事项"))
    assert reading.packets_for(member, meeting) == []
    desk.sent(meeting)
    assert reading.packets_for(member, meeting) == [members, guests]
    assert reading.best_for(member, meeting) == members
    assert reading.packets_for(guest, meeting) == [guests] and reading.packets_for(narrow, meeting) == []
    meeting.status = Status.CLOSED
    meeting.save()
    assert reading.packets_for(member, meeting) == [guests]
    Paper.objects.filter(title="会议须知").update(withdrawn_at="2026-12-19T00:00Z", withdrawn_why="撤回")
    assert reading.packets_for(member, meeting) == []


def test_a_member_gets_a_copy_with_the_own_name_and_the_look_is_recorded(held, client):
    meeting, version, by, seats = held
    packet = made(version, by, watermark=True)
    desk.sent(meeting)
    member = seats[3].deputy.user
    client.force_login(member)
    answer = client.get(f"/meetings/packets/{packet.pk}/file/")
    copy = packet.file.path.parent / "copy.pdf"
    copy.write_bytes(answer.content)
    said = {
        paper["title"]: text(copy, packet.facts["ahead"] + int(paper["numbers"][0])) for paper in packet.facts["papers"]
    }
    assert said["任免名单"].count("委员") > 3 and "委员" not in said["会议须知"]
    assert re.search(f"第004号 +{member.name}", text(copy, 1))
    assert check(copy) == [] and SecurityEvent.objects.get(kind="downloaded").by == member
    copy_for(packet, copy, name="别人")
    assert "底本" in text(packet.file.path, packet.facts["ahead"] + int(packet.facts["papers"][5]["numbers"][0]))


def test_the_office_has_a_copy_of_every_member_in_one_archive(held, client):
    _meeting, version, by, seats = held
    packet = made(version, by, watermark=True)
    client.force_login(by)
    assert "编制全体个人册" in client.get(packet.get_absolute_url()).text
    answer = client.post(f"{packet.get_absolute_url()}copies/")
    work = Work.objects.get(kind="meeting_copies")
    assert answer.url == work.get_absolute_url() and SecurityEvent.objects.get(kind="downloaded").by == by
    engine.run(work.pk)
    work.refresh_from_db()
    assert (work.state, work.total) == (State.DONE, 5), work.failure
    sheet = client.get(f"/work/{work.pk}/result/")
    assert sheet["Content-Type"] == "application/zip" and work.result.name.endswith("个人册.zip")
    with zipfile.ZipFile(work.result.path) as archive:
        assert archive.namelist() == [f"第{n:03}号 {seat.name}.pdf" for n, seat in enumerate(seats, 1)]
        archive.extractall(work.result.path.parent)
    third = work.result.path.parent / f"第003号 {seats[2].name}.pdf"
    assert re.search(f"第003号 +{seats[2].name}", text(third, 1)) and check(third) == []


def test_an_edition_without_names_on_it_has_no_copies(held, client):
    _meeting, version, by, _seats = held
    plain, chair = made(version, by), made(version, by, PacketFor.CHAIR, watermark=True)
    client.force_login(by)
    for packet in (plain, chair):
        assert "编制全体个人册" not in client.get(packet.get_absolute_url()).text
        with pytest.raises(ValidationError, match="照底本印制"):
            actions.make_copies(packet, by=by)


def test_what_is_not_converted_stops_the_packet_with_its_name(held):
    _meeting, version, by, _seats = held
    desk.paper(Item.objects.first(), by=by, title="迟到的文件", kind=PaperKind.REFERENCE)
    with pytest.raises(ValidationError, match="迟到的文件"):
        actions.make_packet(version, by=by, audience=PacketFor.MEMBERS, options=PLAIN)


def test_the_office_asks_for_a_packet_on_the_page_and_may_cancel(held, client):
    meeting, version, by, _seats = held
    client.force_login(by)
    address = f"/meetings/{meeting.code}/packets/"
    asked = {"version": version.pk, "audience": "members", "duplex": "on", "only_print": "on"}
    answer = client.post(address, asked)
    work = Work.objects.get(kind="meeting_packet")
    assert answer["Location"] == work.get_absolute_url()
    assert "正在编制" in client.post(address, asked).content.decode()
    client.post(f"/work/{work.pk}/cancel/")
    assert Work.objects.get(pk=work.pk).state == State.CANCELLED and not Packet.objects.exists()


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("望川区第十八届人民代表大会常务委员会第十二次会议", ["望川区第十八届人民代表大会", "常务委员会第十二次会议"]),
        ("望川区人大常委会主任会议2026年12月会议", ["望川区人大常委会主任会议2026年12月会议"]),
    ],
)
def test_the_name_on_the_cover_is_broken_where_one_breathes(title, lines):
    assert cover_lines(title) == lines
