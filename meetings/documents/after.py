"""纪要, 简报, 公报, and the words that go to the public: plain facts, composed from the record."""

import re
from datetime import date

from congress.pages.context import organization
from congress.pages.dates import full_day
from congress.printing.prose import paragraphs
from meetings.documents import electing
from meetings.models import (
    Bulletin,
    Decision,
    Item,
    ItemKind,
    ItemStatus,
    Meeting,
    Minutes,
    PaperKind,
    PaperVersion,
    Speech,
)
from meetings.queries.outcome import NAMES_PERSONS, came, items_with_results, speeches_of

DRAFT = re.compile(r"（草案[^）]*）|\(草案\)|草案")
INNER = re.compile(r"《([^》]+)》")


def names(people) -> str:
    return "、".join(_named(person) for person in people)


def _named(person) -> str:
    """Members by name; who came for a unit with the post."""
    if person.votes or person.deputy_id:
        return person.name
    return f"{person.title}{person.name}" if person.name else person.title or str(person)


# ---- decisions ----


def adopted_on(item: Item) -> date:
    """The day of the vote; of what needed none, the last day of the meeting."""
    vote = item.votes.filter(status="counted", held_on__isnull=False).order_by("position", "pk").last()
    return vote.held_on if vote else item.meeting.closes_on or item.meeting.opens_on


def draft_decision(item: Item) -> dict:
    """What the form begins with: the draft that lay before the meeting, without the word 草案."""
    if item.appointment_id:
        return {**electing.draft(item), "publishable": True}
    said = INNER.search(item.title)
    return {
        "kind": _kind(item),
        "title": DRAFT.sub("", said.group(1) if said else item.title),
        "text": _names_adopted(item) or _draft_text(item),
        "publishable": True,
    }


def _kind(item: Item) -> str:
    if item.kind in NAMES_PERSONS:
        return "appointments"
    if item.status == ItemStatus.CONCLUDED:
        return "opinion"
    return "resolution" if "决议" in item.title else "decision"


def _names_adopted(item: Item) -> str:
    """Of persons, only those who were carried."""
    lines = [line for vote in item.votes.filter(status="counted", subject="persons") for line in vote.lines.all()]
    return "\n".join(f"{line.text}。" for line in lines if line.result and line.result.passed)


def _draft_text(item: Item) -> str:
    paper = item.papers.filter(kind=PaperKind.DECISION_DRAFT, withdrawn_at=None).first()
    version = paper.versions.first() if paper else None
    return version.body if version else ""


def decision(paper: Decision) -> dict:
    """The context of print/meetings/decision.html."""
    body = paper.item.meeting.body
    return {
        "title": paper.title,
        "bracket": paper.bracket,
        "doc_no": paper.doc_no,
        "lines": paragraphs(paper.text),
        "signature": body.name,
        "date": paper.adopted_on,
    }


# ---- minutes ----


def draft_minutes(meeting: Meeting) -> dict:
    """纪要 as the record has it. Why somebody was on leave is not in it."""
    found = came(meeting)
    total = len(found.present) + len(found.on_leave) + len(found.absent)
    head = f"{meeting.days}，{meeting.title}在{meeting.place or '＿＿'}举行。"
    head += f"会议由{meeting.chaired_by}主持。" if meeting.chaired_by else ""
    head += f"应出席组成人员{total}名，实际出席{len(found.present)}名，符合法定人数。"
    lines = [head]
    for place, item in enumerate(items_with_results(meeting), 1):
        lines.append(f"{place}.{_told(item)}")
    return {
        "present": names(found.present), "on_leave": names(found.on_leave), "absent": names(found.absent),
        "attending": names(found.attending), "text": "\n".join(lines),
    }  # fmt: skip


HEARD = {
    ItemKind.REPORT: "听取和审议", ItemKind.INSPECTION: "审议", ItemKind.PLAN_BUDGET: "听取和审议",
    ItemKind.AUDIT: "听取和审议", ItemKind.PROPOSALS: "听取和审议", ItemKind.CREDENTIALS: "听取和审议",
    ItemKind.ACCOUNTS: "审查", ItemKind.BUDGET_CHANGE: "审查", ItemKind.WRITTEN: "书面审议",
    ItemKind.POLL: "进行", ItemKind.INQUIRY: "进行", ItemKind.SPEECH: "听取", ItemKind.SUMMARY: "听取",
}  # fmt: skip
OPENS = ("听取", "审议", "审查", "表决", "讨论", "书面", "进行", "通过")


def _told(item: Item) -> str:
    title = item.title.rstrip("。")
    verb = "" if title.startswith(OPENS) else HEARD.get(item.kind, "审议")
    said = [f"会议{verb}{title}"]
    if item.reporter_name:
        said.append(f"{item.reporter_title}{item.reporter_name}作了{'报告' if '报告' in title else '说明'}")
    said += [f"表决结果：{words}" for words in item.results]
    if not item.results or item.status not in (ItemStatus.PASSED, ItemStatus.FAILED):
        said.append(item.outcome or item.get_status_display())
    if getattr(item, "decision", None):
        said.append(f"会议作出《{item.decision.title}》")
    return "。".join(part.rstrip("。") for part in said) + "。"


