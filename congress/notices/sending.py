"""Sending what is due, one gateway at a time: claim and commit, say what begins, send, record."""

import logging
import random
import time
from datetime import timedelta

from django.db import connection, transaction
from django.db.models import F, Q
from django.utils.timezone import now

from congress.notices import truth
from congress.notices.channels import open_line
from congress.notices.channels.line import Down, Message, Outcome, Rest, Result, Unfit, later, refused, unknown
from congress.notices.claims import INTERRUPTED, Lost, begin, claiming, recover, release
from congress.notices.composing import compose
from congress.notices.hours import may_disturb
from congress.notices.models import Delivery, Gateway, Notice
from congress.notices.models.deliveries import State
from congress.rulebook.book import open_book

BATCH = 100  # claimed together
STEP = 5  # begun together; so many at most are in doubt when a worker dies
BACKOFF = (1, 5, 15, 60, 240)  # minutes before the second, third … attempt; after the last a person decides
AHEAD = timedelta(hours=6)  # longer than any wait or rest
PAUSES = (0.5, 1, 2, 5, 15)  # minutes a silent gateway is left alone

logger = logging.getLogger(__name__)


def send_all(seconds: float = 240) -> int:
    """Everything that may go now, or as much as the time allows; how many were handled."""
    recover()
    set_back()
    stop_at, total = time.monotonic() + seconds, 0
    while time.monotonic() < stop_at:
        handled = sum(attempt(gateway) for gateway in ready())
        total += handled
        if not handled:
            break
    return total


def set_back() -> int:
    """What was put off before the date was set back would wait until that day comes again."""
    moment = now()
    return Delivery.objects.filter(state=State.WAITING, next_try_at__gt=moment + AHEAD).update(next_try_at=moment)


def ready() -> list[Gateway]:
    """A rest longer than any we give was noted before the date was set back, and is over."""
    moment = now()
    rested = Q(paused_until=None) | Q(paused_until__lte=moment) | Q(paused_until__gt=moment + AHEAD)
    return list(Gateway.objects.filter(rested, is_active=True))


def attempt(gateway: Gateway) -> int:
    """What breaks one gateway keeps no other from sending: it rests, and says why on the pages of the office."""
    try:
        return send(gateway)
    except Exception as error:
        logger.exception("nothing can be sent through %s", gateway)
        pause(gateway, f"程序出错（{type(error).__name__}），详见日志")  # its words may repeat an address or a key
        return 0


def send(gateway: Gateway, limit: int = BATCH) -> int:
    """One batch through one gateway; how many were handled, those found untrue included."""
    with claiming() as claim:
        batch, dropped = take(gateway, claim, limit)
        if batch:
            hand_over(gateway, claim, batch)
    return len(batch) + dropped


@transaction.atomic
def take(gateway: Gateway, claim: int, limit: int) -> tuple[list[Delivery], int]:
    """Claim what is due and still true; cancel what is not."""
    moment = now()
    due = Delivery.objects.filter(gateway=gateway, state=State.WAITING, next_try_at__lte=moment)
    if not may_disturb(moment, open_book()):
        due = due.filter(urgent=True)
    due = due.select_related("notice__to", "digest__to").order_by("next_try_at", "pk")
    found = list(due.select_for_update(skip_locked=True, of=("self",))[:limit])
    why = reasons_to_drop(found)
    drop(found, why)
    batch = [row for row in found if row.pk not in why]
    Delivery.objects.filter(pk__in=[row.pk for row in batch]).update(
        state=State.CLAIMED, claim=claim, claimed_at=moment, begun_at=None
    )
    for row in batch:
        row.gateway = gateway
    return batch, len(why)


def reasons_to_drop(rows: list[Delivery]) -> dict[int, str]:
    untrue = truth.untrue(row.notice for row in rows if row.notice)
    truth.withdraw(untrue)
    gone = {row.pk: untrue[row.notice_id] for row in rows if row.notice_id in untrue}
    personal = [row for row in rows if row.digest_id and row.digest.to_id]
    if personal:
        unread = Notice.objects.filter(digest__in=[row.digest_id for row in personal], read_at=None, withdrawn_at=None)
        held = list(unread.select_related("to"))
        untrue = truth.untrue(held)
        truth.withdraw(untrue)
        filled = {notice.digest_id for notice in held if notice.pk not in untrue}
        gone |= {row.pk: "汇总中的通知都已读过或者撤回" for row in personal if row.digest_id not in filled}
    return gone


def drop(rows: list[Delivery], why: dict[int, str]) -> None:
    dropped = [row for row in rows if row.pk in why]
    for row in dropped:
        row.state, row.last_error = State.CANCELLED, why[row.pk]
    if dropped:
        Delivery.objects.bulk_update(dropped, ["state", "last_error"])


