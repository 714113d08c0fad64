"""The printed papers of a case."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from congress.audit import record
from congress.pages.asked import whole
from congress.pages.papers import paper_response
from proposals import documents, queries, rules
from proposals.flow import SUGGESTION
from proposals.models import HANDED_OVER, JUDGED, Handling, Status
from proposals.queries.rounds import mediations_of
from proposals.views.fetch import case

REPLIED_ON = (Status.REPLIED, *JUDGED)


@login_required
@require_safe
def paper(request, code, paper):
    proposal = case(request, code)
    name = proposal.number or proposal.title[:30]
    if paper == "register_form":
        contact = rules.reads_contact(request.user, proposal)
        if contact and not rules.is_lead_deputy(request.user, proposal):
            record("personal_viewed", by=request.user, request=request, about=proposal, field="phone,address")
        context = documents.register_form(proposal, contact=contact)
        return paper_response(request, "proposals/register_form.html", context, name=f"代表建议登记表 {name}")
    if paper == "assignment_slip" and proposal.status in HANDED_OVER and queries.works_on(request.user, proposal):
        context = documents.assignment_slip(proposal)
        return paper_response(request, "proposals/assignment_slip.html", context, name=f"交办单 {name}")
    if paper == "opinion_form" and proposal.status in REPLIED_ON and rules.hands_out_forms(request.user, proposal):
        forms = documents.opinion_forms(proposal, _raters(request, proposal), request.build_absolute_uri("/"))
        return paper_response(request, "proposals/opinion_form.html", forms, name=f"征询意见表 {name}")
    if paper == "mediation_record":
        return _mediation_record(request, proposal, name)
    raise Http404


def _mediation_record(request, proposal, name):
    """For who sat at the table and who oversees it."""
    meeting = mediations_of(proposal).first()
    if meeting is None or not (queries.works_on(request.user, proposal) or rules.is_signer(request.user, proposal)):
        raise Http404
    context = documents.mediation_record(meeting)
    return paper_response(request, "proposals/mediation_record.html", context, name=f"协调记录 {name}")


def _raters(request, proposal):
    """Whose forms: a signer's own; for the office everybody's, or the one named in the address."""
    evaluation = proposal.current_evaluation()
    if evaluation is None:
        raise Http404
    raters = evaluation.raters.select_related("invitation", "deputy").order_by("pk")
    if rules.is_signer(request.user, proposal):
        raters = raters.filter(deputy__user=request.user)
    elif asked := request.GET.get("rater", ""):
        raters = raters.filter(pk=asked) if asked.isdecimal() and len(asked) < 19 else raters.none()
    found = list(raters)
    if not found:
        raise Http404
    return found


@login_required
@require_safe
def reply_letter(request, code, pk):
    """The draft for those who write and check it, the letter for everybody once it is issued."""
    proposal = case(request, code)
    answering = Handling.objects.answering(proposal.pk).select_related("unit", "proposal__session__term")
    handling = get_object_or_404(answering, pk=pk)
    main = handling.proposal if handling.proposal_id != proposal.pk else None
    handling.proposal = proposal
    inside = queries.sees_inside(request.user, handling.proposal) or rules.is_unit(request.user, handling)
    reply = queries.reply_of(handling, turn=whole(request.GET.get("round")), only_issued=not inside)
    if reply is None:
        raise Http404
    reply.handling = handling
    context = documents.reply_letter(handling, reply, main=main)
    return paper_response(request, "proposals/reply_letter.html", context, name=f"答复函 {handling.proposal.number}")


@login_required
@require_safe
def forwarding_slip(request, code, pk):
    """转办单, 重新交办单: for who works on the case."""
    proposal = case(request, code)
    handling = get_object_or_404(queries.handlings_of(proposal).select_related("unit", "parent__unit"), pk=pk)
    handling.proposal = proposal
    context = documents.forwarding_slip(handling) if queries.works_on(request.user, proposal) else None
    if context is None:
        raise Http404
    return paper_response(request, "proposals/assignment_slip.html", context, name=f"转办单 {proposal.number}")


@login_required
@require_safe
def blank_form(request):
    """代表建议专用纸 to be filled in by hand."""
    return paper_response(request, "proposals/register_form.html", documents.blank_form(), name="代表建议专用纸")


@login_required
def opinion(request, code):
    """Where the QR code of a printed form leads: the deputy to the rating, the office to the keying-in."""
    proposal = case(request, code)
    if rules.is_signer(request.user, proposal):
        if SUGGESTION.refusal(SUGGESTION.steps["rate"], proposal):
            messages.info(request, "现在不在评价期内，下面是这件建议的情况。")
            return redirect(proposal)
        return redirect("proposals:rate", code)
    if rules.is_coordinator(request.user, proposal) and proposal.status in SUGGESTION.steps["key_in"].at:
        return redirect(f"{reverse('proposals:key_in', args=[code])}?{request.GET.urlencode()}".rstrip("?"))
    return redirect(proposal)
