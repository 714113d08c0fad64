"""The rulebook as a page: every limit and setting with its default, what stands, and by which paper."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from congress.rulebook.choices import SETTINGS, deputies, kinds, meetings, notices, proposals, supervision
from congress.rulebook.limits import LIMITS, appointments
from congress.rulebook.limits import deputies as deputy_limits
from congress.rulebook.limits import meetings as meeting_limits
from congress.rulebook.limits import proposals as proposal_limits
from congress.rulebook.limits import supervision as supervision_limits
from congress.rulebook.models import Override
from congress.rulebook.reading import Book, Line
from congress.rulebook.reckoning import UNITS
from congress.rulebook.reminders import OWN_DAYS

GROUPS = (
    ("proposals", "建议、议案", proposal_limits.LIMITS, proposals.SETTINGS),
    ("supervision", "监督", supervision_limits.LIMITS, supervision.SETTINGS),
    ("meetings", "会议", meeting_limits.LIMITS, meetings.SETTINGS),
    ("deputies", "代表", deputy_limits.LIMITS, deputies.SETTINGS),
    ("appointments", "任免", appointments.LIMITS, ()),
    ("notices", "通知", (), notices.SETTINGS),
)
# Days no step counts from yet (a test compares): shown, marked, and not to be changed.
IDLE = frozenset({"contact.opinion_feedback", "duty.report_feedback", "station.notice"})
# The settings something reads (a test compares). The others are marked likewise.
READ = frozenset({
    "appointment.exam.form", "appointment.exam.full_mark", "appointment.exam.minutes", "appointment.exam.pass_mark",
    "appointment.exam.retries", "appointment.exam.validity", "appointment.failures_block_term",
    "appointment.oath_at_meeting", "appointment.person_order", "appointment.rename_needs_new",
    "assignment.restart_clock_on_reassign", "assignment.return_counts_from", "contact.modes",
    "contact.required_count", "contact.required_count_key", "deputy.activity_norms", "evaluation.by",
    "evaluation.dimensions", "evaluation.link_without_sign_in", "evaluation.no_response", "evaluation.reminders",
    "evaluation.scale", "fiscal.ahead", "fiscal.behind", "key_oversight.leader_required", "key_oversight.max",
    "meeting.leave_approver", "meeting.majority_denominator", "meeting.notice_for_urgent",
    "meeting.second_speech_minutes", "meeting.speech_minutes", "motion.by_delegation", "motion.min_signers",
    "motion.review_body", "notice.digest_hour", "notice.quiet_from", "notice.quiet_until", "notice.workdays_only",
    "opinion.plan_required", "poll.denominator", "poll.invalid", "poll.rule", "proposal.extension_needs_consent",
    "proposal.extension_tells_deputy", "proposal.intersession_needs_chairs", "publication.needs_consent",
    "publication.scope", "reply.category_scheme", "reply.face_to_face", "reply.recipients", "reply.signer",
    "rework.decided_by", "rework.second_failure", "survey.anonymous_minimum", "withdraw.all_signers", "withdraw.rule",
    *OWN_DAYS.values(),
})  # fmt: skip
OWN, ALL = "own", "all"  # parts of the sheet beside its groups
NUMBERS = {setting.limit: setting for setting in SETTINGS.values() if setting.kind == kinds.LIMIT}


class Rule(NamedTuple):
    """One line of the sheet, a limit or a setting."""

    key: str
    number: int | None  # its row among the 54 settings
    label: str
    now: str
    default: str
    article: str
    cap: str
    note: str
    rows: list[Override]  # the district's own rows, oldest first
    ahead: Override | None  # decided, not yet in force
    is_read: bool = True  # something acts by it

    @property
    def is_own(self) -> bool:
        return self.now != self.default

    @property
    def standing(self) -> Override | None:
        """The row that makes it differ from the default."""
        started = [row for row in self.rows if row is not self.ahead and row.value is not None]
        return started[-1] if started and self.is_own else None

    def matches(self, words: str) -> bool:
        text = f"{self.key} {self.label} {self.now} {self.article} {self.note} {self.number or ''}".lower()
        return all(word in text for word in words.lower().split())


class Group(NamedTuple):
    """A chapter of the sheet."""

    anchor: str
    heading: str
    limits: list[Rule]
    settings: list[Rule]

    @property
    def count(self) -> int:
        return len(self.limits) + len(self.settings)

    @property
    def lines(self) -> list[tuple[str, Rule]]:
        """Every rule with what it is, in the order of the page."""
        named = (("期限", self.counted), ("设定", self.at_work), ("尚未启用", self.idle))
        return [(kind, rule) for kind, found in named for rule in found]

    @property
    def counted(self) -> list[Rule]:
        """The limits some clock counts by."""
        return [rule for rule in self.limits if rule.is_read]

    @property
    def at_work(self) -> list[Rule]:
        """The settings something acts by."""
        return [rule for rule in self.settings if rule.is_read]

    @property
    def idle(self) -> list[Rule]:
        """Those nothing acts by yet: folded away, or the first chapter has no end on a phone."""
        return [rule for rule in (*self.limits, *self.settings) if not rule.is_read]

    def own(self) -> "Group":
        """What the district has made different, or will on a day to come."""
        return self._replace(
            limits=[rule for rule in self.limits if rule.is_own or rule.ahead],
            settings=[rule for rule in self.settings if rule.is_own or rule.ahead],
        )


def chosen(groups: list[Group], part: str, *, is_search: bool) -> tuple[str, list[Group]]:
    """The chapter asked for. A search goes through all of them; who asks for nothing begins with the first."""
    anchors = [group.anchor for group in groups]
    if part not in (OWN, ALL, *anchors):
        part = ALL if is_search or not anchors else anchors[0]
    if part == OWN:
        return part, [own for group in groups if (own := group.own()).count]
    return part, [group for group in groups if part in (ALL, group.anchor)]


class Sheet:
    """All rules on one day. One query."""

    def __init__(self, today: date):
        self.today = today
        self.rows = defaultdict(list)
        for row in Override.objects.order_by("effective_from", "id"):
            self.rows[row.key].append(row)
        lines = [Line(*(getattr(row, name) for name in Line._fields)) for rows in self.rows.values() for row in rows]
        self.book = Book(lines)

    def groups(self, words: str = "") -> Iterator["Group"]:
        """What the words leave of each group."""
        for anchor, heading, limits, settings in GROUPS:
            found = [self.limit(limit.key) for limit in limits]
            chosen = [self.setting(setting.key) for setting in settings if setting.kind != kinds.LIMIT]
            found = [rule for rule in found if rule.matches(words)]
            chosen = [rule for rule in chosen if rule.matches(words)]
            if found or chosen:
                yield Group(anchor, heading, found, chosen)

    def rule(self, key: str) -> Rule:
        return self.limit(key) if key in LIMITS else self.setting(key)

    def limit(self, key: str) -> Rule:
        default, now = LIMITS[key], self.book.limit(key, self.today)
        named = NUMBERS.get(key)
        return Rule(
            key=key,
            number=named.number if named else None,
            label=named.label.removesuffix("（月）") if named else default.label,
            now=f"{default.anchor}{'前' if default.backward else '起'} {now.words}",
            default=f"{default.anchor}{'前' if default.backward else '起'} {default.words}",
            article=default.article,
            cap=_cap(default),
            note=default.note,
            rows=self.rows[key],
            ahead=self._ahead(key),
            is_read=key not in IDLE,
        )

    def setting(self, key: str) -> Rule:
        setting = SETTINGS[key]
        return Rule(
            key=key,
            number=setting.number,
            label=setting.label,
            now=said(setting, self.book.setting(key, self.today)),
            default=said(setting, setting.default),
            article=setting.article,
            cap=f"法定 {setting.low}，不能改变" if setting.kind == kinds.NUMBER and setting.low == setting.high else "",
            note=setting.note,
            rows=self.rows[key],
            ahead=self._ahead(key),
            is_read=key in READ,
        )

    def _ahead(self, key):
        return next((row for row in self.rows[key] if row.effective_from > self.today), None)


def is_rule(key: str) -> bool:
    return key in LIMITS or (key in SETTINGS and SETTINGS[key].kind != kinds.LIMIT)


def _cap(limit) -> str:
    if limit.cap is None:
        return ""
    words = f"{limit.cap} {UNITS[limit.unit]}"
    return f"法定至少提前 {words}，不能缩短" if limit.backward else f"法定最长 {words}，不能放宽"


def said(setting, value) -> str:
    """A value in words."""
    if value is None:
        return "未填写"
    if setting.kind == kinds.FLAG:
        return "是" if value else "否"
    if setting.kind == kinds.SEVERAL:
        return "、".join(setting.label_of(item) for item in value) or "无"
    if setting.kind == kinds.TABLE:
        return "；".join(f"{setting.label_of(row)} {cell}" for row, cell in value.items())
    return setting.label_of(value)


def said_of(row: Override) -> str:
    """What one of the district's own rows said, in words."""
    if row.value is None:
        return "恢复默认"
    if row.key in SETTINGS:
        return said(SETTINGS[row.key], row.value)
    default = LIMITS[row.key]
    unit = row.unit or default.unit
    if unit == "year_date":
        return f"{row.value // 100}月{row.value % 100}日"
    return f"{row.value} {UNITS[unit]}"
