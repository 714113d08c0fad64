"""Whether what a notice says of a case still holds for who reads it, asked for a whole batch at once.

``premise`` names what must still be: {"handling": 7, "while": ["sent"], "roles": ["unit_head"]}. Of news nothing more
is asked than that the reader may still see the case; what is there to be done must still be there to be done, and by
this reader: who has another post by now may see it all the same.
"""

from django.utils.timezone import localdate

from congress.accounts.models import Post, Role
from congress.notices.models import Notice
from congress.reminders.truth import OTHERS, still_speaks
from congress.surveys.models import PaperEntry, Survey
from congress.surveys.queries import silent_in
from proposals.models import (
    Assent,
    Commitment,
    Contact,
    Cosigner,
    Extension,
    HandingBack,
    Handling,
    Motion,
    Proposal,
    UnitSummary,
    Withdrawal,
)
from proposals.queries.readers import seen_by

HIDDEN, DONE = "收件人已无权查看此件", "此事已有人办理，或者情况已经变动"
# What a premise may name, and where that says how it stands.
STANDING = {
    "case": (Proposal, "status"),
    "handling": (Handling, "status"),
    "contact": (Contact, "verdict"),
    "commitment": (Commitment, "status"),
    "paper": (PaperEntry, "state"),
    "motion": (Motion, "status"),
    "extension": (Extension, "ruling"),
    "return": (HandingBack, "ruling"),
    "summary": (UnitSummary, "status"),
}
IN_UNIT = (Role.HANDLER, Role.UNIT_HEAD)


def during(thing: str, row, *states) -> dict:
    """A premise: this row stands at one of these states."""
    return {thing: row.pk, "while": [*states]}


def held_by(*roles) -> dict:
    """A premise: the reader still holds one of these posts; where a share is named, in the unit that has it now."""
    return {"roles": [*roles]}


def still_visible(notices: list[Notice]) -> dict[int, str]:
    """A case somebody may no longer see is no longer their business."""
    pairs = {notice.pk: (notice.to_id, int(notice.about_id)) for notice in notices if notice.about_id}
    seen = seen_by(set(pairs.values())) if pairs else set()
    return {pk: HIDDEN for pk, pair in pairs.items() if pair not in seen}


def still_to_do(notices: list[Notice]) -> dict[int, str]:
    """Also: nobody has done it meanwhile."""
    done = _settled(notices) | _answered(notices) | _signed(notices) | _agreed(notices) | _compared(notices)
    return done | _moved_on(notices) | still_visible(notices)


def still_standing(notices: list[Notice]) -> dict[int, str]:
    """What the premise names stands where it stood; of matters whose readers do not change meanwhile."""
    return _settled(notices)


def still_due(notices: list[Notice]) -> dict[int, str]:
    """Of the ladder's reminders: the clock runs and speaks to this reader."""
    return still_speaks(notices) | still_visible(notices)


def _settled(notices: list[Notice]) -> dict[int, str]:
    found = {}
    for thing, (model, field) in STANDING.items():
        asked = {notice.pk: notice.premise for notice in notices if thing in notice.premise}
        if asked:
            keys = {premise[thing] for premise in asked.values()}
            stands = dict(model.objects.filter(pk__in=keys).values_list("pk", field))
            found |= {pk: DONE for pk, each in asked.items() if stands.get(each[thing]) not in each["while"]}
    return found


def _answered(notices: list[Notice]) -> dict[int, str]:
    """Who is asked to rate and has done so, or is too late."""
    asked = {notice.pk: (notice.premise["survey"], notice.to_id) for notice in notices if "survey" in notice.premise}
    if not asked:
        return {}
    running = Survey.objects.filter(pk__in={survey for survey, _person in asked.values()}, closed_at=None)
    silent = set(silent_in(running).values_list("survey", "user"))
    return {pk: DONE for pk, pair in asked.items() if pair not in silent}


def _signed(notices: list[Notice]) -> dict[int, str]:
    """Who is asked to sign and has said yes or no."""
    asked = {notice.pk: notice.premise["cosigner"] for notice in notices if "cosigner" in notice.premise}
    if not asked:
        return {}
    waiting = set(Cosigner.objects.waiting().filter(pk__in=asked.values()).values_list("pk", flat=True))
    return {pk: DONE for pk, each in asked.items() if each not in waiting}


def _agreed(notices: list[Notice]) -> dict[int, str]:
    """Who is asked to agree to a withdrawal, or to end it, and has done so."""
    asked = {notice.pk: (notice.premise["withdrawal"], notice.to_id) for notice in notices
             if "withdrawal" in notice.premise}  # fmt: skip
    if not asked:
        return {}
    keys = {withdrawal for withdrawal, _person in asked.values()}
    running = set(Withdrawal.objects.filter(pk__in=keys, ended_at=None).values_list("pk", flat=True))
    given = set(Assent.objects.filter(withdrawal__in=running).values_list("withdrawal", "cosigner__deputy__user"))
    return {pk: DONE for pk, pair in asked.items() if pair[0] not in running or pair in given}


def _compared(notices: list[Notice]) -> dict[int, str]:
    """Forms that hold a rating open: told as long as one of them waits for its second reader."""
    asked = {notice.pk: notice.premise["papers"] for notice in notices if "papers" in notice.premise}
    if not asked:
        return {}
    keys = {paper for papers in asked.values() for paper in papers}
    pending = PaperEntry.objects.filter(pk__in=keys, state=PaperEntry.State.PENDING)
    waiting = set(pending.values_list("pk", flat=True))
    return {pk: DONE for pk, papers in asked.items() if waiting.isdisjoint(papers)}


def _moved_on(notices: list[Notice]) -> dict[int, str]:
    """Who no longer holds the post to which the matter came."""
    asked = {notice.pk: (notice.to_id, notice.premise) for notice in notices if "roles" in notice.premise}
    if not asked:
        return {}
    people = {person for person, _premise in asked.values()}
    posts = Post.objects.current(localdate()).filter(user__in=people).values_list("user", "role", "unit")
    held = {(person, role, at) for person, role, unit in posts for at in (unit, None)}
    shares = {premise["handling"] for _person, premise in asked.values() if "handling" in premise}
    unit_of = dict(Handling.objects.filter(pk__in=shares).values_list("pk", "unit"))

    def holds(person, premise):
        unit = unit_of.get(premise.get("handling"))
        return any((person, role, unit if role in IN_UNIT else None) in held for role in premise["roles"])

    return {pk: OTHERS for pk, (person, premise) in asked.items() if not holds(person, premise)}
