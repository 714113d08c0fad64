"""质询 and 特定问题调查: thresholds with their articles, one road each, answers judged once and once again."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from congress.accounts.models import Post, Role
from congress.notices.models import Notice
from congress.rulebook.models import Override
from congress.workflow.flow import TooLate
from deputies.models import Deputy, Mandate
from meetings.models import Composition
from supervision import actions
from supervision.documents import rare as sheet
from supervision.models import CommissionStatus as M
from supervision.models import InterpellationStatus as X
from supervision.queries.rare import commissions_visible_to, interpellations_visible_to
from tests import make
from tests.congress.file_corpus import pdf
from tests.meetings import chamber as at_chamber
from tests.supervision import house as at_house
from tests.supervision import rare as at

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 20)


@pytest.fixture(autouse=True)
def november():
    with time_machine.travel("2026-11-20 09:00+08:00", tick=False):
        yield


@pytest.fixture
def house():
    return at_house.gather()


def test_the_organ_reads_it_when_the_chairs_have_handed_it_over_and_a_head_answers(house):
    case = at.moved(house)
    assert not interpellations_visible_to(house.handler).exists()
    case = at.decided(house, case)
    assert interpellations_visible_to(house.handler).get() == case
    assert not interpellations_visible_to(house.deputy).exists()
    assert Notice.objects.filter(to=house.handler, text__contains="书面答复").exists()
    with pytest.raises(ValidationError, match="负责人签署"):
        actions.answer_interpellation(case, by=house.handler, text="答", signer=" ", answered_on=TODAY)
    assert at.answered(house, case).status == X.ANSWERED


def test_the_paper_names_who_is_to_sign_it_and_speaks_of_an_answer_when_there_is_one(house):
    begun = at.begun(house)
    paper = sheet.interpellation(begun)
    assert paper["title"] == "关于养老机构消防安全的质询案"
    assert dict(paper["parts"])["提案人"] == ["、".join(row.name for row in begun.signers.all()) + "。"]
    assert sheet.interpellation(at.answered(house, at.decided(house, at.moved(house))))["title"].endswith(
        "质询案及答复"
    )


def test_movers_may_withdraw_before_the_answer(house):
    case = at.decided(house, at.moved(house))
    assert actions.withdraw_interpellation(case, by=house.officer, note="来函").status == X.WITHDRAWN
    with pytest.raises(TooLate):
        at.answered(house, case)


def test_a_fifth_of_all_members_in_writing_or_the_chairs_propose_a_commission(house):
    keys = [seat.key for seat in at.seated(31)]
    paper = [make.stored("提议.pdf", house.officer)]
    with pytest.raises(ValidationError, match="31 人，五分之一以上为 7 人，现有 6 人"):
        at.proposed(house, proposer="members", movers=[*keys[:6], keys[0], 10**6], files=paper)
    with pytest.raises(ValidationError, match="请上传有本人签名的提议"):
        at.proposed(house, proposer="members", movers=keys[:7])
    case = at.proposed(house, proposer="members", movers=keys[:7], files=paper)
    assert (len(case.names), case.total, case.papers.count()) == (7, 31, 1)
    assert at.proposed(house).status == M.PROPOSED


def test_the_fifth_is_of_the_seats_where_the_district_counts_seats(house):
    keys = [seat.key for seat in at.seated(10)]
    Composition.objects.create(body=at_chamber.body(), term=make.term(), seats=31)
    Override.objects.create(
        key="meeting.majority_denominator", value="seats", effective_from="2020-01-01", basis="议事规则", by_name="试"
    )
    with pytest.raises(ValidationError, match="31 人，五分之一以上为 7 人，现有 6 人"):
        at.proposed(house, proposer="members", movers=keys[:6], files=[make.stored("提议.pdf", house.officer)])


def test_members_and_deputies_in_office_sit_in_a_commission(house):
    case, seats = at.proposed(house), at.seated()
    post = {"by": house.officer, "capacity": "member"}
    with pytest.raises(ValidationError, match="利害关系"):
        actions.name_commissioner(case, seat=seats[0].key, **post)
    post["no_interest"] = True
    with pytest.raises(ValidationError, match="另行聘请"):
        actions.name_commissioner(case, name="教授", **post)
    with pytest.raises(ValidationError, match="选填一项"):
        actions.name_commissioner(case, name="教授", seat=seats[0].key, **post)
    with pytest.raises(ValidationError, match="不是在任的常委会组成人员"):
        actions.name_commissioner(case, seat=10**6, **post)
    with pytest.raises(ValidationError, match="是常委会组成人员"):
        actions.name_commissioner(case, deputy=Deputy.objects.get(user=seats[0].user), **post)


def test_nobody_of_the_organ_and_nobody_out_of_office_sits_in_a_commission(house):
    at.seated()
    case, other = at.proposed(house), make.deputy("李代表")
    post = {"by": house.officer, "capacity": "member", "no_interest": True}
    Post.objects.create(user=other.user, role=Role.HANDLER, unit=house.bureau, starts_on=make.LONG_AGO)
    with pytest.raises(ValidationError, match="李代表现任职于区民政局"):
        actions.name_commissioner(case, deputy=other, **post)
    gone = make.deputy("钱卸任")
    Mandate.objects.filter(deputy=gone).update(ends_on=TODAY - timedelta(days=1), end_ground="resigned")
    with pytest.raises(ValidationError, match="钱卸任不是在任的代表"):
        actions.name_commissioner(case, deputy=gone, **post)
    with pytest.raises(TooLate, match="主任委员"):
        actions.form_commission(case, by=house.officer, formed_on=TODAY, formed_at="常委会会议", yes=5)
    actions.name_commissioner(case, name="教授", **{**post, "capacity": "expert"})
    actions.name_commissioner(case, deputy=Deputy.objects.get(user=house.deputy), **post)
    assert commissions_visible_to(house.deputy).get() == case
    assert not commissions_visible_to(house.handler).exists()


def test_a_commission_is_formed_by_more_than_half_of_all_members(house):
    at.seated(31)
    vote = {"by": house.officer, "formed_on": TODAY, "formed_at": "常委会会议"}
    with pytest.raises(ValidationError, match="只有 31 人"):
        actions.form_commission(at.named(house), yes=32, **vote)
    failed = actions.form_commission(at.named(house), yes=15, **vote)  # reject_commission
    assert failed.status == M.REJECTED and "过半数为 16，未通过" in failed.words
    case = actions.form_commission(at.named(house), yes=16, **vote)
    case = actions.report_commission(case, by=house.officer, report="经查属实。", reported_on=TODAY)
    assert not commissions_visible_to(house.keeper).filter(pk=case.pk).exists()  # 监督法第五十八条
    assert commissions_visible_to(house.leader).filter(pk=case.pk).exists()
    case = actions.decide_commission(case, by=house.officer, decision="责成整改。", decided_on=TODAY)
    assert case.status == M.RESOLVED and commissions_visible_to(house.keeper).get() == case
    assert case.entries.filter(step="name_commissioner").count() == 2


MOTION = {"title": "案由", "text": "问", "moved_on": "2026-11-20"}
SEARCH = {"title": "事", "matter": "因", "proposer": "chairs", "proposed_on": "2026-11-20"}
HANDED = {"decided_on": "2026-11-20", "decided_at": "主任会议", "form": "oral", "place": "committee"}
HEAD = {"capacity": "chair", "no_interest": "on"}
OF_MOTION = (
    ("decide_interpellation", {**HANDED, "answer_by": "2026-11-25"}),
    ("answer_interpellation", {"text": "答", "signer": "马局长", "answered_on": "2026-11-20"}),
    ("judge_answer", {"no_longer": "on"}),
)
OF_SEARCH = (
    ("name_commissioner", {**HEAD, "seat": 0}),
    ("name_commissioner", {**HEAD, "seat": 1, "capacity": "member"}),
    ("form_commission", {"formed_on": "2026-11-20", "formed_at": "常委会会议", "yes": 4}),
    ("report_commission", {"report": "经查", "reported_on": "2026-11-20"}),
    ("decide_commission", {"decision": "整改", "decided_on": "2026-11-20"}),
)


def test_every_step_has_its_page_and_each_paper_its_print(house, client):
    client.force_login(house.officer)
    assert client.get("/supervision/questioning/").status_code == 200
    keys = [seat.key for seat in at.seated()]
    paper = {"movers": keys[:3], "files": SimpleUploadedFile("质询案.pdf", pdf())}
    motion = client.post("/supervision/interpellations/move/", {**MOTION, **paper, "organ": house.bureau.pk}).url
    search = client.post("/supervision/commissions/propose/", SEARCH).url
    for place, steps, read in ((motion, OF_MOTION, "不满意 0 人"), (search, OF_SEARCH, "4 票赞成")):
        for step, given in steps:
            assert client.get(f"{place}{step}/").status_code == 200, step
            given = {**given, "seat": keys[given["seat"]]} if "seat" in given else given
            answer = client.post(f"{place}{step}/", given)
            assert answer.status_code == 302, (step, answer.context and answer.context["form"].errors)
        assert client.get(f"{place}paper.pdf")["Content-Type"] == "application/pdf"
        assert read in client.get(place).content.decode()
