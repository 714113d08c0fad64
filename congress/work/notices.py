"""The person who asked hears how it ended."""

from congress.notices.kinds import Kind
from congress.notices.outbox import post

NAME = {"名称": ("about.title", "代表建议 2026-05-26（XLSX）")}
KINDS = [
    Kind("work_done", "后台任务完成", NAME | {"保留到": ('about.kept_until|date:"n月j日"', "6月2日")}, channels=()),
    Kind("work_failed", "后台任务没有完成", NAME | {"原因": ("about.failure", "用时太长")}, channels=()),
]


def ended(work):
    post("work_done" if work.result_id else "work_failed", to=[work.owner], about=work, once=f"{work.pk}")
