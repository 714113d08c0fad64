"""Nobody answers before the deputy was spoken with, however long that was put off."""

from congress.portal.demo import words
from proposals import rules
from proposals.models import Handling


def settled(road, handling: Handling) -> bool:
    """False where a talk is still owed: somebody at the demo may have ruled that none of this kind counts."""
    while owed := rules.talks_owed(handling):
        said = f"{words.TALKED_AGAIN}（第{handling.contacts.count() + 1}次）"
        road.write_down(handling, stage="during", form="visit", content=said, place="")
        handling = Handling.objects.get(pk=handling.pk)
        if rules.talks_owed(handling) == owed:  # it did not count, nor will another
            return False
    return True
