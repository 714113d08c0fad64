"""What twelve districts have published, as motions of this house: whose they are, and the statute's word for each."""

import json
from collections import defaultdict
from itertools import count
from pathlib import Path

from django.db.models import Max
from django.utils.timezone import localdate

from congress.organs.models import Unit, UnitKind
from meetings import actions
from meetings.documents.after import draft_decision
from meetings.models import Authority, Item, ItemStatus, Matter, Nominator, OrganKind, Rank, Tenure
from tests import make
from tests.meetings import chamber, elected, personnel

DATA = Path(__file__).parents[1] / "data" / "appointments.jsonl"
RECORDS = [json.loads(line) for line in DATA.read_text().splitlines()]
# The published word, how the post is filled by law, and what is asked for. 选举 is a reporter's word: a deputy head
# is appointed by the standing committee between sessions.
WORDS = {
    "决定免去": (Authority.DECIDE, Matter.REMOVE), "决定任命": (Authority.DECIDE, Matter.APPOINT),
    "任命": (Authority.APPOINT, Matter.APPOINT), "免去": (Authority.APPOINT, Matter.REMOVE),
    "接受辞职": (Authority.ELECT, Matter.RESIGN), "接受辞去": (Authority.ELECT, Matter.RESIGN),
    "决定代理": (Authority.ELECT, Matter.ACT), "选举(无记名投票)": (Authority.DECIDE, Matter.APPOINT),
}  # fmt: skip
# Beginning of an acting post, and of which head: who acts is decided, not appointed (地方组织法第五十条).
ACTING = {"副区长代理区人民政府区长": "区人民政府区长", "代理区长": "区长", "代理主任": "北京市通州区监察委员会主任"}
ORGANS = (
    (("审判", "法院", "陪审"), Nominator.COURT_PRESIDENT, OrganKind.COURT, "区人民法院", UnitKind.COURT),
    (("检察",), Nominator.CHIEF_PROCURATOR, OrganKind.PROCURATORATE, "区人民检察院", UnitKind.PROCURATORATE),
    (("监察",), Nominator.SUPERVISORY_HEAD, OrganKind.SUPERVISORY, "区监察委员会", UnitKind.SUPERVISORY),
    (("人大", "财政经济委员会"), Nominator.CHAIRS_MEETING, OrganKind.COMMITTEE_OFFICE, "区人大常委会办公室", UnitKind.OFFICE),
    (("",), Nominator.GOVERNMENT_HEAD, OrganKind.GOVERNMENT, "区人民政府", UnitKind.GOVERNMENT),
)  # fmt: skip


def rows_of(record):
    """(published word, post, name), one row a person and post; where only a number was given, made up names make it
    up."""
    made_up = count(1)
    for item in record["items"]:
        missing = (item["count"] or 0) - len(item["names_made_up"])
        names = item["names_made_up"] + [f"佚名{next(made_up)}" for _ in range(missing)]
        for name in names:
            yield from ((item["action"], post, name) for post in item["posts"])


def _organ(post: str) -> tuple:
    return next(rest for words, *rest in ORGANS if any(word in post for word in words))


def handed_in(record, clerk) -> list:
    """One motion for each organ, logged and filled by the same steps as on the pages; everybody with their papers."""
    by_organ = defaultdict(lambda: defaultdict(list))
    for word, post, name in rows_of(record):
        authority, matter = WORDS[word]
        if post in ACTING:
            post, authority, matter = ACTING[post], Authority.ELECT, Matter.ACT
        by_organ[tuple(_organ(post))][post, authority, matter].append(name)
    return [_motion(organ, groups, clerk) for organ, groups in by_organ.items()]


def _motion(organ, groups, clerk):
    nominator, organ_kind, name, kind = organ
    facts = {"title": f"{name}关于提请任免职务的议案", "signed_by": "王某", "signed_on": localdate()}
    motion = actions.log_appointments(
        by=clerk, nominator=nominator, unit=make.unit(name, kind), received_on=localdate(), **facts
    )
    known = {}
    for (name, authority, matter), people in groups.items():
        post = personnel.post(
            name, authority=authority, organ_kind=organ_kind, nominator=nominator, needs_exam=False,
            rank=Rank.DEPUTY if "副" in name else Rank.HEAD if authority == Authority.ELECT else Rank.MEMBER,
        )  # fmt: skip
        _put_on(motion, clerk, post, matter, people, known)
    for paper in ("letter", "form", "assessment", "removal_reason", "resignation"):
        actions.add_appointment_paper(motion, by=clerk, kind=paper, file=make.stored(by=clerk))
    return motion


def _put_on(motion, clerk, post, matter, people, known):
    strangers = [{"name": name} for name in people if name.startswith("佚名")]
    for name in people:
        if name.startswith("佚名"):
            continue
        official = known[name] = known.get(name) or personnel.official(name)
        if matter == Matter.ACT and not motion.lines.filter(official=official).exists():
            vice = personnel.post("区人民政府副区长", organ_kind=post.organ_kind, rank=Rank.DEPUTY)
            Tenure.objects.create(official=official, post=vice, starts_on=localdate())
        actions.add_line(motion, by=clerk, official=official, post=post, matter=matter)
    if strangers:
        actions.add_people(motion, by=clerk, people=strangers, post=post, matter=matter)


def voted(record, lost=()):
    """Reviewed, ruled on, brought, placed, voted on: (meeting, its items in their order)."""
    held, _people, room, desk = chamber.in_session()
    clerk = elected.officer()
    gate = chamber.meeting("closed", of=chamber.body("chairs_meeting"))
    items = []
    for motion in handed_in(record, clerk):
        motion = actions.start_review(motion, by=clerk)
        motion = actions.review_appointments(motion, by=clerk, review="材料齐全。")
        rulings = dict.fromkeys(motion.lines.values_list("pk", flat=True), "submit")
        motion = actions.rule_appointments(motion, by=clerk, meeting=gate, rulings=rulings)
        item = actions.bring_appointments(motion, by=clerk)
        place = 1 + (held.items.aggregate(last=Max("position"))["last"] or 0)
        Item.objects.filter(pk=item.pk).update(meeting=held, position=place, status=ItemStatus.ON_AGENDA)
        item.refresh_from_db()
        elected.counted(item, room, desk, lost=lost)
        items.append(Item.objects.get(pk=item.pk))
    return held, items


def numbered(items):
    """Each item's list with its number, as the meeting's office begins with it."""
    desk = chamber.officer()
    office = desk.posts.get().unit
    Unit.objects.filter(pk=office.pk).update(doc_prefix="望人常办")
    office.refresh_from_db()
    return [actions.decide(item, by=desk, office=office, numbered=True, **draft_decision(item)) for item in items]
