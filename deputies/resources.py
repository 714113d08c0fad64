"""The roster of deputies: 姓名, 性别, 选区, 代表团, 单位职务, 电话, 代表证号, 届."""

import re
from collections import defaultdict
from datetime import date

from congress.imports.cells import NUMERAL, Parsed, Remark, covered, folded, is_blank, numeral, text, tight
from congress.imports.dates import parse_date
from congress.imports.models import Verdict
from congress.imports.resource import Column, Draft, SheetResource, digest
from congress.organs.models import Term
from deputies.actions import enroll
from deputies.models import Deputy, Level, Mandate

DOTS = re.compile("[•・‧∙．]")
TERM = re.compile(rf"第?([{NUMERAL}]+)届?")
WIDTHS = {"name": 30, "employer": 120, "address": 120, "phone": 20, "deputy_no": 20, "delegation": 40,
          "constituency": 60, "ethnicity": 20, "postcode": 6}  # fmt: skip
SEXES = {"男": "male", "女": "female", "male": "male", "female": "female", "m": "male", "f": "female"}


def parse_name(raw) -> Parsed:
    """A blank inside a two-character name goes; the dot of minority names has one form."""
    name = DOTS.sub("·", re.sub(r"\s+|\(.*?\)|（.*?）", "", text(raw)))
    if "*" in name:
        return Parsed(text(raw), "", (Remark("masked_name", f"姓名已脱敏：“{name}”"),))
    return Parsed(text(raw), name)


def parse_sex(raw) -> Parsed:
    found = SEXES.get(tight(raw).lower().removesuffix("性"))
    doubts = () if found or is_blank(raw) else (Remark("bad_sex", f"看不出性别：“{text(raw)}”"),)
    return Parsed(text(raw), found or "", doubts)


def parse_phone(raw) -> Parsed:
    """Eleven digits, or a land line; two in one cell, twelve digits and stars are said, not refused."""
    cell = folded(raw)
    numbers = re.findall(r"\+?\d[\d\s*-]{5,}\d", cell)
    phone = re.sub(r"[\s-]|^\+?86(?=1\d{10}$)", "", numbers[0]) if numbers else ""
    doubts = []
    if len(numbers) > 1:
        doubts.append(Remark("several_phones", f"一格里有几个电话，取第一个：“{covered(cell)}”"))
    if "*" in phone or (phone[:1] == "1" and len(phone) != 11) or (cell and not phone and not is_blank(raw)):
        doubts.append(Remark("bad_phone", f"电话号码不对：“{covered(cell)}”"))
    return Parsed(text(raw), "" if "*" in phone else phone, tuple(doubts))


def parse_term(raw) -> Parsed:
    match = TERM.search(tight(raw))
    return Parsed(text(raw), numeral(match[1]) if match else None)


def parse_constituency(raw) -> Parsed:
    """第12选区 and 12 are one; a name stays a name."""
    match = re.fullmatch(rf"第?([{NUMERAL}]+)(?:号?选区)?", tight(raw))
    number = numeral(match[1]) if match else None
    return Parsed(text(raw), "" if is_blank(raw) else str(number or text(raw)))


def as_is(raw) -> Parsed:
    return Parsed(text(raw), "" if is_blank(raw) else text(raw))


