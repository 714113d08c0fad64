"""The log: written by the database, refused to everybody's hands, sealed in a chain."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from congress.accounts.models import Role, User
from congress.audit import acting, record, seals
from congress.audit.models import AuditChange, AuditSeal, SecurityEvent
from congress.audit.tables import attach_all
from congress.organs.models import Unit
from tests.congress.accounts_cast import page, person, unit


def run(sql, *params):
    with connection.cursor() as cursor:
        cursor.execute(sql, params)


def seal_all():
    """Seal all that is written: in a test nobody else writes, whatever other databases of the server do."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id()::text::bigint")
        return seals.seal_all(below=cursor.fetchone()[0])


@pytest.mark.django_db
def test_a_change_is_caught_whether_by_save_update_bulk_or_sql():
    office = unit("区水利局")
    before = AuditChange.objects.count()

    office.phone = "1"
    office.save()
    Unit.objects.update(phone="2")
    Unit.objects.bulk_update([Unit(pk=office.pk, phone="3")], ["phone"])
    run("UPDATE organs_unit SET phone = '4'")
    made = Unit.objects.bulk_create([Unit(name="区一局", kind="department"), Unit(name="区二局", kind="department")])
    run("DELETE FROM organs_unit WHERE id = %s", made[0].pk)

    rows = AuditChange.objects.filter(table="organs_unit").order_by("pk")[before:]
    assert [row.op for row in rows] == ["U", "U", "U", "U", "I", "I", "D"]
    assert rows[1].diff == {"phone": ["1", "2"]}
    assert rows[6].diff["name"] == "区一局"


@pytest.mark.django_db
def test_a_save_without_a_change_leaves_no_row():
    office = unit("区水利局")
    before = AuditChange.objects.count()

    office.save()

    assert AuditChange.objects.count() == before


@pytest.mark.django_db
def test_a_change_names_the_person_and_the_request(client):
    user = person("liu", Role.DEPUTY)
    client.force_login(user)

    client.post(reverse("accounts:preferences"), {"large_text": "on"})

    row = AuditChange.objects.filter(table="accounts_user", diff__has_key="large_text").first()
    assert row.actor == user.pk
    assert len(row.request_id) == 12
    unit("区水利局")
    assert AuditChange.objects.filter(table="organs_unit").first().actor is None


@pytest.mark.django_db(transaction=True)
def test_the_person_stays_named_after_a_part_was_rolled_back():
    user = person("liu")

    with acting.acting(actor=user.pk):
        unit("甲")
        with transaction.atomic():
            try:
                with transaction.atomic():
                    unit("乙")
                    raise ValueError
            except ValueError:
                pass
            unit("丙")
        unit("丁")
    unit("戊")

    actors = AuditChange.objects.filter(table="organs_unit").order_by("pk").values_list("actor", flat=True)
    assert list(actors) == [user.pk, user.pk, user.pk, None]


@pytest.mark.django_db
def test_a_page_that_only_reads_sends_nothing_to_the_log(client, django_assert_num_queries):
    client.force_login(person("liu", Role.DEPUTY))
    client.get(reverse("accounts:profile"))

    with django_assert_num_queries(6):  # session, person, posts, second factor, all posts, unread
        client.get(reverse("accounts:profile"))


@pytest.mark.django_db
@pytest.mark.parametrize("table", ["audit_event", "audit_change", "audit_seal"])
@pytest.mark.parametrize("sql", ["UPDATE {} SET id = id", "DELETE FROM {}"])
def test_the_database_refuses_to_change_the_log(table, sql):
    person("liu")
    record("exported", by=None)
    AuditSeal.objects.create(table="x", ids=[1], digests=b"", algorithm="sm3", head="", upto=1)

    with pytest.raises(DatabaseError, match="never changed or deleted"), transaction.atomic():
        run(sql.format(table))


@pytest.mark.django_db
@pytest.mark.parametrize("table", ["audit_event", "audit_change", "audit_seal"])
def test_the_database_refuses_to_empty_the_log(table):
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_trigger WHERE tgname = %s", [f"{table}_no_truncate"])
        assert cursor.fetchone()[0] == 1


@pytest.mark.django_db
def test_every_business_table_is_watched_or_refuses_change():
    watched = set(attach_all())

    assert {
        "accounts_user",
        "accounts_post",
        "organs_unit",
        "mfa_authenticator",
        "rulebook_override",
    } <= watched
    assert not {"audit_event", "django_session", "accounts_signinlock"} & watched


@pytest.mark.django_db
def test_signing_in_alone_is_no_change_of_the_person(client):
    user = person("liu", Role.DEPUTY)
    before = AuditChange.objects.filter(table="accounts_user").count()

    client.force_login(user)

    assert AuditChange.objects.filter(table="accounts_user").count() == before


@pytest.mark.django_db(transaction=True)
def test_sealed_rows_are_found_whole_again():
    for number in range(3):
        person(f"p{number}")
        record("exported", by=User.objects.get(username=f"p{number}"))
        assert seal_all()["audit_event"] == 1

    assert seals.verify("audit_event") == (3, "")
    assert seals.verify("audit_change")[1] == ""
    call_command("verify_audit")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "sql, says",
    [
        ("UPDATE audit_event SET by_name = '别人' WHERE id = {}", "audit_event 第 {} 行被改动"),
        ("DELETE FROM audit_event WHERE id = {}", "audit_event 第 {} 行被删除"),
    ],
)
def test_a_row_touched_by_a_superuser_is_named(sql, says):
    events = [record("exported", by=None, number=number) for number in range(5)]
    seal_all()

    run("ALTER TABLE audit_event DISABLE TRIGGER USER")
    run(sql.format(events[2].pk))
    run("ALTER TABLE audit_event ENABLE TRIGGER audit_event_append_only")

    assert seals.verify("audit_event") == (0, says.format(events[2].pk))
    with pytest.raises(CommandError, match="审计链断裂"):
        call_command("verify_audit")


