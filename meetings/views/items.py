from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils.timezone import localdate

from congress.rulebook.book import open_book
from meetings import queries, rules
from meetings.deadlines import required_papers
from meetings.flow import ITEM
from meetings.models import MeetingClock, PaperKind
from meetings.queries import papers
from meetings.queries.electing import candidates
from meetings.views.electing import STEPS, with_doors
from meetings.views.fetch import item as found
from proposals.queries import visible_to as visible_cases
from proposals.queries.motion import motions_visible_to
from supervision.queries import visible_to as visible_topics


def papers_of(item, clocks) -> list[tuple]:
    """Which papers are wanted, and until when: the day where the meeting has one, else the rule."""
    book = open_book()
    return [(PaperKind(kind).label, clocks.get(key), book.limit(key)) for kind, key in required_papers(item)]


@login_required
def item(request, code):
    """One matter: what it is, where it came from, what became of it."""
    matter = found(request, code)
    inside = rules.is_staff(request.user)
    limits = {clock.kind: clock for clock in MeetingClock.objects.filter(item=matter, void_at=None)} if inside else {}
    source = queries.items_visible_to(request.user).filter(pk=matter.source_id).select_related("body").first()
    context = {
        "item": matter,
        "doors": ITEM.doors(request.user, matter),
        "clocks": list(limits.values()),
        "papers": papers_of(matter, limits) if inside else [],
        "source": source,
        "lying": papers.lying_before(request.user, matter),
        "may_add": papers.handles_papers(request.user, matter),
        "proposal": visible_cases(request.user).filter(pk=matter.proposal_id).first() if matter.proposal_id else None,
        "motion": motions_visible_to(request.user).filter(pk=matter.motion_id).first() if matter.motion_id else None,
        "topic": visible_topics(request.user).filter(pk=matter.topic_id).first() if matter.topic_id else None,
        "candidates": with_doors(request.user, candidates(request.user, matter), STEPS),
        "entries": queries.item_entries_for(request.user, matter),
        "copies": queries.items_visible_to(request.user).filter(source=matter).select_related("body"),
        "inside": inside,
        "today": localdate(),
    }
    return render(request, "meetings/item.html", context)
