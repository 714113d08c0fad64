"""publish, withhold and retract: what leaves the house is what deputy, unit and examination allow, and nothing else."""

import csv
import json
import re
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from congress.notices.models import Notice
from congress.rulebook.models import Override
from congress.workflow.flow import NotYours, TooLate
from proposals import actions
from proposals.models import Proposal, Publication, Purpose, Release, ReleaseScope, Reply, Status, Withheld
from proposals.parsing.personal import COVER, cover, guarded, personal
from proposals.queries import publicity
from tests import make
from tests.proposals import road
from tests.world import stored

CHECKS = [code for code, _label in actions.CHECKS]
LIST = reverse("proposals:public")


def judged(cast, **facts):
    proposal = road.concluded(cast)
    Proposal.objects.filter(pk=proposal.pk).update(**facts)
    return Proposal.objects.get(pk=proposal.pk)


def published(cast, scope="full", words=(), **facts):
    return actions.publish(judged(cast, **facts), by=cast.li, scope=scope, checks=CHECKS, words=words)


def page_of(client, case):
    return client.get(reverse("proposals:public_case", args=[case.code]))


# ---- covering ----


@pytest.mark.parametrize(
    "said", ["电话13900001111。", "139 0000 1111", "证号110101199003071234", "卡号6222 0212 3456 7890 123"]
)
def test_a_number_of_one_person_is_covered(said):
    assert COVER in cover(said, ())
    assert not personal(cover(said, ()))


@pytest.mark.parametrize(
    "said",
    [
        "区十八届人大五次会议第012号建议",
        "2026-05-26 至 2026-06-30",
        "望水函〔2026〕12号",
        "热线12345",
        "投资12345678元",
    ],
)
def test_an_ordinary_number_stays(said):
    assert cover(said, ()) == said


def test_the_longer_word_is_covered_first_and_every_place_of_it():
    assert cover("幸福里小区和幸福里都要修", ["幸福里", "幸福里小区"]) == f"{COVER}和{COVER}都要修"


def test_words_that_forbid_are_pointed_at():
    assert guarded("本件为内部资料，不得公开。") == ["内部资料", "不得公开"]


# ---- the three questions ----


def test_what_is_published_is_the_text_with_its_letters(cast):
    said = published(cast).content
    assert (said["title"], said["proposer"]) == ("关于整修河堤的建议", "张卫国代表")
    assert said["letters"][0]["unit"] == cast.water.name
    assert said["letters"][0]["answers"][1]["text"] == "警示牌已设置。"
    assert said["verdict"] == ""  # only where the district publishes the verdict too


@pytest.mark.parametrize("left_out", CHECKS)
def test_nothing_goes_out_while_a_question_of_the_examination_is_open(cast, left_out):
    proposal = judged(cast)
    with pytest.raises(ValidationError):
        actions.publish(proposal, by=cast.li, scope="full", checks=[code for code in CHECKS if code != left_out])
    assert not Release.objects.exists()


def test_a_deputy_who_said_no_is_not_overruled(cast):
    with pytest.raises(TooLate, match="代表不同意公开"):
        published(cast, publication=Publication.NONE)


def test_a_title_alone_shows_no_name_and_no_text(cast, client):
    release = published(cast, scope="title", publication=Publication.TITLE)
    said = page_of(client, release.proposal).text
    assert "关于整修河堤的建议" in said
    assert "张卫国" not in said and "塌陷" not in said and cast.water.name not in said


@pytest.mark.parametrize("who", ["deputy", "unit"])
def test_the_whole_needs_deputy_and_unit(cast, who):
    proposal = judged(cast, publication="title" if who == "deputy" else "full")
    proposal.handlings.get(unit=cast.water).replies.update(is_public=who == "deputy")
    with pytest.raises(ValidationError):
        actions.publish(proposal, by=cast.li, scope=ReleaseScope.FULL, checks=CHECKS)
    assert actions.publish(proposal, by=cast.li, scope=ReleaseScope.TITLE, checks=CHECKS).scope == "title"


def test_nobody_knows_what_the_deputy_of_an_old_sheet_wished(cast):
    with pytest.raises(TooLate, match="没有代表同意公开的记录"):
        published(cast, origin="imported")


def test_a_district_that_publishes_its_report_publishes_no_case(cast):
    Override.objects.create(
        key="publication.scope", value="report", effective_from="2026-01-01", basis="试", by_name="试"
    )
    with pytest.raises(TooLate, match="只公开办理情况的报告"):
        published(cast)


def test_only_the_office_publishes(cast):
    with pytest.raises(NotYours):
        actions.publish(judged(cast), by=cast.wang, scope="full", checks=CHECKS)


