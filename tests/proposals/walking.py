"""A case that anybody pushes anywhere: steps in any order, on several shares at once, days passing between them."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.utils.timezone import localdate, now

from congress.accounts.models import Role
from congress.workflow.flow import TooLate
from proposals import actions
from proposals.flow import COMMITMENT, HANDLING, SUGGESTION
from proposals.models import Commitment, Cosigner, HandingBack, Handling, Part, Proposal, Ruling
from tests import make
from tests.proposals import road

BAD, GOOD = {"manner": "mid", "result": "low"}, {"manner": "high", "result": "high"}
REFUSED = (PermissionDenied, TooLate, ValidationError)
OFFICE, LEAD, COSIGNER, HANDLER, HEAD, CLOCK = "office", "lead", "cosigner", "handler", "head", "clock"

# step: who usually takes it
USUALLY = {
    "assign": OFFICE, "reassign": OFFICE, "rate": LEAD, "conclude": CLOCK, "rework": OFFICE, "convene": OFFICE,
    "settle": OFFICE, "track": OFFICE, "close": OFFICE, "reopen": OFFICE, "urge": OFFICE,
    "acknowledge": HANDLER, "contact": HANDLER, "advise": HANDLER, "compose": HANDLER, "present": HANDLER,
    "sign_off": HEAD, "turn_back": HEAD, "issue": OFFICE, "correct": OFFICE, "ask_return": HANDLER,
    "rule_return": OFFICE, "refuse_return": OFFICE, "ask_extension": HANDLER, "rule_extension": OFFICE,
    "redo_advice": HANDLER, "report_progress": HANDLER, "claim_done": HANDLER, "verify_done": OFFICE,
    "send_on": OFFICE, "give_up": HEAD, "roll_over": OFFICE,
}  # fmt: skip


# What leads back, or may be done again and again, is drawn less often, or no walk would ever arrive.
RARELY = {
    "turn_back": 0.1, "correct": 0.1, "ask_return": 0.06, "redo_advice": 0.1, "urge": 0.1, "contact": 0.1,
    "ask_extension": 0.1, "report_progress": 0.2, "roll_over": 0.1, "compose": 0.5, "reopen": 0.4, "send_on": 0.3,
    "give_up": 0.2, "refuse_return": 0.5,
}  # fmt: skip


STANDING = """
SELECT status, version, verdict,
    (SELECT count(*) FROM proposals_proposalentry WHERE proposal_id = it.id),
    (SELECT array_agg(concat_ws('|', id, status, version) ORDER BY id)
        FROM proposals_handling WHERE proposal_id = it.id),
    (SELECT array_agg(concat_ws('|', id, status, version) ORDER BY id)
        FROM proposals_commitment WHERE proposal_id = it.id),
    (SELECT array_agg(concat(id, '|', due_on, '|', met_at, '|', void_at) ORDER BY id)
        FROM proposals_proposalclock WHERE proposal_id = it.id)
