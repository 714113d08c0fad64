from django.contrib.auth.decorators import login_required

from congress.pages.steps import step_page, taken
from proposals import actions, queries
from proposals.flow import SUGGESTION
from proposals.forms import MergeForm, NoteForm
from proposals.models import HANDED_OVER, Status
from proposals.queries import joining
from proposals.views.fetch import case

JOINABLE = (Status.REGISTERED, Status.MERGED, *HANDED_OVER)


def joint(user, proposal) -> dict:
    """What a case page says of the cases handled together, and of a withdrawal asked for."""
    if proposal.status not in JOINABLE:
        return {"withdrawal": proposal.open_withdrawal()}
    main, along = joining.around(proposal)
    near = [each for each in (main, *along) if each]
    known = queries.visible_to(user).filter(pk__in=[each.pk for each in near])
    seen = set(known.values_list("pk", flat=True)) if near else set()
    for each in near:
        each.is_seen = each.pk in seen
    units = list(main.handlings.select_related("unit")) if main else []
    return {"main": main, "main_shares": units, "along": along, "withdrawal": proposal.open_withdrawal()}


@login_required
def merge(request, code):
    proposal = case(request, code)
    SUGGESTION.require("merge", proposal, by=request.user)
    mains = joining.possible_mains(request.user, proposal)
    words = f"{proposal.title} {proposal.reason} {proposal.request}"
    likely = [found for found, _share in queries.similar_to(mains, words)]
    form = MergeForm(request.POST or None, mains=mains, likely=likely)
    step, done = taken(actions.merge, proposal, request), "已并案，代表和承办单位都已收到通知。"
    return step_page(request, form, step, "proposals/merge.html", done, back=proposal, proposal=proposal)


@login_required
def unmerge(request, code):
    proposal = case(request, code)
    SUGGESTION.require("unmerge", proposal, by=request.user)
    form = NoteForm(request.POST or None, label="取消并案的理由", required=True)
    step, context = taken(actions.unmerge, proposal, request), {"proposal": proposal, "main": joining.main_of(proposal)}
    return step_page(
        request, form, step, "proposals/unmerge.html", "已取消并案，请另行交办。", back=proposal, **context
    )
