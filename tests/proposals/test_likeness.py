"""The same answer again, and the same matter again."""

from proposals import actions
from proposals.models import EarlierCase
from proposals.queries import chain
from proposals.queries.likeness import letters_like
from tests import make
from tests.proposals import road, rounds

LONG = "我局高度重视，已组织专人到现场踏勘，对河堤塌陷部位逐段登记，资金列入年度预算，汛期以前完成加固。"


def signed(cast, text):
    share = road.acknowledged(cast)
    answers = {1: ("adopted", text), 2: ("adopted", "")}
    actions.compose(share, by=cast.wang, answers=answers | {2: ("adopted", text[::-1])}, reply_class=make.reply_class())
    return actions.sign_off(actions.present(road.talked(share, cast.wang), by=cast.wang), by=cast.chen)


def test_the_office_sees_how_much_the_unit_has_said_before(cast, client):
    first = actions.issue(signed(cast, LONG), by=cast.li)
    again = signed(cast, LONG.replace("汛期以前", "今年年内"))
    client.force_login(cast.li)
    page = client.get(f"/proposals/{again.proposal.code}/handlings/{again.pk}/issue/").content.decode()

    [(letter, percent)] = letters_like(again.current_reply())
    assert (letter.handling, percent > 70) == (first, True)
    assert "与以往答复大部分相同" in page and letter.doc_no in page


def test_what_was_alike_is_kept_with_the_letter_that_went_out(cast):
    first = actions.issue(signed(cast, LONG), by=cast.li)
    again = actions.issue(signed(cast, LONG), by=cast.li)

    kept = again.entries.get(step="issue").facts["alike"]
    assert kept == {"doc_no": first.current_reply().doc_no, "number": first.proposal.number, "percent": 100}


def test_another_answer_is_like_none(cast):
    actions.issue(signed(cast, LONG), by=cast.li)
    other = signed(cast, "图书馆周末延长开放至晚间九点，阅览座位增加二百个，夜班由志愿者值守。")

    assert letters_like(other.current_reply()) == []


def test_the_second_answer_of_a_case_is_compared_with_its_first(cast):
    proposal = actions.issue(signed(cast, LONG), by=cast.li).proposal
    proposal = actions.rework(rounds.concluded(cast, proposal, rounds.BAD), by=cast.li, note="没有动工。")
    share = rounds.lead_share(proposal)
    again = {1: ("adopted", LONG), 2: ("adopted", LONG[::-1])}
    actions.compose(share, by=cast.wang, answers=again, reply_class=make.reply_class())

    [(letter, percent)] = letters_like(share.current_reply())
    assert (letter.handling, letter.round, percent) == (share, 1, 100)


def test_a_matter_brought_three_times_is_one_chain(cast, client):
    first, second, third, other = (road.registered(cast) for _ in range(4))
    EarlierCase.objects.create(proposal=second, case=first)
    EarlierCase.objects.create(proposal=third, case=second)

    assert chain.chain_of(cast.li, third) == ([first, second, third], 3)
    assert chain.chain_of(cast.outsider, third) == ([], 3)
    [row] = chain.repeated(cast.li)
    assert (row["cases"], row["times"]) == ([first, second, third], 3)
    client.force_login(cast.li)
    assert "同一事项共提出 3 次" in client.get(f"/proposals/{third.code}/").content.decode()
    assert "3 次" in client.get("/proposals/repeated/").content.decode()
