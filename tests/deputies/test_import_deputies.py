import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from congress.imports import engine, jobs
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
