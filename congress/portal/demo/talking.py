"""Nobody answers before the deputy was spoken with, however long that was put off."""

from congress.portal.demo import words
from proposals import rules
from proposals.models import Handling

MOST = 10  # more than any district may want


def settled(road, handling: Handling) -> bool:
    """False where a talk is still owed: somebody at the demo may have ruled that none of this kind counts."""
    for talks in range(handling.contacts.count() + 1, handling.contacts.count() + MOST):
        if not rules.talks_owed(handling):
            return True
        said = f"{words.TALKED_AGAIN}（第{talks}次）"
        road.write_down(handling, stage="during", form="visit", content=said, place="")
        handling = Handling.objects.get(pk=handling.pk)
    return not rules.talks_owed(handling)
