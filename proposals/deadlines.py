"""The days a case must keep. Each limit and its article stand in the rulebook; here is when each one runs."""

from collections import defaultdict
from datetime import date

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.timezone import localdate, now

from congress.organs.models import GOVERNMENT, CongressSession, Term
from congress.reminders.hook import Asked, Line
from congress.rulebook.book import Book, open_book
from congress.rulebook.reminders import DISPATCHER
from congress.surveys.models import PaperEntry
from congress.surveys.queries import silent_in
from proposals.models import Channel, Evaluation, Handling, Kind, Part, Proposal, ProposalClock, Rater, Status


def start(
    key: str,
    proposal: Proposal,
    *,
    on: date,
    anchor: str = "",
    handling: Handling | None = None,
    book: Book | None = None,
) -> ProposalClock:
    """Begin one clock, once: while it runs, starting it again changes nothing. What was met the same morning
    begins anew: a text sent back and handed in again is to be examined again.
    """
    same = {"proposal": proposal, "handling": handling, "kind": key, "starts_on": on}
    found = ProposalClock.objects.running().filter(**same).first()
    if found:
        return found
    clock = ProposalClock.start(key, on=on, anchor=anchor, book=book, proposal=proposal, handling=handling)
    clock.save()
    return clock


def running(proposal: Proposal, *keys: str, handling: Handling | None = None):
    clocks = ProposalClock.objects.filter(proposal=proposal).running()
    if handling is not None:
        clocks = clocks.filter(handling=handling)
    return clocks.filter(kind__in=keys) if keys else clocks


def meet(proposal: Proposal, *keys: str, handling: Handling | None = None) -> None:
    """What the clock waited for has been done."""
    running(proposal, *keys, handling=handling).update(met_at=now())


def void(proposal: Proposal, *keys: str, handling: Handling | None = None) -> None:
    """The clock has lost its object; nobody is late by it any more. Without keys: every running clock."""
    running(proposal, *keys, handling=handling).update(void_at=now())


def examination(proposal: Proposal, today: date) -> None:
    start("proposal.examine", proposal, on=today)


def assignment(proposal: Proposal, today: date) -> None:
    """大会期间: from the day the session closes; 闭会期间: from the day it was received (law.md 5.2).

    A session that has no closing day yet lets the limit run from the registration, and says so; a suggestion
    sent back was received when it came again.
    """
    if proposal.channel == Channel.INTERSESSION:
        start("proposal.intersession_assign", proposal, on=_received_on(proposal) or today)
    elif proposal.session and proposal.session.closes_on:
        start("proposal.session_assign", proposal, on=proposal.session.closes_on)
    else:
        start("proposal.session_assign", proposal, on=today, anchor="登记日")


def _received_on(proposal: Proposal) -> date | None:
    """The day of the paper, or of the first handing in; after a return the day it came again."""
    if not proposal.entries.filter(step="send_back").exists():
        return proposal.submitted_on
    return localdate(proposal.entries.filter(step="submit").latest("seq").at)


def start_of(clock: ProposalClock) -> date:
    """From which day a running clock counts today: the closing day of a session may be corrected (law.md 5.2)."""
    session = clock.proposal.session if clock.kind == "proposal.session_assign" else None
    return session.closes_on if session and session.closes_on else clock.starts_on


def handling(share: Handling, today: date) -> None:
    """交办 starts the clocks of a unit: acknowledge, and the statutory reply of an answering unit
    (代表法第五十一条: counted from the congress's own hand-over)."""
    book = open_book()
    last = "assist.opinion" if share.part == Part.ASSIST else "proposal.reply"
    _begin(share, today, book, ["assignment.acknowledge", "contact.first", last])
    if not _return_from_receipt(book, today):
        _begin(share, today, book, ["assignment.return"], anchor="交办日")


def received(share: Handling, today: date) -> None:
    """From receipt, unless the district counts it from the hand-over, runs the window in which the unit may say
    the matter is not its own (§12 #7)."""
    book = open_book()
    if _return_from_receipt(book, today):
        _begin(share, today, book, ["assignment.return"])


def _return_from_receipt(book: Book, on: date) -> bool:
    return book.setting("assignment.return_counts_from", on) == "received"


def _begin(share: Handling, on: date, book: Book, keys, *, anchor: str = "") -> None:
    ProposalClock.objects.bulk_create(
        ProposalClock.start(key, on=on, anchor=anchor, book=book, proposal=share.proposal, handling=share)
        for key in keys
    )


def lapse(today: date) -> int:
    """A right that was not used ends with its last day; it is nobody's lateness."""
    return ProposalClock.objects.running().filter(kind__in=RIGHTS, due_on__lt=today).update(void_at=now())


RIGHTS = ("assignment.return",)

# The clock that tells where a case stands, most telling first; the others run beside it.
TELLING = {
    Status.SUBMITTED: ("proposal.examine",),
    Status.REGISTERED: ("proposal.session_assign", "proposal.intersession_assign"),
    Status.ASSIGNED: ("proposal.reply",),
    Status.IN_PROGRESS: ("proposal.reply",),
    Status.REPLIED: ("evaluation.window",),
    Status.EVALUATED: ("evaluation.study",),
}


def refresh(proposal: Proposal) -> None:
    """Copy the telling clock onto the proposal's own row, for lists that sort and filter by it."""
    clock = (
        running(proposal, *TELLING.get(proposal.status, ()))
        .filter(~Q(handling__part=Part.ASSIST))
        .order_by("due_on")
        .first()
        if proposal.status in TELLING
        else None
    )
    proposal.due_on = clock.due_on if clock else None
    proposal.due_label = clock.label if clock else ""
    Proposal.objects.filter(pk=proposal.pk).update(due_on=proposal.due_on, due_label=proposal.due_label)


SPOKEN = (
    "pk", "kind", "due_on", "rung", "proposal", "proposal__code", "proposal__title", "proposal__number",
    "proposal__kind", "proposal__session", "proposal__term__number", "handling__part", "handling__handler",
    "handling__unit", "handling__unit__name", "handling__unit__short_name", "handling__unit__kind",
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
