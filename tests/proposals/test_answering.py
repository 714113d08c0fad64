"""compose, present, sign_off, turn_back, correct, issue: the reply from draft to letter."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.timezone import localdate, now

from congress.accounts.models import Role
from congress.workflow.flow import NotYours, TooLate
from proposals import actions, documents, rules
from proposals.models import HandlingStatus, Part, ProposalClock, Reply, Status
from proposals.queries import todo
from tests import make
from tests.proposals import road
from tests.proposals.test_review import told

FULL = {1: ("adopted", "六月完工。"), 2: ("adopted", "已设置。")}


def separate(cast):
    shares = [(cast.water, Part.SEPARATE, "河堤"), (cast.fire, Part.SEPARATE, "警示牌")]
    proposal = actions.assign(road.registered(cast), by=cast.li, shares=shares)
    return proposal.handlings.order_by("pk")


def answered(cast, share, by, head, code):
    actions.acknowledge(share, by=by)
    actions.compose(share, by=by, answers=FULL, reply_class=make.reply_class(code), explanation="条件不足。")
    actions.sign_off(actions.present(road.talked(share, by), by=by), by=head, doc_no=f"答〔2026〕{share.pk}号")
    return actions.issue(share, by=cast.li)


def test_a_draft_may_be_saved_half_done(cast):
    handling = road.acknowledged(cast)
    reply = actions.compose(handling, by=cast.wang, answers={1: ("adopted", "六月完工。")}, opening="收悉。")

    assert reply.blank_places() == [2]


def test_a_reply_with_one_demand_left_blank_goes_no_further(cast):
    handling = road.acknowledged(cast)
    answers = {1: ("adopted", "六月完工。"), 2: ("adopted", "  ")}
    actions.compose(handling, by=cast.wang, answers=answers, reply_class=make.reply_class("A"))

    with pytest.raises(TooLate, match="第2条诉求还没有答复。"):
        actions.present(handling, by=cast.wang)


def test_a_letter_without_substance_goes_no_further(cast):
    handling = road.acknowledged(cast)
    handling.proposal.demands.all().delete()
    actions.compose(handling, by=cast.wang, answers={}, reply_class=make.reply_class("A"))

    with pytest.raises(TooLate, match="没有列出诉求"):
        actions.present(handling, by=cast.wang)


@pytest.mark.parametrize(
    ("code", "facts", "reason"),
    [
        ("B", {}, "B类须写明完成期限。"),
        ("C", {}, "C类须说明理由。"),
        ("D", {"explanation": " "}, "D类须说明理由。"),
    ],
)
def test_a_class_demands_what_it_demands(cast, code, facts, reason):
    handling = road.acknowledged(cast)
    actions.compose(handling, by=cast.wang, answers=FULL, reply_class=make.reply_class(code), **facts)

    with pytest.raises(TooLate, match=reason):
        actions.present(handling, by=cast.wang)


def test_a_class_that_opens_a_promise_has_its_day(cast):
    handling = road.composed(cast, "B", promised_on=localdate())

    assert actions.present(road.talked(handling, cast.wang), by=cast.wang).status == HandlingStatus.SIGNING
    assert told("presented") == {"陈国梁"}


def test_two_people_writing_one_reply_do_not_overwrite_one_another(cast):
    handling = road.acknowledged(cast)
    seen = handling.version
    actions.compose(handling, by=cast.wang, answers=FULL, version=seen)

    with pytest.raises(TooLate):
        actions.compose(handling, by=cast.chen, answers={}, version=seen)
    assert Reply.objects.get().blank_places() == []


def test_only_the_head_of_the_unit_signs(cast):
    handling = road.presented(cast)

    with pytest.raises(NotYours):
        actions.sign_off(handling, by=cast.wang)
    with pytest.raises(NotYours):
        actions.sign_off(handling, by=cast.li)


def test_the_signed_letter_has_its_number(cast):
    handling = road.signed(cast)

    assert handling.current_reply().doc_no == f"望水函〔{localdate().year}〕1号"
    assert told("signed_off") == {"李敏", "周慧"}


def test_a_unit_without_a_letter_code_gives_its_own_number(cast):
    cast.water.doc_prefix = ""
    cast.water.save()
    handling = road.presented(cast)

    with pytest.raises(ValidationError):
        actions.sign_off(handling, by=cast.chen)
    actions.sign_off(handling, by=cast.chen, doc_no="水务字〔2026〕30-17号")
    assert handling.current_reply().doc_no == "水务字〔2026〕30-17号"


def test_a_draft_turned_back_is_mended_and_presented_again(cast):
    handling = actions.turn_back(road.presented(cast), by=cast.chen, note="写明资金来源。")

    assert told("turned_back") == {"王强"}
    assert actions.present(road.talked(handling, cast.wang), by=cast.wang).status == HandlingStatus.SIGNING


def test_a_letter_corrected_by_the_office_keeps_its_number(cast):
    handling = actions.correct(road.signed(cast), by=cast.li, note="抄送机关有误。")
    number = handling.current_reply().doc_no
    assert handling.current_reply().signed_by is None

    handling = actions.sign_off(actions.present(road.talked(handling, cast.wang), by=cast.wang), by=cast.chen)
    assert handling.current_reply().doc_no == number


def test_the_last_letter_opens_the_rating_and_meets_the_statutory_clock(cast):
    proposal = road.replied(cast)

    assert (proposal.status, proposal.replied_on) == (Status.REPLIED, localdate())
    assert ProposalClock.objects.get(kind="proposal.reply").met_at is not None
    assert proposal.due_label == "评价期限"
    assert told("replied") == {"张卫国"}


def test_with_separate_units_the_case_waits_for_the_last_letter(cast):
    first, _ = separate(cast)

    assert answered(cast, first, cast.wang, cast.chen, "A").proposal.status == Status.ASSIGNED
    assert told("issued") == {"张卫国", "王强", "陈国梁"}
    assert told("replied") == set()


@pytest.mark.parametrize(
    ("first_class", "last_class", "of_the_case"), [("C", "A", "C"), ("A", "D", "D"), ("A", "A", "A")]
)
def test_a_case_is_as_open_as_its_most_open_letter(cast, first_class, last_class, of_the_case):
    first, last = separate(cast)
    head = make.user(Role.UNIT_HEAD, cast.fire, name="消防队长")
    answered(cast, first, cast.wang, cast.chen, first_class)
    proposal = answered(cast, last, cast.tian, head, last_class).proposal

    assert (proposal.status, proposal.reply_class.code) == (Status.REPLIED, of_the_case)


def test_the_whole_reply_is_written_on_the_pages(cast, client):
    handling = road.acknowledged(cast)
    base = f"/proposals/{handling.proposal.code}/handlings/{handling.pk}/"
    form = {
        "opening": "收悉。", "outcome_1": "adopted", "text_1": "六月完工。", "outcome_2": "partly", "text_2": "已设置。",
        "reply_class": make.reply_class("A").pk, "contact_name": "王强", "contact_phone": "8000 1", "present": "1",
        "version": handling.version,
    }  # fmt: skip

    client.force_login(cast.wang)
    assert client.post(base + "compose/", form).url == base + "compose/?check"
    owed = client.get(base + "compose/?check").content.decode()
    assert "还没有计入的沟通记录" in owed and f'href="{base}contact/"' in owed
    road.talked(handling, cast.wang)
    handling.refresh_from_db()
    assert client.post(base + "compose/", form | {"version": handling.version}).url == base + "present/"
    client.post(base + "present/", {"note": ""})
    client.force_login(cast.chen)
    client.post(base + "sign_off/", {"doc_no": ""})
    client.force_login(cast.li)
    client.post(base + "issue/", {"note": ""})
    handling.proposal.refresh_from_db()
    assert handling.proposal.status == Status.REPLIED


def test_a_draft_is_read_by_its_unit_and_the_office_alone(cast, client):
    handling = road.composed(cast)
    url = f"/proposals/{handling.proposal.code}/"
    client.force_login(cast.zhang.user)

    assert "六月完工" not in client.get(url).content.decode()
    assert client.get(f"{url}handlings/{handling.pk}/reply.pdf").status_code == 404


def autosave(client, handling, **typed):
    """What the script sends a moment after a change: half a letter."""
    address = reverse("proposals:compose", args=[handling.proposal.code, handling.pk])
    return client.post(
        address, {"opening": "收悉。", "version": handling.version, **typed}, headers={"X-Autosave": "1"}
    )


def test_a_reply_is_kept_while_it_is_written_without_a_row_on_the_timeline(client, cast):
    handling = road.acknowledged(cast)
    rows = handling.proposal.entries.count()
    client.force_login(cast.wang)

    said = autosave(client, handling, text_1="六月完").json()
    handling.refresh_from_db()
    again = autosave(client, handling, text_1="六月完工。").json()

    assert again["version"] == said["version"] + 1
    assert [answer.text for answer in handling.current_reply().answers.all()] == ["六月完工。", ""]
    assert handling.proposal.entries.count() == rows
    assert "六月完工。" in client.get(said["url"]).content.decode()


def test_two_who_write_the_same_reply_do_not_overwrite_each_other(client, cast):
    handling = road.acknowledged(cast)
    client.force_login(cast.wang)
    autosave(client, handling, text_1="王强写的")

    late = autosave(client, handling, text_1="另一页写的")
    pressed = client.post(
        reverse("proposals:compose", args=[handling.proposal.code, handling.pk]),
        {
            "opening": "收悉。",
            "contact_name": "王",
            "contact_phone": "1",
            "version": handling.version,
            "text_1": "按下的",
        },
    )

    assert (late.status_code, pressed.status_code) == (409, 409)
    assert "改过" in late.json()["faults"][0]
    assert "按下的" in pressed.content.decode()
    assert handling.current_reply().answers.first().text == "王强写的"


def test_what_cannot_be_kept_is_said_in_words(client, cast):
    handling = road.acknowledged(cast)
    client.force_login(cast.wang)
    assert "有效" in autosave(client, handling, promised_on="明天").json()["faults"][0]
    client.force_login(cast.tian)
    assert autosave(client, handling).status_code in (403, 404)
    signing = road.presented(cast)
    client.force_login(cast.wang)
    assert "不能起草答复" in autosave(client, signing).json()["faults"][0]


@pytest.mark.parametrize(("kind", "copied"), [("department", True), ("court", False), ("party", False)])
def test_the_government_office_reads_the_letters_of_its_own_units(cast, kind, copied):
    handling = road.composed(cast)
    handling.unit.kind = kind

    copies = documents.reply_letter(handling, handling.current_reply())["copies"]
    assert ("区人民政府办公室" in copies) is copied


def test_the_letter_on_the_page_greets_everybody_who_signed(cast, client):
    proposal = road.issued(cast).proposal
    proposal.cosigners.create(deputy=cast.sun, name="孙玉兰", place=1, confirmed_at=now())
    client.force_login(cast.li)

    assert "张卫国、孙玉兰代表：" in client.get(proposal.get_absolute_url()).content.decode()


@pytest.fixture
def vice(cast):
    """The deputy head in charge, beside 陈国梁 the head."""
    person = make.user(name="分管副局长")
    make.post(person, Role.UNIT_HEAD, cast.water, title="副局长", is_vice=True)
    return person


def any_head_signs():
    return make.rule("reply.signer", "leader")


def test_the_principal_head_signs_and_no_vice(cast, vice):
    handling = road.presented(cast)

    assert told("presented") == {"陈国梁"}
    with pytest.raises(NotYours):
        actions.sign_off(handling, by=vice)
    assert actions.turn_back(handling, by=vice, note="数字不对。").status == HandlingStatus.WORKING


def test_any_head_signs_where_the_district_says_so(cast, vice):
    any_head_signs()
    handling = road.presented(cast)

    assert told("presented") == {"陈国梁", "分管副局长"}
    actions.sign_off(handling, by=vice)

    reply = handling.current_reply()
    assert (reply.signed_by, reply.signed_as) == (vice, "负责人、副局长")
    assert documents.reply_letter(handling, reply)["signer"] == "分管副局长"
    assert "签发人 分管副局长（负责人、副局长）" in handling.proposal.entries.latest("seq").line


def test_a_reply_nobody_may_sign_does_not_go_to_be_signed(client, cast, vice):
    cast.chen.posts.all().delete()
    handling = road.talked(road.composed(cast), cast.wang)
    client.force_login(cast.wang)
    page = reverse("proposals:compose", args=[handling.proposal.code, handling.pk]) + "?check"

    with pytest.raises(TooLate, match="区水务局没有登记主要负责人，答复无人签发"):
        actions.present(handling, by=cast.wang)
    assert "没有登记主要负责人" in client.get(page).content.decode()
    any_head_signs()
    assert "没有登记主要负责人" not in client.get(page).content.decode()
    assert actions.present(handling, by=cast.wang).status == HandlingStatus.SIGNING


def test_the_page_says_who_will_sign_and_only_they_find_it_among_their_tasks(client, cast, vice):
    handling = road.talked(road.composed(cast), cast.wang)
    client.force_login(cast.wang)
    address = reverse("proposals:present", args=[handling.proposal.code, handling.pk])
    assert "送 陈国梁 签发。" in client.get(address).content.decode()
    actions.present(handling, by=cast.wang)

    assert [handling.pk in todo_of(head) for head in (cast.chen, vice)] == [True, False]
    any_head_signs()
    assert handling.pk in todo_of(type(vice).objects.get(pk=vice.pk))


def todo_of(head):
    return set(todo.unit_shares(set(), rules.signs_for(head)).rows.values_list("pk", flat=True))


def test_a_letter_without_a_signature_is_not_issued(cast):
    handling = road.signed(cast)
    Reply.objects.update(signed_by=None)

    with pytest.raises(TooLate, match="没有签发人"):
        actions.issue(handling, by=cast.li)
