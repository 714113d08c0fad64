"""工作评议: gathered, reported, polled, and its result sent to each whom it concerns on a sheet of its own."""

from datetime import date

import pytest
import time_machine
from django.core.exceptions import ValidationError

from congress.notices.models import Notice
from congress.workflow.flow import NotYours, TooLate
from supervision import actions
from supervision.documents.work_review import printed
from supervision.models import WorkReviewStatus as S
from supervision.queries.work_review import work_reviews_visible_to
from tests import make
from tests.supervision import house as at_house
from tests.supervision.reviewed import NAMES, planned, walked

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def day():
    make.known_years(2026, 2027)
    with time_machine.travel("2026-11-20 09:00+08:00", tick=False) as clock:
        yield lambda on: clock.move_to(f"{on} 09:00+08:00")


@pytest.fixture
def house():
    return at_house.gather()


def test_each_recipient_gets_a_numbered_sheet_with_what_is_asked_of_it(house):
    review = walked(house, S.SENT)
    assert review.words.endswith("满意票过半数，测评结果为满意")
    assert [(each.kind, each.doc_no) for each in review.sheets.all()] == [
        (kind, f"望人常办〔2026〕{n}号") for n, kind in enumerate(NAMES, 1)
    ]
    party, *_others, unit = [printed(each) for each in review.sheets.all()]
    assert party["title"] == "关于对区民政局养老服务工作的评议结果的报告" and "增加床位。" in party["parts"][1][1]
    assert "2027年1月19日前将整改情况书面报告" in unit["closing"][0] and unit["issued_on"] == date(2026, 11, 20)
    told = Notice.objects.filter(kind="supervision_work_review_sent").values_list("to__name", flat=True)
    assert set(told) == {"民政马", "民政局长", "副主任"}


def test_a_unit_managed_from_above_has_its_superior_told(house):
    review = walked(house, S.POLLED, is_vertical=True)
    sends = {"by": house.officer, "office": house.office, "answer_by": date(2027, 1, 19)}
    with pytest.raises(ValidationError, match="还应送交上级主管机关"):
        actions.send_results(review, names=NAMES, **sends)
    review = actions.send_results(review, names={**NAMES, "upper": "市税务局"}, **sends)
    assert review.sheets.filter(kind="upper", name="市税务局").exists()


def test_the_unit_reads_the_result_once_it_was_sent_and_never_who_said_what(client, house):
    review = walked(house, S.POLLED)
    client.force_login(house.handler)
    page = client.get(review.get_absolute_url()).content.decode()
    assert "增加床位" not in page and "测评结果" not in page and "床位少" not in page
    review = actions.send_results(
        review, by=house.officer, office=house.office, names=NAMES, answer_by=date(2027, 1, 19)
    )
    page = client.get(review.get_absolute_url()).content.decode()
    assert "增加床位" in page and "测评结果为满意" in page and "床位少" not in page and "区委组织部" not in page
    assert client.get(f"{review.get_absolute_url()}sheets/party.pdf").status_code == 404
    assert not work_reviews_visible_to(house.deputy).exists()


def test_the_answer_says_whether_it_came_in_time(house, day):
    review = walked(house, S.SENT)
    with pytest.raises(NotYours):
        actions.answer_work_review(review, by=house.deputy, text="已办。")
    day("2027-01-22")
    review = actions.answer_work_review(review, by=house.head, text="新增床位一百张。")
    assert (review.status, review.entries.last().line) == (S.ANSWERED, "逾期 3 天")
    assert Notice.objects.filter(kind="supervision_work_review_answered", to=house.keeper).exists()
    with pytest.raises(TooLate):
        actions.answer_work_review(review, by=house.handler, text="再报。")


def test_nothing_is_reported_before_anything_was_gathered(house):
    review = planned(house)
    with pytest.raises(TooLate):
        actions.report_work_review(review, by=house.keeper, report="好。", advice="好。")
    actions.gather_words(review, by=house.keeper, origin="问卷", text="满意。", on=date(2026, 11, 20))
    with pytest.raises(NotYours):
        actions.report_work_review(review, by=house.stranger, report="好。", advice="好。")


def test_the_sending_page_wants_the_names_the_law_of_the_house_wants(client, house):
    review = walked(house, S.POLLED)
    client.force_login(house.officer)
    address = f"{review.get_absolute_url()}send_results/"
    form = client.get(address).context["form"]
    assert form["to_unit"].initial == "望川区民政局" and form.fields["to_superior"].required
    assert not form.fields["to_upper"].required
    said = {f"to_{kind}": name for kind, name in NAMES.items()} | {"answer_by": "2027-01-19"}
    assert client.post(address, said).status_code == 302
    review.refresh_from_db()
    assert review.status == S.SENT
