"""分组: drafted by the office, changed from meeting to meeting."""

from django.core.exceptions import ValidationError

from meetings.actions.schedule import arranging
from meetings.models import Group, Meeting
from meetings.models.meeting import ordinal
from meetings.queries.regroup import last_groups, regroup, to_be_grouped


def propose_groups(meeting: Meeting, *, by, count: int) -> list[Group]:
    """提出新的分组: other people together, other conveners than last time. What was drawn before gives way."""
    with arranging(meeting, by=by) as meeting:
        people = to_be_grouped(meeting)
        if len([person for person in people if person.votes]) < count * 2:
            raise ValidationError(f"参会的组成人员太少，分不成 {count} 组。")
        places = dict(meeting.groups.values_list("name", "place"))
        proposed = regroup(people, last_groups(meeting), count)
        if meeting.sittings.filter(group__isnull=False).exists():
            raise ValidationError("有的分组会议只属于某一组，请先在场次里改为“各组同时”。")
        meeting.groups.all().delete()
        return [_draw(meeting, place, each, places) for place, each in enumerate(proposed)]


def _draw(meeting, place, proposed, places) -> Group:
    name = f"第{ordinal(place + 1)}组"
    group = Group.objects.create(
        meeting=meeting, name=name, position=place, place=places.get(name, ""), convener=proposed.convener,
        vice_convener=proposed.vice_convener,
    )  # fmt: skip
    group.members.set(proposed.members)
    return group


def keep_groups(meeting: Meeting, *, by, groups: list[dict]) -> None:
    """改分组: for each group its place, conveners and members; a person sits in one group."""
    with arranging(meeting, by=by):
        for facts in groups:
            group = facts["group"]
            group.place, group.convener, group.vice_convener = facts["place"], facts["convener"], facts["vice_convener"]
            group.save()
            group.members.set(facts["members"])
