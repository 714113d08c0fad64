"""换页: what somebody who holds an earlier edition of a packet takes out of it, and what goes in.

Compared sheet by sheet, number and picture: a sheet stays when both of its sides would look the same. So the
answer is right for any two editions, and short when the later one was assembled with ``keep``: then an unchanged
paper has kept its numbers and none of its sheets is touched.
"""

from congress.printing.numbers import number_of, words

FRONT = "封面、目录"


def changed(old: dict, new: dict) -> dict:
    """From the facts of two editions: ``rows`` for the sheet of changes, ``pages`` to give to assemble(only=…).

    A row has the paper's title, the numbers to take out, the numbers to put in and why (新增, 删去, 修改, 移动).
    ``is_whole`` tells that nothing of the old copy is left: hand out a new one.
    """
    if old["duplex"] != new["duplex"]:
        return {"is_whole": True, "rows": [], "pages": list(range(new["pages"])), "sheets": new["sheets"]}
    before, after = dict(_sheets(old)), dict(_sheets(new))
    out = [sheet for first, sheet in before.items() if after.get(first, {}).get("sides") != sheet["sides"]]
    into = [sheet for first, sheet in after.items() if before.get(first, {}).get("sides") != sheet["sides"]]
    pages = [place for sheet in into for place in sheet["places"]]
    rows = {each["name"]: _row(each, old, new) for each in (*old["papers"], *new["papers"])}
    for word, sheets in (("out", out), ("into", into)):
        for sheet in sheets:
            rows[sheet["name"]][word] += sheet["numbers"]
    told = sorted((row for row in rows.values() if row["out"] or row["into"]), key=_place)
    if old["front"] != new["front"]:
        pages = [*range(new["ahead"]), *pages]
        told.insert(0, {"title": FRONT, "out": [], "into": [], "why": "修改"})
    is_whole = len(pages) == sum(len(each["numbers"]) for each in new["papers"]) + new["ahead"]
    sheets = -(-len(pages) // 2) if new["duplex"] else len(pages)
    return {"is_whole": is_whole, "rows": told, "pages": pages, "sheets": sheets}


def _sheets(facts: dict):
    """First number of a sheet -> what it shows, and where its pages stand in the file."""
    place, sides = facts["ahead"], 2 if facts["duplex"] else 1
    for paper in facts["papers"]:
        shown = paper["looks"] + [""] * (len(paper["numbers"]) - paper["pages"])
        for at in range(0, len(shown), sides):
            numbers = paper["numbers"][at : at + sides]
            yield (
                numbers[0],
                {
                    "name": paper["name"],
                    "sides": list(zip(numbers, shown[at : at + sides], strict=True)),
                    "numbers": numbers[: max(paper["pages"] - at, 1)],
                    "places": list(range(place + at, place + at + len(numbers))),
                },
            )
        place += len(paper["numbers"])


def _row(paper: dict, old: dict, new: dict) -> dict:
    before, after = ({each["name"]: each["key"] for each in facts["papers"]} for facts in (old, new))
    name = paper["name"]
    if name not in before:
        why = "新增"
    elif name not in after:
        why = "删去"
    else:
        why = "移动" if before[name] == after[name] else "修改"
    return {"title": paper["title"], "out": [], "into": [], "why": why}


def _place(row: dict):
    return min(number_of(number) for number in row["into"] or row["out"])


def in_words(numbers: list[str]) -> str:
    """16, 17, 18, 49-1 -> 16—18、49-1"""
    runs = []
    for text in numbers:
        number = number_of(text)
        if runs and len(number) == 1 and runs[-1][1] == (number[0] - 1,):
            runs[-1][1] = number
        else:
            runs.append([number, number])
    shown = [[words(number) for number in run] for run in runs]
    return "、".join(first if first == last else f"{first}—{last}" for first, last in shown)
