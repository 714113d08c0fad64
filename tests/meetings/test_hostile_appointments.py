"""What the files and lists of 人事任免 take in: questions by sheet, people by paste, papers by upload."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.timezone import localdate

from congress.imports import engine, jobs
from congress.imports.models import ImportJob
from congress.organs.models import UnitKind
from congress.printing import pdf
from meetings import actions
from meetings.documents import exam as sheet
from meetings.models import AppointmentPaper, ExamQuestion, Nominator, Official, OrganKind
from tests import make
from tests.congress import file_corpus, test_imports_sheets
from tests.congress.file_disguises import refused
from tests.hostile import FORMULAS, INJECTIONS, ODD
from tests.meetings import examined, personnel
from tests.test_hostile_input import injected

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("uncounted")]
HEAD = (
    "题号",
    "题型",
    "适用机关",
    "题干",
    "选项A",
    "选项B",
    "选项C",
    "选项D",
    "答案",
    "解析",
    "法律",
    "条款",
    "有效期起",
    "有效期止",
)
GOOD = (
    "",
    "单选",
    "",
    "谁监督政府？",
    "人大",
    "银行",
    "报社",
    "学校",
    "A",
    "见第九条。",
    "中华人民共和国宪法",
    "第三条",
    "",
    "",
)
NUMBERS = ["9" * 40, "-1", "1e999", "NaN", "²", "９９", "0", "9999-99-99", "AAAAAAAAAAAAAAAA", "Z", "政府" * 3000]


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture
def officer():
    return examined.examiner()


def brought(client, content, name="题库.xlsx"):
    upload = SimpleUploadedFile(name, content)
    return client.post(reverse("imports:bring"), {"resource": "exam_questions", "file": upload})


def many_rows():
    return "\n".join([",".join(HEAD), *[",".join(GOOD)] * 100_000]).encode()


def with_nul():
    return ",".join(HEAD).encode() + b"\n" + ",".join(GOOD).encode().replace("政府".encode(), b"\x00")


@pytest.mark.parametrize(
    ("name", "build", "words"),
    [
        ("题库.xlsx", test_imports_sheets.zip_bomb, "文件展开后过大"), ("题库.xlsx", test_imports_sheets.billion_laughs, "已损坏"),
        ("题库.xlsx", test_imports_sheets.many_strings, "大得不正常"), ("题库.xlsx", test_imports_sheets.docx, "与扩展名不符"),
        ("题库.xlsx", lambda: test_imports_sheets.xlsx(HEAD, GOOD)[:-600], "损坏"),
        ("题库.xlsx", test_imports_sheets.far_cell, "列"), ("题库.xlsx", lambda: b"%PDF-1.7", "内容却不是"),
        ("题库.csv", lambda: b"", "空的"), ("题库.csv", with_nul, "与扩展名不符"), ("题库.exe", lambda: b"MZ", "只接收"),
    ],
    ids=lambda value: getattr(value, "__name__", value),
)  # fmt: skip
def test_a_hostile_sheet_of_questions_is_refused_in_one_sentence(client, officer, name, build, words):
    client.force_login(officer)
    answer = brought(client, build(), name)
    assert answer.status_code == 200 and words in answer.context["form"].errors.as_text()
    assert not ImportJob.objects.exists() and not ExamQuestion.objects.exists()


def test_a_hundred_thousand_questions_are_too_many_for_one_sheet(officer):
    job = jobs.bring(SimpleUploadedFile("题库.csv", many_rows()), resource="exam_questions", by=officer)
    jobs.map_columns(job, mapping=job.mapping)
    jobs.ask_preview(job)
    engine.run(job.pk)
    job.refresh_from_db()
    assert (job.state, job.failure) == ("failed", "表格超过20000行，请分成几个文件导入。")


def hostile_rows():
    """Every hostile text in every column, one at a time; the stem says which, so that no two are the same."""
    texts = [
        *INJECTIONS,
        *(each for name, each in ODD.items() if name not in ("nul", "lone surrogate")),
        *FORMULAS,
        *NUMBERS,
    ]
    for place, bad in enumerate(texts):
        for column, name in enumerate(HEAD):
            row = list(GOOD)
            row[3] = f"第{place}种写在“{name}”里，对不对？"
            row[column] = f"{row[3]}{bad}" if column == 3 else bad
            yield row


def test_hostile_cells_become_questions_or_words_beside_their_row(client, officer):
    client.force_login(officer)
    file = io.StringIO()
    csv.writer(file).writerows([HEAD, *hostile_rows()])
    job = jobs.bring(SimpleUploadedFile("题库.csv", file.getvalue().encode()), resource="exam_questions", by=officer)
    jobs.map_columns(job, mapping=job.mapping)
    for ask in (jobs.ask_preview, lambda job: jobs.ask_commit(job, by=officer)):
        ask(job)
        engine.run(job.pk)
        job.refresh_from_db()
    assert job.state == "committed" and job.report["new"] > 300 and job.report["errors"] > 100
    assert injected(client.get(reverse("imports:detail", args=[job.pk]))) == []
    for question in ExamQuestion.objects.all():
        assert not set(question.stem + "".join(question.options)) & {"\x00", "\u202e", "\u202c"}
        assert len(question.stem) <= 2000 and max(map(len, question.options)) <= 500
    assert injected(client.get(reverse("meetings:exam_bank"))) == []
    sheets = client.get(reverse("meetings:exam_bank"), {"export": "csv"}).content.decode("utf-8-sig")
    assert not [
        row for row in csv.reader(io.StringIO(sheets)) for cell in row if cell.startswith(("=", "+", "@", "\t", "\r"))
    ]


def test_a_paper_of_hostile_questions_is_read_and_printed(client, officer):
    texts = [*INJECTIONS, *FORMULAS, ODD["combining"], ODD["newlines"]]
    facts = {"kind": "single", "key": "A", "organ_kinds": [], "law": "宪法", "article": "", "explanation": ""}
    rows = [{**facts, "stem": f"{n}{bad}", "options": [bad, "乙"]} for n, bad in enumerate(texts)]
    actions.add_questions(rows, by=officer)
    examined.plan(officer, singles=25, single_mark=4, multiples=0, judges=0)
    line = examined.nominee(officer)
    sitting = actions.plan_exam(line, by=officer, held_on=localdate(), is_paper=True)
    client.force_login(officer)
    assert injected(client.get(sitting.get_absolute_url())) == []
    context = sheet.printed_paper(sitting, with_key=True)
    assert pdf.render("meetings/exam_paper.html", context, title="试卷").startswith(b"%PDF")


# ---- people by paste ----


@pytest.fixture
def assessors(officer):
    make.term()
    court = make.unit("望川区人民法院", UnitKind.COURT)
    post = personnel.post(
        "望川区人民法院人民陪审员", authority="appoint", organ_kind=OrganKind.COURT, nominator=Nominator.COURT_PRESIDENT
    )
    facts = {"title": "任命人民陪审员", "nominator": Nominator.COURT_PRESIDENT, "unit": court}
    motion = actions.draft_appointments(by=officer, **facts)
    return reverse("meetings:add_people", args=[motion.code]), {"post": post.pk, "matter": "appoint", "reason": ""}


@pytest.mark.parametrize(
    ("people", "words"),
    [
        ("张三，女\n" * 100_000, "共 100000 行；一件任免案最多 100 人"), ("\n".join(f"人{n}" for n in range(101)), "共 101 行"),
        ("张" * 31, "第 1 行：姓名超过 30 个字"), ("王五，男，1990年13月", "第 1 行：出生年月不对"),
        ("，女，1990年3月", "第 1 行：没有写姓名"), ("\u200b\u202e\n李四", "第 1 行：没有写姓名"), ("=1+1", "第 1 行：没有写姓名"),
        ("赵六，女，2990年1月", "不能晚于今天"), ("甲某，女\n乙某，男\n甲某，女", "重复：甲某"),
    ],
    ids=lambda value: value[:12],
)  # fmt: skip
def test_a_hostile_list_of_people_is_refused_at_its_field(client, officer, assessors, people, words):
    address, data = assessors
    client.force_login(officer)
    answer = client.post(address, {**data, "people": people})
    assert answer.status_code == 200 and words in answer.content.decode()
    assert not Official.objects.exists()


def test_what_is_pasted_from_a_sheet_is_taken_without_its_invisible_letters(client, officer, assessors):
    address, data = assessors
    client.force_login(officer)
    names = [f"陪审{n}" for n in range(96)]
    odd = ["\u202e孙\u200b陪审\t女\t1990年3月\t教师", "李　明，男", "<script>alert(1)</script>", "王\x0b五"]
    assert client.post(address, {**data, "people": "\r\n".join([*odd, *names])}).status_code in (200, 302)
    page = client.post(address, {**data, "people": "\r\n".join([*odd[:3], *names])})
    assert page.status_code == 302 and injected(client.get(page.url)) == []
    first = Official.objects.get(name="孙陪审")
    assert (first.sex, first.born_on.isoformat(), first.duties) == ("female", "1990-03-01", "教师")
    assert Official.objects.filter(name="李 明").exists() and Official.objects.count() == 99


# ---- papers by upload ----


def test_a_disguised_paper_of_a_motion_is_refused_and_leaves_nothing(client, officer):
    motion = personnel.motion(officer, term=make.term())
    client.force_login(officer)
    address = reverse("meetings:add_appointment_paper", args=[motion.code])
    for name, content, reason in refused()[::7]:
        sent = {"kind": "letter", "line": "", "file": file_corpus.upload(name, content)}
        answer = client.post(address, sent)
        assert answer.status_code == 200 and answer.context["form"].errors, (name, reason)
    assert not AppointmentPaper.objects.exists()
