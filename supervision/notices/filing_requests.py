"""审查建议、审查要求: the office hears of each and of its days; an organ hears what became of its demand."""

from congress.notices.kinds import Kind
from congress.notices.outbox import post
from congress.reminders.hook import Line, Reminded
from supervision.models import RequestClock
from supervision.notices.filing import of_organ, office
from supervision.notices.filing_reminding import DUE, Answering, line

LIMITS = ("filing.petition_refusal", "filing.transfer", "filing.request_answer")
WORDS = {"文件": ("about.document", "关于规范房屋租赁的通知"), "收件号": ("about.number", "审建〔2026〕3号")}
OF_DEMAND = WORDS | {"结果": ("said", "已受理，正在研究审查。")}
KINDS = [
    Kind("filing_request", "收到审查建议、审查要求", WORDS, ("email",)),
    Kind("filing_demand_decided", "审查要求办理情况", OF_DEMAND, ("email",)),
]


def request_received(request):
    post("filing_request", to=office(), about=request, once=request.code)


def request_decided(request, said: str):
    """To the organ that demanded it; a citizen reads it with number and query code."""
    if request.is_demand:
        once = f"{request.code}:{said[:20]}"
        post("filing_demand_decided", to=of_organ(request.organ), about=request, once=once, said=said)


def lines(clocks) -> list[Line]:
    rows = list(clocks.select_related("request"))
    people = Answering() if rows else None
    return [
        line(row, about=row.request, asked=people.office(), title=row.request.title,
             link=row.request.get_absolute_url(), public=row.request.number)
        for row in rows
    ]  # fmt: skip


REMINDED = Reminded(clocks=RequestClock, lines=lines, texts=dict.fromkeys(LIMITS, DUE), in_calendars=True)
