"""Motions that anybody pushes anywhere: one signed on line, two on paper beside it, days passing between the steps."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.utils.timezone import localdate

from congress.accounts.models import Role
from congress.workflow.flow import TooLate
from proposals import actions
from proposals.flow import MOTION
from proposals.models import DECIDED, MOTION_OVER, Motion, MotionClock, MotionStatus
from tests import make
from tests.proposals import motion_road as road

TEN = 10
REFUSED = (PermissionDenied, TooLate, ValidationError)
OFFICE, LEAD, BESIDE, HANDLER, HEAD, OFFICER = "office", "lead", "beside", "handler", "head", "officer"
# step: who usually takes it, where it is not the office
USUALLY = {
    "invite_signers": LEAD, "sign_motion": BESIDE, "refuse_motion": BESIDE, "leave_motion": BESIDE, "hand_in": LEAD,
    "abandon_motion": LEAD, "review_motion": OFFICER, "merge_motion": OFFICER, "unmerge_motion": OFFICER,
    "appeal_motion": LEAD, "join_appeal": BESIDE, "give_opinion": HANDLER, "assign_motion": OFFICER,
    "plan_motion": HEAD, "report_motion": HEAD, "form_group": OFFICER, "log_work": OFFICER, "reach_goal": HANDLER,
}  # fmt: skip
# What ends a motion early, leads back or changes nothing is drawn less often, or no walk would ever arrive.
RARELY = {
    "refuse_motion": 0.03, "leave_motion": 0.03, "abandon_motion": 0.01, "return_motion": 0.1, "withdraw_motion": 0.02,
    "convert_motion": 0.4, "reject_motion": 0.4, "merge_motion": 2, "unmerge_motion": 0.05, "uphold_motion": 0.3,
    "rehandle_motion": 0.4, "track_motion": 0.3, "hear_motion": 0.6, "form_group": 0.1, "log_work": 0.1,
    "press_motion": 0.05, "invite_signers": 0.3, "appeal_motion": 0.3,
}  # fmt: skip
# What can be taken once another step was, and until a third one is: drawn often meanwhile, rarely otherwise.
BETWEEN = {
    "join_appeal": ("appeal_motion", ("uphold_motion", "reconsider_motion")),
    "uphold_motion": ("join_appeal", ("uphold_motion", "reconsider_motion")),
    "reconsider_motion": ("join_appeal", ("uphold_motion", "reconsider_motion")),
    "reach_goal": ("plan_motion", ("reach_goal",)), "accept_motion": ("hear_motion", ("report_motion",)),
    "rehandle_motion": ("hear_motion", ("report_motion",)), "track_motion": ("hear_motion", ("report_motion",)),
}  # fmt: skip
BY_ITSELF = {name for name, step in MOTION.steps.items() if not step.is_door and step.who(None, None) is True}
DRAWN = [step for name, step in MOTION.steps.items() if name not in BY_ITSELF]

STANDING = """
SELECT array_agg(concat_ws('|', id, status, version, main_id, organ_id, committee_id, converted_to_id, heard_on,
        decided_on, due_on) ORDER BY id),
    (SELECT count(*) FROM proposals_motionentry), (SELECT count(*) FROM proposals_motionpaper),
    (SELECT count(*) FROM proposals_motionfile), (SELECT count(*) FROM proposals_proposal),
    (SELECT count(*) FROM proposals_groupmember WHERE left_on IS NULL), (SELECT count(*) FROM proposals_grouplog),
    (SELECT array_agg(concat_ws('|', id, confirmed_at, refused_at, left_at) ORDER BY id) FROM proposals_motionsigner),
    (SELECT array_agg(concat_ws('|', id, due_on, met_at, void_at) ORDER BY id) FROM proposals_motionclock),
    (SELECT array_agg(concat_ws('|', id, reached_on) ORDER BY id) FROM proposals_motiongoal),
    (SELECT array_agg(concat_ws('|', id, ruling) ORDER BY id) FROM proposals_motionappeal),
    (SELECT count(*) FROM proposals_motionappeal_voices)
