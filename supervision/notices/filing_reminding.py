"""The limits of 备案审查 speak to whom they bind: the office, a committee, or the maker."""

from django.utils.timezone import localdate

from congress.accounts.models import Post, Role
from congress.notices.kinds import Kind
from congress.reminders.hook import Asked, Line, Reminded
from congress.reminders.truth import still_speaks
from supervision.models import FilingClock
from supervision.rules.filing import OF_COMMITTEE, OF_DISPATCHER, OF_MAKER, PRESSABLE, WORKING

WORDS = {
    "事项": ("title", "关于规范房屋租赁的通知"),
    "期限": ("label", "形式审查期限"),
    "日期": ('due_on|date:"n月j日"', "3月9日"),
    "还剩天数": ("left", "3"),
}
DUE, PRESSED = "filing_due", "filing_pressed"
KINDS = [
    Kind(DUE, "备案审查期限将到", WORDS, ("email", "sms"), still_true=still_speaks),
    Kind(PRESSED, "催办备案审查", WORDS, ("email", "sms"), still_true=still_speaks),
]

PRESSED = "filing_pressed"


class Answering:
    """Everybody a limit may speak to, by the posts of today. One query."""

    def __init__(self):
        roles = (Role.MEETING_OFFICER, Role.COMMITTEE_OFFICER, Role.DISPATCHER, *WORKING)
        posts = Post.objects.current(localdate()).filter(role__in=roles, user__is_active=True).order_by("pk")
        self.posts = list(posts.values_list("role", "unit_id", "user_id", "user__name"))

    def those(self, meant) -> tuple[Asked, ...]:
        found = {user: Asked(user, name) for role, unit, user, name in self.posts if meant(role, unit)}
        return tuple(found.values())

    def office(self):
        return self.those(lambda role, _unit: role == Role.MEETING_OFFICER)

    def committee(self, committee: int):
        return self.those(lambda role, unit: role == Role.COMMITTEE_OFFICER and unit == committee)

    def maker(self, maker):
        dispatched = maker.kind in OF_DISPATCHER
        return self.those(
            lambda role, unit: (role in WORKING and unit == maker.pk) or (dispatched and role == Role.DISPATCHER)
        )


def line(clock, *, about, asked, title: str, link: str, public: str = "") -> Line:
    return Line(
        clock=clock.pk, kind=clock.kind, due_on=clock.due_on, rung=clock.rung, link=link,
        about=(about._meta.label_lower, str(about.pk)), asked=asked, facts={"title": title, "label": clock.label},
        public=public or title,
    )  # fmt: skip


def lines(clocks) -> list[Line]:
    """The clocks that speak now, with whom they are for. Two queries."""
    rows = list(clocks.select_related("filing__maker", "share"))
    people = Answering() if rows else None
    return [
        line(row, about=row.filing, asked=_asked(row, people), title=row.filing.title,
             link=row.filing.get_absolute_url())
        for row in rows
    ]  # fmt: skip


def _asked(row: FilingClock, people: Answering) -> tuple[Asked, ...]:
    if row.kind in OF_COMMITTEE and row.share:
        return people.committee(row.share.committee_id)
    return people.maker(row.filing.maker) if row.kind in OF_MAKER else people.office()


REMINDED = Reminded(clocks=FilingClock, lines=lines, texts=dict.fromkeys(PRESSABLE, DUE), in_calendars=True)
