"""提出质询案: members in office move it together, each with his own hand or on the paper the office keys in
(监督法第五十一条)."""

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import now

from congress.organs.chamber import chamber
from congress.workflow.flow import NotYours
from congress.workflow.wanted import want_past
from supervision import notices, rules
from supervision.flow import INTERPELLATION
from supervision.models import Interpellation, Mover

W = Mover.Word


@transaction.atomic
def move_interpellation(*, by, movers: Iterable[int], moved_on: date, files=(), **facts) -> Interpellation:
    """``movers`` are seats. With the signed paper the office enters it is moved at once; else each is asked."""
    if not rules.moves_interpellation(by):
        raise NotYours(f"{by} may not move an interpellation")
    want_past(moved_on=moved_on)
    rules.check_paper(by, files)
    seats = rules.check_movers(movers, chamber(moved_on), by)
    case = Interpellation.objects.create(moved_on=moved_on, moved_by=by, **facts)
    for seat in seats:
        word = W.ON_PAPER if files else W.SIGNED if seat.user == by.pk else W.ASKED
        Mover.objects.create(
            interpellation=case, seat=seat.key, user_id=seat.user, name=seat.name, word=word,
            said_at=None if word == W.ASKED else now(),
        )  # fmt: skip
    case.papers.add(*files)
    with INTERPELLATION.take("move_interpellation", case, by=by) as (case, told):
        told["said"] = f"{'、'.join(seat.name for seat in seats)} {len(seats)} 人"
        notices.movers_asked(case)
    return hand_in_interpellation(case, by=by) if files else case


def sign_interpellation(case: Interpellation, *, by) -> Interpellation:
    """确认联名, by oneself."""
    return _say("sign_interpellation", case, by, W.SIGNED)


def decline_interpellation(case: Interpellation, *, by) -> Interpellation:
    return _say("decline_interpellation", case, by, W.DECLINED)


def _say(name: str, case: Interpellation, by, word: str) -> Interpellation:
    with INTERPELLATION.take(name, case, by=by) as (case, told):
        own = case.signers.get(user=by)
        own.word, own.said_at, told["said"] = word, now(), own.name
        own.save()
    return case


def key_in_movers(case: Interpellation, *, by, signed: Iterable[int], files=()) -> Interpellation:
    """录入书面签名: who has signed on the paper that is laid beside it."""
    if not files:
        raise ValidationError({"files": "请上传有本人签名的质询案。"})
    with INTERPELLATION.take("key_in_movers", case, by=by) as (case, told):
        rows = list(case.signers.filter(pk__in=signed, word=W.ASKED))
        if not rows:
            raise ValidationError({"signed": "请选择在纸上签名的提案人。"})
        for row in rows:
            row.word, row.said_at = W.ON_PAPER, now()
            row.save()
        case.papers.add(*files)
        told["said"] = "、".join(row.name for row in rows)
    return case


def hand_in_interpellation(case: Interpellation, *, by) -> Interpellation:
    """提交: from here on it is a 质询案 of those who stand by it; who has not answered is not among them."""
    with INTERPELLATION.take("hand_in_interpellation", case, by=by) as (case, told):
        case.movers = [row.name for row in case.standing]
        told["said"] = f"{'、'.join(case.movers)} {len(case.movers)} 人"
        notices.interpellation_moved(case)
    return case
