"""What a kind of sheet consists of: columns with their other names, and how a row meets what is there.

Built on django-import-export: columns are its fields with widgets of ours, so the same table also exports.
Rows do not enter through its `save_instance` but through the app's actions, after a stored preview.
"""

import hashlib
import json
import re
from dataclasses import dataclass, field
from typing import Any

from import_export import fields, resources, widgets

from congress.imports.cells import Parsed, Remark, covered, is_blank, text, tight
from congress.imports.models import Verdict

CELL_ERROR = re.compile(r"^#(?:REF!|N/A|VALUE!|DIV/0!|NAME\?|NULL!|NUM!)$")
TOTALS = re.compile(r"^(?:合计|总计|小计|共计|以下空白|备注[:：].*|制表.*|填表.*)$")


def plain(raw) -> Parsed:
    return Parsed(text(raw), text(raw))


class CellWidget(widgets.Widget):
    """Reads a cell with one of the parsers; shows lists the way office papers do."""

    def __init__(self, parse):
        super().__init__()
        self.parse = parse

    def clean(self, value, row=None, **kwargs):
        return self.parse(value)

    def render(self, value, obj=None, **kwargs):
        return "、".join(map(str, value)) if isinstance(value, list | tuple) else str(value or "")


class Column(fields.Field):
    def __init__(self, label, *aliases, parse=plain, attribute=None, width=200):
        super().__init__(attribute=attribute, column_name=label, widget=CellWidget(parse))
        self.label, self.width = label, width
        self.aliases = {header_word(word) for word in (label, *aliases)}

    def fits(self, word: str) -> int:
        """2 for one of the names, 1 for a header that contains one of the longer ones."""
        if word in self.aliases:
            return 2
        return int(any(len(alias) > 2 and alias in word for alias in self.aliases))


@dataclass
class Draft:
    """A row on its way: read, judged, perhaps written."""

    line: int
    raw: list[str]
    facts: dict[str, Any] = field(default_factory=dict)
    key: str = ""
    messages: list[list[str]] = field(default_factory=list)
    verdict: str = Verdict.NEW
    changes: list[list[str]] = field(default_factory=list)
    target: int | None = None
    seen: str = ""

    def doubt(self, code: str, said: str):
        self.messages.append([code, said])

    def refuse(self, said: str):
        self.messages.append(["error", said])
        self.verdict = Verdict.ERROR

    @property
    def is_doubtful(self) -> bool:
        return any(code != "error" for code, _ in self.messages)


