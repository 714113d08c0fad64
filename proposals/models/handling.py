"""承办件: one unit's share of a proposal. It has its own flow and its own clocks."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.urls import reverse

from congress.accounts.models import User
from congress.organs.models import Unit
from congress.workflow.models import Case
from proposals.models.joining import Joining
from proposals.models.proposal import Proposal


class Part(models.TextChoices):
    LEAD = "lead", "主办"
    ASSIST = "assist", "会办"
    SEPARATE = "separate", "分办"
    DISPATCH = "dispatch", "转办"  # the government's own office, which hands on and answers nothing itself


class HandlingStatus(models.TextChoices):
    SENT = "sent", "待签收"
    RETURN_ASKED = "return_asked", "申请退办"
    RETURNED = "returned", "已退办"
    PASSED_ON = "passed_on", "已转办"
    WORKING = "working", "办理中"
    SIGNING = "signing", "待签发"
    SIGNED = "signed", "待核发"
    ADVISED = "advised", "已交意见"
    ISSUED = "issued", "已答复"
    MERGED = "merged", "已并入"
    RELEASED = "released", "终止办理"


ANSWERING = (Part.LEAD, Part.SEPARATE)
# A share its unit no longer answers.
GONE = (HandlingStatus.RETURNED, HandlingStatus.PASSED_ON, HandlingStatus.MERGED, HandlingStatus.RELEASED)
OPEN_SHARES = (
    HandlingStatus.SENT, HandlingStatus.RETURN_ASKED, HandlingStatus.WORKING, HandlingStatus.SIGNING,
    HandlingStatus.SIGNED,
)  # fmt: skip


def answered_with(case, proposal: str = "proposal") -> models.Q:
    """Belongs to the case of this key, or to the one it is handled with; ``proposal`` is the way there. The main
    case is one value: asked for as a list of values, the server looks through every share of the district."""
    main = Joining.objects.standing().filter(proposal=case).order_by().values("main")
    return models.Q(**{proposal: case}) | models.Q(**{proposal: models.Subquery(main[:1])})


class HandlingQuerySet(models.QuerySet):
    def answering(self, case) -> "HandlingQuerySet":
        """The shares whose letters answer the case of this key: its own, and those of the case it is handled with."""
        return self.filter(answered_with(case))

    def answered_by(self, user) -> "HandlingQuerySet":
        """The answers this person wrote, signed or handled: judged by what was done, not by the post held today."""
        hand = models.Q(handler=user) | models.Q(replies__drafted_by=user) | models.Q(replies__signed_by=user)
        return self.filter(hand, part__in=ANSWERING)

    def in_charge(self) -> "HandlingQuerySet":
        """Those that work on the case: not who handed it back, nor the desk that has passed it on."""
        return self.exclude(status__in=(HandlingStatus.RETURNED, HandlingStatus.PASSED_ON))


class Handling(Case):
    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="handlings", verbose_name="建议")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="承办单位")
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name="转办自"
    )
    part = models.CharField("分工", max_length=8, choices=Part)
    share = models.CharField("承办内容", max_length=200, blank=True)
    demand_places = ArrayField(  # of a case handled in parts; empty: every demand of the case
        models.PositiveSmallIntegerField(), verbose_name="答复的诉求", default=list, blank=True
    )
    status = models.CharField("状态", max_length=12, choices=HandlingStatus, default=HandlingStatus.SENT)
    handler = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="经办人")
    sent_on = models.DateField("交办日期")
    received_on = models.DateField("签收日期", null=True, blank=True)
    done_on = models.DateField("完成日期", null=True, blank=True)

    objects = HandlingQuerySet.as_manager()

    class Meta:
        verbose_name = "承办件"
        verbose_name_plural = verbose_name
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "unit"],
                condition=models.Q(status__in=OPEN_SHARES),
                name="one_handling_per_unit",
            ),
            models.UniqueConstraint(
                fields=["proposal"],
                condition=models.Q(part="lead") & ~models.Q(status=HandlingStatus.RETURNED),
                name="one_lead_unit_per_proposal",
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=HandlingStatus.values), name="handling_status_is_known"
            ),
        ]
        indexes = [models.Index(fields=["unit", "status"], name="handling_unit_status")]

    def __str__(self):
        return f"{self.proposal} · {self.unit.label}（{self.get_part_display()}）"

    def get_absolute_url(self):
        return reverse("proposals:detail", args=[self.proposal.code])

    @property
    def answers(self) -> bool:
        """Whether this unit writes the reply (主办 or 分办) rather than an opinion to the lead unit."""
        return self.part in ANSWERING

    @property
    def hold(self) -> str:
        """Whose hands it is in, where the word for its status means another thing of a case."""
        return "ended" if self.status == HandlingStatus.RETURNED else ""

    def own_demands(self) -> list:
        """What this share answers: the demands given to it, or every one of the case."""
        every = self.proposal.demands.all()
        return [demand for demand in every if demand.place in self.demand_places] if self.demand_places else list(every)

    @property
    def demands_said(self) -> str:
        """第1、3条诉求; empty where no part of them was given out."""
        return f"第{'、'.join(map(str, self.demand_places))}条诉求" if self.demand_places else ""

    def current_reply(self):
        """The reply being written or last issued; None before the first draft."""
        return self.replies.select_related("reply_class").order_by("-round").first()

    def locked(self):
        """The proposal's row is locked first: parent before child, so two steps never wait for each other."""
        proposal = self.proposal.locked()
        handling = type(self).objects.select_for_update(of=("self",)).select_related("unit").get(pk=self.pk)
        handling.proposal = proposal
        return handling

    def remember(self, step, *, before, by, note, facts):
        self.proposal.remember(step, before=before, by=by, note=note, facts=facts, handling=self)

    def recent_entries(self):
        return self.proposal.recent_entries()
