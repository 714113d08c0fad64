"""Who spoke is asked to check the words; the proposer hears what became of the matter."""

from django.urls import reverse

from congress.notices.kinds import Kind
from congress.notices.outbox import post
from meetings.models import Speech
from meetings.notices.gating import proposers_of


def still_to_check(notices) -> dict[int, str]:
    """Speeches their speakers have checked meanwhile, or that were recorded anew."""
    asked = {notice.pk: notice.about_id for notice in notices}
    waiting = Speech.objects.filter(pk__in=asked.values(), status=Speech.Status.RECORDED)
    open_ones = {str(pk) for pk in waiting.values_list("pk", flat=True)}
    return {pk: "发言已经核对" for pk, about in asked.items() if str(about) not in open_ones}


KINDS = [
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


def item_decided(item) -> None:
    """Once for each outcome: a corrected count tells again, in the words of the new one."""
    post("meeting_item_decided", to=proposers_of(item), about=item, once=f"{item.code}:{item.version}")