class SheetResource(resources.Resource):
    """Base of everything that can be imported. A subclass names its columns and four methods."""

    key = ""  # in addresses and in the job
    label = ""  # 代表建议
    counted: dict[str, tuple[str, ...]] = {}  # name in the report -> the codes of doubts it counts
    needed: tuple[tuple[str, ...], ...] = ()  # of each group one column must be there
    target: Any = None  # the model whose rows a draft may change
    headed: tuple[str, ...] = ("title", "name")  # the first of these facts that is there says which row it is
    secret: frozenset[str] = frozenset()  # columns sealed while they wait, and never shown in full

    class Meta:
        use_bulk = True
        skip_diff = True
        clean_model_instances = True

    def __init__(self, choices=None, **kwargs):
        super().__init__(**kwargs)
        self.choices = choices or {}
        self.headers: list[str] = []
        self.cache: dict[tuple[str, str], Parsed] = {}

    # what a subclass says

    def hold(self, drafts: list[Draft]) -> None:
        """Before the last judgement: what is compared now stays as it is until it has been written."""
        held = self.target.objects.filter(pk__in=[draft.target for draft in drafts if draft.target])
        list(held.order_by("pk").select_for_update(of=("self",)).values_list("pk"))

    def heading(self, facts: dict) -> str:
        """What a row is called where rows are looked through."""
        return next((facts[name] for name in self.headed if facts.get(name)), "（没有标题）")

    def load(self) -> None:
        """Fetch once what every row is compared with."""

    def understand(self, draft: Draft, cells: dict[str, Parsed]) -> None:
        """Fill draft.facts and draft.key from the parsed cells."""
        raise NotImplementedError

    def judge(self, drafts: list[Draft]) -> None:
        """Set verdict, target, changes and seen of each draft by what is in the database now."""
        raise NotImplementedError

    def write(self, drafts: list[Draft], *, by, source: str, progress) -> None:
        """Write new and changed rows through the app's actions; set draft.target of the new ones."""
        raise NotImplementedError

    def unknown(self, drafts: list[Draft]) -> dict[str, list[list]]:
        """Names nobody knows yet, for the preview page: {"units": [[name, rows], …]}."""
        return {}

    def options(self) -> dict[str, list[tuple[str, str]]]:
        """What an unknown name may be taken for: {"units": [(id, name), …]}."""
        return {}

    def options_now(self) -> dict[str, list[tuple[str, str]]]:
        self.load()
        return self.options()

    # what all of them share

    def veiled(self, name: str, cell: str) -> str:
        """A cell as a page may show it. A column nobody has named yet may hold numbers too."""
        if not self.secret or (name and name not in self.secret):
            return cell
        shown = covered(cell)
        return f"{cell[:3]}****" if name and cell and shown == cell else shown

    def columns(self) -> dict[str, Column]:
        return self.fields

    def guess_header(self, rows) -> int:
        """The line, among the first ten, whose cells are most like our column names."""
        best, best_line = 1, rows[0][0] if rows else 1
        for line, cells in rows[:10]:
            score = sum(self._fit(header_word(cell)) == 2 for cell in cells)
            if score > best:
                best, best_line = score, line
        return best_line

    def _fit(self, word: str) -> int:
        return max(column.fits(word) for column in self.fields.values())

    def guess_mapping(self, header: list[str]) -> dict[str, str]:
        """Column number -> field; exact names first, each field once."""
        found: dict[str, str] = {}
        for wanted in (2, 1):
            for number, cell in enumerate(header):
                if str(number) in found or not header_word(cell):
                    continue
                fit = [n for n, c in self.fields.items() if c.fits(header_word(cell)) == wanted]
                fit = [name for name in fit if name not in found.values()]
                if fit:
                    found[str(number)] = fit[0]
        return found

    def missing(self, mapping: dict[str, str]) -> list[str]:
        """Labels of the columns without which a row says nothing."""
        have = set(mapping.values())
        groups = [group for group in self.needed if not have & set(group)]
        return ["或".join(self.fields[name].label for name in group) for group in groups]

    def read(self, line: int, raw: list[str], mapping: dict[int, str]) -> Draft:
        draft = Draft(line, raw)
        cells = {}
        for number, name in mapping.items():
            value = raw[number] if number < len(raw) else ""
            column = self.fields[name]
            if value[:1] in "=＝" and value:
                draft.refuse(f"“{column.label}”是公式，表里没有存它的结果，请粘贴为数值后再导入。")
                value = ""
            elif value[:1] == "#" and CELL_ERROR.match(value):
                draft.doubt("cell_error", f"“{column.label}”是错误值{value}，按空白处理。")
                value = ""
            cells[name] = self._parsed(name, value)
            for remark in cells[name].remarks:
                draft.doubt(remark.code, remark.text)
        self.understand(draft, cells)
        return draft

    def cells_of(self, draft: Draft) -> dict[str, str]:
        """Every filled cell under its header, as it was written."""
        cells: dict[str, str] = {}
        for number, value in enumerate(draft.raw):
            name = (self.headers[number : number + 1] or [""])[0] or f"第{number + 1}列"
            if value:
                cells[name if name not in cells else f"{name}（第{number + 1}列）"] = value
        return cells

    def _parsed(self, name: str, value: str) -> Parsed:
        """Sessions, units, classes and dates repeat down a sheet; each spelling is read once."""
        spot = (name, value)
        found = self.cache.get(spot)
        if found is None:
            found = self.cache[spot] = self.fields[name].widget.clean(value)
        return found


def header_word(cell) -> str:
    """A header cell without stars, brackets, colons and blanks: * 标题（案由）： -> 标题."""
    word = re.sub(r"\([^()]*\)|\[[^\[\]]*\]", "", tight(cell).lower())
    return re.sub(r"[*:_\-\s]", "", word)


def is_data(cells: list[str], header: list[str]) -> bool:
    """Not the header repeated on the next page, not a line of totals or signatures."""
    if cells == header:
        return False
    filled = [cell for cell in cells if cell]
    if len(filled) > 3:
        return True
    filled = [cell for cell in filled if not is_blank(cell)]
    return bool(filled) and not TOTALS.match(tight(filled[0]))


def signature(header: list[str]) -> str:
    return digest([header_word(cell) for cell in header])


def digest(facts) -> str:
    return hashlib.sha256(json.dumps(facts, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:40]


__all__ = ["CellWidget", "Column", "Draft", "Parsed", "Remark", "SheetResource", "digest", "plain"]
