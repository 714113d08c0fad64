"""merge, go_along, unmerge: cases on one matter go one road, and each deputy is answered for the own case."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from congress.workflow.flow import NotYours, TooLate
from proposals import actions, documents, queries
from proposals.models import Joining, Part, Proposal, Status
from tests import make
from tests.proposals import road
from tests.proposals.test_review import told
from tests.proposals.test_two_people_at_once import at_once, real_cast  # noqa: F401


@pytest.fixture
def other(cast):
    """A case of another deputy on the same matter, registered."""
    draft = actions.draft(by=cast.sun.user, deputy=cast.sun, **{**road.FORM, "title": "关于加固南堤的建议"})
    case = actions.submit(draft, by=cast.sun.user)
    return actions.register(case, by=cast.li, category=make.category(), demands=["年内加固河堤"])


def merged(cast, other, main):
    return actions.merge(other, by=cast.li, main=main, note="同一段河堤")


def test_both_ends_tell_of_it_and_nothing_is_lost(cast, other):
    main = road.registered(cast)
    number = other.number
    other = merged(cast, other, main)

    assert (other.status, other.number, other.due_on) == (Status.MERGED, number, main.due_on)
    assert other.entries.latest("seq").line == f"并入{main.full_number}《{main.title}》"
    assert main.entries.latest("seq").line == f"{other.full_number}《{other.title}》"
    assert told("merged") == {"孙玉兰"}


def test_it_is_handed_over_with_its_main_case_and_the_units_may_read_it(cast, other):
    main = road.registered(cast)
    other = merged(cast, other, main)
    assert not queries.visible_to(cast.wang).contains(other)

    main = actions.assign(main, by=cast.li, shares=[(cast.water, Part.LEAD, "")])

    other.refresh_from_db()
    assert (other.assigned_on, other.due_on) == (main.assigned_on, main.due_on)
    assert not other.clocks.running().exists()
    assert queries.visible_to(cast.wang).contains(other)
    assert not queries.visible_to(cast.outsider).contains(other)
    assert {"张卫国", "孙玉兰"} <= told("assigned_deputy")


def test_the_one_letter_answers_both_and_each_is_judged_by_its_own_deputy(cast, other):
    letter = road.signed(cast)
    other = merged(cast, other, letter.proposal)
    actions.issue(letter, by=cast.li)

    other.refresh_from_db()
    assert (other.status, other.reply_class.code) == (Status.REPLIED, "A")
    assert [rater.deputy for rater in other.current_evaluation().raters.all()] == [cast.sun]
    assert {"张卫国", "孙玉兰"} <= told("replied")
    with pytest.raises(NotYours):
        actions.rate(other, by=cast.zhang.user, grades=road.GOOD)
    other = actions.conclude(actions.rate(other, by=cast.sun.user, grades=road.GOOD), by=cast.li)
    assert actions.close(other, by=cast.li).status == Status.CLOSED
    assert Proposal.objects.get(pk=letter.proposal_id).status == Status.REPLIED


def test_a_deputy_who_is_not_content_is_answered_again_alone(cast, other):
    letter = road.signed(cast)
    other = merged(cast, other, letter.proposal)
    actions.issue(letter, by=cast.li)
    bad = {"manner": "mid", "result": "low"}
    actions.rate(Proposal.objects.get(pk=other.pk), by=cast.sun.user, grades=bad, reason="没有动工")
    other = actions.conclude(Proposal.objects.get(pk=other.pk), by=cast.li)

    other = actions.rework(other, by=cast.li, note="请重新答复南堤部分。")

    assert other.status == Status.REWORK
    assert [(s.unit, s.status) for s in other.handlings.all()] == [(cast.water, "working")]
    assert Proposal.objects.get(pk=letter.proposal_id).status == Status.REPLIED


def test_the_letter_greets_the_deputy_of_the_case_it_goes_to(client, cast, other):
    letter = road.signed(cast)
    other = merged(cast, other, letter.proposal)
    share = actions.issue(letter, by=cast.li)
    client.force_login(cast.sun.user)

    page = client.get(other.get_absolute_url()).content.decode()
    assert "孙玉兰代表：" in page and "并案办理，现一并答复如下" in page
    assert client.get(reverse("proposals:reply_letter", args=[other.code, share.pk])).status_code == 200
    main, share.proposal = share.proposal, other
    paper = documents.reply_letter(share, share.current_reply(), main=main)
    assert (paper["salutation"], paper["title"]) == ("孙玉兰代表", f"对{other.full_number}的答复")


def test_taken_apart_it_waits_for_its_own_hand_over(cast, other):
    main = road.assigned(cast)
    other = actions.unmerge(merged(cast, other, main), by=cast.li, note="诉求不同")

    assert (other.status, other.assigned_on) == (Status.REGISTERED, None)
    assert other.due_label == "交办期限"
    assert main.entries.latest("seq").step == "parted"
    assert told("unmerged") == {"孙玉兰"}
    assert Joining.objects.count() == 1
    again = actions.assign(other, by=cast.li, shares=[(cast.fire, Part.LEAD, "")])
    assert again.status == Status.ASSIGNED


def test_when_the_main_case_is_withdrawn_the_others_go_on(cast, other):
    main = road.assigned(cast)
    other = merged(cast, other, main)
    actions.ask_withdrawal(main, by=cast.zhang.user, note="已经解决")
    actions.withdraw(main, by=cast.li)

    other.refresh_from_db()
    assert other.status == Status.REGISTERED


def test_what_cannot_be_joined_is_refused_in_words(cast, other):
    main = road.registered(cast)
    with pytest.raises(ValidationError, match="本件自己"):
        merged(cast, other, other)
    with pytest.raises(ValidationError, match="待评价"):
        merged(cast, other, road.replied(cast))
    merged(cast, other, main)
    with pytest.raises(TooLate, match="已有 1 件并入本件"):
        merged(cast, main, road.assigned(cast))
    with pytest.raises(NotYours):
        actions.unmerge(Proposal.objects.get(pk=other.pk), by=cast.sun.user)


def test_the_office_joins_on_a_page_by_likeness_or_number(client, cast, other):
    main = road.registered(cast)
    client.force_login(cast.li)
    url = reverse("proposals:merge", args=[other.code])
    assert main.full_number in client.get(url).content.decode()
    said = client.post(url, {"main": "number", "number": "第999号", "note": "同一件事"}).content.decode()
    assert "没有找到这个编号" in said

    client.post(url, {"main": "number", "number": main.number, "note": "同一件事"})

    other.refresh_from_db()
    assert other.status == Status.MERGED
    page = client.get(main.get_absolute_url()).content.decode()
    assert "以下各件并入本件" in page and other.full_number in page


def test_two_clerks_joining_crosswise_join_once(real_cast):  # noqa: F811
    cast = real_cast
    one, two = (make.proposal(Status.REGISTERED, lead=cast.zhang) for _ in range(2))

    results = at_once(
        lambda: refused(actions.merge, Proposal.objects.get(pk=one.pk), by=cast.li, main=two),
        lambda: refused(actions.merge, Proposal.objects.get(pk=two.pk), by=cast.zhou, main=one),
    )
    assert len(results) == 2
    assert Joining.objects.standing().count() == 1


def refused(act, *args, **facts):
    try:
        return act(*args, **facts)
    except ValidationError as said:
        return said
