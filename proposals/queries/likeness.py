"""The same answer again: how much of a letter the unit has written before, on other cases or on this one."""

from django.db.models import Q

from congress import search
from congress.organs.models import Succession
from proposals.models import Reply

SHOWN, SAME = 3, 0.5  # letters shown; from half of all pairs of characters on it is called the same answer


def letters_like(reply: Reply) -> list[tuple[Reply, int]]:
    """Earlier letters of the unit, and of the units it took the place of, with the percentage in common; from a
    quarter up, best first. An earlier round of the same case is one of them: that is where it matters most.
    """
    unit = reply.handling.unit_id
    own = Q(handling__unit=unit) | Q(handling__unit__in=Succession.objects.ended_in([unit]))
    earlier = Reply.objects.filter(own, issued_on__isnull=False).exclude(pk=reply.pk)
    earlier = earlier.select_related("handling__unit", "handling__proposal__session__term", "reply_class")
    found = search.similar(
        earlier.prefetch_related("answers__demand"), "text_index", reply.substance, limit=SHOWN, parts=("a",)
    )
    return [(letter, round(share * 100)) for letter, share in found]


def closest(reply: Reply) -> dict | None:
    """The letter most like this one, for the record; nothing below the half."""
    for letter, percent in letters_like(reply)[:1]:
        if percent >= SAME * 100:
            return {"doc_no": letter.doc_no, "number": letter.handling.proposal.number, "percent": percent}
    return None
