"""满意度测评 through the portal: an anonymous survey of those in the room, counted when the chair ends it."""

from django.core.exceptions import ValidationError
from django.utils.timezone import localdate

from congress.surveys import actions as surveys
from congress.surveys.models import Secrecy
from congress.surveys.queries import tallies
from meetings import notices
from meetings.models import Method, Participant, Subject, Vote

KIND, CODE = "meeting", "poll"


def check_method(subject: str, method: str) -> None:
    if method == Method.PORTAL and subject != Subject.POLL:
        raise ValidationError({"method": "平台无记名测评只用于满意度测评；表决请用表决器、举手或者投票。"})


def open_poll(vote: Vote, here: list[Participant]) -> None:
    """Everybody in the room is asked; who stands aside or is not there is not. Each needs an account of their own."""
    if unreached := [each.name for each in here if not (each.account and each.account.is_active)]:
        raise ValidationError({"sitting": f"{'、'.join(unreached)}没有可用的账号。请作废后改用表决器或者票。"})
    line = vote.lines.get()
    vote.survey = surveys.open_survey(
        KIND, title=vote.question[:200], questions=[{"code": CODE, "label": line.text[:100]}], closes_on=localdate(),
        reckoning=[], respondents=[(each.account, each.name, "member", True) for each in here],
        secrecy=Secrecy.ANONYMOUS,
    )  # fmt: skip
    notices.poll_opened(vote)


def poll_figures(vote: Vote) -> dict[int, dict]:
    """End it and open the box: 满意, 基本满意, 不满意, and how many have said nothing."""
    survey = surveys.close(vote.survey, today=localdate(), called=True)
    found = next(iter(tallies(survey)), None)
    if found is None:
        raise ValidationError(
            f"收到的测评不足 {survey.minimum} 份，公布会暴露个人意见。请等更多的人作答，或者作废后改用其他方式。"
        )
    made = {"yes": found.high, "basic": found.mid, "no": found.low}
    return {vote.lines.get().pk: made | {"not_pressed": vote.present - found.answered}}
