"""Reading a foreign sheet: start the child, wait, believe only its JSON."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from congress.imports.child import limits

CHILD = Path(limits.__file__).parent
MAX_ANSWER = 200 * 2**20


class Unreadable(Exception):
    """One clear sentence for the person who brought the file."""


@dataclass(frozen=True)
class Sheet:
    rows: list[tuple[int, list[str]]]  # line number in the file, cells; empty lines are left out
    name: str = ""
    names: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def read_sheet(path, *, first: int | None = None) -> Sheet:
    """The cells of an xlsx, xls or csv file, read in a child process with limits.

    ``first`` stops after so many rows, for a look at the header.
    """
    path = Path(path)
    if not path.is_file():
        raise Unreadable("找不到这个文件。")
    if path.stat().st_size > limits.MAX_BYTES:
        raise Unreadable(limits.TOO_BIG)
    command = [sys.executable, "-I", str(CHILD), str(path), *([str(first)] if first else [])]
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=limits.SECONDS, env={})
    except subprocess.TimeoutExpired as error:
        raise Unreadable("文件太复杂，30 秒内读不完。请删去多余的内容再试。") from error
    if done.returncode or len(done.stdout) > MAX_ANSWER:
        raise Unreadable(limits.TOO_DENSE if done.returncode < 0 else limits.DAMAGED)
    answer = json.loads(done.stdout)
    if "refused" in answer:
        raise Unreadable(answer["refused"])
    rows = [(line, cells) for line, cells in answer["rows"]]
    return Sheet(rows, answer["sheet"], tuple(answer["sheets"]), tuple(answer["notes"]))
