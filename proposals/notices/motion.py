"""Who is told what of a motion. The words stand in templates/notices/motion_*.txt."""

from collections import defaultdict

from django.utils.timezone import localdate

from congress.accounts.models import Post, Role, User
from congress.accounts.queries import holders_of
from congress.notices.kinds import Kind
from congress.notices.models import Notice
from congress.notices.outbox import post
from congress.organs.models import GOVERNMENT
from congress.reminders.hook import Asked, Line, Reminded
from congress.reminders.truth import premise, still_speaks
from congress.rulebook.reminders import DISPATCHER
from proposals.models import Motion, MotionClock, MotionConsulted, MotionSigner, MotionStatus
from proposals.notices.truth import DONE, during, still_standing
from proposals.queries.motion_clocks import OPINION, RESULT

TITLE = {"标题": ("about.title", "关于制定养老服务条例的议案"), "领衔代表": ("about.lead.name", "张代表")}
CASE = {"编号": ("about.full_number", "区十八届人大五次会议第01号议案")} | TITLE
NOTE = {"说明": ("note", "请补充方案")}
DUE = {
    "编号": ("case", CASE["编号"][1]), "标题": ("title", TITLE["标题"][1]), "事项": ("label", "议案办理报告期限"),
    "期限": ('due_on|date:"n月j日"', "12月31日"), "还剩天数": ("left", "7"), "逾期天数": ("past", "-7"),
}  # fmt: skip
MAIN = {"主案": ("main.full_number", "区十八届人大五次会议第02号议案")}
ASKED = {name: said for name, said in DUE.items() if name not in ("编号", "事项")} | {"领衔代表": ("lead", "张代表")}
MAIL, BOTH = ("email",), ("email", "sms")


def still_asked(notices: list[Notice]) -> dict[int, str]:
    """Who was asked to sign and has said yes or no, or whose answer is no longer wanted."""
    waiting = (MotionStatus.COSIGNING, MotionStatus.RETURNED)
    rows = MotionSigner.objects.filter(
        motion__in={int(each.about_id) for each in notices}, motion__status__in=waiting, confirmed_at=None,
        refused_at=None, left_at=None,
    ).values_list("motion", "deputy__user")  # fmt: skip
    open_pairs = set(rows)
    return {each.pk: DONE for each in notices if (int(each.about_id), each.to_id) not in open_pairs}


def _kind(code, label, variables=CASE, channels=MAIL, **facts):
    return Kind(f"motion_{code}", label, variables, channels, **facts)


def _to_do(code, label, variables=CASE, channels=MAIL):
    return _kind(code, label, variables, channels, still_true=still_standing)


KINDS = [
    _kind("asked", "请您附议", TITLE, BOTH, still_true=still_asked),
    _kind("remind", "催确认附议", ASKED, BOTH, still_true=still_speaks),
    _kind("changed", "议案已修改，请重新确认", TITLE, BOTH, still_true=still_asked),
    _kind("complete", "议案联名人数已足", TITLE),
    _kind("refused", "代表不附议", TITLE | {"代表": ("signer.name", "李代表")}),
    _kind("left", "代表退出附议", TITLE | {"代表": ("signer.name", "李代表")}),
    _kind("lapsed", "议案联名不足终止", TITLE),
    _to_do("handed_in", "议案待登记", TITLE),
    _kind("logged", "纸质议案已代为登记", TITLE),
    _kind("registered", "议案已登记"),
    _to_do("to_review", "议案待审查"),
    _to_do("returned", "议案退回", TITLE | NOTE, BOTH),
    _kind("merged", "议案并案审议", CASE | MAIN, BOTH),
    _kind("parted", "议案不再并案", CASE | MAIN),
    _kind("withdrawn", "议案已撤回", TITLE | NOTE),
    _kind("abandoned", "议案不再提出", TITLE),
    _to_do("reviewed", "议案待决定", CASE | {"审查建议": ("about.get_advised_display", "立案")}),
    _kind("decided", "议案处理决定", TITLE | {"决定": ("decision", "立案，闭会后审议")}, BOTH),
    _kind("appeal_asked", "请您表示是否同意复议", TITLE | NOTE, BOTH),
    _to_do("appeal_ripe", "议案要求复议", TITLE),
    _kind("opinion_asked", "请对议案提出意见", CASE, BOTH),
    _kind("opinion_given", "机关意见已提出", CASE | {"单位": ("unit.label", "区民政局")}),
    _to_do("assigned", "议案交由贵机关办理", CASE, BOTH),
    _kind("assigned_deputy", "议案已交机关办理", CASE | {"单位": ("about.organ.label", "区民政局")}),
    _kind("planned", "议案办理方案已提交", CASE | {"单位": ("about.organ.label", "区民政局")}),
    _kind("goal", "议案办理目标完成", CASE | {"目标": ("goal.text", "建成日间照料中心两处")}),
    _kind("reported", "议案办理情况已报告", CASE | {"单位": ("about.organ.label", "区民政局")}),
    _kind("heard", "常委会审议议案办理情况", CASE | {"会议": ("about.heard_at", "常委会第十二次会议")}, BOTH),
    _kind("deliberated", "议案办理情况审议结果", CASE | {"结果": ("decision", "审议通过")}),
    _kind("to_congress", "议案办理情况已向大会报告"),
    _kind("closed", "议案办结"),
    _kind("group", "议案办理工作组", CASE),
    _kind("log", "议案工作日志", CASE | {"形式": ("line.get_form_display", "调研")}),
    _kind("due", "议案期限将到", DUE, BOTH, still_true=still_speaks),
    _kind("pressed", "议案期限催办", DUE | {"机关": ("office", "代表工委")}, BOTH, still_true=still_speaks),
]  # fmt: skip


