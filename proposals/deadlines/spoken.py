"""The clocks that speak today, as the reminders want them: the case, the unit, who answers for it."""

from collections import defaultdict

from django.db.models import Exists, OuterRef
from django.urls import reverse

from congress.organs.models import GOVERNMENT, CongressSession, Term
from congress.reminders.hook import Asked, Line
from congress.rulebook.limits import LIMITS
from congress.rulebook.reminders import DISPATCHER
from congress.surveys.models import PaperEntry
from congress.surveys.queries import silent_in
from proposals.models import Evaluation, Handling, Kind, Part, Proposal, Rater

SPOKEN = (
    "pk", "kind", "due_on", "rung", "proposal", "proposal__code", "proposal__title", "proposal__number",
    "proposal__kind", "proposal__session", "proposal__term__number", "handling__part", "handling__handler",
    "handling__unit", "handling__unit__name", "handling__unit__short_name", "handling__unit__kind",
    "commitment__text",
)  # fmt: skip


def lines(clocks) -> list[Line]:
    """The clocks that speak now, with the case, the unit and who answers for it. Three queries."""
    rows = list(clocks.values(*SPOKEN))
    sessions = CongressSession.objects.select_related("term").in_bulk({row["proposal__session"] for row in rows})
    rated = [row["proposal"] for row in rows if row["kind"] == "evaluation.window"]
    raters, missed = _raters(rated) if rated else ({}, {})
    link = reverse("proposals:detail", args=["CODE"])
    return [
        Line(
            clock=row["pk"],
            kind=row["kind"],
            due_on=row["due_on"],
            rung=row["rung"],
            link=link.replace("CODE", row["proposal__code"]),
            about=(Proposal._meta.label_lower, str(row["proposal"])),
            facts={
                "case": _named(row, sessions),
                "title": row["proposal__title"],
                "unit": row["handling__unit__short_name"] or row["handling__unit__name"] or "",
                "part": row["handling__part"] and Part(row["handling__part"]).label,
                "promise": row["commitment__text"] or "",
                "limit": LIMITS[row["kind"]].label if row["kind"] in LIMITS else "",
            },
            unit=row["handling__unit"],
            named=row["handling__handler"],
            asked=tuple(raters.get(row["proposal"], ())),
            missed=tuple(missed.get(row["proposal"], ())),
            not_to=() if row["handling__unit__kind"] in GOVERNMENT else (DISPATCHER,),
        )
        for row in rows
    ]


def _named(row, sessions) -> str:
    """Proposal.full_number, from a row of values: the sweep reads thousands."""
    session, term = sessions.get(row["proposal__session"]), row["proposal__term__number"]
    head = str(session) if session else f"区{Term(number=term).short}人大" if term else ""
    return f"{head}{row['proposal__number']}{Kind(row['proposal__kind']).label}"


def raters_owing(proposals) -> dict[int, list[Asked]]:
    """Whose answer counts and is still owed; a form that waits for its second reader is on its way."""
    return _raters(proposals)[0]


def _raters(proposals) -> tuple[dict[int, list[Asked]], dict[int, list[str]]]:
    """Those who can be told, each with the own place of the rating, and the names of the others. One query.

    Nobody is asked about their own work.
    """
    own = Handling.objects.answered_by(OuterRef("deputy__user")).filter(proposal=OuterRef("evaluation__proposal"))
    keyed_in = PaperEntry.objects.filter(invitation=OuterRef("pk"), state=PaperEntry.State.PENDING)
    running = Evaluation.objects.filter(proposal__in=proposals, survey__closed_at=None)
    owed = silent_in(running.values("survey")).filter(~Exists(keyed_in), counts=True)
    raters = Rater.objects.filter(~Exists(own), evaluation__in=running, invitation__in=owed.values("pk"))
    found, missed = defaultdict(list), defaultdict(list)
    columns = ("deputy__user", "deputy__user__is_active", "invitation__name", "invitation__place", "invitation__user")
    for proposal, user, is_active, name, place, invited in raters.values_list("evaluation__proposal", *columns):
        if is_active:  # the place knows who was invited; an account given later goes by the case
            link = reverse("proposals:rate_by_link", args=[place]) if user == invited else ""
            found[proposal].append(Asked(user, name, link))
        else:
            missed[proposal].append(name)
    return found, missed
