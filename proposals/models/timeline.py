from django.db import models

from congress.workflow.models import TimelineEntry
from proposals.models.handling import Handling
from proposals.models.proposal import Proposal


class ProposalEntry(TimelineEntry):
    """The timeline of a proposal and of all its handlings. The database refuses to change a row."""

    of = "proposal"
    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="entries", verbose_name="建议")
    handling = models.ForeignKey(Handling, models.PROTECT, null=True, related_name="entries", verbose_name="承办件")

    class Meta(TimelineEntry.Meta):
        verbose_name = "经过"
        verbose_name_plural = verbose_name
        constraints = [models.UniqueConstraint(fields=["proposal", "seq"], name="one_entry_per_place")]

    @property
    def line(self) -> str:
        """The facts of the step in half a sentence, read from what was written down that day."""
        tell = TOLD.get(self.step)
        return tell(self.facts) if tell else ""


def _units(facts) -> str:
    named = [f"{u['part']} {u['unit']}{_of_demands(u)}" for u in facts.get("units", ())]
    slip = f"，交办单 {facts['slip']}" if facts.get("slip") else ""
    return "、".join(named) + slip


def _of_demands(unit) -> str:
    return f"（第{'、'.join(map(str, unit['demands']))}条诉求）" if unit.get("demands") else ""


def _letter(facts) -> str:
    kind = f"，办理结果 {facts['reply_class']}" if facts.get("reply_class") else ""
    promised = f"，列入承诺事项 {facts['promised']} 项" if facts.get("promised") else ""
    return f"{facts.get('unit', '')} {facts.get('doc_no', '')}{kind}{promised}".strip()


def _signed_letter(facts) -> str:
    capacity = f"（{facts['signed_as']}）" if facts.get("signed_as") else ""
    return _letter(facts) + (f"，签发人 {facts['signed_by']}{capacity}" if facts.get("signed_by") else "")


def _promise(facts) -> str:
    number = f"（{facts['doc_no']}）" if facts.get("doc_no") else ""
    return f"{facts.get('unit', '')}：{facts.get('promise', '')}{number}"


def _rolled(facts) -> str:
    moved = f"，完成期限由 {facts['was']} 改为 {facts['is']}" if facts.get("is") else ""
    return f"{_promise(facts)}，结转至 {facts.get('year', '')} 年{moved}"


def _signed(facts) -> str:
    signed, silent = facts.get("cosigners", ()), facts.get("uncounted", ())
    parts = [f"联名 {'、'.join(signed)}" if signed else "", f"{'、'.join(silent)}没有确认，不计入" if silent else ""]
    return "；".join(filter(None, parts))


def _withdrawn(facts) -> str:
    if facts.get("motion"):
        return f"{facts['motion']}经复议"
    if not facts.get("asked"):
        return f"按 {facts.get('on_behalf_of', '')} 的书面意见"
    agreed = facts.get("agreed", ())
    return f"{facts.get('on_behalf_of', '')} 申请" + (f"，{'、'.join(agreed)}同意" if agreed else "")


def _talk(facts) -> str:
    parts = [facts.get("stage"), facts.get("form"), facts.get("on"), facts.get("place"), facts.get("people")]
    return "，".join(filter(None, parts))


def _longer(facts) -> str:
    """申请延期 and 审批延期: both days, and what was said to it."""
    ruled = {True: "同意，", False: "不同意，维持 "}.get(facts.get("agreed"), "")
    days = facts.get("old", "") if facts.get("agreed") is False else f"{facts.get('old', '')} → {facts.get('new', '')}"
    why = f"；{facts['reason']}" if facts.get("reason") else ""
    return f"{facts.get('unit', '')}，{ruled}{days}{why}"


def _handed_back(facts) -> str:
    """申请退办 and what was ruled: who, whose it should be, how often by now."""
    times = f"，本件第 {facts['bounces']} 次退办" if facts.get("bounces") else ""
    why = f"；{facts['reason']}" if facts.get("reason") else ""
    return f"{facts.get('unit', '')}，建议改由{facts.get('proposed', '')}{times}{why}"


def _passed_to(facts) -> str:
    if not facts.get("new"):
        return f"{facts.get('old', '')}（{facts.get('part', '')}）退办后不再另行交办"
    return (
        f"{facts.get('old', '')} 改由 {facts['new']}{facts.get('part', '')}，答复期限 {facts.get('due_on') or '不变'}"
    )


def _recalled(facts) -> str:
    """随撤回终止: the unit, and what it had asked for that nobody need rule any more."""
    asked = facts.get("asked", ())
    return facts.get("unit", "") + (f"，{'、'.join(asked)}不再审批" if asked else "")


def _aside(facts) -> str:
    aside = facts.get("aside")
    return f"；{'、'.join(aside)}签发或者承办了答复，回避评价" if aside else ""


def _oversight(facts) -> str:
    return "，".join(filter(None, (facts.get("kind"), facts.get("on"), facts.get("place"))))


