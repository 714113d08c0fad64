"""人事任免: the reviewing office and the proposing organ hear from each other; nobody else hears a word (§3.3)."""

from congress.accounts.models import Role
from congress.accounts.queries import holders_of
from congress.notices.kinds import Kind
from congress.notices.outbox import post
from congress.organs.models import UnitKind
from meetings.rules.appointments import ORGAN_ROLES

MOTION = {"任免案": ("about.title", "关于提请任免职务的议案"), "提请机关": ("about.unit.label", "区政府")}
SAID = MOTION | {"说明": ("said", "提请 3 人次")}

KINDS = [
    Kind("appointment_received", "收到任免议案", MOTION, ("email",)),
    Kind("appointment_asked", "任免材料需要补充", SAID, ("email", "sms")),
    Kind("appointment_ruled", "主任会议研究任免议案", SAID, ("email",)),
    Kind("appointment_withdrawn", "撤回任免提请", SAID, ("email",)),
    Kind("appointment_suspended", "暂缓提请", SAID, ("email", "sms")),
    Kind("appointment_reported", "收到调查报告", MOTION, ("email",)),
    Kind("appointment_brought", "任免议案提请会议", MOTION, ("email",)),
]


def office():
    return holders_of(Role.APPOINTMENT_OFFICER)


def of_organ(motion):
    found = holders_of(*ORGAN_ROLES, unit=motion.unit)
    return found | holders_of(Role.DISPATCHER) if motion.unit.kind == UnitKind.GOVERNMENT else found


def _tell(kind, to, motion, said: str = "", once: str = ""):
    post(f"appointment_{kind}", to=to, about=motion, once=once or f"{motion.code}:{motion.version}", said=said)


def appointment_received(motion):
    _tell("received", office(), motion)


def appointment_asked(motion):
    _tell("asked", of_organ(motion), motion, motion.wanted)


def appointment_ruled(motion, said):
    _tell("ruled", of_organ(motion), motion, said)


def appointment_withdrawn(motion, said):
    people = office() | holders_of(Role.MEETING_OFFICER) if motion.items.exists() else office()
    _tell("withdrawn", people, motion, said)


def line_suspended(line, said):
    _tell("suspended", of_organ(line.motion), line.motion, said, once=_once(line))


def line_withdrawn(line, said):
    _tell("withdrawn", office(), line.motion, said, once=_once(line))


def investigation_reported(line):
    _tell("reported", office(), line.motion, once=_once(line))


def appointment_brought(motion, item):
    _tell("brought", holders_of(Role.MEETING_OFFICER), motion, once=item.code)


def _once(line) -> str:
    return f"{line.motion.code}:{line.pk}:{line.version}"
