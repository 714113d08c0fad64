"""The procedure of a meeting, of its items and of its people's answers. Change it here; everything else follows."""

from congress.workflow.flow import Flow

# fmt: off
MEETING = Flow(
    "meeting",
    #    step         on the button        taken from                 leads to        by whom
)

ITEM = Flow(
    "item",
)

PARTICIPANT = Flow(
    "participant",
)
# fmt: on

FLOWS = {"meeting": MEETING, "item": ITEM, "participant": PARTICIPANT}
