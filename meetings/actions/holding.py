"""任职名册: who came into which post by which decision, who was elected, and how an office ends (law.md §9.1, §9.5)."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from congress.organs.models import Term
from congress.workflow.flow import NotYours
from meetings.deadlines import appointments as clocks
from meetings.models import (
    AppointmentLine,
    AppointmentMotion,
    Authority,
    Nominator,
    Official,
    OfficialPost,
    OrganKind,
    Rank,
    Tenure,
    TenureEnd,
)
from meetings.rules.appointments import is_appointer
from meetings.rules.balloting import ACTING


def begin(line: AppointmentLine) -> Tenure:
    """任职 from the day of the vote; whoever holds the post already goes on holding it."""
    acting = line.verb in ACTING
    held = Tenure.objects.filter(official=line.official, post=line.post, is_acting=acting, ends_on=None).first()
    return held or Tenure.objects.create(
        official=line.official, post=line.post, term=line.motion.term, is_acting=acting, starts_on=line.decided_on,
        started_by=line,
    )  # fmt: skip


def end(line: AppointmentLine, kind: str) -> int:
    """离任 from the day of the vote; acting in the post ends with it."""
    open_ = Tenure.objects.filter(official=line.official, post=line.post, ends_on=None)
    return open_.update(ends_on=line.decided_on, ended_by=line, end_kind=kind)


@transaction.atomic
def register_elected(
    *, by, post: OfficialPost, term: Term, starts_on: date, start_words: str, official: Official | None = None,
    name: str = "",
) -> Tenure:  # fmt: skip
    """登记当选: elected posts enter here, without a motion; who acted in the post stops acting."""
    if not is_appointer(by):
        raise NotYours(f"{by} may not register who was elected")
    if post.authority != Authority.ELECT:
        raise ValidationError({"post": f"“{post}”不是代表大会选举的职务，应当由任免案任命。"})
    official = official or Official.objects.create(name=name.strip())
    if Tenure.objects.filter(official=official, post=post, is_acting=False, ends_on=None).exists():
        raise ValidationError({"official": f"{official}已经登记为在任。"})
    if full := no_seat_left(post, starts_on):
        raise ValidationError({"post": full})
    is_first = not post.tenures.filter(term=term, is_acting=False).exists()
    Tenure.objects.filter(official=official, post=post, is_acting=True, ends_on=None).update(
        ends_on=starts_on, end_kind=TenureEnd.MOVED, end_words="当选，不再代理"
    )
    tenure = Tenure.objects.create(
        official=official, post=post, term=term, starts_on=starts_on, start_words=start_words.strip()
    )
    if is_first and post.organ_kind == OrganKind.GOVERNMENT and post.rank == Rank.HEAD and post.organ:
        _government_to_come(tenure, by)
    return tenure


def _government_to_come(tenure: Tenure, by) -> None:
    """换届后的区长 puts forward the members of the government within two months (地方组织法第七十一条); who is elected
    in the middle of a term finds a government there."""
    motion = AppointmentMotion.objects.create(
        title=f"关于提请任命{tenure.post.organ}组成人员的议案", nominator=Nominator.GOVERNMENT_HEAD,
        unit=tenure.post.organ, term=tenure.term, made_by=by,
    )  # fmt: skip
    clocks.start(motion, clocks.GOVERNMENT, on=tenure.starts_on)


def no_seat_left(post: OfficialPost, day: date) -> str:
    held = post.tenures.in_force(day).filter(is_acting=False).count()
    return f"“{post}”职数 {post.seats}，已有 {held} 人在任。" if post.seats and held >= post.seats else ""


@transaction.atomic
def end_tenure(tenure: Tenure, *, by, ends_on: date, kind: str, words: str) -> Tenure:
    """离任登记, where no decision is needed: body abolished, death, term over (law.md §9.1)."""
    if not is_appointer(by):
        raise NotYours(f"{by} may not end {tenure}")
    tenure = Tenure.objects.select_for_update().get(pk=tenure.pk)
    if tenure.ends_on is not None:
        raise ValidationError("已经登记离任。")
    if kind not in BY_ITSELF:
        raise ValidationError({"kind": "免职、辞职、撤职要经常委会会议表决，请提出任免案。"})
    if ends_on < tenure.starts_on:
        raise ValidationError({"ends_on": "不能早于任职日期。"})
    tenure.ends_on, tenure.end_kind, tenure.end_words = ends_on, kind, words.strip()
    tenure.save()
    return tenure


BY_ITSELF = (TenureEnd.MOVED, TenureEnd.TERM_OVER, TenureEnd.ABOLISHED, TenureEnd.DIED)
