"""执法检查: visits, checklist, problems, the report within two months, and its way to the meeting and the opinion."""

from datetime import date
from io import BytesIO

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from congress.workflow.flow import NotYours, TooLate
from supervision import actions
from supervision.models import ForwardedLetter, PaperPurpose, Topic, TopicStatus, Visit
from supervision.models import InspectionStatus as S
from tests import make
from tests.supervision import checked as at
from tests.supervision import house as at_house

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def november():
    make.known_years(2025, 2026, 2027)
    with time_machine.travel("2026-11-20 09:00+08:00", tick=False) as clock:
        yield clock


@pytest.fixture
def house():
    return at_house.gather()


def photo() -> SimpleUploadedFile:
    exif, out = Image.Exif(), BytesIO()
    exif[0x0110] = "Camera of Somebody"
    exif.get_ifd(0x8825).update({1: "N", 2: (39.0, 54.0, 20.0)})
    Image.new("RGB", (40, 40), "green").save(out, "JPEG", exif=exif)
    return SimpleUploadedFile("现场.jpg", out.getvalue())


def test_a_photo_of_a_visit_is_kept_without_where_it_was_taken_and_shown_to_the_house_alone(house, client):
    row = at.walked(house, S.NOTIFIED)
    client.force_login(house.keeper)
    said = {"on": "2026-11-20", "form": "site", "place": "城关敬老院", "findings": "床位紧张", "files": photo()}
    assert client.post(f"{row.get_absolute_url()}record_visit/", said).status_code == 302
    stored = Visit.objects.get(inspection=row).files.get()
    lying = stored.path.read_bytes()
    assert b"Camera" not in lying and 0x8825 not in Image.open(BytesIO(lying)).getexif()
    place = f"{row.get_absolute_url()}files/{stored.pk}/"
    assert client.get(place).status_code == 200
    for who in (house.handler, house.deputy):
        client.force_login(who)
        assert client.get(place).status_code == 404
    assert at.again(row).status == S.CHECKING


def test_a_deputy_on_the_team_writes_down_what_is_seen_and_a_stranger_does_not(house):
    row = at.walked(house, S.NOTIFIED)
    seen = {"on": date(2026, 11, 20), "form": "talk", "place": "座谈会", "findings": "待遇低"}
    with pytest.raises(NotYours):
        actions.record_visit(row, by=house.deputy, **seen)
    actions.name_member(row, by=house.keeper, user=house.deputy, capacity="deputy")
    assert actions.record_visit(at.again(row), by=house.deputy, **seen).by == house.deputy
    with pytest.raises(ValidationError, match="不能晚于今天"):
        actions.record_visit(at.again(row), by=house.keeper, **{**seen, "on": date(2026, 11, 21)})


def test_letters_go_on_with_day_and_address_and_an_assessment_says_by_whom(house):
    row = at.walked(house, S.CHECKING)
    days = {"received_on": date(2026, 11, 19), "sent_on": date(2026, 11, 20)}
    letter = actions.forward_letter(row, by=house.keeper, gist="反映收费问题", sent_to="区信访局", **days)
    assert ForwardedLetter.objects.get() == letter
    with pytest.raises(ValidationError, match="不能早于收到日期"):
        actions.forward_letter(
            row,
            by=house.keeper,
            gist="又一封",
            sent_to="区信访局",
            received_on=date(2026, 11, 20),
            sent_on=date(2026, 11, 19),
        )
    made = actions.add_assessment(
        row, by=house.keeper, assessor="某大学", on=date(2026, 11, 18), summary="较好", files=[make.stored()]
    )
    assert made.files.count() == 1


def test_the_report_is_due_two_months_after_the_end_and_wants_every_line_answered(house, november):
    row = at.walked(house, S.CHECKED)
    clock = row.topic.clocks.get(kind="inspection.report")
    assert clock.due_on == date(2027, 1, 20)
    said = {"by": house.keeper, "assessment": "好", "advice": "办"}
    with pytest.raises(TooLate, match="2 项没有填写"):
        actions.report_inspection(row, **said)
    for line in row.lines.all():
        actions.fill_line(row, by=house.keeper, line=line, verdict="kept", finding="已落实")
    november.move_to("2027-01-25 09:00+08:00")
    actions.report_inspection(row, **said)
    topic = Topic.objects.get(pk=row.topic_id)
    assert topic.entries.filter(step="receive_inspection").exists()
    assert topic.status == TopicStatus.FINAL_RECEIVED
    assert "逾期 5 天" in topic.entries.get(step="report_inspection").line
    assert "《中华人民共和国老年人权益保障法》" in topic.papers.get(purpose=PaperPurpose.REPORT).text