def test_what_is_still_running_is_not_published(cast):
    with pytest.raises(TooLate):
        actions.publish(road.replied(cast), by=cast.li, scope="full", checks=CHECKS)


# ---- what the public reads ----


def test_the_public_reads_what_was_let_out_that_day(cast, client):
    release = published(cast, words=["三号闸"], reason="三号闸旁塌陷，请电13900001111。")
    Proposal.objects.update(reason="改成了内部的话")
    said = page_of(client, release.proposal).text
    assert f"{COVER}旁塌陷" in said
    assert "三号闸" not in said and "13900001111" not in said and "改成了" not in said
    assert Release.objects.get().proposal.title in client.get(LIST).text


def test_the_original_keeps_its_words(cast):
    release = published(cast, words=["河堤"])
    assert "河堤" not in json.dumps(release.content, ensure_ascii=False)
    assert "河堤" in Proposal.objects.get().title


def test_people_and_contacts_stay_inside(cast, client):
    proposal = judged(cast)
    proposal.handlings.get(unit=cast.water).replies.update(contact_name="王强", contact_phone="010-62220000")
    release = actions.publish(proposal, by=cast.li, scope="full", checks=CHECKS)
    said = page_of(client, release.proposal).text + client.get(reverse("proposals:public_json")).getvalue().decode()
    assert [word for word in ("王强", "62220000", "陈国梁", "李敏", "满意") if word in said] == []


def test_what_was_taken_down_says_so_at_its_address(cast, client):
    release = published(cast)
    actions.retract(release.proposal, by=cast.li, reason="privacy", why="住址太细")
    page = page_of(client, release.proposal)
    assert (page.status_code, "涉及个人隐私" in page.text) == (410, True)
    assert "河堤" not in page.text and "住址太细" not in page.text
    assert "河堤" not in client.get(LIST).text
    assert actions.publish(release.proposal, by=cast.li, scope="title", checks=CHECKS).scope == "title"
    assert page_of(client, release.proposal).status_code == 200


def test_what_stays_inside_needs_a_reason_of_the_list(cast):
    proposal = judged(cast)
    for reason, why in (("refused", ""), ("", ""), ("other", " ")):
        with pytest.raises(ValidationError):
            actions.withhold(proposal, by=cast.li, reason=reason, why=why)
    assert actions.withhold(proposal, by=cast.li, reason="other", why="正在核实").reason == Withheld.OTHER


def test_what_is_out_is_taken_down_and_not_withheld(cast):
    release = published(cast)
    with pytest.raises(TooLate, match="撤下"):
        actions.withhold(release.proposal, by=cast.li, reason="privacy")


