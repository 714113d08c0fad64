"""日程: sittings, their lines and groups while they are being made. The change log keeps who changed what; people are
told by freezing a version, not by each hand's turn."""

from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from meetings.flow import MEETING
from meetings.models import Entry, Item, LeadSpeaker, Meeting, Sitting, SittingKind
from meetings.queries.first_schedule import first_schedule
from meetings.queries.timetable import on_agenda

STALE = "日程已被他人修改，请按现在的日程再排。"
STARTED = "这一场已经有签到或者发言记录，不能删除。"


@contextmanager
def arranging(meeting: Meeting, *, by):
    """The meeting, locked, if this person may arrange it now."""
    with transaction.atomic():
        meeting = meeting.locked()
        MEETING.require("arrange", meeting, by=by)
        yield meeting


def propose_schedule(meeting: Meeting, *, by) -> list[Sitting]:
    """生成日程初稿 from the agenda; the sittings drawn before give way, unless something has happened in them."""
    with arranging(meeting, by=by) as meeting:
        planned = first_schedule(meeting, on_agenda(meeting))
        if not planned:
            raise ValidationError(
                "还没有可以排进日程的议题。" if meeting.opens_on else "会议日期还没有定，先定日期再排日程。"
            )
        for sitting in meeting.sittings.all():
            _delete(sitting)
        return [_draw(meeting, place, each) for place, each in enumerate(planned)]


def _draw(meeting, place, planned) -> Sitting:
    sitting = Sitting.objects.create(
        meeting=meeting, kind=planned.kind, name=planned.name, starts_at=planned.starts_at, ends_at=planned.ends_at,
        place=meeting.place, chaired_by="" if planned.kind == SittingKind.GROUP else meeting.chaired_by, position=place,
    )  # fmt: skip
    Entry.objects.bulk_create(
        Entry(
            sitting=sitting, item=line.item, activity=line.activity, minutes=line.minutes, words=line.words, position=n
        )
        for n, line in enumerate(planned.lines)
    )
    return sitting


def keep_sitting(meeting: Meeting, *, by, sitting: Sitting | None = None, **facts) -> Sitting:
    """增加、修改场次."""
    with arranging(meeting, by=by) as meeting:
        sitting = sitting or Sitting(meeting=meeting)
        for name, value in facts.items():
            setattr(sitting, name, value)
        same = meeting.sittings.filter(name=sitting.name).exclude(pk=sitting.pk)
        if same.exists():
            raise ValidationError({"name": f"已经有一场“{sitting.name}”，请换一个名称。"})
        sitting.save()
    return sitting


def drop_sitting(sitting: Sitting, *, by) -> None:
    """删除场次 with its lines, while nothing has happened in it."""
    with arranging(sitting.meeting, by=by):
        _delete(sitting)


def _delete(sitting: Sitting) -> None:
    """Whatever hangs on a sitting besides its own lines is a record of what happened there."""
    for relation in Sitting._meta.get_fields(include_hidden=True):
        if not relation.one_to_many or relation.related_model is Entry:
            continue
        if relation.related_model._base_manager.filter(**{relation.field.name: sitting}).exists():
            raise ValidationError(f"{sitting}：{STARTED}")
    sitting.delete()


def keep_entry(meeting: Meeting, *, by, entry: Entry | None = None, **facts) -> Entry:
    """增加、修改日程项目; a new one goes to the end of its sitting."""
    with arranging(meeting, by=by):
        moved = entry is None or facts.get("sitting", entry.sitting) != entry.sitting
        entry = entry or Entry()
        for name, value in facts.items():
            setattr(entry, name, value)
        if moved:
            last = entry.sitting.entries.exclude(pk=entry.pk).aggregate(last=Max("position"))["last"]
            entry.position = 0 if last is None else last + 1
        entry.save()
    return entry


def drop_entry(entry: Entry, *, by) -> None:
    """删除日程项目."""
    with arranging(entry.sitting.meeting, by=by):
        entry.delete()


def arrange(meeting: Meeting, *, by, order: list[tuple[int, int]]) -> None:
    """排日程: every line with the sitting it stands in, in their new order."""
    with arranging(meeting, by=by) as meeting:
        entries = {entry.pk: entry for entry in Entry.objects.filter(sitting__meeting=meeting)}
        sittings = set(meeting.sittings.values_list("pk", flat=True))
        if sorted(entries) != sorted(pk for _, pk in order) or not {home for home, _ in order} <= sittings:
            raise ValidationError(STALE)
        for place, (home, pk) in enumerate(order):
            entries[pk].sitting_id, entries[pk].position = home, place
        Entry.objects.bulk_update(entries.values(), ["sitting", "position"])


def move_entry(entry: Entry, *, by, up: bool) -> None:
    """上移、下移; past the end of a sitting into the next one."""
    with arranging(entry.sitting.meeting, by=by) as meeting:
        sittings = list(meeting.sittings.order_by("starts_at", "pk").prefetch_related("entries"))
        lists = [[each.pk for each in sitting.entries.all()] for sitting in sittings]
        home = next((n for n, pks in enumerate(lists) if entry.pk in pks), None)
        if home is None:
            raise ValidationError(STALE)
        place = lists[home].index(entry.pk)
        lists[home].remove(entry.pk)
        if up and place == 0 and home > 0:
            lists[home - 1].append(entry.pk)
        elif not up and place == len(lists[home]) and home + 1 < len(lists):
            lists[home + 1].insert(0, entry.pk)
        else:
            lists[home].insert(max(place - 1, 0) if up else place + 1, entry.pk)
        pairs = [(sitting.pk, pk) for sitting, pks in zip(sittings, lists, strict=True) for pk in pks]
        arrange(meeting, by=by, order=pairs)


def keep_speakers(item: Item, *, by, speakers: list[tuple]) -> None:
    """中心发言人 in the order of speaking: ``(membership, minutes or None)`` each."""
    with arranging(item.meeting, by=by):
        item.speakers.all().delete()
        LeadSpeaker.objects.bulk_create(
            LeadSpeaker(item=item, membership=membership, minutes=minutes, position=place)
            for place, (membership, minutes) in enumerate(speakers)
        )
