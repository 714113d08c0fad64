"""What people do with notices: read them, and decide where sending has come to its end."""

from uuid import UUID, uuid4

from django.db import transaction
from django.utils.timezone import now

from congress.audit import record
from congress.notices import queries
from congress.notices.models import Delivery, Letter, Notice, Preference, Wording
from congress.notices.models.deliveries import FOR_A_PERSON, State
from congress.notices.outbox import post
from congress.notices.planning import addresses_of

CANCELLABLE = (State.WAITING, *FOR_A_PERSON)
REPEATABLE = (*FOR_A_PERSON, State.CANCELLED, State.SENT)


def read(notice: Notice) -> None:
    """已读; the first time counts."""
    Notice.objects.filter(pk=notice.pk, read_at=None).update(read_at=now())


def read_all(user, *, upto: int) -> int:
    """全部已读: those the person could see, not one that arrived while the page was open."""
    return queries.unread(user).filter(pk__lte=upto).update(read_at=now())


@transaction.atomic
def cancel(ids: list[int], *, by, seen: dict[int, str] | None = None, request=None) -> int:
    """取消发送, or 不再处理 what failed; what is on its way cannot be called back."""
    rows = Delivery.objects.select_for_update().filter(pk__in=ids, state__in=CANCELLABLE)
    done = [pk for pk, state in rows.values_list("pk", "state") if _as_seen(seen, pk, state)]
    Delivery.objects.filter(pk__in=done).update(state=State.CANCELLED, settled_by=by)
    if done:
        record("notice_cancelled", by=by, request=request, number=len(done), rows=done[:200])
    return len(done)


@transaction.atomic
def send_again(ids: list[int], *, by, seen: dict[int, str] | None = None, request=None) -> int:
    """重新发送, to the address the person has today; the only way out of doubt, and a person's decision."""
    rows = Delivery.objects.select_for_update(of=("self",)).select_related("person", "gateway")
    done = []
    for row in rows.filter(pk__in=ids, state__in=REPEATABLE):
        if not _as_seen(seen, row.pk, row.state):
            continue
        address = addresses_of(row.person).get(row.gateway.channel, "") if row.person else ""
        if row.state != State.UNKNOWN:  # in doubt it is the same message; else a gateway would call it a repetition
            row.key = uuid4()
        row.recipient = address or row.recipient
        row.state, row.attempts, row.next_try_at, row.settled_by = State.WAITING, 0, now(), by
        row.claim = row.begun_at = None
        done.append(row)
    fields = ["recipient", "key", "state", "attempts", "next_try_at", "settled_by", "claim", "begun_at"]
    Delivery.objects.bulk_update(done, fields)
    if done:
        record("notice_resent", by=by, request=request, number=len(done), rows=[row.pk for row in done[:200]])
    return len(done)


def _as_seen(seen: dict[int, str] | None, pk: int, state: str) -> bool:
    """Whether the row still is what the person decided about: a colleague may have sent it in the meantime."""
    return seen is None or seen.get(pk) == state


@transaction.atomic
def send_letter(*, subject: str, text: str, people, audience: str, key: UUID, by, request=None) -> Letter:
    """群发: the same form sent twice is one letter."""
    people = list(people)
    letter, is_new = Letter.objects.get_or_create(
        key=key,
        defaults={"by": by, "subject": subject, "text": text, "audience": audience, "recipients": len(people)},
    )
    if is_new:
        post("letter_sent", to=people, about=letter, once=f"letter:{letter.pk}")
        record("letter_sent", by=by, request=request, about=letter, number=len(people), what=audience)
    return letter


@transaction.atomic
def word(kind: str, *, subject: str, text: str, sms: str, by, request=None) -> None:
    """修改文字, effective from the next notice on; all three empty goes back to the words of the house."""
    given = {"subject": subject, "text": text, "sms": sms}
    old = Wording.objects.filter(kind=kind).first()
    if any(given.values()):
        Wording.objects.update_or_create(kind=kind, defaults={**given, "changed_by": by})
    else:
        Wording.objects.filter(kind=kind).delete()
    was = {name: getattr(old, name) for name in given} if old else {}
    record("setting_changed", by=by, request=request, what=f"通知文字 {kind}", was=was, now=given)


def prefer(user, *, daily: bool, muted: list[str]) -> None:
    """通知方式: the person's own choice."""
    Preference.objects.update_or_create(user=user, defaults={"daily": daily, "muted": sorted(muted)})
