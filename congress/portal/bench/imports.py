"""Ten thousand suggestions from a workbook, against reading the file and one COPY of it."""

import io
from time import perf_counter

import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction

from congress.imports import engine, jobs
from congress.imports.models import State
from congress.imports.sheets import read_sheet

ROWS = 10_000
HEAD = ("届次", "编号", "标题", "类别", "领衔代表", "主办单位", "会办单位", "交办日期", "办理结果")


def workbook() -> bytes:
    data = io.BytesIO()
    book = xlsxwriter.Workbook(data, {"in_memory": True})
    sheet = book.add_worksheet("建议")
    sheet.write_row(0, 0, HEAD)
    for n in range(1, ROWS + 1):
        title, unit = f"关于修复第{n}段村道的建议", "区交通运输局"
        assisting, code = "区财政局" if n % 5 == 0 else "", "ABC"[n % 3]
        row = (
            "区十六届人大三次会议",
            f"第{n}号",
            title,
            "交通运输",
            f"张{n % 90}",
            unit,
            assisting,
            "2015-03-12",
            code,
        )
        sheet.write_row(n, 0, row)
    book.close()
    return data.getvalue()


def measure() -> dict[str, float]:
    """Seconds of preview, of commit, and of the bare reading and copying."""
    job = jobs.bring(SimpleUploadedFile("万件建议.xlsx", workbook()), resource="suggestions", by=None)
    jobs.map_columns(job, mapping=job.mapping)
    bare = bare_seconds(job.file.path)
    found = {"bare": bare}
    for name, ask, end in (
        ("preview", jobs.ask_preview, State.PREVIEWED),
        ("commit", lambda job: jobs.ask_commit(job, by=None), State.COMMITTED),
    ):
        begun = perf_counter()
        ask(job)
        engine.run(job.pk)
        found[name] = perf_counter() - begun
        job.refresh_from_db()
        assert job.state == end, job.failure
    return found


def bare_seconds(path) -> float:
    begun = perf_counter()
    sheet = read_sheet(path)
    with transaction.atomic(), connection.cursor() as cursor:
        columns = ", ".join(f"c{n} text" for n in range(len(HEAD)))
        cursor.execute(f"CREATE TEMP TABLE bare ({columns}) ON COMMIT DROP")
        with cursor.copy("COPY bare FROM STDIN") as stream:
            for _, cells in sheet.rows:
                stream.write_row((*cells, *[None] * len(HEAD))[: len(HEAD)])
    return perf_counter() - begun
