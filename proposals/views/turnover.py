"""换届: what a term leaves open, closing it, and the written account of what was not done."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from congress.organs.models import Term
from congress.pages.papers import paper_response
from congress.pages.steps import step_page, taken
from deputies.models import Level, Mandate
from proposals import actions, rules
from proposals.documents.turnover import term_account as account_of
from proposals.forms.turnover import CloseTermForm
from proposals.models import Commitment
from proposals.queries import turnover
from proposals.queries.promises import of_term, rows_of
from proposals.statistics.promises import kept


def _counted(cases) -> dict[str, int]:
    return dict(cases.order_by("status").values_list("status").annotate(Count("pk")))


@login_required
def close_term(request, number):
    if not rules.is_coordinator(request.user, None):
        raise PermissionDenied
    term, today = get_object_or_404(Term, number=number), localdate()
    after = turnover.following(term)
    form, step = CloseTermForm(request.POST or None), taken(actions.close_term, term, request)

    def done(closed):
        words = f"建议 {closed.cases} 件、承诺事项 {closed.promises} 项结转{after}；代表职务终止 {closed.seats} 人"
        return f"{words}，其中 {closed.readers} 人保留查阅和评价本人建议的账号。"

    cases = turnover.open_cases(term)
    context = {
        "term": term, "after": after, "why_not": turnover.not_over(term, after, today),
        "open": cases.count(), "left": (cases.exclude(carried_into=after) if after else cases).count(), "today": today,
        "promises": turnover.open_promises(term).count(), "total": kept(_promises(term), today)[0],
        "seats": Mandate.objects.filter(term=term, level=Level.DISTRICT, ends_on=None).count(),
    }  # fmt: skip
    return step_page(request, form, step, "proposals/close_term.html", done, back=request.path, **context)


def _promises(term):
    return of_term(Commitment.objects.owed().filter(proposal__term__number__lte=term.number), term)


@login_required
@require_safe
def term_account(request, number):
    if not rules.reads_figures(request.user):
        raise PermissionDenied
    term, today = get_object_or_404(Term, number=number), localdate()
    rows = rows_of(turnover.not_done(term)).order_by("unit__sort_key", "unit", "due_on", "pk")
    context = account_of(
        term, total=kept(_promises(term), today)[0], rows=rows, cases=_counted(turnover.open_cases(term)), today=today
    )
    return paper_response(request, "proposals/term_account.html", context, name=context["title"])
