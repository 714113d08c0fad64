"""提出质询案、提议特定问题调查: members in office move it together, each with his own hand or on the paper the office
keys in (监督法第五十一条、第五十六条)."""

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import now

from congress.organs.chamber import Seat, chamber
from congress.workflow.flow import Flow, NotYours
from congress.workflow.wanted import want_past, want_words
from supervision import notices, rules
from supervision.flow import COMMISSION, INTERPELLATION
from supervision.models import Commission, CommissionMover, CommissionStatus, Interpellation, Mover, Signature

W = Signature.Word
MEMBERS = Commission.Proposer.MEMBERS


@transaction.atomic
def move_interpellation(*, by, movers: Iterable[int], moved_on: date, files=(), **facts) -> Interpellation:
    """``movers`` are seats. With the signed paper the office enters it is moved at once; else each is asked."""
    if not rules.moves_interpellation(by):
        raise NotYours(f"{by} may not move an interpellation")
    want_past(moved_on=moved_on)
    rules.check_paper(by, files, "质询案")
    seats = rules.check_movers(movers, chamber(moved_on), by)
    case = Interpellation.objects.create(moved_on=moved_on, moved_by=by, **facts)
    _ask(Mover, {"interpellation": case}, seats, by, files)
    case.papers.add(*files)
    with INTERPELLATION.take("move_interpellation", case, by=by) as (case, told):
        told["said"] = _named(seats)
        notices.movers_asked(case)
    return hand_in_interpellation(case, by=by) if files else case


@transaction.atomic
def propose_commission(*, by, proposed_on: date, proposer=MEMBERS, movers=(), files=(), **facts) -> Commission:
    """提议组织: the chairs' meeting, or a fifth of all members, each asked or on the paper the office enters."""
    if not rules.moves_interpellation(by):
        raise NotYours(f"{by} may not propose a commission")
    want_past(proposed_on=proposed_on)
    house, joint = chamber(proposed_on), proposer == MEMBERS
    seats = rules.check_proposal(proposer, movers, house, by)
    if joint:
        rules.check_paper(by, files, "提议")
        facts["status"] = CommissionStatus.SIGNING
    case = Commission.objects.create(
        proposer=proposer, total=house.total, proposed_on=proposed_on, moved_by=by, **facts
    )  # fmt: skip
    _ask(CommissionMover, {"commission": case}, seats, by, files)
    case.papers.add(*files)
    with COMMISSION.take("propose_commission", case, by=by) as (case, told):
        told["said"] = _named(seats) if joint else case.get_proposer_display()
        if joint:
            notices.proposers_asked(case)
    return hand_in_commission(case, by=by) if joint and files else case


def _ask(model: type[Signature], of: dict, seats: list[Seat], by, files) -> None:
    """Who begins it has signed, who stands on the paper likewise; the others are asked."""
    for seat in seats:
        word = W.ON_PAPER if files else W.SIGNED if seat.user == by.pk else W.ASKED
        said_at = None if word == W.ASKED else now()
        model.objects.create(seat=seat.key, user_id=seat.user, name=seat.name, word=word, said_at=said_at, **of)


def _named(rows) -> str:
    return f"{'、'.join(row.name for row in rows)} {len(rows)} 人"


def sign_interpellation(case: Interpellation, *, by) -> Interpellation:
    """确认联名, by oneself."""
    return _say(INTERPELLATION, "sign_interpellation", case, by, W.SIGNED)


def decline_interpellation(case: Interpellation, *, by) -> Interpellation:
    return _say(INTERPELLATION, "decline_interpellation", case, by, W.DECLINED)


def sign_commission(case: Commission, *, by) -> Commission:
    return _say(COMMISSION, "sign_commission", case, by, W.SIGNED)


def decline_commission(case: Commission, *, by) -> Commission:
    return _say(COMMISSION, "decline_commission", case, by, W.DECLINED)


def _say(flow: Flow, name: str, case, by, word: str):
    with flow.take(name, case, by=by) as (case, told):
        own = case.signers.get(user=by)
        own.word, own.said_at, told["said"] = word, now(), own.name
        own.save()
    return case


def key_in_movers(case: Interpellation, *, by, signed: Iterable[int], files=()) -> Interpellation:
    """录入书面签名: who has signed on the paper that is laid beside it."""
    return _key_in(INTERPELLATION, "key_in_movers", case, by, signed, files)


def key_in_proposers(case: Commission, *, by, signed: Iterable[int], files=()) -> Commission:
    return _key_in(COMMISSION, "key_in_proposers", case, by, signed, files)


def _key_in(flow: Flow, name: str, case, by, signed, files):
    if not files:
        raise ValidationError({"files": "请上传有本人签名的文件。"})
    with flow.take(name, case, by=by) as (case, told):
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
        told["said"] = _named(case.standing)
        notices.interpellation_moved(case)
    return case


def hand_in_commission(case: Commission, *, by) -> Commission:
    with COMMISSION.take("hand_in_commission", case, by=by) as (case, told):
        case.names = [row.name for row in case.standing]
        told["said"] = _named(case.standing)
        notices.commission_proposed(case)
    return case


def withdraw_commission(case: Commission, *, by, note: str) -> Commission:
    """Before it is handed in."""
    want_words("请写明撤回的情况。", note=note)
    with COMMISSION.take("withdraw_commission", case, by=by, note=note) as (case, told):
        told["said"] = "提议人撤回"
    return case
