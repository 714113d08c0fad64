"""The pages of papers, as the office, a member and somebody with a single grant see them."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command

from congress.audit.models import SecurityEvent
from congress.printing import fonts, office
from meetings import actions
from meetings.models import Paper, PaperKind, Status
from tests import make
from tests.congress import file_corpus, office_corpus
from tests.meetings import chamber, desk

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def store(tmp_path, settings):
    settings.MEDIA_ROOT, settings.PRINT_CACHE = tmp_path / "files", tmp_path / "parts"


@pytest.fixture(scope="module", autouse=True)
def fonts_ready():
    if fonts.problem():
        call_command("prepare_fonts", verbosity=0)


@pytest.fixture
def held():
    meeting = chamber.meeting(Status.NOTIFIED)
    return meeting, chamber.item(meeting, reporter_name="李为民", reporter_title="区民政局局长"), chamber.officer()


def page(client, user, address):
    client.force_login(user)
    return client.get(address).content.decode()


def test_the_office_uploads_a_file_under_an_item_and_sees_what_is_missing(client, held):
    meeting, item, by = held
    text = page(client, by, f"/meetings/{meeting.code}/papers/")
    assert text.count("item=") == 2 and "报告（征求意见稿）" in text
    upload = SimpleUploadedFile("养老服务报告.pdf", file_corpus.pdf(3))
    asked = {"item": item.pk, "kind": "report", "title": "养老服务报告", "file": upload, "to_print": "on"}
    answer = client.post(f"/meetings/{meeting.code}/papers/add/", asked, follow=True)
    assert "已收到《养老服务报告》" in answer.content.decode()
    desk.convert_all()
    version = Paper.objects.get().versions.get()
    assert (version.pages, version.failure) == (3, "")
    text = page(client, by, f"/meetings/{meeting.code}/papers/")
    assert "3 页" in text and "尚未送达" in text and "会议文件（1）" in text


def test_a_file_in_disguise_is_refused_at_its_field(client, held):
    meeting, _item, by = held
    client.force_login(by)
    asked = {"kind": "report", "title": "报告", "file": SimpleUploadedFile("报告.docx", b"MZ\x90 not a text")}
    answer = client.post(f"/meetings/{meeting.code}/papers/add/", asked)
    assert "内容却不是" in answer.content.decode() and not Paper.objects.exists()


def test_words_written_here_become_a_report_with_its_head(client, held):
    meeting, item, by = held
    client.force_login(by)
    asked = {"item": item.pk, "kind": "report", "title": "关于养老服务工作情况的报告", "body": desk.BODY}
    client.post(f"/meetings/{meeting.code}/papers/write/", asked)
    desk.convert_all()
    paper = Paper.objects.get()
    assert (paper.versions.get().pages, paper.versions.get().failure) == (1, "")
    answer = client.get(f"/meetings/papers/{paper.code}/file/")
    assert answer["Content-Type"] == "application/pdf" and answer["Content-Disposition"].startswith("inline")
    assert "frame-src 'self'" in client.get(paper.get_absolute_url())["Content-Security-Policy"]


def test_every_look_at_a_confidential_paper_is_recorded(client, held):
    meeting, item, by = held
    member = chamber.committee(3)[1].deputy.user
    paper = desk.paper(item, by=by, confidential=True)
    desk.convert_all()
    desk.sent(meeting)
    client.force_login(member)
    assert client.get(f"/meetings/papers/{paper.code}/file/").status_code == 200
    event = SecurityEvent.objects.get(kind="downloaded")
    assert (event.by, event.about_id, event.facts["what"]) == (member, str(paper.pk), "保密会议文件 第1稿")


def test_a_member_sees_the_sent_papers_and_no_office_buttons(client, held):
    meeting, item, by = held
    member = chamber.committee(3)[1].deputy.user
    paper = desk.paper(item, by=by)
    desk.convert_all()
    assert "现在没有您可以阅读的文件" in page(client, member, f"/meetings/{meeting.code}/papers/")
    desk.sent(meeting)
    actions.replace_paper(Paper.objects.get(), by=by, body="新稿", note="更正")
    text = page(client, member, paper.get_absolute_url())
    assert "第1稿" in text and "更换" not in text and "各稿" not in text
    assert client.get(f"/meetings/papers/{paper.code}/file/?version=2").status_code == 200  # still the sent one
    assert "上传文件" not in page(client, member, f"/meetings/{meeting.code}/papers/")


def test_a_single_grant_is_given_and_taken_on_the_page_of_the_paper(client, held):
    _meeting, item, by = held
    paper, expert = desk.paper(item, by=by), make.user(name="钱专家")
    client.force_login(by)
    home = f"/meetings/papers/{paper.code}"
    assert (
        "没有这个人的账号" in client.post(f"{home}/share/", {"person": "无", "why": "审"}, follow=True).content.decode()
    )
    assert "可以阅读" in client.post(f"{home}/share/", {"person": "钱专家", "why": "审"}, follow=True).content.decode()
    client.force_login(expert)
    assert client.get(f"{home}/").status_code == 200
    client.force_login(by)
    assert "请写明" in client.post(f"{home}/unshare/", {"person": expert.pk}, follow=True).content.decode()
    client.post(f"{home}/unshare/", {"person": expert.pk, "why": "完"})
    client.force_login(expert)
    assert client.get(f"{home}/").status_code == 404


def test_the_office_reads_old_versions_and_withdraws_with_a_reason(client, held):
    meeting, item, by = held
    paper = desk.paper(item, by=by, kind=PaperKind.REPORT)
    desk.convert_all()
    client.force_login(by)
    home = f"/meetings/papers/{paper.code}"
    client.post(f"{home}/replace/", {"body": "第二稿", "note": "数字更正"})
    text = client.get(f"{home}/").content.decode()
    assert "数字更正" in text and "?version=1" in text
    assert client.get(f"{home}/file/?version=1").status_code == 200
    client.post(f"{home}/withdraw/", {"note": "提请机关撤回"})
    text = client.get(f"/meetings/{meeting.code}/papers/").content.decode()
    assert "已撤下" in text and "提请机关撤回" in text


def test_the_list_of_papers_asks_as_often_for_one_as_for_three(client, held, django_assert_num_queries):
    meeting, item, by = held
    client.force_login(by)
    client.get("/notices/")  # what a person's first page asks is asked there
    for count in (1, 3):
        while Paper.objects.count() < count:
            desk.paper(item, by=by, title=f"文件{Paper.objects.count()}")
        with django_assert_num_queries(14):
            client.get(f"/meetings/{meeting.code}/papers/")


def test_the_papers_of_an_item_stand_on_its_page_for_who_may_read_them(client, held):
    meeting, item, by = held
    member = chamber.committee(3)[1].deputy.user
    paper = desk.paper(item, by=by, title="养老服务调研")
    assert "add/" in page(client, by, item.get_absolute_url()) and "养老服务调研" not in page(
        client, member, item.get_absolute_url()
    )
    desk.sent(meeting)
    text = page(client, member, item.get_absolute_url())
    assert paper.get_absolute_url() in text and "papers/add/" not in text


@pytest.mark.skipif(not office.is_there(), reason="no LibreOffice on this machine")
def test_a_word_text_is_converted_with_a_word_of_warning(client, held):
    meeting, item, by = held
    client.force_login(by)
    upload = SimpleUploadedFile("报告.odt", office_corpus.odt("<text:p>全区现有养老机构12家。</text:p>"))
    asked = {"item": item.pk, "kind": "report", "title": "养老服务报告", "file": upload}
    client.post(f"/meetings/{meeting.code}/papers/add/", asked)
    desk.convert_all()
    version = Paper.objects.get().versions.get()
    assert (version.pages, version.failure) == (1, "") and version.warnings
