"""承诺事项台账: whose promises are shown to whom, counted, followed through a term, and printed."""

from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate

from proposals import actions
from proposals.models import Commitment
from proposals.queries.promises import ledger_of
from proposals.statistics.promises import burn_down, kept
from tests import make
from tests.congress.paper import text as text_of
from tests.proposals.test_tracking import claimed, promise, tracked

TODAY = localdate()


@pytest.mark.parametrize(("who", "sees"), [("li", 1), ("wang", 1), ("tian", 1), ("outsider", 0)])
def test_the_ledger_shows_the_promises_of_the_cases_one_may_see(cast, who, sees):
    promise(cast)

    assert ledger_of(getattr(cast, who)).count() == sees
    assert ledger_of(cast.zhang.user).count() == 1


def test_the_ledger_is_counted_narrowed_and_leaves_as_a_file(cast, client):
    found = tracked(cast)
    Commitment.objects.filter(pk=found.pk).update(due_on=TODAY - timedelta(days=3))
    client.force_login(cast.li)

    page = client.get("/proposals/ledger/").content.decode()
    assert "已逾期 1" in page and "年内加固河堤" in page
    assert "年内加固河堤" not in client.get("/proposals/ledger/", {"state": "struck_off"}).content.decode()
    late = {"due": "late", "unit": cast.water.pk, "q": "河堤", "term": make.term().pk, "as": "csv"}
    assert "年内加固河堤" in b"".join(client.get("/proposals/ledger/", late).streaming_content).decode()


def test_the_rate_counts_what_was_struck_off_of_all(cast):
    found = claimed(cast)
    assert [row.rate for row in kept(Commitment.objects.all(), TODAY)[1]] == ["0.0%"]
    actions.verify_done(found, by=cast.li)

    total, units = kept(Commitment.objects.all(), TODAY)
    assert (total.every, total.struck, total.standing, units[0].label, total.rate) == (1, 1, 0, "区水务局", "100.0%")


def test_what_stands_is_followed_from_quarter_to_quarter(cast):
    found = promise(cast)
    Commitment.objects.filter(pk=found.pk).update(
        opened_on=date(2026, 2, 10), ended_on=date(2026, 8, 1), status="struck_off"
    )
    rows = burn_down(Commitment.objects.all(), date(2025, 12, 1), date(2026, 9, 30))

    assert [(row.label[-3:-1], row.opened, row.ended, row.standing) for row in rows] == [
        ("一季", 1, 0, 1), ("二季", 0, 0, 1), ("三季", 0, 1, 0),
    ]  # fmt: skip


def test_the_second_answer_and_the_ledger_print(cast, client):
    found = claimed(cast)
    client.force_login(cast.zhang.user)

    letter = client.get(f"{found.get_absolute_url()}letters/{found.reports.get().pk}.pdf")
    assert "再次答复" in text_of(letter.content) and "河堤已加固" in text_of(letter.content)
    client.force_login(cast.li)
    assert "承诺事项台账" in text_of(client.get("/proposals/ledger/", {"print": "1"}).content)


def test_the_page_of_a_promise_tells_its_story(cast, client):
    found = actions.send_on(claimed(cast), by=cast.li, note="东段没有动工。")
    client.force_login(cast.zhang.user)

    page = client.get(found.get_absolute_url()).content.decode()
    for words in ("列入明年计划", "河堤已加固", "东段没有动工", "退回继续落实"):
        assert words in page