def test_a_decision_is_never_rewritten(cast):
    release = published(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        Release.objects.filter(pk=release.pk).update(content={})


def test_who_signed_is_told(cast):
    release = published(cast)
    actions.retract(release.proposal, by=cast.li, reason="privacy")
    told = set(Notice.objects.filter(kind="proposal_retracted").values_list("to__name", flat=True))
    assert told == {"张卫国", "王强", "陈国梁", "田野"}
    assert "全文公开" in Notice.objects.get(kind="proposal_published").text


# ---- figures and data ----


def test_every_registered_case_is_counted_once_with_its_reason(cast):
    published(cast)
    actions.withhold(judged(cast), by=cast.li, reason="state_secret")
    judged(cast, publication=Publication.NONE)
    judged(cast)
    make.proposal(Status.IN_PROGRESS, lead=cast.zhang)
    make.proposal(Status.SUBMITTED, lead=cast.zhang)
    assert stands() == {"full": 1, "state_secret": 1, "refused": 1, "waiting": 1, "running": 1}


def test_what_was_answered_again_after_it_was_published_waits_for_a_second_look(cast, client):
    release, titled = published(cast), published(cast, scope="title")
    later = release.at.date() + timedelta(days=1)
    Reply.objects.filter(handling__proposal__in=[release.proposal, titled.proposal]).update(issued_on=later)
    assert stands() == {"renewed": 1, "title": 1}
    client.force_login(cast.li)
    desk = reverse("proposals:releases")
    assert reverse("proposals:publish", args=[release.proposal.code]) in page(client, f"{desk}?stand=renewed")
    assert reverse("proposals:publish", args=[titled.proposal.code]) not in page(client, f"{desk}?stand=title")
    assert "待再次审查" in page(client, LIST) and "没有公开的" not in page(client, LIST)

    Proposal.objects.filter(pk=release.proposal_id).update(status=Status.IN_PROGRESS)  # taken up again, not yet judged
    assert stands() == {"full": 1, "title": 1}


def stands():
    sums = {word: cases for word, _label, cases in publicity.counts(publicity.counted())}
    for word, cases in sums.items():
        found = publicity.of_stand(publicity.counted(), word)
        assert [publicity.stand_of(each) for each in found] == [word] * cases
    return sums


def page(client, address):
    return client.get(address).content.decode()


def test_the_data_hold_all_that_is_published_and_the_count_of_the_rest(cast, client):
    release = published(cast)
    judged(cast, publication=Publication.NONE)
    data = json.loads(client.get(reverse("proposals:public_json")).getvalue())
    assert [each["url"] for each in data["published"]] == [f"http://testserver{release.get_absolute_url()}"]
    assert data["published"][0]["request"] == release.content["request"]
    assert {each["key"]: each["cases"] for each in data["counts"]} == {"full": 1, "refused": 1}


def test_the_table_leaves_with_the_same_rows_and_the_counts_beside_it(cast, client):
    release = published(cast)
    address = reverse("proposals:public_csv")
    rows = list(csv.reader(client.get(address).getvalue().decode("utf-8-sig").splitlines()))
    assert rows[1][:2] == [release.content["number"], "关于整修河堤的建议"]
    sums = client.get(address, {"table": "counts"}).getvalue().decode("utf-8-sig").splitlines()
    assert list(csv.reader(sums)) == [["情况", "件数"], ["全文公开", "1"]]


def test_a_reader_searches_what_is_public_only(cast, client):
    published(cast, words=["塌陷"])
    assert "关于整修河堤" in client.get(LIST, {"q": "河堤"}).text
    assert "没有符合条件" in client.get(LIST, {"q": "塌陷", "session": "x", "category": "y"}).text


def test_the_list_asks_as_often_for_one_as_for_three(cast, client, django_assert_num_queries):
    for cases in (1, 2):
        for _ in range(cases):
            published(cast)
        with django_assert_num_queries(5):
            client.get(LIST)


# ---- the office's pages ----


def test_the_page_before_the_button_shows_what_will_be_read(cast, client):
    proposal = judged(cast, reason="电13900001111；内部资料。")
    client.force_login(cast.li)
    page = client.get(f"/proposals/{proposal.code}/publish/").text
    assert "13900001111" in page and "内部资料" in page
    again = client.post(f"/proposals/{proposal.code}/publish/", {"scope": "full", "words": "内部资料", "preview": "1"})
    assert f"电{COVER}；{COVER}。" in again.text
    assert not Release.objects.exists()


def test_the_button_publishes_and_leads_to_the_public_page(cast, client):
    proposal = judged(cast)
    client.force_login(cast.li)
    address = f"/proposals/{proposal.code}/publish/"
    assert "保密审查还没有确认" in client.post(address, {"scope": "full"}).text
    answer = client.post(address, {"scope": "full", "checks": CHECKS})
    assert answer.url == reverse("proposals:public_case", args=[proposal.code])


def test_the_desk_shows_each_figure_with_its_cases(cast, client):
    judged(cast)
    client.force_login(cast.li)
    page = client.get(reverse("proposals:releases")).text
    assert "待公开审查" in page and "关于整修河堤的建议" in page


def test_a_redacted_copy_goes_out_and_the_original_stays(cast, client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    proposal, original, copy = judged(cast), stored("原件.pdf", cast.li), stored("遮盖后.pdf", cast.li)
    actions.attach(proposal, original, purpose=Purpose.MATERIAL, by=cast.li)
    release = actions.publish(proposal, by=cast.li, scope="full", checks=CHECKS, files=[copy])
    page = page_of(client, proposal).text
    address = reverse("proposals:public_file", args=[proposal.code, release.files.get().pk])
    assert "遮盖后.pdf" in page and "原件" not in page and client.get(address).status_code == 200
    assert proposal.attachments.get().file == original
    actions.retract(proposal, by=cast.li, reason="privacy")
    assert client.get(address).status_code == 404


def test_a_title_takes_no_papers_along(cast):
    with pytest.raises(ValidationError):
        actions.publish(judged(cast), by=cast.li, scope="title", checks=CHECKS, files=[stored()])


def test_a_word_mistyped_covers_nothing_and_keeps_the_case_inside(cast, client):
    case = judged(cast)
    with pytest.raises(ValidationError, match="“三号闸”在公开的文字里没有"):
        actions.publish(case, by=cast.li, scope="full", checks=CHECKS, words=["河堤", "三号闸"])
    assert not case.releases.exists()

    client.force_login(cast.li)
    sent = {"scope": "full", "words": "河堤\n三号闸", "preview": "1"}
    page = client.post(reverse("proposals:publish", args=[case.code]), sent).content.decode()
    assert "<li>三号闸：没有找到，请核对有没有写错</li>" in page
    assert re.search(r"<li>河堤：[1-9]\d* 处</li>", page)
