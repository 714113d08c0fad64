"""会后: decisions get their words and numbers, minutes are issued, results are published, the file is closed."""

import hashlib
import json

from django.core.exceptions import ValidationError
from django.utils.timezone import localdate

from congress.numbering.documents import document_number
from meetings import deadlines
from meetings.documents import after as sheet
from meetings.flow import ITEM, MEETING
from meetings.models import (
    Bulletin,
    BulletinKind,
    Decision,
    Item,
    Meeting,
    Minutes,
    Publication,
)
from meetings.queries import outcome
from meetings.queries.papers import publishable

# What each kind is drawn from, and what it cannot be printed without.
PRINTED = {
    BulletinKind.BRIEF: (sheet.brief, "本人已核对的发言"),
    BulletinKind.GAZETTE: (sheet.gazette, "已编号、可以公布的决议决定"),
    BulletinKind.NOTICE: (sheet.notice_of_persons, "已编号、可以公布的任免名单"),
}


def prefix_of(meeting: Meeting, office) -> str:
    """机关代字 of the body's own unit, else of the office that writes."""
    prefix = (meeting.body.unit.doc_prefix if meeting.body.unit else "") or office.doc_prefix
    if not prefix:
        raise ValidationError(f"{office}还没有填写机关代字，请先在单位资料中填写。")
    return prefix


def decide(
    item: Item, *, by, office, kind: str, title: str, text: str, publishable: bool = True, withheld_why: str = "",
    numbered: bool = False,
) -> Decision:  # fmt: skip
    """形成决议决定: its words, kept as a draft until the number is given; from then on they stand."""
    with ITEM.take("decide", item, by=by) as (item, facts):
        if not publishable and not withheld_why.strip():
            raise ValidationError({"withheld_why": "不公布的，请写明原因。"})
        vote = item.votes.filter(status="counted").exclude(subject="amendment").order_by("position", "pk").last()
        known = Decision.objects.filter(item=item).first() or Decision(item=item, made_by=by)
        known.kind, known.title, known.text, known.vote = kind, title, text, vote
        known.publishable, known.withheld_why = publishable, "" if publishable else withheld_why.strip()
        known.adopted_on = sheet.adopted_on(item)
        if numbered:
            prefix, year = prefix_of(item.meeting, office), known.adopted_on.year
            known.doc_no = document_number(prefix, year, about=title).text
            known.numbered_on = localdate()
        known.save()
        facts["said"] = f"{known.get_kind_display()}，{known.doc_no or '拟稿'}"
    return known


def draft_minutes(meeting: Meeting, *, by, **words) -> Minutes:
    """起草纪要: the words of the office in place of those drafted from the record."""
    with MEETING.take("draft_minutes", meeting, by=by) as (meeting, facts):
        minutes = Minutes.objects.update_or_create(meeting=meeting, defaults=words)[0]
        facts["said"] = "纪要稿已保存"
    return minutes


def issue_minutes(meeting: Meeting, *, by, office, signed_by: str, copies: str = "") -> Minutes:
    """印发纪要: signed, numbered, dated; its clock is met."""
    with MEETING.take("issue_minutes", meeting, by=by) as (meeting, facts):
        minutes = meeting.minutes
        number = document_number(
            f"{prefix_of(meeting, office).removesuffix('发')}纪", localdate().year, about=f"{meeting.title}纪要"
        )
        minutes.doc_no, minutes.signed_by, minutes.copies = number.text, signed_by, copies
        minutes.issued_on = localdate()
        minutes.save()
        deadlines.meet(meeting, "meeting.minutes")
        facts["said"] = f"{minutes.doc_no}，{signed_by}签发"
    return minutes


def issue_bulletin(meeting: Meeting, *, by, kind: str) -> Bulletin:
    """编印简报、公报、公告: what speakers have confirmed, or what the meeting decided, frozen as printed."""
    with MEETING.take("issue_bulletin", meeting, by=by) as (meeting, facts):
        drawn, what = PRINTED[kind]
        content = drawn(meeting)
        if not content["parts"]:
            raise ValidationError({"kind": f"没有{what}，不能编印。"})
        number = outcome.next_number(meeting, BulletinKind(kind))
        made = Bulletin.objects.create(
            meeting=meeting, kind=kind, number=number, content=content, issued_on=localdate(), issued_by=by
        )
        facts["said"] = f"{made.get_kind_display()}{made.count}"
    return made


def announce(meeting: Meeting, *, by, items=()) -> Publication:
    """会前公布: date, place and the chosen items. Names that are to be voted on stay inside."""
    with MEETING.take("announce", meeting, by=by) as (meeting, facts):
        made = _let_out(meeting, Publication.Stage.PREVIEW, sheet.preview(meeting, _chosen(meeting, items)), by)
        facts["said"] = f"议题 {len(made.content['items'])} 项"
    return made


def publish(meeting: Meeting, *, by, **chosen) -> Publication:
    """公布: exactly the items, decisions and papers the guard page listed and the office ticked."""
    return _publish("publish", meeting, by=by, **chosen)


def publish_early(meeting: Meeting, *, by, **chosen) -> Publication:
    """先行公布: decisions must be out within five days, before the minutes are ready."""
    return _publish("publish_early", meeting, by=by, **chosen)


def _publish(step: str, meeting: Meeting, *, by, items=(), decisions=(), papers=()) -> Publication:
    with MEETING.take(step, meeting, by=by) as (meeting, facts):
        found = _may_go_out(meeting, decisions)
        files = list(publishable(meeting).filter(pk__in=[each.pk for each in papers]))
        content = sheet.results(meeting, _chosen(meeting, items), found, files)
        made = _let_out(meeting, Publication.Stage.RESULT, content, by)
        if not sheet.unpublished(meeting, found):
            deadlines.meet(meeting, "meeting.publish")
        facts["said"] = f"议题 {len(content['items'])} 项，决议决定 {len(found)} 件，会议文件 {len(files)} 件"
    return made


def _may_go_out(meeting: Meeting, decisions) -> list[Decision]:
    found = list(Decision.objects.filter(item__meeting=meeting, pk__in=[each.pk for each in decisions]))
    if closed := [each.title for each in found if not each.publishable]:
        raise ValidationError(f"“{closed[0]}”登记为不公布，不能公布。")
    if unnumbered := [each.title for each in found if not each.doc_no]:
        raise ValidationError(f"“{unnumbered[0]}”还没有编定文号，不能公布。")
    return found


def _chosen(meeting: Meeting, items) -> list[Item]:
    asked = {each.pk for each in items}
    return [item for item in outcome.items_with_results(meeting) if item.pk in asked]


def _let_out(meeting, stage, content, by) -> Publication:
    digest = hashlib.sha256(json.dumps(content, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
    return Publication.objects.create(meeting=meeting, stage=stage, content=content, sha256=digest, by=by)


def archive(meeting: Meeting, *, by, note: str = "") -> Meeting:
    """归档: the whole record; what is missing is explained."""
    with MEETING.take("archive", meeting, by=by, note=note) as (meeting, facts):
        sheets = outcome.checklist(meeting)
        gaps = [each.label for each in outcome.missing(sheets)]
        if gaps and not note.strip():
            raise ValidationError({"note": f"还缺{'、'.join(gaps)}，请写明原因。"})
        facts.update(missing=gaps, sheets=[[each.label, each.there, each.words] for each in sheets])
        facts["said"] = f"缺{'、'.join(gaps)}" if gaps else "材料齐全"
    return meeting