class DeputyResource(SheetResource):
    key, label, target, secret = "deputies", "代表名册", Deputy, frozenset({"phone", "address"})
    counted = {code: (code,) for code in ("bad_phone", "bad_sex", "bad_date", "no_number", "same_name")}
    needed = (("name",),)

    name = Column("姓名", "代表姓名", "代表", "name", parse=parse_name)
    sex = Column("性别", "sex", parse=parse_sex)
    ethnicity = Column("民族", "ethnicity", parse=as_is)
    born_on = Column("出生日期", "出生年月", "生日", "born_on", parse=parse_date)
    constituency = Column("选区", "选举单位", "所在选区", "constituency", parse=parse_constituency)
    delegation = Column("代表团", "所在代表团", "代表组", "delegation", parse=as_is)
    employer = Column("工作单位及职务", "单位职务", "单位及职务", "工作单位", "单位", "职务", "employer", parse=as_is)
    phone = Column("联系电话", "电话", "手机", "手机号", "手机号码", "联系方式", "phone", parse=parse_phone)
    deputy_no = Column("代表证号", "代表证编号", "证号", "deputy_no", parse=as_is)
    term = Column("届", "届次", "第几届", "term", parse=parse_term)
    starts_on = Column("任职日期", "当选日期", "starts_on", parse=parse_date)
    address = Column("通讯地址", "地址", "address", parse=as_is)
    postcode = Column("邮编", "邮政编码", "postcode", parse=as_is)

    def load(self) -> None:
        self.terms = {term.number: term for term in Term.objects.all()}
        self.newest = max(self.terms, default=None)
        seats = Mandate.objects.filter(level=Level.DISTRICT).select_related(
            "deputy", "term", "delegation", "constituency"
        )
        self.by_number, self.by_name = {}, defaultdict(list)
        self.seats = {}
        for seat in seats.order_by("pk"):
            if seat.deputy_no and seat.term:
                self.by_number[seat.term.number, seat.deputy_no] = seat.deputy
            if seat.term and seat.ends_on is None:
                self.seats[seat.deputy_id, seat.term.number] = seat
        for deputy in Deputy.objects.all():
            self.by_name[deputy.name].append(deputy)

    def understand(self, draft: Draft, cells) -> None:
        facts = {name: parsed.value or "" for name, parsed in cells.items()}
        for name in ("born_on", "starts_on"):
            facts[name] = facts[name].isoformat() if facts.get(name) else ""
        facts["term"] = facts.get("term") or self.newest
        for name, most in WIDTHS.items():
            if len(facts.get(name, "")) > most:
                facts[name] = facts[name][:most]
                draft.doubt("cut", f"“{self.fields[name].label}”超过{most}个字，已截短。")
        draft.facts = facts
        if not facts.get("name"):
            draft.refuse("没有姓名。")
        if facts["term"] not in self.terms:
            draft.refuse(f"系统里没有第{facts['term'] or '？'}届，请先建立这一届。")
        if not facts.get("deputy_no"):
            draft.doubt("no_number", "没有代表证号。")
        who = facts.get("deputy_no") or facts.get("phone") or facts.get("employer", "")
        draft.key = digest([facts["term"], facts.get("name", ""), who])

    def judge(self, drafts) -> None:
        first: dict[str, int] = {}
        taken: dict[int, int] = {}
        for draft in drafts:
            if draft.verdict == Verdict.ERROR:
                continue
            number = draft.facts.get("deputy_no") and f"{draft.facts['term']}|{draft.facts['deputy_no']}"
            twin = next((first[key] for key in (draft.key, number) if key in first), None)
            if twin:
                draft.refuse(f"与第{twin}行是同一位代表，或者代表证号相同。")
                continue
            first |= dict.fromkeys(filter(None, (draft.key, number)), draft.line)
            self._compare(draft)
            if draft.target in taken:
                draft.refuse(f"与第{taken[draft.target]}行是同一位代表。")
            elif draft.target:
                taken[draft.target] = draft.line

    def known(self, facts) -> Deputy | None:
        """By certificate number and name; else the only one of that name whose phone does not differ."""
        found = self.by_number.get((facts["term"], facts.get("deputy_no")))
        if found and found.name == facts["name"]:
            return found
        named = self.by_name.get(facts["name"], [])
        phone = facts.get("phone")
        same = [deputy for deputy in named if phone and deputy.phone == phone]
        if len(same) == 1:
            return same[0]
        open_to = [deputy for deputy in named if not (phone and deputy.phone)]
        return open_to[0] if len(named) == len(open_to) == 1 else None

    def _compare(self, draft) -> None:
        facts, holder = draft.facts, self.by_number.get((draft.facts["term"], draft.facts.get("deputy_no")))
        if holder and holder.name != facts["name"]:
            draft.refuse(f"代表证号{facts['deputy_no']}已是“{holder.name}”的。")
            return
        deputy = self.known(facts)
        draft.target, draft.seen, draft.changes = None, "", []
        draft.verdict = Verdict.NEW
        if deputy is None:
            if facts["name"] in self.by_name and not any(code == "same_name" for code, _ in draft.messages):
                draft.doubt("same_name", f"名册里已有同名的“{facts['name']}”，作为另一位登记。")
            return
        now = self._words(deputy, facts["term"])
        draft.target, draft.seen = deputy.pk, digest(now)
        new = {name: facts[name] for name in now if facts.get(name) and facts[name] != now[name]}
        draft.changes = [[self.fields[name].label, now[name] or "（空）", value] for name, value in new.items()]
        has_seat = (deputy.pk, facts["term"]) in self.seats
        if not has_seat:
            draft.changes.append(["届", "（空）", str(self.terms[facts["term"]])])
        draft.verdict = Verdict.CHANGED if draft.changes else Verdict.UNCHANGED

    def _words(self, deputy, term) -> dict:
        seat = self.seats.get((deputy.pk, term))
        words = {name: getattr(deputy, name) for name in ("sex", "ethnicity", "employer", "phone", "address")}
        words |= {"postcode": deputy.postcode, "born_on": deputy.born_on.isoformat() if deputy.born_on else ""}
        constituency = seat.constituency if seat else None
        by_number = constituency and constituency.name == f"第{constituency.number}选区"
        return words | {
            "deputy_no": seat.deputy_no if seat else "",
            "delegation": seat.delegation.name if seat and seat.delegation else "",
            "constituency": (str(constituency.number) if by_number else constituency.name) if constituency else "",
        }

    def write(self, drafts, *, by, source, progress) -> None:
        known = Deputy.objects.in_bulk([draft.target for draft in drafts if draft.target])
        rows = []
        for draft in drafts:
            facts = dict(draft.facts, term=self.terms[draft.facts["term"]])
            for name in ("born_on", "starts_on"):
                facts[name] = date.fromisoformat(facts[name]) if facts.get(name) else None
            rows.append((known.get(draft.target), facts))
        for draft, deputy in zip(drafts, enroll(rows), strict=True):
            draft.target = deputy.pk
        progress(len(drafts))
