"""满意度测评 on the members' own telephones: who is asked now, who has answered, and what they wrote."""

from django.db.models import QuerySet

from congress.surveys.models import Invitation
from congress.surveys.queries import silent
from meetings.models import Meeting, Vote, VoteStatus


def poll_of(invitation: Invitation | None, user) -> Vote | None:
    """The poll this person was asked to; None for anybody else's address."""
    if invitation is None or invitation.user_id != user.pk:
        return None
    return Vote.objects.select_related("item__meeting", "survey").filter(survey=invitation.survey_id).first()


def polls_asking(user, meeting: Meeting) -> QuerySet[Invitation]:
    """What this person is asked in the room just now and has not answered."""
    running = Vote.objects.filter(item__meeting=meeting, status=VoteStatus.RUNNING).exclude(survey=None)
    return Invitation.objects.filter(survey__in=running.values("survey"), user=user, has_answered=False).select_related(
        "survey"
    )


def still_silent(vote: Vote) -> list[str]:
    """Whom the chair may ask to answer; never what the others said."""
    return list(silent(vote.survey).order_by("pk").values_list("name", flat=True)) if vote.survey else []


def counted_by_itself(vote: Vote) -> str:
    """Why no figure of this poll can be typed in anew; for the flow."""
    return "平台测评由系统计票，没有人工录入的数字可以更正。" if vote.is_by_portal else ""
