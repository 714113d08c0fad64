"""invite, cosign, refuse, step_out, take_back: who signs does so in person, on a text that stands still."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.timezone import localdate

from congress.notices.models import Notice
from congress.workflow.flow import NotYours, TooLate
from proposals import actions, queries
from proposals.models import Status
from proposals.notices.truth import still_to_do
from tests import make
from tests.proposals import road
from tests.proposals.test_review import told


def soon():
    return localdate() + timedelta(3)


def cosigning(cast, *deputies, **form):
    draft = road.drafted(cast, **form)
    return actions.invite(draft, by=cast.zhang.user, deputies=deputies or [cast.sun], until=soon())


def test_who_is_asked_reads_the_text_and_the_office_does_not(cast):
    case = cosigning(cast)

    assert case.status == Status.COSIGNING
    assert queries.visible_to(cast.sun.user).contains(case)
    assert not queries.visible_to(cast.li).contains(case)
    assert told("cosign_asked") == {"孙玉兰"}
    assert case.entries.latest("seq").line.startswith("孙玉兰，")


def test_only_who_has_confirmed_is_counted(cast):
    other = make.deputy("吴另一")
    case = cosigning(cast, cast.sun, other)
    actions.cosign(case, by=cast.sun.user)

    case = actions.submit(case, by=cast.zhang.user)

    assert [each.name for each in case.signed_beside] == ["孙玉兰"]
    assert case.addressees == "张卫国、孙玉兰代表"
    assert case.entries.latest("seq").line == "联名 孙玉兰；吴另一没有确认，不计入"
    assert not queries.visible_to(other.user).contains(case)
    assert queries.visible_to(cast.li).contains(case)


def test_after_the_last_day_nobody_confirms(cast):
    case = cosigning(cast)
    type(case).objects.update(cosign_until=localdate() - timedelta(1))
    with pytest.raises(TooLate, match="已经过了"):
        actions.cosign(case, by=cast.sun.user)
    assert actions.submit(case, by=cast.zhang.user).status == Status.SUBMITTED


def test_nobody_signs_for_another(cast):
    case = cosigning(cast)
    for person in (cast.zhang.user, cast.li, make.deputy("吴另一").user):
        with pytest.raises(NotYours):
            actions.cosign(case, by=person)
    with pytest.raises(NotYours):
        actions.invite(case, by=cast.sun.user, deputies=[make.deputy("郑")], until=soon())


def test_a_no_is_told_to_the_lead_and_asked_no_more(cast):
    case = cosigning(cast)
    actions.refuse(case, by=cast.sun.user, note="不在本选区")

    assert told("cosign_refused") == {"张卫国"}
    assert not queries.visible_to(cast.sun.user).contains(case)
    asked = list(Notice.objects.filter(kind="proposal_cosign_asked"))
    assert set(still_to_do(asked)) == {each.pk for each in asked}
    with pytest.raises(ValidationError, match="已经邀请过"):
        actions.invite(case, by=cast.zhang.user, deputies=[cast.sun], until=soon())


def test_one_signature_is_taken_back_and_the_case_goes_on(cast):
    case = actions.cosign(cosigning(cast), by=cast.sun.user)
    case = actions.submit(case, by=cast.zhang.user)

    case = actions.step_out(case, by=cast.sun.user)

    assert (case.status, case.signed_beside) == (Status.SUBMITTED, [])
    assert told("stepped_out") == {"张卫国", "李敏", "周慧"}
    with pytest.raises(NotYours):
        actions.step_out(case, by=cast.sun.user)


def test_handed_over_nobody_steps_out_any_more(cast):
    case = actions.submit(actions.cosign(cosigning(cast), by=cast.sun.user), by=cast.zhang.user)
    case = actions.register(case, by=cast.li, category=make.category(), demands=["年内加固河堤"])
    case = actions.assign(case, by=cast.li, shares=[(cast.water, "lead", "")])
    with pytest.raises(TooLate):
        actions.step_out(case, by=cast.sun.user)


def test_a_text_that_changes_loses_its_signatures(cast):
    case = actions.cosign(cosigning(cast), by=cast.sun.user)
    with pytest.raises(TooLate):
        actions.revise(case, by=cast.zhang.user, title="另一件事")

    case = actions.take_back(case, by=cast.zhang.user)

    assert (case.status, case.cosigners.count()) == (Status.DRAFT, 0)
    assert told("cosign_taken_back") == {"孙玉兰"}
    assert actions.revise(case, by=cast.zhang.user, title="改过的标题").title == "改过的标题"


def test_after_a_return_the_cosigners_are_asked_to_look_again(cast):
    case = actions.submit(actions.cosign(cosigning(cast), by=cast.sun.user), by=cast.zhang.user)
    case = actions.send_back(case, by=cast.li, note="请写明地点。")
    assert not told("handed_in_again")
    actions.submit(case, by=cast.zhang.user)
    assert told("handed_in_again") == {"孙玉兰"}


@pytest.mark.parametrize(("who", "said"), [("lead", "不必邀请自己"), ("paper", "没有账号"), ("none", "请写明邀请")])
def test_who_cannot_be_asked_is_named(cast, who, said):
    people = {"lead": [cast.zhang], "paper": [make.deputy("李四", account=False)], "none": []}
    with pytest.raises(ValidationError, match=said):
        actions.invite(road.drafted(cast), by=cast.zhang.user, deputies=people[who], until=soon())


def test_an_incomplete_text_is_sent_to_nobody(cast):
    with pytest.raises(TooLate, match="具体建议"):
        cosigning(cast, request="")


def test_from_the_writing_page_to_the_submission(client, cast):
    draft = road.drafted(cast)
    client.force_login(cast.zhang.user)
    url = reverse("proposals:invite", args=[draft.code])
    assert "请写明邀请哪几位代表" in client.post(url, {"deputies": "", "until": soon()}).content.decode()
    assert "没有找到" in client.post(url, {"deputies": "查无此人", "until": soon()}).content.decode()
    client.post(url, {"deputies": "孙玉兰", "until": soon()})

    client.force_login(cast.sun.user)
    assert "请您确认联名" in client.get(reverse("proposals:mine")).content.decode()
    assert "河堤多处塌陷" in client.get(reverse("proposals:cosign", args=[draft.code])).content.decode()
    client.post(reverse("proposals:cosign", args=[draft.code]))

    client.force_login(cast.zhang.user)
    assert "已联名" in client.get(draft.get_absolute_url()).content.decode()
    client.post(reverse("proposals:submit", args=[draft.code]))
    draft.refresh_from_db()
    assert (draft.status, len(draft.signed_beside)) == (Status.SUBMITTED, 1)
