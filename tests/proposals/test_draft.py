"""draft, revise, discard: a deputy writes, and nothing typed is lost."""

import pytest
from django.urls import reverse

from congress.accounts.models import Role
from congress.organs.models import UnitAlias
from proposals import actions
from proposals.models import Proposal, Purpose, Status
from tests import make
from tests.congress import file_corpus
from tests.proposals import road

TYPED = {
    "title": "关于整修河堤的建议",
    "reason": "河堤多处塌陷。",
    "request": "",
    "repeated_years": "first",
    "publication": "full",
    "phone": "13900000000",
}


@pytest.fixture
def zhang(client, cast):
    client.force_login(cast.zhang.user)
    return client


def post(client, address, follow=False, **changes):
    return client.post(address, {**TYPED, **changes}, follow=follow)


def autosave(client, address, **changes):
    return client.post(address, {**TYPED, **changes}, headers={"X-Autosave": "1"})


def pdf(name="图.pdf"):
    return file_corpus.upload(name, file_corpus.pdf())


def revise_of(proposal):
    return reverse("proposals:revise", args=[proposal.code])


def test_half_a_suggestion_is_kept_as_a_draft_only_its_author_sees(zhang, cast, client):
    post(zhang, "/proposals/draft/")
    draft = Proposal.objects.get()

    assert (draft.status, draft.title, draft.phone) == (Status.DRAFT, TYPED["title"], "13900000000")
    client.force_login(cast.li)
    assert client.get(draft.get_absolute_url()).status_code == 404
    assert client.get(revise_of(draft)).status_code == 404


def test_the_address_is_filled_in_from_the_roster(zhang, cast):
    cast.zhang.phone, cast.zhang.address = "13800138000", "望川路1号"
    cast.zhang.save()

    page = zhang.get("/proposals/draft/").content.decode()

    assert 'value="13800138000"' in page
    assert 'value="望川路1号"' in page


def test_an_error_keeps_every_word(zhang):
    page = post(zhang, "/proposals/draft/", title="", postcode="12", reason="写了很久的事由").content.decode()

    assert "请先写标题，才能存成草稿。" in page
    assert "邮编是六位数字。" in page
    assert "写了很久的事由" in page
    assert not Proposal.objects.exists()


def test_saving_by_itself_answers_where_the_draft_lives_now(zhang):
    said = autosave(zhang, "/proposals/draft/").json()

    draft = Proposal.objects.get()
    assert said == {"url": revise_of(draft), "code": draft.code, "version": 0}
    assert autosave(zhang, said["url"], version=0, reason="更长的事由").json()["version"] == 1
    draft.refresh_from_db()
    assert draft.reason == "更长的事由"


def test_a_first_save_whose_answer_got_lost_makes_no_second_draft(zhang):
    autosave(zhang, "/proposals/draft/", code="0123456789")
    said = autosave(zhang, "/proposals/draft/", code="0123456789", reason="第二次").json()

    assert Proposal.objects.get().reason == "第二次"
    assert said["code"] == "0123456789"


def test_somebody_elses_code_is_not_taken_over(zhang, cast):
    other = make.proposal(Status.DRAFT, lead=cast.sun)

    response = autosave(zhang, "/proposals/draft/", code=other.code)

    assert response.json()["code"] != other.code
    other.refresh_from_db()
    assert other.reason != TYPED["reason"]


def test_saving_by_itself_says_what_is_wrong(zhang):
    response = autosave(zhang, "/proposals/draft/", title="")

    assert response.status_code == 422
    assert response.json() == {"faults": ["请先写标题，才能存成草稿。"]}


def test_writing_in_two_places_keeps_both_texts(zhang, cast):
    draft = road.drafted(cast)
    post(zhang, revise_of(draft), version=0, reason="在手机上写的")

    response = post(zhang, revise_of(draft), version=0, reason="在电脑上写的")

    assert response.status_code == 409
    page = response.content.decode()
    assert "您在别处（另一台设备或者另一个页面）改过这份草稿" in page
    assert "在电脑上写的" in page
    post(zhang, revise_of(draft), version=1, reason="在电脑上写的")
    draft.refresh_from_db()
    assert draft.reason == "在电脑上写的"


def test_a_unit_is_found_by_its_alias_without_scripts_and_nothing_is_lost(zhang, cast):
    UnitAlias.objects.create(unit=cast.water, name="水利局")

    page = post(zhang, "/proposals/draft/", title="", reason="还没写完", unit_words="水利", find="1").content.decode()

    assert f'value="{cast.water.pk}"' in page
    assert "望川区消防救援大队" not in page
    assert "还没写完" in page
    assert "请先写标题" not in page
    post(zhang, "/proposals/draft/", preferred_units=[cast.water.pk])
    assert list(Proposal.objects.get().preferred_units.all()) == [cast.water]