def test_where_the_organ_reports_besides_the_topic_waits_for_its_report(house):
    row = at.walked(house, S.REPORTED, at=at.topic(house, methods=("report", "inspection")))
    assert row.topic.status == TopicStatus.PREPARING
    assert row.topic.papers.filter(purpose=PaperPurpose.REPORT).exists()


def test_problems_become_items_of_the_opinion_each_once(house):
    row = at.walked(house, S.REPORTED)
    with pytest.raises(TooLate, match="审议以后"):
        actions.take_problems(row, by=house.keeper)
    topic = actions.distribute(row.topic, by=house.officer)
    actions.hear(topic, by=house.officer, on=date(2026, 11, 20), at="常委会会议")
    actions.take_problems(at.again(row), by=house.keeper)
    item = row.topic.opinions.get().items.get()
    assert (item.text, item.unit) == ("护理员没有全员培训：年内全员培训", house.bureau)
    with pytest.raises(TooLate, match="都已列入"):
        actions.take_problems(at.again(row), by=house.keeper)


STEPS = (
    ("name_member", "keeper", {"name": "李研究员", "capacity": "expert", "unit": "某院"}),
    ("list_checks", "keeper", {"article": "第五条", "lines": "经费\n宣传"}),
    ("draft_inspection", "keeper", {**at.facts(), "starts_on": "2026-11-20", "ends_on": "2026-11-20"}),
    ("adopt_inspection", "officer", {"adopted_on": "2026-11-20", "adopted_at": "主任会议"}),
    ("notify_organ", "officer", {}),
    ("record_visit", "keeper", {"on": "2026-11-20", "form": "talk", "place": "座谈会", "findings": "待遇低"}),
    ("add_problem", "keeper", {"text": "没有培训"}),
    ("forward_letter", "keeper", {"received_on": "2026-11-20", "gist": "一事", "sent_to": "信访局", "sent_on": "2026-11-20"}),
    ("end_check", "keeper", {"on": "2026-11-20"}),
    ("report_inspection", "keeper", {"assessment": "好", "advice": "办"}),
    ("order_followup", "keeper", {"starts_on": "2027-03-01", "ends_on": "2027-03-02", "plan": "回头看"}),
)  # fmt: skip


def test_every_step_has_its_page_and_every_paper_its_print(house, client):
    row = at.planned(house)
    for step, who, said in STEPS:
        client.force_login(getattr(house, who))
        if step == "report_inspection":
            for line in row.lines.all():
                place = f"{row.get_absolute_url()}lines/{line.pk}/"
                assert client.post(place, {"verdict": "kept", "finding": "好"}).status_code == 302
        assert client.get(f"{row.get_absolute_url()}{step}/").status_code == 200, step
        answer = client.post(f"{row.get_absolute_url()}{step}/", said)
        assert answer.status_code == 302, (step, answer.context and answer.context["form"].errors)
    for paper in ("plan", "notice", "report"):
        assert client.get(f"{row.get_absolute_url()}{paper}.pdf")["Content-Type"] == "application/pdf"


def test_the_organ_reads_the_notice_and_later_the_report_and_nothing_before(house, client):
    row = at.walked(house, S.ADOPTED)
    client.force_login(house.handler)
    assert client.get(row.get_absolute_url()).status_code == 404
    at.road(house)["notify_organ"](row)
    page = client.get(row.get_absolute_url()).content.decode()
    assert "检查内容和重点" in page and "床位建设" not in page
    assert client.get(f"{row.get_absolute_url()}report.pdf").status_code == 404
    assert client.get(f"{row.get_absolute_url()}plan.pdf").status_code == 403
