"""What the movers of a 质询案 say of its answer, and what follows when more than half are not satisfied (监督法第五十三条)."""

from datetime import date

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from congress.accounts.models import Role
from congress.notices.models import Notice
from congress.notices.truth import untrue
from congress.portal.todo import Agenda
from congress.workflow.flow import NotYours, TooLate
from supervision import actions, rules
from supervision.documents import rare as sheet
from supervision.models import InterpellationStatus as X
from supervision.models import MoverVerdict
from tests import make
from tests.congress.file_corpus import pdf
from tests.supervision import house as at_house
from tests.supervision import rare as at

pytestmark = pytest.mark.django_db
NEXT = date(2026, 11, 27)


@pytest.fixture(autouse=True)
def november():
    with time_machine.travel("2026-11-20 09:00+08:00", tick=False):
        yield


@pytest.fixture
def house():
    house = at_house.gather()
    house.second = make.user(Role.MEETING_OFFICER, house.office, name="办公室乙")
    return house


@pytest.fixture
def case(house):
    """Four members stand by it; the organ has answered."""
    return at.answered_of(house)


def movers(case) -> list:
    return [row.user for row in case.signers.select_related("user").order_by("pk")]


def say(case, *words):
    for user, word in zip(movers(case), words, strict=False):
        case = actions.give_verdict(case, by=user, word=word, reason="没有说明原因。")
    return case


@pytest.mark.parametrize(("unsatisfied", "of", "failed"), [(1, 3, False), (2, 3, True), (2, 4, False), (3, 4, True)])
def test_more_than_half_of_the_movers_must_be_unsatisfied(unsatisfied, of, failed):
    assert rules.not_satisfied(unsatisfied, of) is failed


def test_each_mover_says_himself_whether_he_is_satisfied_and_may_think_again(house, case):
    first, second, *_ = movers(case)
    with pytest.raises(NotYours):
        actions.give_verdict(case, by=house.officer, word="satisfied")
    with pytest.raises(ValidationError, match="请写明理由"):
        actions.give_verdict(case, by=first, word="unsatisfied", reason=" ")
    actions.give_verdict(case, by=first, word="unsatisfied", reason="没有期限")
    actions.give_verdict(case, by=first, word="satisfied")
    actions.give_verdict(case, by=second, word="unsatisfied", reason="没有期限")
    assert rules.count_verdicts(case)[0] == 1
    steps = case.entries.filter(step="give_verdict")
    assert [entry.line[-3:] for entry in steps.order_by("seq")] == ["不满意", "：满意", "不满意"]
    assert not steps.filter(is_open=True).exists()


def test_each_mover_is_asked_once_until_he_has_spoken_and_the_office_hears_of_the_last(house, case):
    asked = Notice.objects.filter(kind="supervision_answered")
    assert set(asked.values_list("to", flat=True)) == {user.pk for user in movers(case)}
    say(case, "satisfied")
    assert list(untrue(list(asked))) == [asked.get(to=movers(case)[0]).pk]
    done = Notice.objects.filter(kind="supervision_movers_spoke")
    say(case, *["satisfied"] * 3)
    assert not done.exists()
    say(case, *["satisfied"] * 4)
    assert set(done.values_list("to", flat=True)) == {house.officer.pk, house.second.pk}


def test_the_sum_follows_from_what_they_said(house, case):
    judge = {"by": house.officer, "again_by": NEXT}
    say(case, "unsatisfied", "unsatisfied")
    with pytest.raises(ValidationError, match="还没有表示意见，结果未定"):
        actions.judge_answer(case, **judge)
    with pytest.raises(ValidationError, match="没有过半数"):
        actions.judge_answer(case, no_longer=True, **judge)
    case = actions.judge_answer(say(case, *["unsatisfied"] * 3), **judge)  # fail_answer
    assert (case.status, case.round, case.answer_by) == (X.DECIDED, 2, NEXT)
    assert case.answers.get(round=1).unsatisfied == 3
    with pytest.raises(TooLate):
        actions.give_verdict(case, by=movers(case)[0], word="satisfied")


def test_an_answer_that_fails_is_given_once_again_and_no_more(house, case):
    case = actions.judge_answer(say(case, *["unsatisfied"] * 4), by=house.officer, again_by=NEXT)
    case = at.answered(house, case)
    assert len(rules.silent(case)) == 4  # of the new answer nobody has spoken
    say(case, *["unsatisfied"] * 4)
    with pytest.raises(ValidationError, match="已经再次答复过"):
        actions.judge_answer(case, by=house.officer, again_by=NEXT)
    assert actions.judge_answer(case, by=house.officer).status == X.ENDED  # end_interpellation
    steps = list(case.entries.values_list("step", flat=True))
    assert steps[-1] == "end_interpellation" and "fail_answer" in steps


def test_who_says_nothing_is_not_unsatisfied_when_the_office_waits_no_longer(house, case):
    case = actions.judge_answer(say(case, "unsatisfied"), by=house.officer, no_longer=True)
    assert case.status == X.SATISFIED and case.entries.last().line.endswith("不满意 1 人，未表示意见 3 人")


def keyed(house, case, **words):
    files = [make.stored("意见表.pdf", house.officer)]
    return actions.key_in_verdicts(case, by=house.officer, files=files, **words)


