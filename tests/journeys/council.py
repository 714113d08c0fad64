"""The standing committee a meeting's journey is made of: its people, its fourteen matters and their papers."""

from datetime import date, time
from io import BytesIO
from types import SimpleNamespace

import pikepdf

from congress.accounts.models import Role
from congress.organs.models import Unit, UnitKind
from meetings import actions
from meetings.models import BodyKind, ItemKind, Meeting, PaperKind, Participant, Proposer
from meetings.queries.people import candidates
from tests import make
from tests.meetings import chamber, desk

FIRST_DAY, LAST_DAY = date(2026, 12, 24), date(2026, 12, 25)
REPORT = "区人民政府关于养老服务体系建设情况的报告"
MOTION = "关于加强全区河道管理保护工作的议案"
REFUSED = "关于建设区级体育馆的议案"
PERSONS = "人事任免事项"
NOMINEES = ("任命李某某为区民政局局长", "任命王某某为区水务局局长")
SUMMONS = "关于召开区第十八届人民代表大会第六次会议的决定（草案）"
DECISION = "关于召开区第十八届人民代表大会第六次会议的决定"
BUDGET = "关于批准2026年区级预算调整方案的决议（草案）"
K, P = ItemKind, Proposer
# What the office had written down before the story begins; two more are brought in before our eyes.
BROUGHT_IN = (
    ("区人大常委会执法检查组关于检查噪声污染防治法实施情况的报告", K.INSPECTION, P.CHAIRS_MEETING),
    ("区人民政府关于2026年1至10月计划执行情况的报告", K.PLAN_BUDGET, P.GOVERNMENT),
    ("区人民政府关于2025年度区级预算执行审计查出问题整改情况的报告", K.AUDIT, P.GOVERNMENT),
    (BUDGET, K.BUDGET_CHANGE, P.GOVERNMENT),
    (SUMMONS, K.RESOLUTION, P.CHAIRS_MEETING),
    ("关于加强检察公益诉讼工作的决定（草案）", K.RESOLUTION, P.CHAIRS_MEETING),
    (PERSONS, K.APPOINTMENT, P.GOVERNMENT),
    ("关于个别代表的代表资格的审查报告", K.CREDENTIALS, P.CHAIRS_MEETING),
    ("区人民政府关于代表建议办理情况的报告", K.PROPOSALS, P.GOVERNMENT),
    ("区人民法院关于执行工作情况的报告", K.REPORT, P.COURT),
    ("区人民政府关于学前教育审议意见研究处理情况的报告", K.RESPONSE, P.GOVERNMENT),
    ("区人民政府关于法治政府建设情况的书面报告", K.WRITTEN, P.GOVERNMENT),
)
BODY = "一、基本情况\n全区现有养老机构十二家，床位一千八百张。\n（一）主要做法。一是健全制度，二是加大投入。\n二、下一步打算\n继续推进社区嵌入式养老服务。"


def house():
    """Twenty-three members in office, the chair who rules on leave, the office that prepares."""
    make.known_years(2026, 2027)
    officer = chamber.officer()
    office = Unit.objects.get(kind=UnitKind.OFFICE)
    Unit.objects.filter(pk=office.pk).update(doc_prefix="望人常办")
    make.unit("望川区人民政府", UnitKind.GOVERNMENT)
    seats = chamber.committee(23)
    chamber.body(BodyKind.CHAIRS_MEETING)
    chair, member, away = seats[0].deputy.user, seats[5].deputy.user, seats[6].deputy.user
    make.post(chair, Role.LEADER, office)
    return SimpleNamespace(office=office, officer=officer, chair=chair, member=member, away=away, seats=seats)


def brought_in(by):
    """The matters the office has registered already; none is decided."""
    for title, kind, proposer in BROUGHT_IN:
        actions.propose(
            by=by, body=chamber.body(), kind=kind, title=title, proposer_kind=proposer, submitted_on=date(2026, 11, 10)
        )


def accept_all(by):
    """What the chairs' meeting agreed to in the same breath, as the office records it, and onto the agenda."""
    ruled_at, meeting = Meeting.objects.get(body__kind=BodyKind.CHAIRS_MEETING), the_meeting()
    for item in chamber.body().items.filter(status="proposed").order_by("pk"):
        actions.place(actions.accept(item, by=by, ruled_at=ruled_at), by=by, meeting=meeting)