def hand_over(gateway: Gateway, claim: int, batch: list[Delivery]) -> None:
    try:
        messages = compose(batch)
        with open_line(gateway) as line:
            for start in range(0, len(batch), STEP):
                step(line, claim, batch[start : start + STEP], messages)
    except Down as down:
        pause(gateway, str(down), getattr(down, "seconds", None))
    except Lost:
        logger.warning("claim %s was taken back while its worker was away", claim)
    else:
        if gateway.failures:
            Gateway.objects.filter(pk=gateway.pk).update(failures=0, paused_until=None, last_error="")
    finally:
        release(claim)


def step(line, claim: int, rows: list[Delivery], messages) -> None:
    """Begin is committed before the first byte leaves; what came of each is recorded even when the line breaks."""
    begin(claim, rows)
    outcomes: dict[int, Outcome] = {}
    try:
        for row in rows:
            outcomes[row.pk] = unknown(INTERRUPTED)
            outcomes[row.pk] = sent_by(line, messages[row.pk])
            if outcomes[row.pk].rest:
                raise Rest(outcomes[row.pk].said, outcomes[row.pk].rest)
    except Rest:
        raise
    except Down:
        del outcomes[row.pk]
        raise
    finally:
        record(claim, [row for row in rows if row.pk in outcomes], outcomes)


def sent_by(line, message: Message | Outcome) -> Outcome:
    """What could not even be written has not left the house: that is no doubt, but a reason for a person to read."""
    if isinstance(message, Outcome):
        return message
    try:
        return line.send(message)
    except Unfit as error:
        return refused(f"没有发出：{error}")
    except UnicodeEncodeError as error:  # text becomes bytes before the first of them is sent
        return refused(f"没有发出：内容里有写不出来的字符（{error.reason}）")
    except Down:
        raise
    except Exception as error:
        if line.handed_over:
            raise
        logger.exception("a message was not handed over")
        return later(f"没有发出：程序出错（{type(error).__name__}）")


RECORD = """
UPDATE notices_delivery AS row SET state = told.state, attempts = row.attempts + 1, last_error = told.said,
    next_try_at = told.next_try_at, sent_at = coalesce(told.sent_at, row.sent_at)
FROM unnest(%s::bigint[], %s::text[], %s::text[], %s::timestamptz[], %s::timestamptz[])
    AS told (id, state, said, next_try_at, sent_at)
WHERE row.id = told.id AND row.claim = %s AND row.state IN (%s, %s)
"""


def record(claim: int, rows: list[Delivery], outcomes: dict[int, Outcome]) -> None:
    """One plain statement: this is written a thousand times where five thousand mails go out."""
    told = [verdict(row, outcomes[row.pk]) for row in rows]
    if told:
        columns = [list(column) for column in zip(*told, strict=True)]
        with connection.cursor() as cursor:
            cursor.execute(RECORD, [*columns, claim, State.CLAIMED, State.UNKNOWN])


def verdict(row: Delivery, outcome: Outcome) -> tuple:
    moment, state = now(), STATES[outcome.result]
    next_try_at = row.next_try_at
    if outcome.result == Result.LATER:
        state, next_try_at = retry(row.attempts + 1, moment)
    sent_at = moment if outcome.result == Result.SENT else None
    return row.pk, str(state), storable(outcome.said)[:300], next_try_at, sent_at


def storable(said: str) -> str:
    """Other people's words, without what the database cannot hold."""
    return said.replace("\x00", "").encode("utf-8", "replace").decode()


STATES = {
    Result.SENT: State.SENT,
    Result.LATER: State.WAITING,
    Result.REFUSED: State.DEAD,
    Result.UNKNOWN: State.UNKNOWN,
}


def retry(attempts: int, moment):
    if attempts > len(BACKOFF):
        return State.DEAD, moment
    return State.WAITING, moment + spread(BACKOFF[attempts - 1])


def spread(minutes: float) -> timedelta:
    """Not all at the same moment again."""
    return timedelta(minutes=minutes * random.uniform(0.8, 1.2))


def pause(gateway: Gateway, why: str, seconds: float | None = None) -> None:
    """The gateway's fault and no message's: none of them has used up an attempt. ``seconds``: as it asked itself."""
    rest = timedelta(seconds=seconds) if seconds else spread(PAUSES[min(gateway.failures, len(PAUSES) - 1)])
    Gateway.objects.filter(pk=gateway.pk).update(
        failures=F("failures") + 1, paused_until=now() + rest, last_error=storable(why)[:300]
    )
