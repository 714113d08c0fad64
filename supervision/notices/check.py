"""Inquiries tell their askers; a rare form without a topic speaks to its organ in the words of the topics."""

from functools import partial

from django.db.models import Exists, OuterRef

from congress.accounts.models import Role
from congress.accounts.queries import holders_of
from congress.notices.kinds import Kind
from congress.notices.outbox import post
from supervision.models import CommissionMover, Mover, MoverVerdict
from supervision.notices.road import to_organ

ANSWERED = "您已经答复，或者已经提交、撤回"
SPOKEN = "您已经表示意见，或者提案人的意见已经汇总"


def interpellated(case, ask):
    """受质询机关: when it is to answer."""
    to_organ(case, ask)


QUESTION = {"询问": ("about.title", "“关于养老服务体系建设情况的报告”专题询问")}
QUESTION |= {"日期": ('about.held_on|date:"n月j日"', "9月24日"), "题号": ("number", "3")}
QUESTION |= {"问题": ("text", "护理员从哪里来？")}
SEARCH = {"问题": ("about.title", "青石山非法开采问题")}
MOTION = {"案由": ("about.title", "养老机构消防安全"), "质询对象": ("about.organ.label", "区民政局")}


def still_asked(of: str, model, notices) -> dict[int, str]:
    """A mover who has not said a word, of what is not handed in. One query."""
    rows = model.objects.filter(**{f"{of}__in": {int(notice.about_id) for notice in notices}})
    waiting = rows.filter(**{"word": Mover.Word.ASKED, f"{of}__status": "signing"})
    known = set(waiting.values_list(f"{of}_id", "user_id"))
    return {row.pk: ANSWERED for row in notices if (int(row.about_id), row.to_id) not in known}


TO_MOVE = partial(still_asked, "interpellation", Mover)
TO_PROPOSE = partial(still_asked, "commission", CommissionMover)


def still_to_judge(notices) -> dict[int, str]:
    """A mover who has said nothing on the answer of that round, which is not yet added up. One query."""
    rows = Mover.objects.filter(interpellation__in={int(notice.about_id) for notice in notices})
    rows = rows.filter(interpellation__status="answered").exclude(word=Mover.Word.DECLINED)
    said = MoverVerdict.objects.filter(mover=OuterRef("pk"), answer__round=OuterRef("interpellation__round"))
    rows = rows.exclude(Exists(said.exclude(state=MoverVerdict.State.REFUSED)))
    known = set(rows.values_list("interpellation_id", "interpellation__round", "user_id"))
    return {
        row.pk: SPOKEN for row in notices if (int(row.about_id), row.premise.get("round"), row.to_id) not in known
    }  # fmt: skip


KINDS = [
    Kind("supervision_asker", "专题询问：请您提问", QUESTION, ("email", "sms")),
    Kind("supervision_mover_asked", "质询案：请确认联名", MOTION, ("email", "sms"), still_true=TO_MOVE),
    Kind("supervision_moved", "质询案已提交", MOTION, ("email",)),
    Kind("supervision_proposer_asked", "特定问题调查：请确认联名", SEARCH, ("email", "sms"), still_true=TO_PROPOSE),
    Kind("supervision_commission_proposed", "特定问题调查的提议已提交", SEARCH, ("email",)),
    Kind("supervision_answered", "质询案已答复：请表示意见", MOTION, ("email", "sms"), still_true=still_to_judge),
    Kind("supervision_movers_spoke", "质询案提案人都已表示意见", MOTION, ("email",)),
]


def _asked(kind, case):
    asked = case.signers.filter(word=Mover.Word.ASKED).select_related("user")
    post(kind, to=[row.user for row in asked if row.user], about=case, once=case.code)


def movers_asked(case):
    """Each of whom a word is asked, with the way to say it."""
    _asked("supervision_mover_asked", case)


def proposers_asked(case):
    _asked("supervision_proposer_asked", case)


def commission_proposed(case):
    """The office brings it before the chairs' meeting, and that before the standing committee."""
    post("supervision_commission_proposed", to=holders_of(Role.MEETING_OFFICER), about=case, once=case.code)


def interpellation_moved(case):
    """The office brings it before the chairs' meeting."""
    post("supervision_moved", to=holders_of(Role.MEETING_OFFICER), about=case, once=case.code)


def interpellation_answered(case):
    """Each mover with an account, once for each answer."""
    to = [row.user for row in case.signers.select_related("user") if row.user and row.word != Mover.Word.DECLINED]
    once, premise = f"{case.code}:{case.round}", {"round": case.round}
    post("supervision_answered", to=to, about=case, once=once, premise=premise)


def movers_have_spoken(case):
    """The office may add up what they said."""
    once = f"{case.code}:{case.round}:{case.version}"
    post("supervision_movers_spoke", to=holders_of(Role.MEETING_OFFICER), about=case, once=once)


def asker_named(question):
    """提问人: which question is his to put, and when."""
    if question.asker_user_id:
        post(
            "supervision_asker", to=[question.asker_user], about=question.inquiry, once=str(question.pk),
            number=question.number, text=question.text[:200],
        )  # fmt: skip
