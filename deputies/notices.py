"""Who is told what about the survey of deputies. The words stand in templates/notices/."""

from django.utils.timezone import localdate

from congress.accounts.models import Role, User
from congress.accounts.queries import holders_of
from congress.notices.kinds import Kind
from congress.notices.outbox import post
from congress.reminders.hook import Reminded
from congress.reminders.truth import still_speaks
from congress.surveys.queries import silent_in
from deputies import deadlines, queries
from deputies.models import DeputySurvey

WORDS = {
    "标题": ("survey.title", "2026年度代表满意度调查"),
    "截止日期": ('survey.closes_on|date:"n月j日"', "12月6日"),
}
DUE = {"标题": ("title", "2026年度代表满意度调查"), "截止日期": ('due_on|date:"n月j日"', "12月6日")}
LEFT, MISSED = {"还剩天数": ("left", "7")}, {"姓名": ("missed", "张代表")}
HOW = {"方式": ("survey.get_secrecy_display", "无记名")}


def still_silent(notices) -> dict[int, str]:
    """Nobody is asked for what was answered or is over. Two queries for a batch."""
    held = {int(notice.about_id) for notice in notices}
    surveys = dict(DeputySurvey.objects.filter(pk__in=held, survey__closed_at=None).values_list("pk", "survey"))
    waiting = set(silent_in(list(surveys.values())).values_list("survey", "user"))
    return {
        notice.pk: "已经作答，或者调查已结束"
        for notice in notices
        if (surveys.get(int(notice.about_id)), notice.to_id) not in waiting
    }


def still_held(notices) -> dict[int, str]:
    """The paper was checked meanwhile. Three queries for a batch."""
    held = {each.pk for each, _why in queries.surveys_held(localdate())}
    return {notice.pk: "纸质票已经复核" for notice in notices if int(notice.about_id) not in held}


KINDS = [
    Kind(
        "survey_opened", "请作答满意度调查", WORDS | HOW, ("email", "sms"), direct=True, still_true=still_silent
    ),
    Kind("survey_reminded", "催作答满意度调查", WORDS, ("email", "sms"), direct=True, still_true=still_silent),
    Kind("survey_due", "满意度调查将截止", DUE | LEFT, ("email", "sms"), direct=True, still_true=still_speaks),
    Kind("survey_missed", "未作答的代表没有账号", DUE | MISSED, still_true=still_speaks),
    Kind(
        "survey_held", "满意度调查结束不了", WORDS | {"原因": ("why", "有纸质票没有复核")}, still_true=still_held
    ),
]  # fmt: skip

REMINDED = Reminded(
    clocks=DeputySurvey,
    running=deadlines.windows,
    lines=deadlines.lines,
    texts={deadlines.WINDOW: "survey_due"},
    unheard="survey_missed",
)


def survey_opened(held, invitations):
    _ask("survey_opened", held, invitations, once=f"{held.survey_id}")


def survey_reminded(held, invitations, *, today):
    """Once a day at most, however often the button is pressed."""
    _ask("survey_reminded", held, invitations, once=f"{held.survey_id}:{today:%Y%m%d}")


def survey_held(held, why):
    """Once for each reason, to the whole office: who keyed it in may be the only one who is there to ask another."""
    post("survey_held", to=holders_of(Role.COORDINATOR), about=held, once=f"{held.survey_id}:{why}", why=why,
         survey=held.survey)  # fmt: skip


def _ask(kind, held, invitations, *, once):
    """Each person is led to the own place; the key is added when the message leaves the house (surveys/links.py)."""
    places = {each.user_id: held.place_of(each) for each in invitations if each.user_id}
    people = User.objects.filter(pk__in=places)
    post(kind, to=people, about=held, once=once, link=lambda person: places[person.pk], survey=held.survey)