def test_three_attachments_are_the_most(zhang, cast):
    draft = road.drafted(cast)
    post(zhang, revise_of(draft), version=0, files=[pdf("一.pdf"), pdf("二.pdf"), pdf("三.pdf")])
    assert draft.attachments.count() == 3

    page = post(zhang, revise_of(draft), version=1, files=[pdf("四.pdf")], reason="照旧").content.decode()

    assert "附件一共最多 3 个，已经有 3 个。" in page
    assert "附件没有存上" in page
    assert draft.attachments.count() == 3


def test_taking_an_attachment_off_saves_the_text_as_well(zhang, cast):
    draft = road.drafted(cast)
    post(zhang, revise_of(draft), version=0, files=[pdf()])
    kept = draft.attachments.get()

    post(zhang, revise_of(draft), version=1, drop=str(kept.file_id), reason="同时改的")

    draft.refresh_from_db()
    assert draft.reason == "同时改的"
    assert not draft.attachments.exists()


def test_a_paper_of_another_case_is_not_taken_off(zhang, cast):
    mine, other = road.drafted(cast), road.drafted(cast)
    post(zhang, revise_of(other), version=0, files=[pdf()])
    kept = other.attachments.get(purpose=Purpose.MATERIAL)

    post(zhang, revise_of(mine), version=0, drop=str(kept.file_id))

    assert other.attachments.count() == 1
    assert post(zhang, revise_of(mine), version=1, drop="nonsense").status_code == 302


def test_a_submitted_suggestion_is_no_longer_written_on(zhang, cast):
    proposal = road.submitted(cast)

    page = post(zhang, revise_of(proposal), version=proposal.version, follow=True).content.decode()

    assert "您已经完成“提交”，不需要再做一次。" in page
    assert autosave(zhang, revise_of(proposal)).json() == {"faults": ["本件已经待审查，不能再修改。"]}
    actions.register(proposal, by=cast.li, category=make.category(), demands=["加固"])
    assert zhang.get(revise_of(proposal)).status_code == 409


def test_who_is_no_deputy_writes_nothing(client, cast):
    former = make.deputy("前代表")
    former.user.posts.update(role=Role.FORMER_DEPUTY)
    for person in (cast.li, cast.wang, former.user):
        client.force_login(person)
        assert client.get("/proposals/draft/").status_code == 403
        assert post(client, "/proposals/draft/").status_code == 403
    assert not Proposal.objects.exists()


def test_a_cosigner_reads_but_does_not_revise(client, cast):
    proposal = road.submitted(cast)
    proposal.cosigners.create(deputy=cast.sun, name="孙玉兰", place=1, confirmed_at="2026-02-03T00:00Z")
    client.force_login(cast.sun.user)

    assert client.get(proposal.get_absolute_url()).status_code == 200
    assert client.get(revise_of(proposal)).status_code == 403


def test_a_returned_suggestion_shows_what_the_office_asks(zhang, cast):
    proposal = actions.send_back(road.submitted(cast), by=cast.li, note="请写明河段。")

    page = zhang.get(revise_of(proposal)).content.decode()

    assert "代表工委请您修改" in page
    assert "请写明河段。" in page


def test_a_draft_is_discarded_and_a_returned_one_is_not(zhang, cast):
    draft = road.drafted(cast)
    zhang.post(reverse("proposals:discard", args=[draft.code]))
    assert not Proposal.objects.exists()

    returned = actions.send_back(road.submitted(cast), by=cast.li, note="请写明河段。")
    assert zhang.post(reverse("proposals:discard", args=[returned.code])).status_code == 409


def test_similar_cases_appear_while_writing_and_keep_others_drafts_out(zhang, cast):
    known = road.registered(cast)
    make.proposal(Status.DRAFT, lead=cast.sun, title=known.title)

    page = zhang.post("/proposals/similar/", {"title": known.title, "reason": "很长的事由" * 2000}).content.decode()

    assert page.count(known.title) == 1
    assert known.full_number in page
    assert zhang.post("/proposals/similar/", {"title": "短"}).content == b""
    assert known.title not in zhang.post("/proposals/similar/", {**road.FORM, "code": known.code}).content.decode()


def test_the_page_of_a_draft_asks_the_database_as_often_with_many_units(zhang, cast, django_assert_num_queries):
    draft = road.drafted(cast, preferred_units=[cast.water])
    zhang.get(revise_of(draft))
    with django_assert_num_queries(13):
        zhang.get(revise_of(draft))
    draft.preferred_units.add(*[make.unit() for _ in range(20)])
    with django_assert_num_queries(13):
        zhang.get(revise_of(draft))