TOLD = {
    "name_leader": lambda facts: f"{facts.get('leader', '')}，{facts.get('organ', '')}",
    "report_leading": lambda facts: f"{facts.get('leader', '')}，{facts.get('on', '')}",
    "oversee": lambda facts: facts.get("committee", ""),
    "recheck": lambda facts: f"{facts.get('title', '')}，{facts.get('finding', '')}",
    "reopen": lambda facts: f"由 {'、'.join(facts.get('units', ()))} 补办，{facts.get('due_on', '')} 前再次答复",
    "nominate": lambda facts: f"{facts.get('year')}年度，{facts.get('criteria', '')}",
    "select": lambda facts: f"{facts.get('meeting', '')}，{facts.get('leader', '')} 领衔，{facts.get('committee', '')}",
    "plan_oversight": lambda facts: f"{facts.get('until', '')} 前完成",
    "record_event": _oversight,
    "finish": lambda facts: facts.get("meeting", ""),
    "from_motion": lambda facts: facts.get("motion", ""),
    "register": lambda facts: f"登记为{facts.get('number', '')}，诉求 {facts.get('demands', 0)} 条",
    "log": lambda facts: (
        f"代 {facts.get('on_behalf_of', '')} 录入" + (f"，扫描件 {facts['scans']} 份" if facts.get("scans") else "")
    ),
    "log_again": lambda facts: f"代 {facts.get('on_behalf_of', '')} 录入修改稿，扫描件 {facts.get('scans', 0)} 份",
    "invite": lambda facts: f"{'、'.join(facts.get('names', ()))}，{facts.get('until', '')} 前由本人确认",
    "cosign": lambda facts: facts.get("name", ""),
    "refuse": lambda facts: facts.get("name", ""),
    "step_out": lambda facts: facts.get("name", ""),
    "submit": lambda facts: _signed(facts),
    "agree_withdrawal": lambda facts: facts.get("name", ""),
    "withdraw": lambda facts: _withdrawn(facts),
    "merge": lambda facts: f"并入{facts.get('main', '')}《{facts.get('title', '')}》",
    "taken_in": lambda facts: f"{facts.get('case', '')}《{facts.get('title', '')}》",
    "unmerge": lambda facts: f"不再同{facts.get('main', '')}并案",
    "parted": lambda facts: f"{facts.get('case', '')}《{facts.get('title', '')}》",
    "go_along": lambda facts: f"随{facts.get('main', '')}交办",
    "decline": lambda facts: facts.get("ground", ""),
    "assign": _units,
    "list_for_meeting": lambda facts: f"{facts.get('meeting', '')}，{facts.get('on', '')}，{facts.get('place', '')}",
    "drop_from_meeting": lambda facts: f"{facts.get('meeting', '')}，{facts.get('on', '')}",
    "subdivide": lambda facts: f"{facts.get('unit', '')}转给 {_units(facts)}",
    "redo_advice": lambda facts: f"{facts.get('unit', '')}；原意见：{facts.get('said', '')}",
    "acknowledge": lambda facts: f"{facts.get('unit', '')}，经办人 {facts.get('handler', '')}",
    "contact": _talk,
    "confirm": lambda facts: facts.get("verdict", ""),
    "advise": lambda facts: facts.get("unit", ""),
    "urge": lambda facts: "、".join(facts.get("people", ())) or "无人可催",
    "press": lambda facts: f"{facts.get('limit', '')} {facts.get('due_on', '')}：{'、'.join(facts.get('people', ()))}",
    "redo": lambda facts: f"{facts.get('unit', '')} 第{facts.get('round', '')}次答复，期限 {facts.get('due_on', '')}",
    "publish": lambda facts: facts.get("scope", ""),
    "withhold": lambda facts: facts.get("reason", ""),
    "retract": lambda facts: facts.get("reason", ""),
    "rework": lambda facts: f"由 {'、'.join(facts.get('units', ()))} 再次答复，期限 {facts.get('due_on', '')}",
    "convene": lambda facts: f"{facts.get('form', '')}，{facts.get('meets_on', '')}，{facts.get('place', '')}",
    "settle": lambda facts: f"{facts.get('form', '')} {facts.get('held_on', '')}：{facts.get('outcome', '')}",
    "sign_off": _signed_letter,
    "issue": _letter,
    "reply": lambda facts: f"请代表于 {facts.get('rate_by', '')} 前评价{_aside(facts)}",
    "ask_return": _handed_back,
    "rule_return": _handed_back,
    "refuse_return": lambda facts: f"{facts.get('unit', '')}继续办理",
    "reassign": _passed_to,
    "ask_extension": _longer,
    "rule_extension": _longer,
    "rate": lambda facts: facts.get("name", ""),
    "key_in": lambda facts: facts.get("name", ""),
    "resettle": lambda facts: (
        f"{facts.get('name')} {facts.get('signed_on')} 签名的纸质评价：{facts.get('was')} 改为 {facts.get('is')}"
    ),
    "track": lambda facts: f"承诺事项 {facts.get('promises', 0)} 项",
    "report_progress": _promise,
    "claim_done": _promise,
    "verify_done": _promise,
    "send_on": _promise,
    "give_up": _promise,
    "lift": _promise,
    "recall": _recalled,
    "roll_over": _rolled,
    "carry_over": lambda facts: f"结转{facts.get('term', '')}，期限不变，仍向原代表答复",
    "verify": lambda facts: f"{facts.get('name', '')}，{'一致' if facts.get('agrees') else '不一致'}",
}
