"""What a meeting does to the supervision topic of an item: gives it its day, hears it, lends it its papers."""

from django.core.exceptions import ValidationError
from django.utils.timezone import localdate

from meetings.actions.papers import add_paper
from meetings.models import BodyKind, Item, Meeting, Paper, PaperKind
from supervision import actions as supervision
from supervision.models import PaperPurpose, Topic, TopicStatus
from supervision.queries.road import before_meeting

# Which paper of a topic becomes which paper of the meeting.
LENT = {
    PaperPurpose.DRAFT: PaperKind.REPORT_DRAFT,
    PaperPurpose.REPORT: PaperKind.REPORT,
    PaperPurpose.RESEARCH: PaperKind.RESEARCH,
    PaperPurpose.RESPONSE: PaperKind.REPORT,
}


def give_day(meeting: Meeting, *, by) -> None:
    """The topics on the agenda run to the meeting's first day (监督法第十五条); moved with it."""
    if meeting.body.kind != BodyKind.STANDING_COMMITTEE or meeting.opens_on is None or meeting.opens_on < localdate():
        return
    topics = Topic.objects.filter(pk__in=meeting.items.exclude(topic=None).values("topic"))
    for topic in before_meeting(topics).exclude(meeting_day=meeting.opens_on):
        supervision.set_day(topic, by=by, on=meeting.opens_on)


def hear(item: Item, *, by) -> None:
    """审议完毕: the topic has been heard, or what was done about its opinion has been judged."""
    topic, meeting = item.topic, item.meeting
    if topic is None or meeting is None or meeting.body.kind != BodyKind.STANDING_COMMITTEE:
        return
    votes, today = poll_of(item), localdate()
    if topic.status in (TopicStatus.FINAL_RECEIVED, TopicStatus.DISTRIBUTED):
        supervision.hear(topic, by=by, on=today, at=meeting.short, votes=votes)
    elif topic.status == TopicStatus.TO_MEETING and votes:
        supervision.poll_response(topic, by=by, on=today, votes=votes)


def poll_of(item: Item) -> dict | None:
    """The newest sums of the item's own 测评, if one was counted."""
    vote = item.votes.filter(subject="poll", status="counted").order_by("-position", "-pk").first()
    if vote is None:
        return None
    sums = vote.lines.prefetch_related("tallies").first().result
    return {"total": vote.total, "present": vote.present} | {
        name: getattr(sums, name) for name in ("yes", "basic", "no", "invalid")
    }


def take_papers(item: Item, *, by) -> list[Paper]:
    """取用议题文件: the topic's files that are not among the item's papers yet."""
    if item.topic is None:
        raise ValidationError("这一议题没有对应的监督议题。")
    there = set(item.papers.values_list("versions__file", flat=True))
    wanted = item.topic.papers.filter(purpose__in=LENT, round=item.topic.round).exclude(file=None)
    made = [
        add_paper(item, by=by, file=each.file, kind=LENT[each.purpose], title=each.title or item.title)
        for each in wanted.select_related("file")
        if each.file_id not in there
    ]
    if not made:
        raise ValidationError("监督议题没有新的文件可以取用。")
    return made
