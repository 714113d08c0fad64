"""The days of a promise: the one the unit named itself, and the yearly call for its state (law.md 5.10)."""

from datetime import date, timedelta

from django.utils.timezone import now

from congress.workdays.count import with_weekday
from proposals.models import Commitment, ProposalClock

DUE, STATUS = "commitment.due", "commitment.status"
AHEAD = timedelta(days=31)  # a report this shortly before the yearly call answers it


def promised(commitment: Commitment, today: date) -> None:
    """Runs to the day named in the letter: a promise is kept by its own date, and no holiday moves it."""
    if commitment.due_on is None:
        return
    said = [f"承诺 {commitment.due_on.isoformat()} 前完成", commitment.reply and commitment.reply.doc_no]
    ProposalClock.objects.create(
        proposal=commitment.proposal, handling=commitment.handling, commitment=commitment, kind=DUE, starts_on=today,
        due_on=commitment.due_on, rule={"label": "承诺期限"}, one_line="，".join(filter(None, said)),
        reckoning=[
            {"label": "承诺日", "value": with_weekday(today), "source": ""},
            {"label": "承诺期限", "value": with_weekday(commitment.due_on), "source": "", "sum": True},
        ],
    )  # fmt: skip


def call_status(commitment: Commitment, after: date) -> None:
    """The next yearly call for the state of this promise."""
    clock = ProposalClock.start(STATUS, on=after, proposal=commitment.proposal, handling=commitment.handling)
    clock.commitment = commitment
    clock.save()


def not_called(found):
    """Of these promises those nobody will be asked about: no call runs."""
    return found.exclude(clocks__in=ProposalClock.objects.running().filter(kind=STATUS))


def reported(commitment: Commitment, today: date) -> None:
    """A report answers the call that has come or is near; the next comes a year later."""
    called = commitment.clocks.running().filter(kind=STATUS, due_on__lte=today + AHEAD)
    if last := called.order_by("-due_on").first():
        called.update(met_at=now())
        call_status(commitment, last.due_on + timedelta(days=1))


def kept(commitment: Commitment) -> None:
    """Struck off: the day was met, the calls have lost their object."""
    commitment.clocks.running().filter(kind=DUE).update(met_at=now())
    dropped(commitment)


def dropped(commitment: Commitment, *keys: str) -> None:
    clocks = commitment.clocks.running()
    (clocks.filter(kind__in=keys) if keys else clocks).update(void_at=now())
