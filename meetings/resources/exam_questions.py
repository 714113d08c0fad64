"""任前法律知识考试题库: 题号, 题型, 适用机关, 题干, 选项, 答案, 解析, 法律, 条款, 有效期."""

import re
from datetime import date

from django.core.exceptions import ValidationError

from congress.imports.cells import is_blank, tight
from congress.imports.dates import parse_date
from congress.imports.models import Verdict
from congress.imports.resource import Column, Draft, Parsed, SheetResource, digest
from meetings.actions import add_questions, change_question, checked_question
from meetings.models import LETTERS, ExamQuestion, OrganKind, QuestionKind
from meetings.parsing.exam_sheet import parse_key, parse_kind, parse_options, parse_organs

COMPARED = ("organ_kinds", "kind", "stem", "options", "key", "explanation", "law", "article", "valid_from", "valid_to")
WIDTHS = {"law": 100, "article": 100, "stem": 2000, "explanation": 2000}
DAYS = ("valid_from", "valid_to")


def parse_number(raw) -> Parsed:
    said = tight(raw).removesuffix(".0")
    return Parsed(said, int(said) if said.isdecimal() and 0 < int(said) < 10**6 else None)


def option_column(letter: str) -> Column:
    return Column(f"选项{letter}", f"{letter}选项", letter, f"{letter}项", f"备选答案{letter}")


class ExamQuestionResource(SheetResource):
    key, label, target = "exam_questions", "任前法律知识考试题库", ExamQuestion
    counted = {code: (code,) for code in ("unknown_organ", "bad_date", "cut")}
    needed = (("stem",), ("answer",), ("law",))
    headed = ("stem",)

    number = Column("题号", "编号", "序号", parse=parse_number)
    kind = Column("题型", "题目类型", "类型", parse=parse_kind)
    organ_kinds = Column("适用机关", "机关", "机关类别", "适用对象", "适用范围", parse=parse_organs)
    stem = Column("题干", "题目", "试题", "试题内容", "题目内容", "问题")
    options = Column("选项", "备选项", "备选答案", "选项内容", parse=parse_options)
    option_a, option_b, option_c, option_d = (option_column(letter) for letter in "ABCD")
    option_e, option_f, option_g, option_h = (option_column(letter) for letter in "EFGH")
    answer = Column("答案", "正确答案", "参考答案", "标准答案", parse=parse_key)
    explanation = Column("解析", "答案解析", "试题解析", "说明")
    law = Column("法律", "法律名称", "法律法规", "依据", "所属法律", "出处")
    article = Column("条款", "条文", "法条", "第几条")
    valid_from = Column("有效期起", "有效起", "生效日期", "启用日期", parse=parse_date)
    valid_to = Column("有效期止", "有效止", "失效日期", "停用日期", parse=parse_date)

    def load(self) -> None:
        self.by_number, self.by_words = {}, {}
        for row in ExamQuestion.objects.filter(superseded_at=None):
            self.by_number[row.number] = self.by_words[self._words(row.kind, row.stem)] = row

    @staticmethod
    def _words(kind, stem) -> tuple:
        return kind, re.sub(r"\s", "", stem)

    def understand(self, draft: Draft, cells) -> None:
        value = {name: parsed.value for name, parsed in cells.items()}
        facts = {name: value.get(name) or "" for name in ("explanation", "article", "law", "stem")}
        for name, most in WIDTHS.items():
            if len(facts[name]) > most:
                facts[name] = facts[name][:most]
                draft.doubt("cut", f"“{self.fields[name].label}”超过{most}个字，已截短。")
        facts["law"] = facts["law"].strip("《》")
        beside = [value.get(f"option_{letter.lower()}") or "" for letter in LETTERS]
        facts["options"] = [each for each in beside if each] or value.get("options") or []
        facts["number"], facts["key"] = value.get("number"), value.get("answer") or ""
        facts["organ_kinds"], facts["kind"] = value.get("organ_kinds") or [], value.get("kind") or self._kind(facts)
        for name in DAYS:
            facts[name] = value[name].isoformat() if value.get(name) else None
        draft.facts = self._refused(draft, facts)
        draft.key = digest([str(facts["number"] or ""), *self._words(facts["kind"], facts["stem"])])

    @staticmethod
    def _kind(facts) -> str:
        """Where the sheet does not say: several letters, one letter, or no choices at all."""
        if not facts["options"]:
            return QuestionKind.JUDGE.value
        return (QuestionKind.MULTIPLE if len(facts["key"]) > 1 else QuestionKind.SINGLE).value

    def _refused(self, draft: Draft, facts: dict) -> dict:
        if is_blank(facts["stem"]):
            draft.refuse("没有写题干。")
        if is_blank(facts["law"]):
            draft.refuse("没有写出自哪部法律。")
        try:
            return checked_question(facts)
        except ValidationError as refused:
            for said in refused.messages:
                draft.refuse(said)
            return facts

    def judge(self, drafts) -> None:
        first: dict[object, int] = {}
        for draft in drafts:
            if draft.verdict == Verdict.ERROR:
                continue
            mine = draft.facts["number"] or self._words(draft.facts["kind"], draft.facts["stem"])
            if mine in first:
                draft.refuse(f"与第{first[mine]}行是同一道题。")
                continue
            first[mine] = draft.line
            self._compare(draft)

    def _compare(self, draft: Draft) -> None:
        facts = draft.facts
        draft.verdict, draft.target, draft.seen, draft.changes = Verdict.NEW, None, "", []
        row = self.by_number.get(facts["number"]) or self.by_words.get(self._words(facts["kind"], facts["stem"]))
        if row is None:
            return
        before = {name: self._plain(row, name) for name in COMPARED}
        draft.target, draft.seen = row.pk, digest({**before, "retired": row.retired_at is not None})
        for name in COMPARED:
            if facts[name] != before[name]:
                shown = self._shown(name, before[name]), self._shown(name, facts[name])
                draft.changes.append([self.fields["answer" if name == "key" else name].label, *shown])
        if draft.changes and row.retired_at:
            draft.refuse(f"{row}已经停用，不能由表格改动。")
            return
        draft.verdict = Verdict.CHANGED if draft.changes else Verdict.UNCHANGED

    @staticmethod
    def _plain(row, name):
        value = getattr(row, name)
        return value.isoformat() if isinstance(value, date) else value

    @staticmethod
    def _shown(name, value) -> str:
        if name == "organ_kinds":
            return "、".join(OrganKind(each).label for each in value) or "通用"
        if name == "kind":
            return QuestionKind(value).label
        return "；".join(value) if isinstance(value, list) else value or "（空）"

    def write(self, drafts, *, by, source, progress) -> None:
        known = ExamQuestion.objects.in_bulk([draft.target for draft in drafts if draft.target])
        new = [draft for draft in drafts if draft.target is None]
        made = add_questions([self._facts(draft) for draft in new], by=by, source=source)
        for draft, question in zip(new, made, strict=True):
            draft.target = question.pk
        for draft in drafts:
            if row := known.get(draft.target):
                facts = {name: value for name, value in self._facts(draft).items() if name != "number"}
                draft.target = change_question(row, by=by, why=f"表格导入：{source}", source=source, **facts).pk
        progress(len(drafts))

    @staticmethod
    def _facts(draft: Draft) -> dict:
        days = {name: date.fromisoformat(draft.facts[name]) if draft.facts[name] else None for name in DAYS}
        return {**draft.facts, **days}
