"""The sheet of suggestions: its columns, and how a row meets the cases that are already here."""

import re
from collections import Counter, defaultdict

from congress.imports.cells import Parsed, Remark, is_blank, text, tight
from congress.imports.models import Verdict
from congress.imports.resource import Column, Draft, SheetResource, digest
from congress.imports.sessions import SessionIndex, label
from congress.imports.unit_index import UnitIndex, together
from deputies.models import Deputy
from proposals import parsing
from proposals.actions import importing
from proposals.models import Proposal, ReplyClass
from proposals.queries import imported
from proposals.queries.imported import RECORDED

MARKS = re.compile(r"^(?:重[点要](?:督办|建议|件)?|继续督办|议案|建议|优秀建议)$")
TAIL = re.compile(r"\.(?:pdf|docx?|wps|ofd)$", re.I)
PLAIN = ("title", "number", "reply_class", "assigned_on", "replied_on", "reason", "request", *RECORDED)
LONGEST = {"title": 200, "category": 40, "number": 60}


def read_title(raw) -> Parsed:
    title, glued = parsing.class_in_title(TAIL.sub("", text(raw)))
    remarks = (Remark("class_in_title", f"标题末尾带着办理结果{glued}"),) if glued else ()
    return Parsed(text(raw), title, remarks, {"class": glued})


def as_is(raw) -> Parsed:
    return Parsed(text(raw), "" if is_blank(raw) else text(raw))


