"""A published plan: 年度, 议题, 监督方式, 报告机关, 负责机构, 月份. What is not known is flagged."""

import re

from congress.imports.cells import is_blank
from congress.imports.models import Verdict
from congress.imports.resource import Column, Draft, SheetResource, digest
from congress.imports.unit_index import UnitIndex
from supervision.actions import amend_topic, propose_topic
from supervision.flow import OPEN_TO_MENDING
from supervision.models import Method, Source, Topic
from supervision.parsing.plans import parse_methods, parse_month, parse_year

SEVERAL = re.compile(r"[、,，;；]")
COMPARED = ("methods", "month", "organ", "committee")


def same(year, title: str) -> tuple:
    return year, re.sub(r"\s", "", title)


class TopicResource(SheetResource):
    key, label, target = "topics", "监督议题（年度计划）", Topic
    codes = ("unknown_unit", "unknown_method", "no_method", "wide_month", "no_month", "cut")
    counted = {code: (code,) for code in codes}
    needed = (("title",),)

    year = Column("年度", "计划年度", "年份", "year", parse=parse_year)
    title = Column("议题", "监督议题", "议题名称", "项目", "监督项目", "topic", "title")
    methods = Column("监督方式", "方式", "形式", "监督形式", "form", "method", parse=parse_methods)
    organ = Column("报告机关", "报告单位", "责任单位", "reporting_organ")
    committee = Column("负责机构", "负责的专委会、工委", "负责委员会", "责任委员会", "承办机构", "responsible")
    month = Column("月份", "计划月份", "时间", "时间安排", "上会时间", "month_as_published", parse=parse_month)

    def load(self) -> None:
        self.units = UnitIndex(self.choices.get("units"))
        rows = Topic.objects.prefetch_related("joined_by").order_by("pk")
        self.rows = {same(topic.year, topic.title): topic for topic in rows}

    def understand(self, draft: Draft, cells) -> None:
        raw = {name: parsed.raw for name, parsed in cells.items()}
        value = {name: parsed.value for name, parsed in cells.items()}
        title = raw.get("title", "")
        if is_blank(title):
            draft.refuse("没有写议题。")
        if not value.get("year"):
            draft.refuse("没有写年度（四位数字的年份）。")
        if len(title) > 200:
            title = title[:200]
            draft.doubt("cut", "“议题”超过200个字，已截短。")
        if not value.get("methods") and not raw.get("methods"):
            draft.doubt("no_method", "没有写监督方式。")
        committees = self._units(draft, raw.get("committee", ""))
        kept = [raw[name] for name in ("methods", "organ", "committee", "month") if raw.get(name)]
        draft.facts = {
            "year": value.get("year"), "title": title, "methods": value.get("methods") or [],
            "month": value.get("month"), "organ": next(iter(self._units(draft, raw.get("organ", ""))), None),
            "committee": next(iter(committees), None), "joined_by": committees[1:],
            "joint": cells["methods"].facts.get("joint", "") if "methods" in cells else "",
            "kept": f"公布的计划：{'；'.join(kept)}"[:300] if kept else "公布的计划",
        }  # fmt: skip
        draft.key = digest([str(part) for part in same(value.get("year"), title)])

    def _units(self, draft: Draft, said: str) -> list[int]:
        """Several in one cell; one nobody knows is flagged and left out. A name is also sought without brackets."""
        found = []
        for name in [] if is_blank(said) else filter(None, SEVERAL.split(said)):
            bare = re.sub(r"[(（][^)）]*[)）]", "", name).strip()
            unit = self.units.match(name.strip()).unit or self.units.match(bare).unit
            if unit is None:
                draft.doubt("unknown_unit", f"系统里没有单位“{name.strip()}”，留空，原文记在来源说明中。")
            elif unit.pk not in found:
                found.append(unit.pk)
        return found

    def judge(self, drafts) -> None:
        first: dict[tuple, int] = {}
        for draft in drafts:
            if draft.verdict == Verdict.ERROR:
                continue
            mine = same(draft.facts["year"], draft.facts["title"])
            if mine in first:
                draft.refuse(f"与第{first[mine]}行是同一个议题。")
                continue
            first[mine] = draft.line
            self._compare(draft, self.rows.get(mine))

    def _compare(self, draft: Draft, topic: Topic | None) -> None:
        draft.verdict, draft.target, draft.seen, draft.changes = Verdict.NEW, None, "", []
        if topic is None:
            return
        now = self._now(topic)
        draft.target, draft.seen = topic.pk, digest({**now, "status": topic.status})
        wanted = {name: draft.facts[name] for name in COMPARED if draft.facts[name] and draft.facts[name] != now[name]}
        draft.changes = [
            [self.fields[name].label, self._words(name, now[name]), self._words(name, value)]
            for name, value in wanted.items()
        ]
        if draft.changes and topic.status not in OPEN_TO_MENDING:
            draft.refuse(f"这个议题的状态是“{topic.get_status_display()}”，计划通过以后用“调整计划”改动。")
            return
        draft.verdict = Verdict.CHANGED if draft.changes else Verdict.UNCHANGED

    @staticmethod
    def _now(topic: Topic) -> dict:
        methods = [method.value for method in Method if method in topic.methods]
        return {"methods": methods, "month": topic.month, "organ": topic.organ_id, "committee": topic.committee_id}

    def _words(self, name: str, value) -> str:
        if name == "methods":
            return "、".join(Method(each).label for each in value or []) or "（空）"
        if name == "month":
            return f"{value}月" if value else "（空）"
        return self.units.units[value].name if value else "（空）"

    def write(self, drafts, *, by, source, progress) -> None:
        known = Topic.objects.in_bulk([draft.target for draft in drafts if draft.target])
        for done, draft in enumerate(drafts, 1):
            topic = known.get(draft.target)
            draft.target = (self._mend(topic, draft, by) if topic else self._enter(draft, by)).pk
            progress(done)

    def _enter(self, draft: Draft, by) -> Topic:
        facts = draft.facts
        joint = {"with_city": True, "joint_note": facts["joint"]} if facts["joint"] else {}
        return propose_topic(
            by=by, year=facts["year"], title=facts["title"], methods=facts["methods"], month=facts["month"],
            organ_id=facts["organ"], committee_id=facts["committee"], joined_by=facts["joined_by"],
            source=Source.PUBLIC_CONCERN, source_note=facts["kept"], **joint,
        )  # fmt: skip

    def _mend(self, topic: Topic, draft: Draft, by) -> Topic:
        changed = {
            name: draft.facts[name]
            for name in ("methods", "month")
            if draft.facts[name] and draft.facts[name] != self._now(topic)[name]
        }
        for name in ("organ", "committee"):
            if draft.facts[name] and draft.facts[name] != getattr(topic, f"{name}_id"):
                changed[name] = self.units.units[draft.facts[name]]
        return amend_topic(topic, by=by, **changed)
