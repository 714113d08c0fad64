from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils.timezone import localdate

from congress.accounts.models import Role
from congress.organs.models import UnitKind
from congress.workflow.flow import TooLate
from meetings import actions
from meetings.models import AppointmentPaper
from tests import make
from tests.meetings import personnel

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


def test_the_review_begins_when_every_person_has_every_paper(motion, officer, organ):
    with pytest.raises(TooLate, match="提请任免议案"):
        actions.start_review(motion, by=officer)
    motion = actions.ask_papers(motion, by=officer, wanted="请补充考察材料。")
    assert (motion.status, motion.wanted) == ("incomplete", "请补充考察材料。")
    motion = actions.supplement_appointments(motion, by=organ, files=[make.stored(by=organ)])
    assert motion.status == "received" and not motion.wanted
    first, *rest = motion.lines.all()
    for kind in ("letter", "form"):
        paper(motion, officer, kind)
    paper(motion, officer, "assessment", first)
    with pytest.raises(TooLate, match="乙的考察材料、丙的考察材料"):
        actions.start_review(motion, by=officer)
    for line in rest:
        paper(motion, officer, "assessment", line)
    assert actions.start_review(motion, by=officer).status == "under_review"


def test_who_needs_the_exam_waits_for_it(motion, officer):
    motion.lines.update(post=personnel.post("望川区水务局局长"))
    for kind in ("letter", "form", "assessment"):
        paper(motion, officer, kind)
    motion = actions.start_review(motion, by=officer)
    with pytest.raises(TooLate, match="还没有任前法律知识考试结果：甲、乙、丙"):
        actions.review_appointments(motion, by=officer, review="合格。")


def test_a_joint_visit_is_written_down_with_its_day(motion, officer):
    for kind in ("letter", "form", "assessment"):
        paper(motion, officer, kind)
    motion = actions.start_review(motion, by=officer)
    with pytest.raises(ValidationError, match="不能晚于今天"):
        actions.record_visit(motion, by=officer, on=localdate() + timedelta(days=1), people="两人", note="谈话。")
    motion = actions.record_visit(
        motion, by=officer, on=localdate(), people="任免工委、组织部", note="个别谈话 12 人。"
    )
    assert motion.entries.last().step == "record_visit"