FROM proposals_motion
"""


class Walk:
    """``chance`` is a ``random.Random``; what it draws is all that differs between two walks."""

    def __init__(self, cast, chance):
        self.cast, self.chance, self.taken, self.refused = cast, chance, [], 0
        self.open = set()  # (motion, step) of BETWEEN that were begun
        road.sitting()
        self.body, self.deputies = road.committee(), [make.deputy(f"附议{n}") for n in range(11)]
        self.officer, self.leader = road.officer(), make.user(Role.LEADER, name="赵主任")
        road.drafted(cast)
        self.on_paper(), self.on_paper()

    def on_paper(self) -> Motion:
        """One that came signed by hand, for the clerk to enter."""
        beside = self.chance.sample(self.deputies, self.chance.choice((9, 9, 10)))
        return actions.log_motion(
            by=self.cast.li, lead=self.cast.sun, cosigners=beside, submitted_on=localdate(), scans=[road.scan()],
            **road.FORM,
        )  # fmt: skip

    def motions(self) -> list[Motion]:
        every = Motion.objects.select_related("lead", "organ", "committee", "session").prefetch_related(
            "signers__deputy"
        )
        return list(every.order_by("pk"))

    def step(self) -> str:
        """One attempt; what is refused has changed nothing. Answers the name of the step taken, or nothing."""
        every = self.motions()
        if all(each.status in MOTION_OVER for each in every):
            self.on_paper()
            every = self.motions()
        due = [(motion, step) for motion in every for step in DRAWN if motion.status in step.at]
        if due and self.chance.random() < 0.95:
            motion, step = self.chance.choices(due, [self._weight(*each) for each in due])[0]
        else:
            motion, step = self.chance.choice(every), self.chance.choice(DRAWN)
        name, before = step.name, self.standing()
        by = self._person(name, motion)
        try:
            self._take(name, motion, by)
        except REFUSED:
            assert self.standing() == before, f"{name} was refused and yet changed something"
            self.refused += 1
            return ""
        self.taken.append(name)
        for other, (begins, ends) in BETWEEN.items():
            self.open |= {(motion.pk, other)} if name == begins else set()
            self.open -= {(motion.pk, other)} if name in ends else set()
        return name

    def _weight(self, motion, step) -> float:
        if step.name in BETWEEN:
            return 4 if (motion.pk, step.name) in self.open else 0.05
        if step.name in ("sign_motion", "hand_in"):
            is_asked = any(each.is_asked for each in motion.signers.all())
            ripe = is_asked if step.name == "sign_motion" else motion.head_count >= TEN
            return 4 if ripe else 0.1
        return RARELY.get(step.name, 1)

    def standing(self) -> tuple:
        with connection.cursor() as cursor:
            cursor.execute(STANDING)
            return cursor.fetchone()

    def _person(self, name, motion):
        asked = [each for each in motion.signers.all() if each.is_asked or name in ("leave_motion", "join_appeal")]
        beside = self.chance.choice(asked).deputy if asked else self.chance.choice(self.deputies)
        people = {OFFICE: self.cast.li, LEAD: motion.lead.user, BESIDE: beside.user, HANDLER: self.cast.wang,
                  HEAD: self.cast.chen, OFFICER: self.officer, "stranger": self.cast.outsider}  # fmt: skip
        usual = self.chance.random() < 0.96
        return people[USUALLY.get(name, OFFICE)] if usual else self.chance.choice([*people.values(), None])

    def _take(self, name, motion, by):
        if name == "reach_goal":
            goal = motion.goals.filter(reached_on=None).first() or motion.goals.first()
            return actions.reach_goal(self._wanted(goal), by=by, evidence=self._maybe())
        if name == "press_motion":
            clock = MotionClock.objects.filter(motion=motion).last()
            return actions.press_motion(self._wanted(clock), by=by or self.cast.outsider)
        return getattr(actions, name)(motion, by=by, **getattr(self, f"_{name}", self._nothing)(motion))

    @staticmethod
    def _wanted(thing):
        if thing is None:
            raise ValidationError("there is none to choose")
        return thing

    # What each form is filled in with; now and then badly.

    def _maybe(self, words="已经研究。"):
        return words if self.chance.random() < 0.95 else " "

    def _nothing(self, motion):
        return {}

    def _noted(self, motion):
        return {"note": self._maybe()}

    _leave_motion = _return_motion = _noted

    def _withdraw_motion(self, motion):
        return self._noted(motion) | {"files": [road.scan()] if self.chance.random() < 0.8 else []}

    def _invite_signers(self, motion):
        return {"deputies": self.chance.sample(self.deputies, self.chance.choice((2, 9, 11)))}

    def _register_motion(self, motion):
        return {"committee": self.body}

    def _review_motion(self, motion):
        return {"advised": self.chance.choice(("agenda", "refer", "convert")), "text": self._maybe(), "on": localdate()}

    def _decided(self, motion):
        return road.decision(text=self._maybe())

    _put_on_agenda = _convert_motion = _adopt_motion = _reject_motion = _uphold_motion = _reconsider_motion = _decided

    def _refer_motion(self, motion):
        return self._decided(motion) | {"committee": self.body, "units": self.chance.choice(([], [self.cast.water]))}

    _delegate_motion = _refer_motion

    def _merge_motion(self, motion):
        return {"main": self.chance.choice(self.motions())}

    def _appeal_motion(self, motion):
        return {"reason": self._maybe()}

    def _texted(self, motion):
        return {"text": self._maybe()}

    _give_opinion = _report_motion = _accept_motion = _rehandle_motion = _track_motion = _texted

    def _assign_motion(self, motion):
        return self._texted(motion) | {"organ": self.cast.water}

    def _plan_motion(self, motion):
        goals = [("划定蓝线", localdate() + timedelta(days=self.chance.choice((-1, 20, 90, 90))))]
        return self._texted(motion) | {"goals": goals if self.chance.random() < 0.95 else []}

    def _hear_motion(self, motion):
        return {"on": localdate() + timedelta(days=self.chance.choice((0, 0, 5))), "where": "常委会第十二次会议"}

    def _report_to_congress(self, motion):
        return self._texted(motion) | {"where": "七次会议"}

    def _form_group(self, motion):
        deputies = [motion.lead.user] if self.chance.random() < 0.8 else []
        return {"leader": self.leader, "deputies": deputies, "officers": [self.officer], "organ": [self.cast.wang]}

    def _log_work(self, motion):
        return {"on": localdate() + timedelta(days=self.chance.choice((0, 1))), "form": "research", "text": "调研"}


def decided(motion) -> bool:
    return motion.status in DECIDED and motion.status != MotionStatus.CONVERTED