class SuggestionResource(SheetResource):
    key, label, target = "suggestions", "代表建议", Proposal
    counted = {code: (code,) for code in ("no_title", "no_number", "no_lead_unit", "unknown_unit")} | {
        "bad_date": ("bad_date", "ambiguous_date", "lost_characters"),
        "bad_session": ("bad_session", "session_wording"),
    }
    needed = (("title", "number"),)

    place = Column("地区", "地名", "区县", "place", parse=as_is)
    session = Column("届次", "会议", "会次", "届次会议", "会议届次", "congress_session", "session", parse=as_is)
    number = Column("编号", "建议号", "建议编号", "序号", "案号", "号", "number", "no", parse=parsing.parse_number)
    title = Column(
        "标题", "案由", "题目", "建议标题", "建议名称", "建议题目", "名称", "议题", "title", parse=read_title
    )
    category = Column("类别", "分类", "建议类别", "所属类别", "category", parse=as_is)
    lead_unit = Column("承办单位", "主办单位", "主办", "承办", "牵头单位", "承办部门", "lead_unit", parse=as_is)
    co_units = Column("会办单位", "协办单位", "会办", "协办", "配合单位", "分办单位", "co_units", parse=as_is)
    assigned_on = Column("交办日期", "交办时间", "交办", "date_assigned", "assigned_on", parse=parsing.parse_date)
    replied_on = Column(
        "答复日期", "答复时间", "办结日期", "办结时间", "办复日期", "replied_on", parse=parsing.parse_date
    )
    reply_class = Column(
        "办理结果", "结果类别", "办理结果分类", "办复类别", "答复类别", "办理类别", "结果", "reply_class", parse=as_is
    )
    document_number = Column("答复文号", "文号", "发文字号", "document_number", parse=parsing.parse_document_number)
    people = Column(
        "领衔代表", "代表", "代表姓名", "提出人", "建议人", "提案人", "第一提出人", "提出代表", "deputy", parse=as_is
    )
    cosigners = Column("附议代表", "附议人", "联名代表", "附议", "cosigners", parse=as_is)
    reason = Column("事由", "内容", "建议内容", "情况", "正文", "content", "reason", parse=as_is)
    request = Column("具体建议", "建议事项", "request", parse=as_is)
    satisfaction = Column("满意度", "评价", "代表评价", "代表意见", "satisfaction", parse=as_is)
    note = Column("备注", "说明", "note", "remark", parse=as_is)

    def load(self) -> None:
        self.units = UnitIndex(self.choices.get("units"))
        self.calendar = SessionIndex(self.choices.get("sessions"))
        self.terms, self.sessions = self.calendar.terms, self.calendar.sessions
        self.codes = tuple(ReplyClass.objects.values_list("code", flat=True)) or tuple("ABCD")
        self.deputies = defaultdict(list)
        for deputy in Deputy.objects.only("pk", "name", "initials"):
            self.deputies[deputy.name].append(deputy)
        self.names = frozenset(self.deputies)

    # reading

    def understand(self, draft: Draft, cells) -> None:
        value = {name: parsed.value for name, parsed in cells.items()}
        raw = {name: parsed.raw for name, parsed in cells.items()}
        facts = draft.facts = {
            name: value.get(name) or "" for name in ("place", "title", "reason", "request", "satisfaction", "note")
        }
        self._session(draft, facts, raw, value.get("number"))
        self._units(draft, facts, raw)
        self._people(draft, facts, raw)
        self._outcome(draft, facts, cells)
        category = value.get("category") or ""
        facts["kind"] = self._kind(category, value.get("number"), facts)
        facts["mark" if MARKS.match(category) else "category"] = category
        if not facts["title"]:
            draft.doubt("no_title", "没有标题。")
        if not raw.get("number"):
            draft.doubt("no_number", "没有编号。")
        for name, most in LONGEST.items():
            if len(facts.get(name, "")) > most:
                facts[name] = facts[name][:most]
                draft.doubt("cut", f"“{self.fields[name].label}”超过{most}个字，已截短，原文随件保存。")
        if not facts["title"] and not facts["serial"]:
            draft.refuse("没有标题也没有编号，不知是哪一件。")
        draft.key = key_of(facts)

    def _session(self, draft, facts, raw, number) -> None:
        found = self._again("session", raw.get("session", ""), parsing.parse_session, place=facts["place"])
        for remark in found.remarks:
            draft.doubt(remark.code, remark.text)
        name = found.value or parsing.SessionName()
        number = number or parsing.ProposalNumber()
        if any(code == "ambiguous_number" for code, _ in draft.messages) and name.term:
            number = parsing.parse_number(raw["number"], term=name.term).value
            draft.messages = [said for said in draft.messages if said[0] != "ambiguous_number"]
        facts |= {
            "term": name.term or number.term,
            "session": name.session or number.session,
            "intersession": name.intersession or number.intersession,
            "above": name.level if name.above else "",
            "year": number.year or name.year,
            "serial": number.serial,
            "number": official(raw.get("number", "")),
            "series": number.key if number.serial else "",
        }
        if not raw.get("session") and not facts["term"]:
            draft.doubt("no_session", "没有届次。")
        elif missing := [] if facts["above"] else self.calendar.missing(facts["term"], facts["session"]):
            draft.doubt("unknown_session", f"系统里没有{label(missing[-1])}；没有填写日期新建的，届次只随原文保存。")

    def _again(self, name, value, parse, *, place="", **known):
        """Like the cached reading of a cell, with its place and what the whole table knows."""
        spot = (name, value, place)
        if spot not in self.cache:
            self.cache[spot] = parse(value, **({"place": place} if place else {}), **known)
        return self.cache[spot]

    def _units(self, draft, facts, raw) -> None:
        known = self.units.known
        lead = self._again("units", raw.get("lead_unit", ""), parse_units_with(known))
        others = self._again("units", raw.get("co_units", ""), parse_units_with(known))
        for remark in (*lead.remarks, *others.remarks):
            draft.doubt(remark.code, remark.text)
        roles = lead.facts.get("roles", {})
        leads = [name for name in lead.value if roles.get(name, "lead") == "lead"]
        assisting = [name for name in lead.value if name not in leads] + list(others.value)
        if len(leads) > 1:
            draft.doubt("several_leads", f"承办单位有{len(leads)}个，第一个作主办，其余作会办。")
        facts["lead_unit"] = leads[0] if leads else ""
        facts["co_units"] = [n for n in dict.fromkeys([*leads[1:], *assisting]) if n != facts["lead_unit"]]
        if not facts["lead_unit"]:
            draft.doubt("no_lead_unit", "没有承办单位。")
        for name in filter(None, [facts["lead_unit"], *facts["co_units"]]):
            match = self.units.match(name)
            if match.unit is None:
                draft.doubt("unknown_unit", f"系统里没有单位“{name}”。")
            elif match.how == "short":
                draft.doubt("unit_short", f"“{name}”认作“{match.unit.name}”。")

    def _people(self, draft, facts, raw) -> None:
        people = self._again("people", raw.get("people", ""), parsing.parse_people, known=self.names)
        cosigners = self._again("people", raw.get("cosigners", ""), parsing.parse_people, known=self.names)
        for remark in (*people.remarks, *cosigners.remarks):
            draft.doubt(remark.code, remark.text)
        names = list(dict.fromkeys([*people.value.names, *cosigners.value.names]))
        facts |= {"people": names, "group": people.value.group, "count": people.value.count}
        for name in names:
            if len(self.deputies.get(name, ())) != 1:
                many = "有几位同名代表" if name in self.deputies else "代表名册里没有"
                draft.doubt("unknown_deputy", f"{many}“{name}”，只记姓名。")

    def _outcome(self, draft, facts, cells) -> None:
        raw = cells["reply_class"].raw if "reply_class" in cells else ""
        glued = cells["title"].facts.get("class", "") if "title" in cells else ""
        found = self._again("class", raw or glued, parsing.parse_reply_class, codes=self.codes)
        for remark in found.remarks:
            draft.doubt(remark.code, remark.text)
        facts["reply_class"] = found.value or ""
        for name in ("assigned_on", "replied_on"):
            day = cells[name].value if name in cells else None
            facts[name] = day.isoformat() if day else ""
        number = cells["document_number"].value if "document_number" in cells else None
        written = cells["document_number"].raw if "document_number" in cells else ""
        facts["document_number"] = number.standard if number else as_is(written).value

    def _kind(self, category, number, facts) -> str:
        """议案 only where the row says so and nothing says that it was turned into a suggestion."""
        converted = re.search("转为?建议|议案转|由主席团列为建议", facts["note"] + facts["title"])
        motion = category == "议案" or (number and number.kind == "motion")
        return "motion" if motion and not converted else "suggestion"

    # judging

    def judge(self, drafts) -> None:
        drafts = self._without_twins([draft for draft in drafts if draft.verdict != Verdict.ERROR])
        Here(self, drafts)

    def _without_twins(self, drafts) -> list[Draft]:
        """One number on two titles is two cases (numbers are given per category too); one line twice is one."""
        titles = Counter((draft.key, draft.facts["title"]) for draft in drafts)
        numbers = Counter(key for key, _ in titles)
        first: dict[tuple, Draft] = {}
        for draft in drafts:
            twin = first.setdefault((draft.key, draft.facts["title"]), draft)
            if twin is not draft and draft.raw != twin.raw:
                draft.refuse(f"与第{twin.line}行编号、标题相同而内容不同，请先在表里合并。")
            elif twin is not draft:
                draft.verdict = Verdict.UNCHANGED
                draft.doubt("same_row", f"与第{twin.line}行完全相同，只导入一次。")
            elif numbers[draft.key] > 1 and not any(code == "same_number" for code, _ in draft.messages):
                draft.doubt("same_number", "表里另有编号相同、标题不同的行，作为不同的件导入。")
        return list(first.values())

    def wanted(self, facts) -> dict:
        """What the row says about a case, in the words of the case; blank cells say nothing."""
        lead = facts["lead_unit"] and self.units.match(facts["lead_unit"]).unit
        others = [self.units.match(name).unit for name in facts["co_units"]]
        wanted = {name: facts[name] for name in PLAIN}
        wanted |= {
            "category": facts.get("category", ""),
            "lead_unit": lead.name if lead else facts["lead_unit"],
            "co_units": sorted(
                unit.name if unit else name for unit, name in zip(others, facts["co_units"], strict=True)
            ),
            "people": "、".join(facts["people"]) or facts["group"],
        }
        return {name: value for name, value in wanted.items() if value}

    # writing

    def write(self, drafts, *, by, source, progress) -> None:
        names = [n for d in drafts for n in (d.facts["lead_unit"], *d.facts["co_units"]) if n]
        self.units.adopt(names)
        self.calendar.adopt()
        frame = importing.Frame(self.units, self.terms, self.sessions, self.deputies, by=by, source=source)
        new = [draft for draft in drafts if draft.verdict == Verdict.NEW]
        for start in range(0, len(new), 500):
            batch = new[start : start + 500]
            rows = [(draft, self.cells_of(draft)) for draft in batch]
            importing.import_cases(rows, frame)
            progress(start + len(batch))
        for draft in drafts:
            if draft.verdict == Verdict.CHANGED:
                importing.amend_case(draft, self.cells_of(draft), draft.facts["taken"], frame)
        frame.finish()

    def unknown(self, drafts) -> dict:
        rows = Counter()
        for draft in drafts:
            for name in {draft.facts.get("lead_unit"), *draft.facts.get("co_units", [])} - {"", None}:
                if self.units.match(name).unit is None:
                    rows[name] += 1
        groups = together(sorted(rows, key=lambda name: -rows[name]))
        named = [(d.facts.get("term"), d.facts.get("session")) for d in drafts if not d.facts.get("above")]
        units = [[head, sum(rows[n] for n in same), same[1:]] for head, same in groups.items()]
        return {"units": units, "sessions": self.calendar.unknown(named)}

    def options(self) -> dict:
        living = [unit for unit in self.units.units.values() if unit.valid_to is None]
        return {"units": [(str(unit.pk), unit.name) for unit in living]}