def minutes(paper: Minutes, *, names_absent: bool = True) -> dict:
    """The context of print/meetings/minutes.html: 纪要 form of GB/T 9704-2012 10.3.

    Who was away is said to those who sit there and to the office, not to guests.
    """
    away = (("请假", paper.on_leave), ("缺席", paper.absent)) if names_absent else ()
    rolls = (("出席", paper.present), *away, ("列席", paper.attending))
    return {
        "mark": f"{paper.meeting.body.name.replace('人民代表大会常务委员会', '人大常委会')}会议纪要",
        "number": paper.doc_no or "（稿）",
        "title": f"{paper.meeting.title}纪要",
        "issuer": organization()["name"],
        "issued_on": paper.issued_on,
        "lines": paragraphs(paper.text),
        "rolls": [{"label": label, "names": said} for label, said in rolls if said],
        "signed_by": paper.signed_by,
        "copies": paper.copies,
    }


# ---- periodicals ----


def brief(meeting: Meeting) -> dict:
    """会议简报: what was said, item by item, as far as the speakers have confirmed it."""
    parts: dict[str, list] = {}
    for speech in speeches_of(meeting).filter(status=Speech.Status.CONFIRMED):
        parts.setdefault(speech.item.title, []).append({"who": str(speech.participant), "text": speech.text})
    return _periodical(meeting, [{"title": title, "speeches": said} for title, said in parts.items()])


def gazette(meeting: Meeting) -> dict:
    """公报: the decisions with number that may be public, in the order of the agenda."""
    found = Decision.objects.filter(item__meeting=meeting, publishable=True).exclude(doc_no="")
    found = found.select_related("item__meeting__body", "item__meeting__term")
    return _periodical(meeting, [_public_decision(each) for each in found])


def notice_of_persons(meeting: Meeting) -> dict:
    """人事任免公告: every list and decision about persons that has its number, for everybody to read (law.md §9.2)."""
    found = Decision.objects.filter(item__meeting=meeting, publishable=True, item__kind__in=NAMES_PERSONS)
    found = found.exclude(doc_no="").select_related("item__meeting__body", "item__meeting__term")
    days = sorted({full_day(each.adopted_on) for each in found})
    return _periodical(meeting, [_public_decision(each) for each in found]) | {"adopted": "、".join(days)}


def _periodical(meeting: Meeting, parts: list[dict]) -> dict:
    return {"meeting": meeting.title, "days": meeting.days, "parts": parts}


def bulletin(paper: Bulletin) -> dict:
    is_brief = paper.kind == "brief"
    home = paper.meeting.body.name.replace("人民代表大会常务委员会", "人大常委会")
    for part in paper.content["parts"]:
        for said in [part, *part.get("speeches", [])]:
            said["lines"] = paragraphs(said.get("text", ""))
    number = f"第{paper.number}期" if is_brief else f"{paper.issued_on.year}年第{paper.number}号"
    return {
        **paper.content, "mark": f"{home}{'会议简报' if is_brief else '公报'}", "number": number,
        "is_brief": is_brief, "issued_on": paper.issued_on, "title": f"{paper.content['meeting']}",
        "issuer": f"{home}办公室",
    }  # fmt: skip


def public_notice(paper: Bulletin) -> dict:
    """The context of print/meetings/public_notice.html: 公告, by the form of an order (GB/T 9704-2012 10.2)."""
    content, home = paper.content, paper.meeting.body.name
    parts = [{"title": part["title"], "lines": paragraphs(part["text"])} for part in content["parts"]]
    return {
        "title": f"{home}公告", "mark": f"{home}公告", "number": paper.count, "parts": parts, "signature": home,
        "opening": f"{content['meeting']}于{content['adopted']}通过下列人事任免事项，现予公告。",
        "issued_on": paper.issued_on,
    }  # fmt: skip


# ---- the public ----


def preview(meeting: Meeting, items: list[Item]) -> dict:
    """Before the meeting: nothing but the day, the place and titles. A title that names a candidate never."""
    open_items = [item for item in items if item.kind not in NAMES_PERSONS]
    return _facts(meeting) | {"items": [{"title": item.title} for item in open_items], "decisions": []}


def results(meeting: Meeting, items: list[Item], papers: list[Decision], files: list[PaperVersion] = ()) -> dict:
    """After it: outcomes with their sums, the decisions in full, the files let out. No people's list, no remark."""
    return _facts(meeting) | {
        "items": [
            {"title": item.title, "status": item.get_status_display(), "results": item.public_results} for item in items
        ],
        "decisions": [_public_decision(each) for each in papers],
        "papers": [
            {"file": str(each.sheet_id), "title": each.paper.name, "kind": each.paper.get_kind_display(),
             "pages": each.pages} for each in files
        ],
    }  # fmt: skip


def _facts(meeting: Meeting) -> dict:
    return {"title": meeting.title, "short": meeting.short, "days": meeting.days, "place": meeting.place}


def _public_decision(paper: Decision) -> dict:
    return {
        "code": paper.code, "kind": paper.get_kind_display(), "doc_no": paper.doc_no, "title": paper.title,
        "bracket": paper.bracket, "text": paper.text,
    }  # fmt: skip


def unpublished(meeting: Meeting, papers: list[Decision]) -> bool:
    """Whether something that may be public stayed inside; then the clock runs on."""
    own = Decision.objects.filter(item__meeting=meeting, publishable=True)
    return own.exclude(pk__in=[each.pk for each in papers]).exists()
