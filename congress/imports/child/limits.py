"""What a foreign sheet may be at most, the sentences of refusal, and the rows as they are gathered."""

from datetime import date, datetime, time

MEMORY, SECONDS = 512 * 2**20, 30
MAX_BYTES, MAX_ROWS, MAX_COLUMNS, MAX_CELL = 20 * 2**20, 20_000, 60, 32_767
MAX_ENTRIES, MAX_UNPACKED, MAX_RATIO, MAX_STRINGS = 2_000, 200 * 2**20, 100, 400_000
HEADROOM = 10  # rows of title above the header
TOO_MANY_ROWS = f"表格超过{MAX_ROWS}行，请分成几个文件导入。"
TOO_MANY_COLUMNS = f"表格超过{MAX_COLUMNS}列，请删去多余的列（含很远处的零星单元格）再导入。"
TOO_BIG = f"文件超过{MAX_BYTES // 2**20}MB，请分成几个文件导入。"
TOO_DENSE = "文件解压后大得不正常，已拒绝。请在表格软件里另存为新的 xlsx 文件再试。"
DAMAGED = "文件已损坏或不完整，读不出来。请在表格软件里打开并另存后再试。"
ENCRYPTED = "文件设有打开密码，请去掉密码后再导入。"
WRONG_KIND = "这不是表格文件，请上传 xlsx、xls 或 csv。"
WEB_PAGE = "这个文件其实是网页或旧式 XML 表格，请用表格软件打开并另存为 xlsx 再导入。"


class Refused(Exception):
    """The file is not taken, for a reason people can read."""


class Rows:
    """Collects cells under the caps; forgets rows that say nothing."""

    enough = MAX_ROWS * 2  # lowered when only the first rows are asked for

    def __init__(self):
        self.rows, self.notes = [], []

    @property
    def full(self):
        return len(self.rows) >= self.enough

    def add(self, line, cells):
        cells = [cell.replace("\0", "") for cell in cells]
        while cells and not cells[-1]:
            cells.pop()
        if not any(cells):
            return
        if len(cells) > MAX_COLUMNS:
            raise Refused(TOO_MANY_COLUMNS)
        if len(self.rows) >= MAX_ROWS + HEADROOM:
            raise Refused(TOO_MANY_ROWS)
        if any(len(cell) > MAX_CELL for cell in cells):
            raise Refused(f"第{line}行有一格超过{MAX_CELL}个字，请检查后再导入。")
        self.rows.append([line, cells])

    def answer(self, sheet="", sheets=()):
        if not self.rows:
            raise Refused("表格里没有内容。")
        return {"rows": self.rows, "sheet": sheet, "sheets": list(sheets), "notes": self.notes}


def shown(value):
    """A cell as a person would read it out: whole numbers without .0, days without midnight."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        whole = value.time() == time(0)
        return value.date().isoformat() if whole else value.isoformat(" ", "seconds")
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)
