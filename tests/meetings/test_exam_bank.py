"""题库: questions come by sheet and by hand, are replaced and never altered; papers are drawn by the plan and a seed."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction

from congress.accounts.models import Role
from congress.imports import engine, jobs
from congress.workflow.flow import NotYours
from meetings import actions
from meetings.models import ExamQuestion, OrganKind
from meetings.parsing.exam_sheet import parse_key, parse_options, parse_organs
from meetings.queries import exam_bank as queries
from tests import make
from tests.meetings import examined

pytestmark = pytest.mark.django_db
DAY = date(2026, 12, 1)
SHEET = """题号,题型,适用机关,题干,选项A,选项B,选项C,选项D,答案,解析,法律,条款,有效期止
1,单选,,国家的根本制度是什么？,社会主义制度,甲,乙,丙,A,见总纲。,《中华人民共和国宪法》,第一条,
2,多选题,法院、检察院,哪些机关对人大负责？,甲,乙,丙,丁,"A、C",,中华人民共和国宪法,第三条,2027-12-31
3,判断,,法律有溯及力。,,,,,错,,立法法,第一百零四条,
4,单选,,没有答案的题,甲,乙,,,E,,宪法,,
5,多选,,一个答案的多选,甲,乙,丙,,A,,宪法,,
6,单选,,没有出处,甲,乙,,,A,,,,
"""


def committed(text, by):
    job = jobs.bring(SimpleUploadedFile("题库.csv", text.encode()), resource="exam_questions", by=by)
    jobs.map_columns(job, mapping=job.mapping)
    for ask in (jobs.ask_preview, lambda job: jobs.ask_commit(job, by=by)):
        ask(job)
        engine.run(job.pk)
        job.refresh_from_db()
    return job


def test_a_sheet_of_questions_becomes_the_bank(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    officer = examined.examiner()

    job = committed(SHEET, officer)

    assert (job.report["new"], job.report["errors"], job.state) == (3, 3, "committed")
    first, second, third = ExamQuestion.objects.order_by("number")
    assert (first.kind, first.key, first.law, first.organs) == ("single", "A", "中华人民共和国宪法", "通用")
    assert (second.key, second.organ_kinds, second.valid_to) == ("AC", ["court", "procuratorate"], date(2027, 12, 31))
    assert (third.options, third.key, third.key_words) == (["正确", "错误"], "B", "错误")
    again = committed(SHEET.replace("国家的根本制度是什么？", "我国的根本制度是什么？"), officer)
    assert (again.report["changed"], again.report["unchanged"]) == (1, 2)
    assert list(ExamQuestion.objects.filter(number=1).values_list("version", "stem")) == [
        (1, "国家的根本制度是什么？"), (2, "我国的根本制度是什么？"),
    ]  # fmt: skip


@pytest.mark.parametrize(("cell", "key"), [("a、c", "AC"), ("CA", "AC"), ("√", "A"), ("错误", "B"), ("丙", None)])
def test_an_answer_is_read_however_it_is_written(cell, key):
    assert parse_key(cell).value == key


def test_choices_in_one_cell_and_organs_in_words_are_read():
    assert parse_options("A.宪法 B.法律 C、规章").value == ["宪法", "法律", "规章"]
    assert parse_organs("通用").value == []
    assert parse_organs("人大").value == ["committee_office", "credentials", "special_committee", "standing_committee"]
    assert parse_organs("区政府、火星").remarks[0].code == "unknown_organ"


def test_a_changed_question_is_a_new_row_and_the_database_refuses_another_way():
    officer = examined.examiner()
    (old, *_) = examined.bank(officer)

    new = actions.change_question(old, by=officer, why="法律修改", key="B", valid_from=date(2027, 1, 1))

    old.refresh_from_db()
    assert (old.key, old.version, new.key, new.version, new.number) == ("A", 1, "B", 2, old.number)
    assert old.superseded_at is not None
    with pytest.raises(ValidationError, match="已经被别人改过"):
        actions.change_question(old, by=officer, why="再改", key="C")
    for touch in (lambda: ExamQuestion.objects.filter(pk=old.pk).update(key="D"), lambda: new.delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            touch()


def test_only_the_office_that_examines_touches_the_bank():
    other = make.user(Role.COORDINATOR, name="代表工委")
    with pytest.raises(NotYours):
        actions.add_question(by=other, **examined.words("single", 1))
    question = actions.add_question(by=examined.examiner(), **examined.words("single", 1))
    with pytest.raises(NotYours):
        actions.retire_question(question, by=other, why="想")
    assert not queries.questions_visible_to(other).exists()


def test_a_plan_adds_up_to_the_full_mark():
    officer = examined.examiner()
    with pytest.raises(ValidationError, match="合计 110 分"):
        examined.plan(officer, judges=3)
    assert examined.plan(officer).total == 100


def test_a_paper_is_the_same_for_the_same_seed_and_another_for_another():
    officer = examined.examiner()
    examined.bank(officer)
    plan = examined.plan(officer)

    paper = queries.draw(plan, day=DAY, seed="一")

    assert paper == queries.draw(plan, day=DAY, seed="一") != queries.draw(plan, day=DAY, seed="二")
    assert [mark for _pk, mark in paper] == [10] * 4 + [20] * 2 + [10] * 2
    other = queries.draw(plan, day=DAY, seed="二", avoid={pk for pk, _mark in paper})
    assert {pk for pk, _mark in other}.isdisjoint(pk for pk, _mark in paper)


def test_a_paper_takes_what_is_in_force_on_its_day_for_its_organ():
    officer = examined.examiner()
    facts = (
        {}, {"organ_kinds": [OrganKind.COURT]}, {"organ_kinds": [OrganKind.GOVERNMENT]},
        {"valid_to": date(2026, 11, 30)}, {"valid_from": date(2026, 12, 2)}, {"valid_to": DAY, "valid_from": DAY},
    )  # fmt: skip
    made = actions.add_questions([examined.words("single", n, **more) for n, more in enumerate(facts, 1)], by=officer)
    nothing = {"multiples": 0, "judges": 0}
    plan = examined.plan(officer, singles=2, single_mark=50, **nothing)
    everything = examined.plan(officer, OrganKind.COURT, singles=4, single_mark=25, **nothing)

    drawn = {pk for seed in map(str, range(30)) for pk, _mark in queries.draw(plan, day=DAY, seed=seed)}

    assert drawn == {made[0].pk, made[2].pk, made[5].pk}
    with pytest.raises(ValidationError, match="现行有效的只有 3 题"):
        queries.draw(everything, day=DAY, seed="一")
    actions.retire_question(made[2], by=officer, why="过时")
    assert {pk for pk, _mark in queries.draw(plan, day=DAY, seed="一")} == {made[0].pk, made[5].pk}


def test_the_pages_of_the_bank_exist_for_the_office_alone(client):
    officer = examined.examiner()
    (question, *_) = examined.bank(officer)
    client.force_login(make.user(Role.LEADER, name="主任"))
    assert client.get("/meetings/exams/bank/").status_code == 404
    assert client.get(question.get_absolute_url()).status_code == 404