# ---- who ----


def with_joined(motion) -> list[int]:
    """The motion and those that go along with it: their movers are told of every step."""
    return [motion.pk, *Motion.objects.filter(main=motion, status=MotionStatus.MERGED).values_list("pk", flat=True)]


def lead_of(motion):
    leads = Motion.objects.filter(pk__in=with_joined(motion)).values("lead__user")
    return User.objects.filter(pk__in=leads, is_active=True)


def signers_of(motion):
    """The lead and everybody whose signature counts."""
    standing = MotionSigner.objects.filter(motion__in=with_joined(motion), left_at=None).exclude(confirmed_at=None)
    return lead_of(motion) | User.objects.filter(pk__in=standing.values("deputy__user"), is_active=True)


def reviewers(motion):
    found = holders_of(Role.COORDINATOR)
    return found | holders_of(Role.COMMITTEE_OFFICER, unit=motion.committee) if motion.committee else found


def organ_of(motion):
    return holders_of(Role.HANDLER, Role.UNIT_HEAD, unit=motion.organ) if motion.organ else User.objects.none()


def group_of(motion):
    return User.objects.filter(pk__in=motion.group.filter(left_on=None).values("user"), is_active=True)


def _tell(kind, motion, to, *, turn="", **context):
    once = f"{motion.code}:{turn or motion.version}"
    post(f"motion_{kind}", to=to, about=motion, once=once, **context)


# ---- what ----


def signers_asked(motion, deputies):
    people = User.objects.filter(pk__in=[deputy.user_id for deputy in deputies], is_active=True)
    _tell("asked", motion, people)


def motion_changed(motion, signers):
    people = User.objects.filter(pk__in=[each.deputy.user_id for each in signers], is_active=True)
    _tell("changed", motion, people)


def signers_complete(motion):
    _tell("complete", motion, lead_of(motion))


def signer_refused(motion, signer):
    _tell("refused", motion, lead_of(motion), signer=signer)


def signer_left(motion, signer):
    _tell("left", motion, lead_of(motion), signer=signer)


def motion_lapsed(motion):
    _tell("lapsed", motion, signers_of(motion) | holders_of(Role.COORDINATOR))


def motion_handed_in(motion):
    holds = during("motion", motion, MotionStatus.SUBMITTED)
    _tell("handed_in", motion, holders_of(Role.COORDINATOR), premise=holds)


def motion_logged(motion):
    _tell("logged", motion, signers_of(motion))


def motion_registered(motion):
    _tell("registered", motion, signers_of(motion))
    people = holders_of(Role.COMMITTEE_OFFICER, unit=motion.committee)
    _tell("to_review", motion, people, premise=during("motion", motion, MotionStatus.REGISTERED))


def motion_returned(motion, note):
    _tell("returned", motion, lead_of(motion), premise=during("motion", motion, MotionStatus.RETURNED), note=note)


def motion_merged(motion, main):
    _tell("merged", motion, signers_of(motion) | holders_of(Role.COMMITTEE_OFFICER, unit=main.committee), main=main)


def motion_parted(motion, main):
    _tell("parted", motion, signers_of(motion) | reviewers(motion), main=main)


def motion_withdrawn(motion, note):
    _tell("withdrawn", motion, signers_of(motion), note=note)


def motion_abandoned(motion):
    _tell("abandoned", motion, signers_of(motion))


def motion_reviewed(motion):
    holds = during("motion", motion, MotionStatus.REVIEW_REPORTED)
    _tell("reviewed", motion, holders_of(Role.COORDINATOR), premise=holds)


def motion_decided(motion, decision):
    _tell("decided", motion, signers_of(motion), decision=decision)


def appeal_asked(motion, reason):
    beside = [each.deputy.user_id for each in motion.in_force]
    _tell("appeal_asked", motion, User.objects.filter(pk__in=beside, is_active=True), note=reason)


def appeal_ripe(motion):
    holds = during("motion", motion, MotionStatus.CONVERTED)
    _tell("appeal_ripe", motion, holders_of(Role.COORDINATOR), premise=holds)


