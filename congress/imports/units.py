"""The sheet of units: 名称, 简称, 类别, 上级, 别名."""

import re

from congress.imports.cells import Parsed, Remark, is_blank, text, tight
from congress.imports.models import Verdict
from congress.imports.resource import Column, Draft, SheetResource, digest
from congress.imports.unit_index import kind_of
from congress.organs.models import Unit, UnitAlias, UnitKind

KIND_WORDS = {
    "政府部门": UnitKind.DEPARTMENT,
    "部门": UnitKind.DEPARTMENT,
    "街道": UnitKind.STREET,
    "乡镇": UnitKind.TOWN,
    "镇": UnitKind.TOWN,
    "法院": UnitKind.COURT,
    "检察院": UnitKind.PROCURATORATE,
    "监委": UnitKind.SUPERVISORY,
    "党委": UnitKind.PARTY,
    "群团": UnitKind.MASS,
    "事业": UnitKind.PUBLIC,
    "企业": UnitKind.COMPANY,
    "国企": UnitKind.COMPANY,
    "专委会": UnitKind.COMMITTEE,
    "工委": UnitKind.COMMITTEE,
} | {label: kind for kind, label in UnitKind.choices}


def parse_kind(raw) -> Parsed:
    word = tight(raw)
    if is_blank(raw):
        return Parsed("")
    for name in sorted(KIND_WORDS, key=len, reverse=True):
        if name in word:
            return Parsed(text(raw), str(KIND_WORDS[name]))
    return Parsed(text(raw), None, (Remark("unknown_kind", f"没有这个单位类别：“{text(raw)}”"),))


def parse_aliases(raw) -> Parsed:
    names = [text(name) for name in re.split(r"[、,，;；\n]", str(raw or ""))]
    return Parsed(text(raw), [name for name in dict.fromkeys(names) if name])


class UnitResource(SheetResource):
    key, label, target = "units", "单位", Unit
    counted = {code: (code,) for code in ("no_kind", "unknown_kind", "unknown_parent")}
    needed = (("name",),)

    name = Column("名称", "单位名称", "单位全称", "全称", "单位", "机构名称", "name", attribute="name")
    short_name = Column("简称", "单位简称", "短名", "short_name", attribute="short_name")
    kind = Column("类别", "单位类别", "性质", "类型", "kind", parse=parse_kind, attribute="kind")
    parent = Column("上级", "上级单位", "主管单位", "主管部门", "parent", attribute="parent")
    aliases = Column("别名", "曾用名", "其他名称", "又名", "aliases", parse=parse_aliases)
    doc_prefix = Column("机关代字", "发文代字", "doc_prefix", attribute="doc_prefix")
    phone = Column("联系电话", "电话", "phone", attribute="phone")

    def load(self) -> None:
        living = Unit.objects.filter(valid_to=None).select_related("parent").prefetch_related("aliases")
        self.units = {unit.name: unit for unit in living}

    def understand(self, draft: Draft, cells) -> None:
        facts = {name: parsed.value for name, parsed in cells.items() if parsed.value}
        draft.facts, name = facts, facts.get("name", "")
        draft.key = digest(["unit", name])
        if not name:
            draft.refuse("没有单位名称。")
        elif len(name) > 80:
            draft.refuse("单位名称超过80个字。")
        for field, most in (("short_name", 40), ("doc_prefix", 20), ("phone", 40)):
            if len(facts.get(field, "")) > most:
                facts[field] = facts[field][:most]
                draft.doubt("cut", f"“{self.fields[field].label}”超过{most}个字，已截短。")
        if name and "kind" not in facts:
            facts["kind"] = str(kind_of(name))
            draft.doubt("no_kind", f"没有写类别，按名称定为“{UnitKind(facts['kind']).label}”。")

    def judge(self, drafts) -> None:
        coming = {draft.facts.get("name") for draft in drafts}
        first: dict[str, int] = {}
        for draft in drafts:
            if draft.verdict == Verdict.ERROR:
                continue
            if draft.key in first:
                draft.refuse(f"与第{first[draft.key]}行是同一个单位。")
                continue
            first[draft.key] = draft.line
            self._compare(draft)
            parent = draft.facts.get("parent")
            if parent and parent not in self.units and parent not in coming:
                said = ["unknown_parent", f"上级单位“{parent}”不在系统里，先不填上级。"]
                draft.messages += [said] if said not in draft.messages else []

    def _compare(self, draft) -> None:
        unit = self.units.get(draft.facts["name"])
        if unit is None:
            draft.verdict, draft.target, draft.changes, draft.seen = Verdict.NEW, None, [], ""
            return
        now = self._shown(unit)
        wanted = {field: value for field, value in draft.facts.items() if field in now and value}
        if any(code == "no_kind" for code, _ in draft.messages):
            wanted.pop("kind", None)
        if "aliases" in wanted:
            wanted["aliases"] = sorted({*now["aliases"], *wanted["aliases"]})
        if wanted.get("parent") and wanted["parent"] not in self.units:
            wanted.pop("parent")
        draft.target, draft.seen = unit.pk, digest(now)
        draft.changes = [
            [self.fields[field].label, self._words(field, now[field]), self._words(field, value)]
            for field, value in wanted.items()
            if value != now[field]
        ]
        draft.verdict = Verdict.CHANGED if draft.changes else Verdict.UNCHANGED

    def _shown(self, unit) -> dict:
        return {
            "short_name": unit.short_name,
            "kind": unit.kind,
            "parent": unit.parent.name if unit.parent else "",
            "aliases": sorted(alias.name for alias in unit.aliases.all()),
            "doc_prefix": unit.doc_prefix,
            "phone": unit.phone,
        }

    def _words(self, field, value) -> str:
        if field == "kind":
            return UnitKind(value).label
        return self.fields[field].widget.render(value)

    def write(self, drafts, *, by, source, progress) -> None:
        new = [draft for draft in drafts if draft.verdict == Verdict.NEW]
        for draft in new:
            self.units[draft.facts["name"]] = Unit(name=draft.facts["name"])
        for draft in drafts:
            unit = self.units[draft.facts["name"]]
            for field in ("short_name", "kind", "doc_prefix", "phone"):
                setattr(unit, field, draft.facts.get(field) or getattr(unit, field))
        Unit.objects.bulk_create([self.units[draft.facts["name"]] for draft in new], batch_size=1000)
        for draft in drafts:
            unit = self.units[draft.facts["name"]]
            draft.target = unit.pk
            unit.parent = self.units.get(draft.facts.get("parent"), unit.parent)
        touched = [self.units[draft.facts["name"]] for draft in drafts]
        fields = ["short_name", "kind", "doc_prefix", "phone", "parent"]
        Unit.objects.bulk_update(touched, fields, batch_size=1000)
        UnitAlias.objects.bulk_create(
            [UnitAlias(unit_id=d.target, name=a[:80]) for d in drafts for a in d.facts.get("aliases", [])],
            ignore_conflicts=True,
        )
        progress(len(drafts))
