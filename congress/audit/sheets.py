"""The log as a spreadsheet: one line for each row, its facts as they were kept."""

from django.utils.timezone import localtime

LIMIT = 100_000
EVENTS = ("时间", "事件", "人员", "职责", "网络地址", "对象", "记录", "结果", "请求编号")
CHANGES = ("时间", "数据表", "行", "操作", "人员编号", "内容", "请求编号")


def _moment(at) -> str:
    return localtime(at).isoformat(sep=" ", timespec="seconds")


def event_rows(found):
    for event in found[:LIMIT].iterator():
        yield (
            _moment(event.at),
            event.get_kind_display(),
            event.by_name,
            event.role,
            event.address,
            event.about_label or event.about_type,
            event.facts,
            event.result,
            event.request_id,
        )


def change_rows(found):
    for change in found[:LIMIT].iterator():
        yield (
            _moment(change.at),
            change.table,
            change.row_pk,
            change.get_op_display(),
            change.actor,
            change.diff,
            change.request_id,
        )


SHEETS = {"events": (EVENTS, event_rows), "changes": (CHANGES, change_rows)}