def opinion_asked(motion, units):
    people = holders_of(Role.HANDLER, Role.UNIT_HEAD, units=units)
    _tell("opinion_asked", motion, people)


def opinion_given(motion, unit):
    _tell("opinion_given", motion, reviewers(motion), unit=unit)


def motion_assigned(motion):
    holds = during("motion", motion, MotionStatus.ASSIGNED_TO_ORGAN)
    _tell("assigned", motion, organ_of(motion), premise=holds)
    _tell("assigned_deputy", motion, signers_of(motion))


def motion_planned(motion):
    _tell("planned", motion, signers_of(motion) | reviewers(motion) | group_of(motion))


def goal_reached(motion, goal):
    _tell("goal", motion, group_of(motion) | lead_of(motion), goal=goal)


def motion_reported(motion):
    _tell("reported", motion, signers_of(motion) | reviewers(motion) | group_of(motion))


def motion_heard(motion):
    """Invited are the lead deputy and the organ; the text says which."""
    _tell("heard", motion, lead_of(motion) | organ_of(motion))


def motion_deliberated(motion, decision):
    people = signers_of(motion) | organ_of(motion) | group_of(motion)
    _tell("deliberated", motion, people, decision=decision)


def motion_to_congress(motion):
    _tell("to_congress", motion, signers_of(motion) | organ_of(motion))


def motion_closed(motion):
    _tell("closed", motion, signers_of(motion) | organ_of(motion) | group_of(motion))


def group_formed(motion, people):
    _tell("group", motion, [person for person in people if person.is_active])


def work_logged(motion, line):
    others = (group_of(motion) | organ_of(motion)).exclude(pk=line.by_id)
    _tell("log", motion, others, turn=f"l{line.pk}", line=line)


# ---- reminders ----


def lines(clocks) -> list[Line]:
    """The clocks that speak now: the organ's to the organ, an opinion to who still owes one, the committee's to the
    body and the office. Four queries."""
    rows = list(clocks.select_related("motion__session__term", "motion__term", "motion__organ", "motion__lead"))
    owing = _owing([row.motion_id for row in rows if row.kind == OPINION])
    bodies = _officers({row.motion.committee_id for row in rows if row.kind == RESULT})
    return [
        Line(
            clock=row.pk,
            kind=row.kind,
            due_on=row.due_on,
            rung=row.rung,
            link=row.motion.get_absolute_url(),
            about=(Motion._meta.label_lower, str(row.motion_id)),
            facts={"case": row.motion.full_number, "title": row.motion.title, "label": row.label},
            unit=row.motion.organ_id,
            asked=tuple(owing.get((row.kind, row.motion_id)) or bodies.get((row.kind, row.motion.committee_id), ())),
            not_to=() if row.motion.organ and row.motion.organ.kind in GOVERNMENT else (DISPATCHER,),
        )
        for row in rows
    ]


def _officers(bodies) -> dict[tuple, list[Asked]]:
    """Who works for the committees that deliberate."""
    found = defaultdict(list)
    posts = Post.objects.current(localdate()).filter(role=Role.COMMITTEE_OFFICER, unit__in=bodies, user__is_active=True)
    for unit, user, name in posts.values_list("unit", "user", "user__name"):
        found[RESULT, unit].append(Asked(user, name))
    return found


def _owing(motions) -> dict[tuple, list[Asked]]:
    """Who works in the organs that were asked and have not answered."""
    found = defaultdict(list)
    asked = MotionConsulted.objects.filter(motion__in=motions, answered_on=None).values_list("unit", "motion")
    wanted = defaultdict(set)
    for unit, motion in asked:
        wanted[unit].add(motion)
    posts = Post.objects.current(localdate()).filter(
        role__in=(Role.HANDLER, Role.UNIT_HEAD), unit__in=wanted, user__is_active=True
    )
    for unit, user, name in posts.values_list("unit", "user", "user__name"):
        for motion in wanted[unit]:
            found[OPINION, motion].append(Asked(user, name))
    return found


REMINDED = Reminded(
    clocks=MotionClock,
    lines=lines,
    texts=dict.fromkeys((OPINION, RESULT, "motion.handling_report", "motion.rehandle"), "motion_due"),
)


def motion_pressed(clock, people, line, roles, *, by, today):
    """One limit asked about by hand: holds as long as a reminder to the same people would."""
    office = Role.COORDINATOR if by.has_role(Role.COORDINATOR) else Role.DISPATCHER
    left = clock.days_left(today)
    post(
        "motion_pressed", to=User.objects.filter(pk__in=people), about=clock.motion, link=line.link,
        once=REMINDED.once(clock.pk, clock.due_on, int(f"{today:%Y%m%d}")), premise=premise(REMINDED, line, roles),
        **line.facts, due_on=clock.due_on, left=left, past=-left, office=office.label,
    )  # fmt: skip
