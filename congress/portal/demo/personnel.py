"""人事: the posts of the district, who holds them since when, and motions of appointment under review."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from random import Random

from django.utils.timezone import localdate

from congress.accounts.models import User
from congress.portal.demo import exams, papers
from congress.portal.demo.clock import at, clock
from congress.portal.demo.district import District
from congress.portal.demo.names import people
from congress.workdays.count import load_calendar
from meetings import actions
from meetings.models import (
    AppointmentMotion,
    Authority,
    Matter,
    Meeting,
    Membership,
    Nominator,
    Official,
    OfficialPost,
    OrganKind,
    Rank,
    Status,
    Tenure,
)
from meetings.models import AppointmentPaperKind as P
from meetings.queries.appointments import lines_of
from meetings.rules.appointments import papers_wanted

SEVERAL = {"审判员": 14, "人民陪审员": 40, "检察员": 9, "副区长": 4, "副院长": 2, "副检察长": 2, "委员": 3}
LEAVES = "望川区民政局局长"
VACANT = ("望川区水务局局长", "望川区商务局局长", "望川区人民法院副院长")
RANKS = {"chair": Rank.HEAD, "vice_chair": Rank.DEPUTY, "member": Rank.MEMBER}
DEGREES = ("大学", "研究生", "大专")


OF_JUSTICE = (OrganKind.COURT, OrganKind.PROCURATORATE)  # whose people swear before their own organ


def staff(district: District) -> None:
    """The posts, their holders since the term began, and what is on its way to the next meeting."""
    officer, rng, today = district.people["appointment"], Random(75), localdate()
    names, calendar = people(rng), load_calendar()
    with clock() as set_to:
        set_to(at(district.houses.term.starts_on + timedelta(days=30), 10))
        actions.standard_offices(by=officer)
        for post in OfficialPost.objects.filter(organ_kind__in=OF_JUSTICE, rank=Rank.MEMBER):
            actions.keep_office(post, by=officer, name=post.name, sworn_at_organ=True)
        exams.bank(officer)
        _seat_everybody(district, names, rng)

        def turn(days: int) -> None:
            set_to(at(calendar.previous_workday(today - timedelta(days=days)), 10))

        _motions(Desk(district, officer, names, rng), turn, today)


def _person(names, rng, duties="") -> Official:
    name, sex = next(names)
    born = localdate() - timedelta(days=rng.randrange(32 * 365, 57 * 365))
    return Official(
        name=name, sex=sex, born_on=born, ethnicity="汉族", native_place="望川", party="中共党员",
        education=f"{rng.choice(DEGREES)}学历", duties=duties,
    )  # fmt: skip


def _seat_everybody(district: District, names, rng) -> None:
    """Those who were there when the portal came: registered with the day, without a motion."""
    seats = []
    for post in OfficialPost.objects.exclude(name__in=VACANT).exclude(organ_kind=OrganKind.STANDING_COMMITTEE):
        many = next((count for word, count in SEVERAL.items() if post.name.endswith(word)), 1)
        seats += [post] * min(many, post.seats or many)
    holders = Official.objects.bulk_create(_person(names, rng, post.name) for post in seats)
    term = district.houses.term
    _seat_the_committee(term)
    Tenure.objects.bulk_create(
        Tenure(
            official=official, post=post, term=term, starts_on=term.starts_on,
            start_words="大会选举" if post.authority == Authority.ELECT else "本届常委会任命",
        )
        for official, post in zip(holders, seats, strict=True)
    )  # fmt: skip


def _seat_the_committee(term) -> None:
    """主任、副主任、委员 as they sit in the body."""
    posts = {post.rank: post for post in OfficialPost.objects.filter(organ_kind=OrganKind.STANDING_COMMITTEE)}
    seats = Membership.objects.in_force(localdate()).filter(body__kind="standing_committee").select_related("deputy")
    for seat in seats:
        official = Official.objects.create(name=seat.name, deputy=seat.deputy, duties=posts[RANKS[seat.title]].name)
        facts = {"term": term, "starts_on": seat.starts_on, "start_words": "大会选举"}
        Tenure.objects.create(official=official, post=posts[RANKS[seat.title]], **facts)


@dataclass
class Desk:
    """The reviewing office with what comes to it."""

    district: District
    officer: User
    names: Iterator
    rng: Random

    def bring(self, unit: str, nominator: str, title: str, signed_by: str) -> AppointmentMotion:
        still = (Status.PLANNED, Status.AGENDA_DRAFTED)
        coming = Meeting.objects.filter(status__in=still, body__kind="standing_committee")
        return actions.log_appointments(
            by=self.officer, title=title, nominator=nominator, unit=self.district.houses.units[unit],
            meeting=coming.order_by("month", "opens_on").first(), received_on=localdate(), signed_by=signed_by,
            signed_on=localdate(), late_why="机构调整，人选近日确定。",
        )  # fmt: skip

    def appoint(self, motion, post: OfficialPost, duties: str) -> None:
        person = _person(self.names, self.rng, duties)
        person.save()
        actions.add_line(motion, by=self.officer, official=person, post=post, matter=Matter.APPOINT)

    def review(self, motion) -> AppointmentMotion:
        """Every paper that is wanted, once for all, and the review begins."""
        wanted = {kind for line in lines_of(motion) for kind in papers_wanted(line)}
        for kind in (P.LETTER, *sorted(wanted)):
            file = papers.letter(P(kind).label, motion.title, self.officer)
            actions.add_appointment_paper(motion, by=self.officer, kind=kind, file=file)
        return actions.start_review(motion, by=self.officer)


def _motions(desk: Desk, turn, today) -> None:
    """The court's waits for the chairs' meeting, the government's is being examined, the procuracy's lacks papers."""
    officer = desk.officer
    turn(16)
    judges = desk.bring("court", Nominator.COURT_PRESIDENT, "关于提请任命审判员的议案", "院长")
    for _ in range(3):
        desk.appoint(judges, _post(OrganKind.COURT, "审判员"), "望川区人民法院法官助理")
    judges = desk.review(judges)
    for line in lines_of(judges):
        actions.exempt_exam(line, by=officer, note="本届内在同一机关任职，已经考试合格。")
    actions.review_appointments(judges, by=officer, review="材料齐全，人选符合任职条件，提请程序合法。")
    turn(8)
    bureau = desk.bring("government", Nominator.GOVERNMENT_HEAD, "关于提请任免职务的议案", "区长")
    for name in VACANT[:2]:
        post = OfficialPost.objects.select_related("organ").get(name=name)
        desk.appoint(bureau, post, f"{post.organ.name}副局长")
    both = lines_of(bureau).first().official
    vice = OfficialPost.objects.get(name="望川区人民政府副区长")
    actions.add_line(bureau, by=officer, official=both, post=vice, matter=Matter.APPOINT)
    leaves = Tenure.objects.select_related("official", "post").get(post__name=LEAVES, ends_on=None)
    actions.add_line(bureau, by=officer, official=leaves.official, post=leaves.post, matter=Matter.REMOVE)
    desk.review(bureau)
    turn(5)
    procuracy = desk.bring("procuratorate", Nominator.CHIEF_PROCURATOR, "关于提请任命检察员的议案", "检察长")
    desk.appoint(procuracy, _post(OrganKind.PROCURATORATE, "检察员"), "检察官助理")
    actions.ask_papers(procuracy, by=officer, wanted="请补充考察材料和任免呈报表。")
    turn(2)
    congress = desk.district.houses.units["congress"]
    title, chairs = "关于提请任免人大工作机构人员的议案", Nominator.CHAIRS_MEETING
    actions.draft_appointments(by=officer, title=title, nominator=chairs, unit=congress)
    turn(1)
    exams.exams(list(lines_of(bureau)), officer, today)


def _post(organ: str, word: str) -> OfficialPost:
    return OfficialPost.objects.get(organ_kind=organ, name__endswith=word)
