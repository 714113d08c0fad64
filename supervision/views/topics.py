from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils.module_loading import import_string
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from congress.files.send import show
from congress.pages.papers import paper_response
from supervision import queries, rules
from supervision.documents import opinion as sheet
from supervision.flow import ITEM, TOPIC
from supervision.models import Method
from supervision.queries import road
from supervision.queries.experts import expert_work
from supervision.queries.inquiry import inquiries_of
from supervision.queries.inspection import inspections_of
from supervision.rules.planning import missing
from supervision.views.fetch import topic as found


def _opinions(user, topic) -> list:
    """Newest round first; each item with the doors of this person."""
    opinions = list(road.opinions_for(user, topic))
    for opinion in opinions:
        opinion.rows = list(opinion.items.all())
        for item in opinion.rows:
            item.opinion, opinion.topic = opinion, topic
            item.doors = [door for door in ITEM.doors(user, item) if door.open]
            item.late = item.is_late(localdate())
    return opinions


@login_required
@require_safe
def topic(request, code):
    """One topic: what it is, where it came from, what was done and by whom."""
    matter, user = found(request, code), request.user
    inside = rules.is_staff(user)
    answers = inside or rules.hands_in(user, matter)
    context = {
        "topic": matter,
        "doors": TOPIC.doors(user, matter),
        "lacking": missing(matter) if inside and matter.status in ("proposed", "screened") else [],
        "joined_by": list(matter.joined_by.all()),
        "partners": matter.partners.all() if matter.with_towns else (),
        "obligations": list(matter.obligations.all()) if inside else [],
        "clocks": list(matter.clocks.filter(void_at=None, item=None).order_by("due_on")) if answers else [],
        "papers": list(road.papers_for(user, matter)),
        "research": list(matter.research.all()) if inside else [],
        "collected": list(matter.collected.all()) if answers else [],
        "opinions": (opinions := _opinions(user, matter)),
        "reads_opinion": bool(opinions) and road.reads_opinion(user, matter),
        "polls": list(matter.polls.all()) if answers or matter.published_at else [],
        "checks": list(matter.checks.all()) if answers else [],
        "entries": queries.entries_for(user, matter),
        "items": [item for path in settings.TOPIC_ITEMS for item in import_string(path)(user, matter)],
        "expert_work": expert_work(user, "topic", matter.code, topic=matter) if inside else {},
        "inspections": inspections_of(user, matter) if Method.INSPECTION in matter.methods else [],
        "inquiries": inquiries_of(user, matter) if Method.INQUIRY in matter.methods else [],
        "plain": list(matter.plain_inquiries.all()) if matter.heard_on and (answers or matter.published_at) else [],
        "may_inquire": rules.may_inquire(user, matter),
        "may_note": rules.is_keeper(user, matter) and not TOPIC.refusal(TOPIC.steps["note_inquiry"], matter),
        "may_inspect": rules.may_inspect(user, matter),
        "inside": inside,
        "today": localdate(),
    }
    return render(request, "supervision/topic.html", context)


@login_required
@require_safe
def paper(request, code, pk):
    kept = get_object_or_404(road.papers_for(request.user, found(request, code)), pk=pk)
    return show(request, kept.file)


@login_required
@require_safe
def evidence(request, code, pk, file):
    """What a unit attached to a reply, for whoever reads that item."""
    matter = found(request, code)
    rows = [item for opinion in road.opinions_for(request.user, matter) for item in opinion.items.all()]
    replies = [reply for item in rows for reply in item.replies.all() if reply.pk == pk]
    stored = next((kept for reply in replies for kept in reply.files.all() if kept.pk == file), None)
    return show(request, stored)


@login_required
@require_safe
def opinion(request, code, number):
    """审议意见书 of one round, as it was issued."""
    matter = found(request, code)
    if not road.reads_opinion(request.user, matter):
        raise Http404
    issued = get_object_or_404(matter.opinions.exclude(doc_no=""), round=number)
    return paper_response(request, "supervision/opinion.html", sheet.printed(issued), name=issued.title)
