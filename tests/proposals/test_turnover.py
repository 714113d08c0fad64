"""close_term and carry_over: what is open goes on under the same limits, is answered to who asked, and is accounted for."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.timezone import localdate

from congress.accounts.models import Role
from congress.organs.models import Term
from deputies.models import Mandate
from proposals import actions, rules
from proposals.models import Proposal, ProposalClock
from tests import make
from tests.congress.paper import text as text_of
from tests.proposals import road
from tests.proposals.test_review import told
from tests.proposals.test_tracking import tracked

BASIS = "望人常〔2026〕9号"


def over():
    """The 18th term ended yesterday, the 19th began today."""
    Term.objects.filter(number=18).update(ends_on=localdate() - timedelta(days=1))
    return Term.objects.get(number=18), make.term(19, starts_on=localdate())


def test_open_cases_and_promises_go_on_with_their_days_and_numbers(cast):
    share, promise = road.acknowledged(cast), tracked(cast)
    before = list(ProposalClock.objects.running().order_by("pk").values_list("pk", "due_on"))
    numbers = list(Proposal.objects.order_by("pk").values_list("number", flat=True))
    old, new = over()

    done = actions.close_term(old, by=cast.li, basis=BASIS)
    assert (done.cases, done.promises) == (2, int(promise.year < localdate().year))
    assert set(Proposal.objects.values_list("carried_into", flat=True)) == {new.pk}
    assert list(ProposalClock.objects.running().order_by("pk").values_list("pk", "due_on")) == before
    assert list(Proposal.objects.order_by("pk").values_list("number", flat=True)) == numbers
    assert share.proposal.entries.latest("seq").line == "结转第十九届，期限不变，仍向原代表答复"
    assert "张卫国" in told("carried_over")


def test_who_has_open_cases_reads_and_rates_them_and_writes_nothing_new(cast):
    case = road.replied(cast)
    old, _ = over()

    done = actions.close_term(old, by=cast.li, basis=BASIS)
    assert (done.seats, done.readers) == (2, 1)
    assert not Mandate.objects.filter(ends_on=None).exists()
    user = type(cast.li).objects.get(pk=cast.zhang.user.pk)
    assert user.roles == {Role.FORMER_DEPUTY}
    case.refresh_from_db()
    assert actions.rate(case, by=user, grades=road.GOOD).entries.latest("seq").step == "rate"
    assert not rules.is_author(user, case)


def test_who_was_elected_again_stays_a_deputy(cast):
    old, new = over()
    Mandate.objects.create(deputy=cast.sun, term=new, starts_on=localdate())
    actions.close_term(old, by=cast.li, basis=BASIS)

    assert type(cast.li).objects.get(pk=cast.sun.user.pk).roles == {Role.DEPUTY}


def test_a_second_time_nothing_is_left_to_carry(cast):
    road.acknowledged(cast)
    old, _ = over()

    assert [actions.close_term(old, by=cast.li, basis=BASIS).cases for _ in range(2)] == [1, 0]


@pytest.mark.parametrize("lacking", ["following", "end", "basis"])
def test_a_term_is_not_closed_before_its_end_nor_without_the_next_one(cast, lacking):
    old, new = over()
    if lacking == "following":
        new.delete()
    if lacking == "end":
        Term.objects.filter(pk=old.pk).update(ends_on=localdate() + timedelta(days=9))

    with pytest.raises(ValidationError):
        actions.close_term(old, by=cast.li, basis="" if lacking == "basis" else BASIS)
    assert not Mandate.objects.exclude(ends_on=None).exists()


def test_the_page_closes_the_term_and_the_account_names_what_was_not_done(cast, client):
    tracked(cast)
    old, _ = over()
    client.force_login(cast.li)

    assert client.get("/proposals/terms/18/close/").status_code == 200
    assert client.post("/proposals/terms/18/close/", {"basis": BASIS}).status_code == 302
    paper = text_of(client.get("/proposals/terms/18/account.pdf").content)
    assert "尚未了结的 1 项" in paper.replace("\n", "") or "年内加固河堤" in paper
    with pytest.raises(PermissionDenied):
        actions.close_term(old, by=cast.wang, basis=BASIS)