@pytest.mark.django_db(transaction=True)
def test_a_seal_rewritten_by_hand_breaks_the_chain():
    record("exported", by=None)
    seal_all()
    first = AuditSeal.objects.get(table="audit_event")

    run("ALTER TABLE audit_seal DISABLE TRIGGER USER")
    run("UPDATE audit_seal SET digests = %s WHERE id = %s", b"\0" * 32, first.pk)
    run("ALTER TABLE audit_seal ENABLE TRIGGER audit_seal_append_only")

    assert seals.verify("audit_event") == (0, f"封存 {first.pk} 自身被改动")


@pytest.mark.django_db
@pytest.mark.parametrize("role", [role for role in Role if role != Role.AUDIT_ADMIN])
def test_nobody_but_the_audit_administrator_reads_the_log(client, role):
    client.force_login(person("li", role))

    for url in ("/audit/", "/audit/changes/", "/audit/events/export/"):
        assert client.get(url).status_code == 403
    assert client.post("/audit/verify/").status_code == 403


@pytest.mark.django_db
def test_the_log_is_filtered_by_person_kind_day_and_object(client):
    client.force_login(person("shenji", Role.AUDIT_ADMIN))
    liu = person("liu", name="刘守田")
    record("exported", by=liu, about=unit("区水利局"))
    record("printed", by=liu)
    today = date.today().isoformat()

    def count(**query):
        return client.get("/audit/", query).context["page"].paginator.count

    assert count(who="刘守田") == 2
    assert count(who="liu", kind="printed", begin=today, end=today) == 1
    assert count(about="水利") == 1
    assert count(begin="2030-01-01") == 0


@pytest.mark.django_db
def test_changes_are_shown_with_the_persons_name(client):
    admin = person("shenji", Role.AUDIT_ADMIN, name="何审计")
    client.force_login(admin)
    client.post(reverse("accounts:preferences"), {"large_text": "on"})

    answer = page(client.get("/audit/changes/", {"about": f"accounts_user:{admin.pk}", "kind": "U"}))

    assert "large_text：否 → 是" in answer
    assert answer.count("何审计") >= 2


@pytest.mark.django_db
@pytest.mark.parametrize("rows", [1, 100])
@pytest.mark.parametrize("of, queries", [("events", 8), ("changes", 8)])
def test_the_log_page_takes_the_same_queries_for_any_length(client, django_assert_num_queries, rows, of, queries):
    client.force_login(person("shenji", Role.AUDIT_ADMIN))
    Unit.objects.bulk_create(Unit(name=f"单位{number}", kind="other") for number in range(rows))
    for _ in range(rows):
        record("printed", by=None)

    with django_assert_num_queries(queries):
        client.get(f"/audit/{of}/")


@pytest.mark.django_db
def test_an_export_is_recorded_itself_and_formulas_stay_words(client):
    client.force_login(person("shenji", Role.AUDIT_ADMIN))
    record("printed", by=None, by_name="=1+1")

    answer = client.get("/audit/events/export/")
    lines = b"".join(client.get("/audit/events/export/?as=csv").streaming_content).decode()

    assert answer["Content-Type"].endswith("spreadsheetml.sheet")
    assert '"\'=1+1"' in lines
    assert SecurityEvent.objects.filter(kind="exported", facts__what="audit events").count() == 2


@pytest.mark.django_db
def test_work_done_for_somebody_else_inside_a_request_ends_where_it_ends():
    clerk, deputy = person("li"), person("liu")

    with acting.acting(actor=clerk.pk):
        unit("甲")
        with acting.acting(actor=deputy.pk):
            unit("乙")
        unit("丙")
    unit("丁")

    actors = AuditChange.objects.filter(table="organs_unit").order_by("pk").values_list("actor", flat=True)
    assert list(actors) == [clerk.pk, deputy.pk, clerk.pk, None]


@pytest.mark.django_db
def test_a_telephone_number_is_changed_without_being_copied_into_the_log(client):
    liu = person("liu", Role.DEPUTY, phone="13900132468")
    liu.phone = "13811110000"
    liu.save()

    last = AuditChange.objects.filter(table="accounts_user").first()

    assert last.lines == [("phone", "已修改（内容不记录）")]
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM audit_change WHERE diff::text ~ '1[38][0-9]{9}'")
        assert cursor.fetchone()[0] == 0


@pytest.mark.django_db(transaction=True)
def test_a_row_still_being_written_waits_for_the_next_seal():
    def meanwhile():
        try:
            seals.seal_all()
        finally:
            connection.close()

    with transaction.atomic():
        early = record("exported", by=None)
        with ThreadPoolExecutor(1) as pool:
            pool.submit(meanwhile).result()
    assert not AuditSeal.objects.filter(table="audit_event").exists()

    seal_all()
    assert AuditSeal.objects.get(table="audit_event").ids == [early.pk]
