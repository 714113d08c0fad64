"""submit: the deputy looks it over and hands it in."""

from django.urls import reverse

from congress.notices.models import Notice
from proposals.models import Status
from tests.proposals import road


def submit_of(proposal):
    return reverse("proposals:submit", args=[proposal.code])


def test_an_incomplete_draft_is_told_what_is_missing(client, cast):
    draft = road.drafted(cast, request="", no_interest=False)
    client.force_login(cast.zhang.user)

    response = client.get(submit_of(draft), follow=True)

    page = response.content.decode()
    assert "已经存好，补上这些就能提交" in page
    assert 'href="#id_request"' in page
    assert 'href="#id_no_interest"' in page
    assert 'href="#id_title"' not in page
    assert client.post(submit_of(draft)).status_code == 409


def test_the_page_shows_everything_and_similar_cases_before_it_is_handed_in(client, cast):
    known = road.registered(cast)
    draft = road.drafted(cast, wants_contact=True, preferred_units=[cast.water])
    client.force_login(cast.zhang.user)

    page = client.get(submit_of(draft)).content.decode()

    for words in ("河堤多处塌陷，汛期危险。", "希望承办单位加强联系沟通", "望川区水务局", known.full_number):
        assert words in page
    assert "5 个工作日内审查" in page


def test_submit_moves_the_case_and_tells_the_office_alone(client, cast):
    draft = road.drafted(cast)
    client.force_login(cast.zhang.user)

    response = client.post(submit_of(draft), follow=True)

    draft.refresh_from_db()
    assert draft.status == Status.SUBMITTED
    assert "有结果会通知您" in response.content.decode()
    told = Notice.objects.filter(kind="proposal_submitted").values_list("to__name", flat=True)
    assert set(told) == {"李敏", "周慧"}
    again = client.post(submit_of(draft), follow=True).content.decode()
    assert "您已经完成“提交”，不需要再做一次。" in again


def test_nobody_submits_for_another(client, cast):
    draft = road.drafted(cast)
    for person in (cast.sun.user, cast.li, cast.outsider):
        client.force_login(person)
        assert client.get(submit_of(draft)).status_code == 404
        assert client.post(submit_of(draft)).status_code == 404
    draft.refresh_from_db()
    assert draft.status == Status.DRAFT


def test_the_next_step_from_the_writing_page_saves_first(client, cast):
    client.force_login(cast.zhang.user)

    response = client.post(
        "/proposals/draft/",
        {**road.FORM, "no_interest": "on", "publication": "full", "repeated_years": "first", "submit": "1"},
        follow=True,
    )

    assert response.redirect_chain[-1][0].endswith("/submit/")
