"""The road of a motion, so that a test can begin at any milestone of it."""

from datetime import timedelta

from django.utils.timezone import localdate, now

from congress.accounts.models import Role
from congress.files.models import StoredFile
from congress.organs.models import UnitKind
from deputies.models import Deputy
from proposals import actions
from proposals.models import HANDED_TO_ORGAN, Motion, MotionFile, MotionStatus
from tests import make

FORM = {
    "title": "关于制定河道管理规定的议案",
    "cause": "河道乱占问题突出，需要作出决定。",
    "basis": "河道管理条例第十一条；三次视察的记录。",
    "remedy": "一、划定河道蓝线。二、年内拆除违建。",
}


def sitting():
    """The congress sits today."""
    today = localdate()
    return make.session(number=6, opens_on=today - timedelta(1), closes_on=today + timedelta(2))


def committee():
    return make.unit("望川区人大议案审查委员会", UnitKind.COMMITTEE)


def officer():
    return make.user(Role.COMMITTEE_OFFICER, committee(), name="审查员")


def scan(name="签名.pdf"):
    found = StoredFile.objects.create(name=name, kind="pdf", size=9, sha256="0" * 64)
    found.path.parent.mkdir(parents=True, exist_ok=True)
    found.path.write_bytes(b"%PDF-1.7\n")
    return found


def drafted(cast, **form):
    return actions.draft_motion(by=cast.zhang.user, deputy=cast.zhang, **{**FORM, **form})


def joined(cast, signed=9, asked=9):
    """Asked so many, so many of them have confirmed; the first is 孙."""
    others = [cast.sun, *(make.deputy(f"附议{n}") for n in range(1, asked))]
    motion = actions.invite_signers(drafted(cast), by=cast.zhang.user, deputies=others)
    for deputy in others[:signed]:
        motion = actions.sign_motion(motion, by=deputy.user)
    return motion


def handed_in(cast):
    return actions.hand_in(joined(cast), by=cast.zhang.user)


def registered(cast):
    return actions.register_motion(handed_in(cast), by=cast.li, committee=committee())


def reviewed(cast, advised="refer"):
    return actions.review_motion(registered(cast), by=cast.li, advised=advised, text="建议立案。", on=localdate())


def decision(**more):
    return {"on": localdate(), "where": "主席团第三次会议", "text": "经主席团会议决定。", **more}


def referred(cast):
    facts = decision(committee=committee(), units=[cast.water])
    return actions.refer_motion(reviewed(cast), by=cast.li, **facts)


def assigned(cast):
    return actions.assign_motion(referred(cast), by=cast.li, organ=cast.water, text="审议同意，交区水务局办理。")


def planned(cast):
    goals = [("划定蓝线", localdate() + timedelta(20)), ("拆除违建", localdate() + timedelta(30))]
    return actions.plan_motion(assigned(cast), by=cast.chen, text="成立专班，分工负责。", goals=goals)


def done(cast):
    """Both goals of the plan reached."""
    motion = planned(cast)
    for goal in motion.goals.all():
        actions.reach_goal(goal, by=cast.wang, evidence="验收合格。")
    motion.refresh_from_db()
    return motion


def reported(cast, goals_done=True):
    motion = done(cast) if goals_done else planned(cast)
    return actions.report_motion(motion, by=cast.chen, text="办理情况如下。")


def heard(cast, goals_done=True):
    return actions.hear_motion(reported(cast, goals_done), by=cast.li, on=localdate(), where="常委会第十二次会议")


def accepted(cast):
    return actions.accept_motion(heard(cast), by=cast.li, text="同意报告。")


def to_congress(cast):
    return actions.report_to_congress(accepted(cast), by=cast.li, text="印发代表。", where="六次会议")


def standing(cast, status, *, reviewers=None, signed=9, **facts):
    """A motion put at this status without having walked there: for who sees and may do what."""
    held = make.session()
    facts = {
        **FORM, "status": status, "lead": cast.zhang, "proposer": cast.zhang.name, "session": held, "term": held.term,
        "channel": "session", "origin": "online", "committee": reviewers, **facts,
    }  # fmt: skip
    motion = Motion.objects.create(**facts)
    motion.signers.create(
        deputy=cast.sun, name="孙玉兰", place=1, invited_at=now(), confirmed_at=signed and now() or None
    )
    for place in range(2, signed + 1):
        beside = Deputy.objects.get_or_create(name=f"附{place}")[0]
        motion.signers.create(deputy=beside, name=beside.name, place=place, confirmed_at=now())
    return motion


def places(cast, officer) -> dict[str, dict]:
    """Motions at every status for tests/access_table.py, the water bureau consulted and carrying them out."""
    committee, found = officer.posts.get().unit, {}
    for status in MotionStatus:
        known = {} if status in ("draft", "cosigning", "submitted", "returned") else {"reviewers": committee}
        signed = {"draft": 0, "cosigning": 0, "submitted": 9}.get(status, 1)
        late = (
            {"organ": cast.water, "due_on": localdate(), "assigned_on": localdate()}
            if status in HANDED_TO_ORGAN
            else {}
        )
        found[f"{status} motion"] = standing(cast, status, signed=signed, **known, **late)
    Motion.objects.filter(status=MotionStatus.MERGED).update(main=found["review_reported motion"])
    found["referred motion"].consulted.create(unit=cast.water)
    found["ready motion"] = standing(cast, "cosigning")
    found["heard motion"] = heard = standing(cast, "reported", reviewers=committee, signed=1, organ=cast.water)
    actions.hear_motion(heard, by=cast.li, on=localdate(), where="常委会第十二次会议")
    assigned = found["assigned_to_organ motion"]
    goal = assigned.goals.create(place=1, text="划定蓝线", due_on=localdate())
    kept = MotionFile.objects.create(motion=assigned, file=scan())
    paper = assigned.papers.create(kind="result", on=localdate(), unit=committee, text="同意。")
    return {name: {"code": motion.code} for name, motion in found.items()} | {
        "goal": {"code": assigned.code, "pk": goal.pk}, "motion paper": {"code": assigned.code, "pk": paper.pk},
        "motion file": {"code": assigned.code, "pk": kept.file_id},
    }  # fmt: skip