FROM proposals_proposal it WHERE id = %s
"""


class Walk:
    """``chance`` is a ``random.Random``; what it draws is all that differs between two walks."""

    def __init__(self, cast, chance):
        self.cast, self.chance, self.taken, self.refused = cast, chance, [], 0
        self.case = road.registered(cast)
        Cosigner.objects.create(proposal=self.case, deputy=cast.sun, name=cast.sun.name, place=1, confirmed_at=now())
        self.school = make.unit("望川区教育局")
        self.staff = {
            cast.water: (cast.wang, cast.chen),
            cast.fire: (cast.tian, make.user(Role.UNIT_HEAD, cast.fire, name="消防负责人")),
            self.school: (cast.outsider, make.user(Role.UNIT_HEAD, self.school, name="教育负责人")),
        }

    def flows(self):
        """Every thing that can move now, with its flow."""
        yield SUGGESTION, Proposal.objects.get(pk=self.case.pk)
        for share in Handling.objects.filter(proposal=self.case).select_related("unit", "proposal__lead"):
            yield HANDLING, share
        for promise in Commitment.objects.filter(proposal=self.case).select_related("proposal", "handling__unit"):
            yield COMMITMENT, promise

    def step(self) -> str:
        """One attempt; what is refused has changed nothing. Answers the name of the step taken, or nothing."""
        every = [(thing, step) for flow, thing in self.flows() for step in flow.steps.values() if step.name in USUALLY]
        due = [(thing, step) for thing, step in every if thing.status in step.at]
        if due and self.chance.random() < 0.953:
            thing, step = self.chance.choices(due, [RARELY.get(step.name, 1) for _thing, step in due])[0]
        else:
            thing, step = self.chance.choice(every)
        name = step.name
        before, by = self.standing(), self._person(name, thing)
        try:
            self._take(name, thing, by)
        except REFUSED:
            assert self.standing() == before, f"{name} was refused and yet changed something"
            self.refused += 1
            return ""
        self.taken.append(name)
        return name

    def standing(self) -> tuple:
        """All that a step could have changed, in one question: it is asked before every step."""
        with connection.cursor() as cursor:
            cursor.execute(STANDING, [self.case.pk])
            return cursor.fetchone()

    def _person(self, name, thing):
        unit = getattr(thing, "unit", None) or self.cast.water
        handler, head = self.staff.get(unit, (self.cast.wang, self.cast.chen))
        people = {OFFICE: self.cast.li, LEAD: self.cast.zhang.user, COSIGNER: self.cast.sun.user, HANDLER: handler,
                  HEAD: head, CLOCK: None, "stranger": self.cast.outsider}  # fmt: skip
        usual = self.chance.random() < 0.95
        return people[USUALLY[name]] if usual else self.chance.choice(list(people.values()))

    def _take(self, name, thing, by):
        facts = getattr(self, f"_{name}", self._noted)(thing)
        if name == "reassign":
            returned = HandingBack.objects.filter(handling__proposal=self.case, ruling=Ruling.AGREED).last()
            if returned is None:
                raise ValidationError("nothing was handed back")
            facts["returned"] = returned
        action = "rule_return" if name == "refuse_return" else name
        getattr(actions, action)(thing, by=by, **facts)

    # What each form is filled in with; now and then badly.

    def _maybe(self, words="已经研究。"):
        return words if self.chance.random() < 0.95 else " "

    def _noted(self, thing):
        return {}

    def _assign(self, thing):
        water, fire, school = self.cast.water, self.cast.fire, self.school
        shares, demands = self.chance.choice((
            ([(water, Part.LEAD, ""), (fire, Part.ASSIST, "消防验收")], None),
            ([(water, Part.SEPARATE, "河堤"), (fire, Part.SEPARATE, "警示牌")], None),
            ([(water, Part.SEPARATE, "河堤"), (fire, Part.SEPARATE, "警示牌")], {water.pk: [1], fire.pk: [2]}),
            ([(water, Part.SEPARATE, "河堤"), (fire, Part.SEPARATE, "警示牌")], {water.pk: [1], fire.pk: [1]}),
            ([(water, Part.LEAD, ""), (fire, Part.ASSIST, "消防验收"), (school, Part.ASSIST, "宣传")], None),
        ))  # fmt: skip
        return {"shares": shares, "demands": demands}

    def _reassign(self, thing):
        return {"unit": self.chance.choice(list(self.staff)), "extend": self.chance.random() < 0.5}

    def _rate(self, thing):
        grades = self.chance.choice((GOOD, BAD, BAD))
        return {"grades": grades, "reason": "没有动工" if grades is BAD else ""}

    def _rework(self, thing):
        return {"note": self._maybe()}

    _close = _reopen = _turn_back = _correct = _redo_advice = _send_on = _urge = _rework

    def _convene(self, thing):
        return {"meets_on": localdate(), "place": "三楼会议室", "agenda": self._maybe()}

    def _settle(self, thing):
        said = {"attendees": "双方", "deputy_word": "要求动工", "unit_word": "资金落实", "decision": self._maybe()}
        return said | {"outcome": self.chance.choice(("redo", "end")), "held_on": localdate()}

    def _contact(self, thing):
        content = f"第 {len(self.taken)} 次沟通"
        return {"stage": "during", "form": "visit", "on": localdate(), "people": "双方", "content": content}

    def _advise(self, thing):
        return {"text": "同意。"}

    def _compose(self, thing):
        code, kind = self.chance.choice((("A", "adopted"), ("B", "planned"), ("B", "planned"), ("C", "not")))
        said = {1: (kind, "答复一"), 2: (kind, self._maybe("答复二"))}
        own = {demand.place for demand in thing.own_demands()} if self.chance.random() < 0.95 else said
        answers = {place: each for place, each in said.items() if place in own}
        promised = localdate() + timedelta(days=60) if code == "B" and self.chance.random() < 0.95 else None
        said = {"promised_on": promised, "explanation": "条件所限" if code == "C" else ""}
        return {"answers": answers, "reply_class": make.reply_class(code), **said}

    def _sign_off(self, thing):
        return {"doc_no": f"函〔2026〕{len(self.taken) + 1}号"}

    def _ask_return(self, thing):
        return {"reason": self._maybe("不属于本单位职责"), "proposed_unit": self.chance.choice(list(self.staff))}

    def _rule_return(self, thing):
        return {"agreed": True}

    def _refuse_return(self, thing):
        return {"agreed": False, "note": self._maybe()}

    def _ask_extension(self, thing):
        return {"reason": self._maybe("涉及面广"), "months": self.chance.choice((4, 5, 6, 7))}

    def _rule_extension(self, thing):
        return {"agreed": self.chance.random() < 0.7, "note": self._maybe()}

    def _report_progress(self, thing):
        return {"text": self._maybe("已经动工")}

    def _claim_done(self, thing):
        return {"text": "已经完工", "doc_no": f"函〔2026〕再{len(self.taken)}号"}

    _give_up = _claim_done

    def _roll_over(self, thing):
        return {"year": localdate().year + 1}