class Here:
    """Judges drafts by the cases they may mean: those imported before by their key, others by their number."""

    LABELS = {"people": "代表"} | {name: column.label for name, column in SuggestionResource().fields.items()}

    def __init__(self, resource, drafts):
        self.resource = resource
        self.before = imported.imported_as({draft.key for draft in drafts})
        self.numbered = imported.numbered({draft.facts["serial"] for draft in drafts} - {None})
        self.rows = Counter(draft.key for draft in drafts)
        different = [draft for draft in drafts if not self._meet(draft)]
        self.now = imported.as_sheet({draft.target for draft in different})
        for draft in different:
            self._compare(draft)

    def _meet(self, draft) -> bool:
        """Whether the verdict is clear already: no such case, or its cells are those of the last import."""
        draft.verdict, draft.target, draft.changes, draft.seen = Verdict.NEW, None, [], ""
        draft.target, cells = self._find(draft)
        if draft.target and cells == self.resource.cells_of(draft):
            draft.verdict = Verdict.UNCHANGED
        return draft.target is None or draft.verdict == Verdict.UNCHANGED

    def _compare(self, draft) -> None:
        now = self.now[draft.target]
        draft.seen = digest(now)
        new = {k: v for k, v in self.resource.wanted(draft.facts).items() if v != now["facts"].get(k)}
        taken = imported.acceptable(new, now)
        if kept := [self.LABELS[name] for name in new if name not in taken]:
            draft.doubt("in_progress", f"本件已在系统中办理，以下内容保留系统里的，没有采用表里的：{'、'.join(kept)}。")
        new = draft.facts["taken"] = taken
        draft.changes = [[self.LABELS[k], shown(now["facts"].get(k)), shown(v)] for k, v in new.items()]
        draft.verdict = Verdict.CHANGED if new else Verdict.UNCHANGED

    def _find(self, draft):
        """The case and the cells it was last imported with."""
        cases = self.before.get(draft.key, {})
        for case, (title, cells) in cases.items():
            if title == draft.facts["title"] or cells == self.resource.cells_of(draft):
                return case, cells
        if len(cases) == 1 and self.rows[draft.key] == 1:
            case, (_, cells) = next(iter(cases.items()))
            return case, cells
        facts = draft.facts
        if (
            facts["above"]
            or facts["place"]
            or not facts["term"]
            or facts["series"].lstrip("闭") != f"||{facts['serial']}"
        ):
            return None, None
        between, home = bool(facts["intersession"]), importing.session_of(facts, self.resource.sessions)
        spot = (facts["term"], home and home.number, between, facts["kind"], facts["serial"])
        return self.numbered.get(spot), None


def shown(value) -> str:
    return "、".join(value) if isinstance(value, list) else str(value or "（空）")


def parse_units_with(known):
    return lambda value: parsing.parse_units(value, known=known)


def official(raw: str) -> str:
    """第016号 for 016, 16号 and 编号:016; other shapes stay as they were written."""
    match = re.match(r"^(?:建?议?编号[:：]?)?第?(\d+)(?:\.0)?号?(?:代表)?建?议?$", tight(raw))
    return f"第{match[1]}号" if match else text(raw)


def key_of(facts) -> str:
    """The case's own number in its session where it has one, else what it is about."""
    when = facts["term"] or (facts["year"] and f"y{facts['year']}")
    if facts["serial"] and when:
        between = f"{'闭' if facts['intersession'] else ''}{facts['session'] or ''}"
        return digest([facts["place"], facts["above"], when, between, facts["kind"], facts["series"]])
    about = [facts["place"], facts["title"], facts["lead_unit"], when or "", facts["session"] or ""]
    return digest([*about, facts["series"]])
