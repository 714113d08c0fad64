"""What a later version changed, in words: read from two snapshots, so it says what the papers say."""

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass


@dataclass(frozen=True)
class Change:
    about: str  # 会议, 议程, 日程, 分组, 人员 or 文件
    words: str


def changes(old: dict, new: dict) -> list[Change]:
    """From one frozen content to a later one. Nothing, when both say the same."""
    found = []
    for about, compare in COMPARED:
        found += [Change(about, words) for words in compare(old, new)]
    return found


def _meeting(old, new):
    for key, label in (("title", "会议名称"), ("days", "会期"), ("place", "地点"), ("chaired_by", "主持人")):
        yield from _differs(label, old["meeting"][key], new["meeting"][key])


def _differs(label, before, after):
    if before != after:
        if not before:
            yield f"{label}定为“{after}”。"
        else:
            yield f"{label}由“{before}”改为“{after}”。" if after else f"{label}“{before}”取消。"


def _agenda(old, new):
    before, after = {i["id"]: i for i in old["items"]}, {i["id"]: i for i in new["items"]}
    for pk, item in after.items():
        if pk not in before:
            yield f"增加第{item['number']}项“{item['title']}”。"
    for pk, item in before.items():
        if pk not in after:
            yield f"取消原第{item['number']}项“{item['title']}”。"
    common = [pk for pk in after if pk in before]
    places = [before[pk]["number"] for pk in common]
    stayed = _longest_rising(places)
    for pk, place in zip(common, places, strict=True):
        if place not in stayed:
            yield f"“{after[pk]['title']}”由第{place}项移到第{after[pk]['number']}项。"
    for pk in common:
        yield from _item(before[pk], after[pk])


def _item(before, after):
    name = f"第{after['number']}项"
    yield from _differs(f"{name}名称", before["title"], after["title"])
    for key, label in (("reporter", "报告人"), ("proposer", "提请主体"), ("kind_label", "种类")):
        yield from _differs(f"{name}“{after['title']}”的{label}", before[key], after[key])
    if before["written_only"] != after["written_only"]:
        yield f"{name}“{after['title']}”改为{'书面报告' if after['written_only'] else '口头报告'}。"
    if before["needs_vote"] != after["needs_vote"]:
        yield f"{name}“{after['title']}”改为{'需要表决' if after['needs_vote'] else '不表决'}。"
    names = ["、".join(each["name"] for each in item["speakers"]) for item in (before, after)]
    yield from _differs(f"{name}“{after['title']}”的中心发言人", *names)


def _papers(old, new):
    before = {item["id"]: item for item in old["items"]}
    for item in new["items"]:
        yield from _papers_of(before.get(item["id"], {"papers": []}), item)


def _papers_of(before, after):
    was = {paper["title"]: paper["sha256"] for paper in before["papers"]}
    now = {paper["title"]: paper["sha256"] for paper in after["papers"]}
    for title in now:
        if title not in was:
            yield f"第{after['number']}项增加文件“{title}”。"
        elif was[title] != now[title]:
            yield f"第{after['number']}项的文件“{title}”换成新稿。"
    for title in was:
        if title not in now:
            yield f"第{after['number']}项撤下文件“{title}”。"


def _longest_rising(places: list[int]) -> set[int]:
    """Who kept their order; the others were moved. So one item moved to the front is one change, not ten."""
    tails, ends, before = [], [], {}
    for place in places:
        at = bisect_left(tails, place)
        tails[at : at + 1], ends[at : at + 1] = [place], [place]
        before[place] = ends[at - 1] if at else None
    kept, place = set(), ends[-1] if ends else None
    while place is not None:
        kept.add(place)
        place = before[place]
    return kept


def _schedule(old, new):
    before, after = {s["name"]: s for s in old["sittings"]}, {s["name"]: s for s in new["sittings"]}
    for name, sitting in after.items():
        if name not in before:
            yield f"增加{name}（{_when(sitting)}）。"
    for name, sitting in before.items():
        if name not in after:
            yield f"取消{name}（{_when(sitting)}）。"
    for name, sitting in after.items():
        if name in before:
            was = before[name]
            yield from _differs(f"{name}的时间", _when(was), _when(sitting))
            for key, label in (("place", "地点"), ("chaired_by", "主持人"), ("kind_label", "形式")):
                yield from _differs(f"{name}的{label}", was[key], sitting[key])
    yield from _lines(old, new)


def _lines(old, new):
    """Lines are known by what is said; where and when they stand is what may change."""
    before, after = _lines_of(old), _lines_of(new)
    for key, (sitting, entry) in after.items():
        if key not in before:
            yield f"{sitting['name']}增加“{entry['words']}”（{_short(sitting)}{entry['starts']}）。"
            continue
        was, line = before[key]
        if was["name"] != sitting["name"]:
            yield f"“{entry['words']}”由{was['name']}移到{sitting['name']}（{_short(sitting)}{entry['starts']}）。"
        elif (was["day"], line["starts"]) != (sitting["day"], entry["starts"]):
            then = f"{_short(was)}{line['starts']}" if was["day"] != sitting["day"] else line["starts"]
            now = f"{_short(sitting)}{entry['starts']}" if was["day"] != sitting["day"] else entry["starts"]
            yield f"{sitting['name']}“{entry['words']}”由{then}改到{now}。"
        if line["minutes"] != entry["minutes"]:
            yield f"{sitting['name']}“{entry['words']}”用时由{line['minutes']}分钟改为{entry['minutes']}分钟。"
    for key, (sitting, entry) in before.items():
        if key not in after:
            yield f"{sitting['name']}取消“{entry['words']}”。"


def _lines_of(content) -> dict:
    seen, lines = Counter(), {}
    for sitting in content["sittings"]:
        for entry in sitting["entries"]:
            key = (entry["item"], entry["activity"], "" if entry["item"] else entry["words"])
            seen[key] += 1
            lines[*key, seen[key]] = (sitting, entry)
    return lines


def _short(sitting) -> str:
    _, month, day = sitting["day"].split("-")
    return f"{int(month)}月{int(day)}日"


def _when(sitting) -> str:
    return f"{_short(sitting)}{sitting['starts']}至{sitting['ends']}"


def _groups(old, new):
    before, after = {g["name"]: g for g in old["groups"]}, {g["name"]: g for g in new["groups"]}
    for name in after:
        if name not in before:
            yield f"增加{name}（{len(after[name]['members'])}人）。"
    for name in before:
        if name not in after:
            yield f"取消{name}。"
    for name, group in after.items():
        if name not in before:
            continue
        for key, label in (("convener", "召集人"), ("vice_convener", "副召集人"), ("place", "地点")):
            yield from _differs(f"{name}{label}", before[name][key], group[key])
        yield from _names(name, before[name]["members"], group["members"])


def _people(old, new):
    labels = dict.fromkeys(person["capacity_label"] for person in [*new["people"], *old["people"]])
    for label in labels:
        yield from _names(label, *([p for p in c["people"] if p["capacity_label"] == label] for c in (old, new)))


def _names(where, before, after):
    was, now = Counter(each["name"] for each in before), Counter(each["name"] for each in after)
    if added := list((now - was).elements()):
        yield f"{where}增加{'、'.join(added)}。"
    if gone := list((was - now).elements()):
        yield f"{where}减少{'、'.join(gone)}。"


COMPARED = (
    ("会议", _meeting), ("议程", _agenda), ("日程", _schedule), ("分组", _groups), ("人员", _people), ("文件", _papers),
)  # fmt: skip
