"""The procedure of a meeting, of its items and of its people's answers. Change it here; everything else follows."""

from congress.workflow.flow import Flow, Step
from meetings import rules
from meetings.models import Answer as A

# fmt: off
MEETING = Flow(
    "meeting",
    #    step         on the button        taken from                 leads to        by whom
    Step("invite",    "拟定参会名单",      rules.BEFORE,              None,           rules.is_officer, is_open=False),
)

ITEM = Flow(
    "item",
)

PARTICIPANT = Flow(
    "participant",
    Step("recall",    "恢复参会",          (A.DROPPED,),              A.INVITED,      rules.is_officer, is_door=False, is_open=False),
)
# fmt: on

FLOWS = {"meeting": MEETING, "item": ITEM, "participant": PARTICIPANT}
