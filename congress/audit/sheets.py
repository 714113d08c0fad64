"""The log as a spreadsheet. Every cell is text: a formula somebody typed into a field stays words."""

from io import BytesIO

from django.http import HttpResponse
from django.utils.timezone import localtime
from xlsxwriter import Workbook

LIMIT = 100_000
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _text(value) -> str:
    return str(value if value is not None else "")


def event_rows(found):
    yield "时间", "事件", "人员", "职责", "网络地址", "对象", "记录", "结果", "请求编号"
    for event in found[:LIMIT].iterator():
        at = localtime(event.at).isoformat(sep=" ", timespec="seconds")
        about = event.about_label or event.about_type
        yield (
            at,
            event.get_kind_display(),
            event.by_name,
            event.role,
            event.address,
            about,
            event.facts,
            event.result,
            event.request_id,
        )


def change_rows(found):
    yield "时间", "数据表", "行", "操作", "人员编号", "内容", "请求编号"
    for change in found[:LIMIT].iterator():
        at = localtime(change.at).isoformat(sep=" ", timespec="seconds")
        yield (
            at,
            change.table,
            change.row_pk,
            change.get_op_display(),
            change.actor,
            change.diff,
            change.request_id,
        )


def response(rows, name: str) -> HttpResponse:
    out = BytesIO()
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(out, options) as book:
        sheet = book.add_worksheet("审计")
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                sheet.write_string(number, column, _text(value)[:32_000])
    answer = HttpResponse(out.getvalue(), content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return answer
