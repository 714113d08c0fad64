"""审查建议: the office hears of each, and of the day by which it must say whether it is taken up."""

from congress.notices.kinds import Kind
from congress.notices.outbox import post
from congress.reminders.hook import Line, Reminded
from supervision.models import RequestClock
from supervision.notices.filing import office
from supervision.notices.filing_reminding import DUE, Answering, line

WORDS = {"文件": ("about.document", "关于规范房屋租赁的通知"), "收件号": ("about.number", "审建〔2026〕3号")}
KINDS = [Kind("filing_request", "收到审查建议", WORDS, ("email",))]


def request_received(request):
    post("filing_request", to=office(), about=request, once=request.code)


def lines(clocks) -> list[Line]:
    rows = list(clocks.select_related("request"))
    people = Answering() if rows else None
    return [
        line(row, about=row.request, asked=people.office(), title=row.request.title,
             link=row.request.get_absolute_url())
        for row in rows
    ]  # fmt: skip


REMINDED = Reminded(clocks=RequestClock, lines=lines, texts={"filing.petition_refusal": DUE})
