from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.utils.timezone import localdate

from congress.accounts.models import Role
from congress.organs.models import UnitKind
from congress.workflow.flow import NotYours
from meetings import actions
from meetings.models import AppointmentPaper, BodyKind, ItemStatus, LineStatus
from tests import make
from tests.meetings import chamber, personnel

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    make.term()
    return make.user(Role.APPOINTMENT_OFFICER)


@pytest.fixture
def organ(officer):
    return make.user(Role.HANDLER, make.unit("望川区人民政府", UnitKind.GOVERNMENT))


@pytest.fixture
def motion(officer, organ):
    """Three people, received, every paper there, no exam needed."""
    made = personnel.motion(officer, status="received", unit=organ.posts.get().unit, signed_by="钱区长")
    post = personnel.post(needs_exam=False)
    for name in ("甲", "乙", "丙"):
        personnel.line(made, personnel.official(name), post)
    return made


def paper(motion, by, kind, line=None):
    AppointmentPaper.objects.create(motion=motion, line=line, kind=kind, file=make.stored(by=by), by=by)


def reviewed(motion, by):
    for kind in ("letter", "form", "assessment"):
        paper(motion, by, kind)
    motion = actions.start_review(motion, by=by)
    return actions.review_appointments(motion, by=by, review="材料齐全，程序合法。")


def test_the_chairs_meeting_rules_on_every_person_alone(motion, officer):
    motion = reviewed(motion, officer)
    a, b, c = motion.lines.all()
    with pytest.raises(ValidationError, match="请写明主任会议对丙的决定"):
        actions.rule_appointments(motion, by=officer, rulings={a.pk: "submit", b.pk: "submit"})
    with pytest.raises(ValidationError, match="理由"):
        actions.rule_appointments(motion, by=officer, rulings={a.pk: "submit", b.pk: "submit", c.pk: "suspend"})
    rulings = {a.pk: "submit", b.pk: "refuse", c.pk: "suspend"}
    motion = actions.rule_appointments(motion, by=officer, rulings=rulings, note="乙不合适，丙须核实。")
    assert motion.status == "submitted_to_meeting"
    states = list(motion.lines.values_list("status", flat=True))
    assert states == [LineStatus.SUBMITTED, LineStatus.NOT_SUBMITTED, LineStatus.SUSPENDED]
    told = [entry.step for entry in motion.entries.order_by("seq")][-7:]
    assert told == [*["clear_line"] * 2, "review_appointments", "submit_line", "refuse_line", "suspend_line", told[-1]]
    assert motion.entries.last().facts["said"] == "提请 1 人次，不提请 1 人次，暂缓 1 人次"


def test_a_complaint_holds_a_person_until_it_is_cleared_up(motion, officer, organ):
    motion = reviewed(motion, officer)
    a, b, c = motion.lines.all()
    told = {"received_on": localdate(), "channel": "来信", "text": "反映任职期间违规发放补贴。"}
    actions.receive_complaint(a, by=officer, **told)
    rulings = dict.fromkeys((a.pk, b.pk, c.pk), "submit")
    with pytest.raises(ValidationError, match="举报还没有查结"):
        actions.rule_appointments(motion, by=officer, rulings=rulings)
    motion.refresh_from_db()
    assert motion.status == "reviewed"
    actions.rule_appointments(motion, by=officer, rulings={**rulings, a.pk: "suspend"}, note="须核实。")
    with pytest.raises(NotYours):
        actions.report_investigation(a, by=make.user(Role.HANDLER), finding="查无此事。")
    a = actions.report_investigation(a, by=organ, finding="经查，反映不属实。", file=make.stored(by=organ))
    assert a.complaints.get().found_on == localdate()
    assert actions.resume_line(a, by=officer, note="主任会议同意。").status == LineStatus.SUBMITTED


def test_a_motion_nobody_of_which_goes_on_is_closed(motion, officer):
    motion = reviewed(motion, officer)
    rulings = dict.fromkeys(motion.lines.values_list("pk", flat=True), "refuse")
    motion = actions.rule_appointments(motion, by=officer, rulings=rulings, note="暂不调整。")
    assert motion.status == "closed"
    assert motion.entries.last().step == "close_appointments"


def test_what_was_ruled_on_becomes_an_item_of_the_standing_committee_once(motion, officer):
    chamber.body(BodyKind.STANDING_COMMITTEE)
    motion = reviewed(motion, officer)
    chairs = chamber.meeting(of=chamber.body(BodyKind.CHAIRS_MEETING), opens_on=date(2026, 3, 2))
    rulings = dict.fromkeys(motion.lines.values_list("pk", flat=True), "submit")
    motion = actions.rule_appointments(motion, by=officer, meeting=chairs, rulings=rulings)
    item = actions.bring_appointments(motion, by=officer)
    assert (item.status, item.appointment, item.ruled_at) == (ItemStatus.ACCEPTED, motion, chairs)
    assert item.secret_ballot and item.needs_vote
    assert (item.title, item.reason) == ("区长提请的人事任免案", "")  # an agenda goes out before the vote
    with pytest.raises(ValidationError, match="已经列为议题"):
        actions.bring_appointments(motion, by=officer)


def test_one_person_is_withdrawn_and_the_others_stay(motion, officer, organ):
    first = motion.lines.first()
    first = actions.withdraw_line(first, by=organ, note="本人申请。")
    assert first.status == LineStatus.WITHDRAWN
    assert motion.lines.filter(status=LineStatus.LISTED).count() == 2