def planned(house):
    """Everything the first test does by hand up to the agenda, by the same actions."""
    by, home = house.officer, chamber.body()
    actions.record(by=by, body=chamber.body(BodyKind.CHAIRS_MEETING), number=20, opens_on=date(2026, 11, 12))
    actions.record(by=by, body=home, number=11, opens_on=date(2026, 10, 29))
    actions.plan(
        by=by,
        body=home,
        month=FIRST_DAY,
        opens_on=FIRST_DAY,
        closes_on=LAST_DAY,
        place="常委会会议厅",
        chaired_by="委员0",
    )
    facts = {"by": by, "body": home, "submitted_on": date(2026, 11, 10)}
    actions.propose(kind=K.REPORT, title=REPORT, proposer_kind=P.GOVERNMENT, **facts)
    actions.propose(kind=K.MOTION, title=MOTION, proposer_kind=P.MEMBERS, proposers=house.seats[2:5], **facts)
    brought_in(by)
    accept_all(by)
    actions.draft_agenda(the_meeting(), by=by)


def called(house):
    """The people listed, all of it frozen, everybody called, one member away with leave."""
    by, meeting = house.officer, the_meeting()
    house.office.refresh_from_db()
    actions.propose_schedule(meeting, by=by)
    actions.invite(meeting, by=by, people=[each for heap in candidates(meeting) for each in heap.people if each.ticked])
    actions.freeze(the_meeting(), by=by)
    actions.notify(
        the_meeting(), by=by, office=house.office, at=time(9), reply_by=date(2026, 12, 20), contact="010-5000100"
    )
    person = Participant.objects.get(deputy__user=house.away)
    person = actions.ask_leave(person, by=house.away, reason="住院手术")
    actions.rule_leave(person, by=house.chair, approved=True)


def papers_lie_ready(house):
    """A written paper for each matter, sent."""
    desk.paper(matter(REPORT), by=house.officer, title=REPORT, body=BODY)
    fill_the_table(house.officer)
    actions.send_papers(the_meeting(), by=house.officer, note="说明材料会上发放。")


def the_meeting() -> Meeting:
    return Meeting.objects.get(body__kind=BodyKind.STANDING_COMMITTEE, opens_on=FIRST_DAY)


def matter(title):
    return the_meeting().items.get(title=title)


def fill_the_table(by):
    """A paper for each matter that has none yet, all turned into pages."""
    for item in the_meeting().items.exclude(title=REPORT):
        kind = PaperKind.DECISION_DRAFT if item.needs_vote else PaperKind.REPORT
        desk.paper(item, by=by, kind=kind, title=item.title, body=BODY)
    desk.convert_all()


def first_sitting():
    return the_meeting().sittings.earliest("starts_at")


def last_sitting():
    return the_meeting().sittings.latest("starts_at")


def deliberate_the_rest(by):
    """Heard and talked through; what is not voted on has come to its end."""
    for item in the_meeting().items.filter(status="on_agenda").order_by("position"):
        item = actions.deliberate(item, by=by)
        if not item.needs_vote:
            actions.conclude(item, by=by, note="审议意见交有关方面研究处理。")


def vote_on_the_rest(by):
    for item in the_meeting().items.filter(status="deliberated").order_by("position"):
        vote = actions.put_to_vote(item, by=by, method="machine").votes.get()
        vote = actions.start_vote(vote, by=by, sitting=last_sitting())
        sums = {"yes": vote.present, "no": 0, "abstain": 0, "not_pressed": 0}
        actions.count_votes(vote, by=by, figures={vote.lines.get().pk: sums})


def annex(pages=2) -> bytes:
    """A PDF from elsewhere, each page with a line of its own."""
    out, made = BytesIO(), pikepdf.new()
    for number in range(1, pages + 1):
        made.add_blank_page(page_size=(595, 842))
        page = made.pages[-1]
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=made.make_indirect(font)))
        page.Contents = made.make_stream(f"BT /F 14 Tf 72 700 Td (ANNEX {number}) Tj ET".encode())
    made.save(out)
    return out.getvalue()
