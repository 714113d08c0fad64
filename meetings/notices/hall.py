"""Who spoke is asked to check the words; the proposer hears what became of the matter."""

from django.urls import reverse

from congress.accounts.models import User
from congress.notices.kinds import Kind
from congress.notices.outbox import post
from congress.surveys.models import Survey
from congress.surveys.queries import silent_in
from meetings.models import Speech
from meetings.notices.gating import proposers_of


def still_to_check(notices) -> dict[int, str]:
    """Speeches their speakers have checked meanwhile, or that were recorded anew."""
    asked = {notice.pk: notice.about_id for notice in notices}
    waiting = Speech.objects.filter(pk__in=asked.values(), status=Speech.Status.RECORDED)
    open_ones = {str(pk) for pk in waiting.values_list("pk", flat=True)}
    return {pk: "发言已经核对" for pk, about in asked.items() if str(about) not in open_ones}


def still_polled(notices) -> dict[int, str]:
    """Nobody is asked for what was answered or is over. Two queries for a batch."""
    held = {each.premise["survey"] for each in notices}
    waiting = set(
        silent_in(Survey.objects.filter(pk__in=held, closed_at=None)).order_by().values_list("survey", "user")
    )
    return {
        each.pk: "已经测评，或者测评已经结束" for each in notices if (each.premise["survey"], each.to_id) not in waiting
    }


KINDS = [
    Kind(
        "meeting_poll", "请测评", {"会议": ("meeting", "常委会第十二次会议"), "事项": ("question", "养老服务工作测评")},
        ("email", "sms"), urgent=True, still_true=still_polled,
    ),
    Kind(
        "meeting_speech_recorded", "请核对发言",
        {"议题": ("about.item.title", "关于养老服务工作情况的报告"),
         "会议": ("about.item.meeting.short", "常委会第十二次会议")},
        ("email", "sms"), still_true=still_to_check,
    ),
    Kind(
        "meeting_item_decided", "议题有了结果",
        {"议题": ("about.title", "关于加强河道管理的议案"), "结果": ("about.outcome", "23 票赞成，通过"),
         "状态": ("about.get_status_display", "通过")},
    ),
]  # fmt: skip


def speech_recorded(speech: Speech) -> None:
    """Only the speaker, who alone can say that the words are right (law.md §8.1)."""
    person = speech.participant.account
    if person is not None and person.is_active:
        link = reverse("meetings:confirm_speech", args=[speech.pk])
        post("meeting_speech_recorded", to=[person], about=speech, once=f"speech:{speech.pk}", link=link)


def poll_opened(vote) -> None:
    """In the room and now: whoever takes part is led to the own place."""
    places = dict(vote.survey.invitations.values_list("user", "place"))
    people, held = User.objects.filter(pk__in=places), vote.item.meeting

    def link(person):
        return reverse("meetings:answer_poll", args=[places[person.pk]])

    post("meeting_poll", to=people, about=held, once=f"poll:{vote.pk}", link=link, meeting=held.short,
         question=vote.question, premise={"survey": vote.survey_id})  # fmt: skip


def item_decided(item) -> None:
    """Once for each outcome: a corrected count tells again, in the words of the new one."""
    post("meeting_item_decided", to=proposers_of(item), about=item, once=f"{item.code}:{item.version}")