def test_paper_counts_when_a_second_person_has_compared_it(house, case):
    one, two, *_ = case.signers.order_by("pk")
    with pytest.raises(ValidationError, match="只能选一种"):
        keyed(house, case, satisfied=[one.pk], unsatisfied=[one.pk])
    with pytest.raises(ValidationError, match="请上传"):
        actions.key_in_verdicts(case, by=house.officer, satisfied=[one.pk])
    keyed(house, case, satisfied=[one.pk], unsatisfied=[two.pk])
    assert rules.count_verdicts(case)[0] == 0
    with pytest.raises(TooLate, match="还没有复核"):
        actions.judge_answer(case, by=house.officer, no_longer=True)
    for who in (house.officer, house.leader):
        with pytest.raises(NotYours):
            actions.verify_verdicts(case, by=who, agrees=True)
    with pytest.raises(NotYours):  # what is on paper is not changed on the screen
        actions.give_verdict(case, by=one.user, word="satisfied")
    actions.verify_verdicts(case, by=house.second, agrees=True)
    assert rules.count_verdicts(case)[0] == 1 and len(rules.silent(case)) == 2


def test_paper_that_was_keyed_in_wrong_is_refused_with_a_word_and_keyed_in_again(house, case):
    one = case.signers.first()
    keyed(house, case, satisfied=[one.pk])
    with pytest.raises(ValidationError, match="不符之处"):
        actions.verify_verdicts(case, by=house.second, agrees=False)
    actions.verify_verdicts(case, by=house.second, agrees=False, note="勾的是不满意")
    assert len(rules.silent(case)) == 4
    with pytest.raises(TooLate, match="没有待复核"):
        actions.verify_verdicts(case, by=house.second, agrees=True)
    keyed(house, case, unsatisfied=[one.pk])
    assert [row.state for row in MoverVerdict.objects.order_by("pk")] == ["refused", "pending"]


def test_the_table_refuses_a_paper_checked_by_who_keyed_it_in(house, case):
    keyed(house, case, satisfied=[case.signers.first().pk])
    with pytest.raises(IntegrityError), transaction.atomic():
        MoverVerdict.objects.update(state="confirmed", checked_by=house.officer)


def test_the_organ_learns_the_sum_and_never_who_said_what(house, case, client):
    say(case, *["unsatisfied"] * 4)
    client.force_login(house.handler)
    page = client.get(case.get_absolute_url()).content.decode()
    assert "没有说明原因" not in page and "对答复的意见" not in page
    assert client.get(f"{case.get_absolute_url()}verdicts.pdf").status_code == 404
    actions.judge_answer(case, by=house.officer, again_by=NEXT)
    assert "提案人不满意 4 人" in client.get(case.get_absolute_url()).content.decode()
    client.force_login(house.keeper)
    assert client.get(f"{case.get_absolute_url()}verdicts.pdf").status_code == 404  # nobody is asked now


def test_it_waits_for_the_mover_on_his_front_door_and_for_a_chair_in_his_list(house, case, client):
    user = movers(case)[0]
    client.force_login(user)
    front = client.get("/", follow=True).content.decode()
    assert "请您对答复表示意见" in front and case.get_absolute_url() in front
    place = f"{case.get_absolute_url()}give_verdict/"
    assert "年内整改到位" in client.get(place).content.decode()
    missing = client.post(place, {"word": "unsatisfied"})
    assert "请写明理由" in missing.content.decode()
    assert client.post(place, {"word": "satisfied"}).status_code == 302
    assert "请您对答复表示意见" not in client.get("/", follow=True).content.decode()
    leader = movers(case)[1]
    leader.posts.update(role=Role.LEADER, unit=house.office)
    buckets = Agenda(make.User.objects.get(pk=leader.pk), localdate()).buckets
    assert place in [row.url for bucket in buckets for row in bucket.rows]


def test_the_sheet_names_who_is_silent_and_is_keyed_in_and_compared_on_the_pages(house, case, client):
    one = case.signers.first()
    paper = sheet.verdict_sheet(case, "https://example.cn/x")
    assert [row.name for row in paper["movers"]] == [row.name for row in case.signers.order_by("pk")]
    place = case.get_absolute_url()
    client.force_login(house.officer)
    assert client.get(f"{place}verdicts.pdf")["Content-Type"] == "application/pdf"
    given = {"satisfied": [one.pk], "files": SimpleUploadedFile("意见表.pdf", pdf())}
    assert client.post(f"{place}key_in_verdicts/", given).status_code == 302
    assert client.get(f"{place}verify_verdicts/").status_code == 403
    client.force_login(house.second)
    page = client.get(f"{place}verify_verdicts/").content.decode()
    scan = f"{place}files/{MoverVerdict.objects.get().scan_id}/"
    assert f"{one.name}：满意" in page and scan in page
    assert client.get(scan).status_code == 200
    assert client.post(f"{place}verify_verdicts/", {"agrees": "yes"}).status_code == 302
    page = client.get(f"{place}judge_answer/").content.decode()
    assert "不满意 0 人" in page and "还没有表示意见" in page
    assert client.post(f"{place}judge_answer/", {"no_longer": "on"}).status_code == 302
