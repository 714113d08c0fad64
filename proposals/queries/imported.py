"""What the preview of a sheet asks before anything is written: which cases are here, and how far they are."""

from collections import defaultdict

from django.db.models import Exists, OuterRef
from django.db.models.expressions import RawSQL

from proposals.models import Channel, Origin, Part, Proposal, ProposalEntry, RawRow

# What leaves a case as it came: nobody has worked on it here.
UNTOUCHED = ("import_case", "amend_case", "recalendar")
# Of a case worked on, a sheet may still change the first and fill in the others where they are blank.
# What a sheet says of the outcome is kept as it was said: no step rests on it, and it is neither letter nor rating.
RECORDED = {"document_number": "答复文号", "satisfaction": "满意度", "note": "备注"}
SAFE, SAFE_IF_BLANK = {"category", *RECORDED}, {"reason", "request"}


def imported_as(keys: set[str]) -> dict[str, dict[int, tuple]]:
    """Row key -> the cases imported under it, each with its title and the cells of its last import."""
    found: dict[str, dict[int, tuple]] = defaultdict(dict)
    rows = RawRow.objects.filter(key__in=_listed(keys, "text")).order_by("pk")
    for key, case, title, cells in rows.values_list("key", "proposal_id", "proposal__title", "cells"):
        found[key][case] = (title, cells)
    return found


def _listed(values, kind: str) -> RawSQL:
    """Ten thousand values as one: as many placeholders take longer to write than to answer."""
    return RawSQL(f"SELECT unnest(%s::{kind}[])", [list(values)])


def numbered(serials: set[int]) -> dict[tuple, int]:
    """(term, session, between sessions, kind, serial) -> case, of those that did not come from a sheet."""
    cases = Proposal.objects.filter(serial__in=_listed(serials, "int")).exclude(origin=Origin.IMPORTED)
    names = ("term__number", "session__number", "channel", "kind", "serial", "pk")
    return {
        (term, session, channel == Channel.INTERSESSION, kind, serial): pk
        for term, session, channel, kind, serial, pk in cases.values_list(*names)
    }


def as_sheet(ids: set[int]) -> dict[int, dict]:
    """Each case in the words of a sheet, whether it came in one, and whether it was worked on since."""
    work = ProposalEntry.objects.filter(proposal=OuterRef("pk")).exclude(step__in=UNTOUCHED)
    cases = Proposal.objects.filter(pk__in=ids).select_related("category", "reply_class").annotate(moved=Exists(work))
    cases = cases.prefetch_related("handlings__unit", "cosigners", "preferred_units", "raw_rows")
    return {
        case.pk: {"facts": words(case), "came_in_one": case.origin == Origin.IMPORTED, "was_moved": case.moved}
        for case in cases
    }


def is_untouched(case) -> bool:
    return not case.entries.exclude(step__in=UNTOUCHED).exists()


def acceptable(new: dict, now: dict) -> dict:
    """What of the new facts a sheet may still change: all while untouched, later only what no step rests on."""
    if not now["came_in_one"]:
        return {}
    if not now["was_moved"]:
        return new
    blank = {name for name in SAFE_IF_BLANK if not now["facts"].get(name)}
    return {name: value for name, value in new.items() if name in SAFE | blank}


def raw_rows_of(case) -> list[RawRow]:
    """The rows it came from, the newest first; a case that came otherwise asks nothing."""
    return list(case.raw_rows.order_by("-pk")) if case.origin == Origin.IMPORTED else []


def recorded_of(rows) -> dict[str, str]:
    """What its rows say of the outcome; a blank in a newer one leaves what an older one said."""
    oldest_first = sorted(rows, key=lambda row: row.pk)
    return {name: said for row in oldest_first for name, said in row.recorded.items() if said}


def words(case) -> dict:
    shares = case.handlings.all()
    others = [share.unit.name for share in shares if share.part != Part.LEAD]
    people = [case.proposer.partition("等")[0], *(signer.name for signer in case.cosigners.all())]
    return {
        "title": case.title,
        "number": case.number,
        "reason": case.reason,
        "request": case.request,
        "category": case.category.name if case.category else "",
        "reply_class": case.reply_class.code if case.reply_class else "",
        "assigned_on": case.assigned_on.isoformat() if case.assigned_on else "",
        "replied_on": case.replied_on.isoformat() if case.replied_on else "",
        "lead_unit": next((share.unit.name for share in shares if share.part == Part.LEAD), ""),
        "co_units": sorted(others),
        "people": "、".join(filter(None, people)),
        **dict.fromkeys(RECORDED, ""),
        **recorded_of(case.raw_rows.all()),
    }
