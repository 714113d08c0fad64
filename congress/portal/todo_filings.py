"""备案审查 in 待办: documents that came in, opinions to give, what a maker owes, suggestions of citizens."""

from django.db.models import Q
from django.urls import reverse

from congress.accounts.models import Role
from congress.portal.asking import Question, Todo
from supervision.models import FilingClock, RequestStatus
from supervision.models import FilingStatus as F
from supervision.queries import filing_todo as todo
from supervision.rules.filing import MAKER_KINDS, OF_DISPATCHER, WORKING

# (what it is, the button, the step) by status, for whose turn it is
OFFICE = {
    F.FILED: ("报送备案", "签收", "receive_filing"),
    F.FORM_CHECK: ("形式审查", "审查", "filing"),
    F.REGISTERED: ("分送审查", "分送", "distribute_filing"),
    F.REVIEWING: ("审查结果", "研究", "filing"),
    F.COMMUNICATING: ("与制定机关沟通", "查看", "filing"),
    F.TO_CHAIRS_MEETING: ("提请决定", "查看", "filing"),
}
ANSWER = ("审查意见", "答复", "answer_written_opinion")
AMEND = ("修改、废止", "报送", "report_amended")


def clock_of(row, label: str) -> FilingClock | None:
    due = row.due_on
    return FilingClock(starts_on=due, due_on=due, rule={"label": label}) if due else None


def _row(filing, step: str, verb: str, name: str) -> Todo:
    said = f"{filing.maker.label} · {filing.doc_no}"
    url = reverse(f"supervision:{name}", args=[filing.code])
    return Todo(step, verb, url, filing.title, filing.get_absolute_url(), said, clock_of(filing, step))


def office_row(filing) -> Todo:
    return _row(filing, *OFFICE[filing.status])


def maker_row(filing) -> Todo:
    if filing.status == F.SUPPLEMENT:
        return _row(filing, "补充报送", "补充", "supplement_filing")
    return _row(filing, *(ANSWER if filing.status == F.WRITTEN_OPINION and not filing.has_answered else AMEND))


def share_row(share) -> Todo:
    filing = share.filing
    said, url = f"{filing.maker.label} · {filing.doc_no}", filing.get_absolute_url()
    return Todo("审查意见", "提出", f"{url}#share-{share.pk}", filing.title, url, said, clock_of(share, "审查意见"))


def request_row(request) -> Todo:
    url = request.get_absolute_url()
    kind = request.get_kind_display()
    if request.status == RequestStatus.ACCEPTED:
        clock = clock_of(request, "答复")
        return Todo(kind, "答复", f"{url}answer_request/", request.document, url, request.number, clock)
    return Todo(kind, "受理", url, request.document, url, request.number, clock_of(request, "受理告知"))


def list_row(row) -> Todo:
    url = reverse("supervision:send_yearly_list", args=[row.pk])
    title = f"{row.year}年规范性文件目录"
    return Todo("文件目录", "报送", url, title, row.get_absolute_url(), row.maker.label, row)


def filing_questions(user) -> list[Question]:
    """Which questions are this person's; judged by the acting post like every right."""
    asked = []
    if user.has_role(Role.MEETING_OFFICER):
        asked += [Question(todo.of_office(), office_row), Question(todo.requests(), request_row)]
    if committees := user.units_as(Role.COMMITTEE_OFFICER):
        asked.append(Question(todo.of_committee(committees), share_row))
    makers = {post.unit_id for post in user.acting_posts if post.role in WORKING and post.unit.kind in MAKER_KINDS}
    dispatches = user.has_role(Role.DISPATCHER)
    if makers or dispatches:
        mine = Q(maker__in=makers) | Q(maker__kind__in=OF_DISPATCHER) if dispatches else Q(maker__in=makers)
        asked += [Question(todo.of_maker(mine), maker_row), Question(todo.lists(mine), list_row)]
    return asked
