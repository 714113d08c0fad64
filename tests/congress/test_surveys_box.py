"""Attacks on the ballot box by somebody who has every table of the database, during the window and after it."""

import time

import pytest
from django.db import connection

from congress.audit.models import AuditChange, SecurityEvent
from congress.surveys import actions, box
from congress.surveys.models import BoxKey, Invitation, Slip, Survey
from congress.surveys.tasks import scrub
from tests.congress.survey_cast import BAD, GOOD, poll

SECRET = "这条理由谁也不该看见"
TABLES = "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"


def ask(sql, *params):
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall()


def dump() -> dict[str, str]:
    """Every row of every table as text, as a stolen dump would have it."""
    names = [name for (name,) in ask(TABLES)]
    return {name: "\n".join(row for (row,) in ask(f'SELECT t::text FROM "{name}" t')) for name in names}


def until_scrubbed(scrub):
    """Whoever on the server was at work before, in whatever database, keeps the dead rows; the next hour tries again."""
    for _ in range(150):
        scrub()
        if not Survey.objects.filter(scrubbed_at=None).exclude(closed_at=None).exists():
            return
        time.sleep(0.1)
    pytest.skip("a transaction of somebody else on this server does not end")


@pytest.fixture
def case(transactional_db):
    """Eight people; the third says something bad, and nobody may find out that it was the third."""
    made = poll(8)
    for turn in (5, 2, 7, 0, 4, 6):
        made.drop(turn, BAD if turn == 2 else GOOD, reason=SECRET if turn == 2 else "")
    return made


def test_no_row_version_is_shared_by_one_person_and_one_slip(case):
    flags = ask("SELECT DISTINCT xmin::text FROM surveys_invitation")
    slips = ask("SELECT DISTINCT xmin::text FROM surveys_slip")

    assert len(flags) == len(slips) == 1, "all rows come from the last transaction, whoever's it was"


def test_neither_place_nor_key_follows_the_order_of_people_or_of_answers(case):
    def badly_placed():
        case.drop(2, BAD, reason=SECRET, code=case.codes[2])
        rows = box._open(case.survey, box._key(case.survey))
        return next(place for place, slip in enumerate(rows) if slip.get("reason"))

    places = {badly_placed() for _ in range(40)}
    assert len(places) >= 5, "the slip lies in another place of the table after each answer"
    by_key = [str(slip.pk) for slip in Slip.objects.order_by("pk")]
    assert [str(pk) for (pk,) in ask("SELECT id FROM surveys_slip ORDER BY ctid")] != by_key


def test_written_and_blank_slips_look_alike_and_no_two_snapshots_have_one_in_common(case):
    before = {bytes(slip.sealed) for slip in Slip.objects.all()}
    ids = set(Slip.objects.values_list("pk", flat=True))
    case.drop(1, GOOD)
    after = {bytes(slip.sealed) for slip in Slip.objects.all()}

    assert len(before) == len(after) == 8 and {len(sealed) for sealed in before | after} == {12 + box.SIZE + 16}
    assert not before & after and not ids & set(Slip.objects.values_list("pk", flat=True))


def test_a_dump_of_the_window_holds_no_answer_and_no_code(case):
    whole = "\n".join(dump().values())

    for word in (SECRET, SECRET.encode().hex(), '"manner": "', case.codes[2], case.codes[2].replace("-", "")):
        assert word not in whole


def test_the_change_log_and_the_events_keep_no_trace(case):
    actions.close(case.survey, today=case.after)
    tables = set(AuditChange.objects.values_list("table", flat=True))
    rows = AuditChange.objects.filter(table="surveys_invitation")

    assert not tables & {"surveys_slip", "surveys_boxkey", "surveys_count", "surveys_remark", "surveys_pile"}
    assert [row.op for row in rows] == ["I"] * 8, "that they were invited, not when they answered"
    assert not SecurityEvent.objects.filter(kind__contains="survey").exists()


@pytest.mark.django_db
def test_no_table_of_the_box_has_a_moment_or_a_running_number():
    found = ask(
        "SELECT table_name, column_name FROM information_schema.columns WHERE table_name IN ('surveys_slip', "
        "'surveys_remark', 'surveys_boxkey') AND (data_type ~ 'time|date' OR is_identity = 'YES')"
    )
    assert found == []


def test_after_the_close_the_reason_stands_alone(case):
    actions.close(case.survey, today=case.after)
    holding = {table for table, text in dump().items() if SECRET in text}

    assert holding == {"surveys_remark"} and not Slip.objects.exists() and not BoxKey.objects.exists()
    columns = ask("SELECT column_name FROM information_schema.columns WHERE table_name = 'surveys_remark' ORDER BY 1")
    assert [name for (name,) in columns] == ["id", "survey_id", "text"]
    assert len(ask("SELECT DISTINCT xmin::text FROM surveys_invitation")) == 1


def test_after_the_scrub_the_dead_rows_are_gone_from_the_pages(case):
    actions.close(case.survey, today=case.after)
    assert ask("SELECT pg_relation_size('surveys_slip')")[0][0] > 0, "dead, but still on the page"
    until_scrubbed(scrub.delay)

    assert ask("SELECT pg_relation_size('surveys_slip')") == [(0,)]
    path = ask("SELECT pg_relation_filepath('surveys_invitation')")
    assert box.scrub() is False and ask("SELECT pg_relation_filepath('surveys_invitation')") == path


def test_while_another_box_is_open_the_dead_rows_go_all_the_same(case):
    other = poll(5)
    other.drop(0, BAD, reason=SECRET)
    actions.close(case.survey, today=case.after)
    places = "SELECT id FROM surveys_slip ORDER BY ctid"
    slips, before = ask(places), ask("SELECT pg_total_relation_size('surveys_slip')")

    until_scrubbed(box.scrub)
    assert box.scrub() is False, "once for each box that was counted"
    assert ask("SELECT pg_total_relation_size('surveys_slip')") < before
    assert ask(places) == slips and len(ask("SELECT DISTINCT xmin::text FROM surveys_slip")) == 1
    assert other.drop(0, GOOD, code=other.codes[0])


def test_a_changed_slip_is_noticed(case):
    Slip.objects.filter(pk=Slip.objects.first().pk).update(sealed=b"0" * (box.SIZE + 28))
    with pytest.raises(Exception, match="was changed"):
        actions.close(case.survey, today=case.after)


def test_the_flags_say_who_has_answered_and_nothing_else(case):
    answered = Invitation.objects.filter(has_answered=True).order_by("pk").values_list("name", flat=True)
    assert list(answered) == [f"委员{n}" for n in (0, 2, 4, 5, 6, 7)]
