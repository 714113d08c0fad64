from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from openpyxl import load_workbook

from congress.accounts.sealed import reseal
from congress.imports import engine, jobs
from congress.imports.models import ImportJob, ImportRow
from deputies.models import Deputy, Mandate
from deputies.resources import parse_phone
from tests import make

SHEET = """姓名,性别,选区,代表团,单位职务,电话,代表证号,届
张 三,男,第1选区,城关代表团,区某局局长,13800000001,0001,十八届
阿依古丽・买买提,女,2,城关代表团,某小学教师,138000000022,0002,18
李四,男,河东选区,河东代表团,农民,13800000001,0003,18
"""


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    return settings.MEDIA_ROOT


@pytest.fixture
def term(db):
    return make.term(18)


def committed(text):
    job = jobs.bring(SimpleUploadedFile("名册.csv", text.encode()), resource="deputies", by=None)
    jobs.map_columns(job, mapping=job.mapping)
    for ask in (jobs.ask_preview, lambda job: jobs.ask_commit(job, by=None)):
        ask(job)
        engine.run(job.pk)
        job.refresh_from_db()
    return job


def counts(job):
    return tuple(job.report[name] for name in ("new", "changed", "unchanged", "errors"))


def test_a_roster_becomes_people_with_seats(term):
    job = committed(SHEET)

    seat = Mandate.objects.get(deputy_no="0002")
    assert (counts(job), seat.deputy.name, seat.deputy.sex) == ((3, 0, 0, 0), "阿依古丽·买买提", "female")
    assert (seat.constituency.number, seat.delegation.name, seat.term) == (2, "城关代表团", term)
    assert Deputy.objects.get(name="张三").initials == "zs"


def test_the_same_roster_again_changes_nothing(term):
    committed(SHEET)

    assert counts(committed(SHEET)) == (0, 0, 3, 0)
    assert (Deputy.objects.count(), Mandate.objects.count()) == (3, 3)


def test_a_changed_cell_is_shown_with_old_and_new(term):
    committed(SHEET)

    job = committed(SHEET.replace("农民", "合作社理事长"))

    assert job.rows.get(verdict="changed").changes == [["工作单位及职务", "农民", "合作社理事长"]]
    assert Deputy.objects.get(name="李四").employer == "合作社理事长"


def test_a_deputy_of_two_terms_is_one_person_with_two_seats(term):
    make.term(17, starts_on="2016-12-01")
    committed(SHEET)

    committed("姓名,代表证号,届,电话\n张三,0099,17,13800000001\n")

    assert Mandate.objects.filter(deputy__name="张三").count() == 2
    assert Deputy.objects.filter(name="张三").count() == 1


def test_a_namesake_with_another_phone_is_another_person(term):
    committed(SHEET)

    job = committed("姓名,代表证号,电话\n张三,0100,13800000009\n")

    assert (counts(job), Deputy.objects.filter(name="张三").count()) == ((1, 0, 0, 0), 2)


def test_a_certificate_of_somebody_else_is_an_error(term):
    committed(SHEET)

    job = committed("姓名,代表证号\n王五,0001\n,0004\n赵六,0005\n钱七,0005\n")

    assert counts(job) == (1, 0, 0, 3)
    assert "已是“张三”的" in job.rows.get(line=2).messages[-1][1]


def test_a_term_nobody_has_set_up_is_an_error(term):
    assert counts(committed("姓名,届\n张三,3\n")) == (0, 0, 0, 1)


@pytest.mark.parametrize(
    ("cell", "phone", "code"),
    [
        ("13800000001", "13800000001", None),
        ("138 0000 0001", "13800000001", None),
        ("+8613800000001", "13800000001", None),
        ("0000-8000036", "00008000036", None),
        ("138000000022", "138000000022", "bad_phone"),
        ("1380****000", "", "bad_phone"),
        ("13800000001/13800000002", "13800000001", "several_phones"),
        ("", "", None),
    ],
)
def test_a_phone_is_read_and_doubted(cell, phone, code):
    parsed = parse_phone(cell)

    assert (parsed.value, [remark.code for remark in parsed.remarks]) == (phone, [code] if code else [])


def in_clear(words: str) -> list[str]:
    """The tables in which these words can be read."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT count(*) FROM "{table}" t WHERE t::text LIKE %s', [f"%{words}%"])
            found += [table] * cursor.fetchone()[0]
    return found


def test_numbers_and_addresses_that_wait_lie_nowhere_in_clear(term):
    sheet = SHEET.replace("届\n", "届,地址\n", 1).replace("十八届\n", "十八届,河堤路一号\n")
    committed(sheet.replace("农民,13800000001", "农民,13800000001/13800000009"))

    assert in_clear("13800000001") + in_clear("13800000009") + in_clear("138000000022") + in_clear("河堤路一号") == []
    assert Deputy.objects.get(name="张三").phone == "13800000001"


def test_the_pages_show_the_ends_of_a_number_and_the_problem_sheet_all_of_it(cast, client):
    make.term(18)
    job = committed(SHEET.replace("13800000001,0001", "13800000001/13800000002,0001"))
    client.force_login(cast.li)
    page = client.get(f"/imports/{job.pk}/", {"of": "doubtful"}).content.decode()
    sheet = b"".join(client.get(f"/imports/{job.pk}/", {"of": "doubtful", "as": "csv"}).streaming_content).decode()

    for shown in (page, sheet):
        assert "138****0022" in shown and "138000000022" not in shown and "13800000002" not in shown
    assert "一格里有几个电话，取第一个：“138****0001/138****0002”" in page
    problems = b"".join(client.get(f"/imports/{job.pk}/problems.xlsx").streaming_content)
    cells = {str(cell) for row in load_workbook(BytesIO(problems)).active.values for cell in row}
    assert "13800000001/13800000002" in cells


def test_the_first_lines_of_a_roster_are_shown_without_its_numbers(cast, client):
    client.force_login(cast.li)
    make.term(18)
    job = jobs.bring(SimpleUploadedFile("名册.csv", SHEET.encode()), resource="deputies", by=cast.li)

    page = client.get(f"/imports/{job.pk}/map/").content.decode()
    assert "138****0001" in page and "13800000001" not in page


def test_keys_are_changed_under_what_waits(term, settings):
    settings.FIELD_KEYS = ["old"]
    job = committed(SHEET)
    settings.FIELD_KEYS = ["new", "old"]
    assert (reseal(ImportJob), reseal(ImportRow), reseal(ImportRow)) == (1, 3, 0)

    settings.FIELD_KEYS = ["new"]
    assert job.rows.get(line=2).facts["phone"] == "13800000001"
    assert ImportJob.objects.get().head[1][1][5] == "13800000001"
