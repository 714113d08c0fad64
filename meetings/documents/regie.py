"""会务手册（主持词）: the chair's own book. Every line with its time, who speaks, what to say, the remarks.

It is printed from a frozen version like the public papers, but reads ``inside`` as well and is shown to staff only.
"""

from collections import Counter

from congress.printing.prose import paragraphs
from meetings.documents.agenda import when
from meetings.models import AgendaVersion

BLANK = "＿＿＿"
VOTED = f"（宣布结果）赞成{BLANK}票，反对{BLANK}票，弃权{BLANK}票，未按{BLANK}人。"


def regie(version: AgendaVersion) -> dict:
    content, inside = version.content, version.inside
    return {
        "title": f"{content['meeting']['title']}会务手册",
        "number": version.number,
        "is_draft": version.is_draft,
        "facts": content["meeting"],
        "note": paragraphs(inside.get("note", "")),
        "quorum": _quorum(inside),
        "sittings": _sittings(content, inside),
        "unspoken": [item for item in content["items"] if item["written_only"]],
    }


def _sittings(content: dict, inside: dict) -> list[dict]:
    """What is said once is not said again: the remark of an item, how long one may speak in a sitting."""
    told, found = set(), []
    for place, sitting in enumerate(content["sittings"]):
        lines, deliberated = [], False
        for entry, remark in zip(sitting["entries"], inside["sittings"][place], strict=True):
            speech = () if deliberated else inside.get("speech_minutes", ())
            lines.append(_line(content, {**inside, "speech_minutes": speech}, entry, remark, told))
            deliberated |= entry["activity"] == "deliberate"
        last = place == len(content["sittings"]) - 1
        found.append({**sitting, "when": when(sitting), "lines": lines, "is_last": last})
    return found


def _quorum(inside: dict) -> str:
    total, need = inside.get("members", 0), inside.get("quorum", 0)
    return f"全体组成人员{total}人，{need}人以上出席始得开会。" if total else ""


def _line(content, inside, entry, remark, told) -> dict:
    item = next((item for item in content["items"] if item["id"] == entry["item"]), None)
    own = inside["items"].get(str(entry["item"]), {}) if item else {}
    first = own.get("remark", "") if entry["item"] not in told else ""
    told.add(entry["item"])
    say = SCRIPT.get(entry["activity"], _other)
    return {
        **entry,
        "say": say(content, inside, entry, item, own),
        "remarks": [*paragraphs(first), *paragraphs(remark)],
    }


def _open(content, inside, entry, item, own) -> list[str]:
    total, guests = inside.get("members", 0), [p for p in content["people"] if p["capacity"] != "member"]
    said = [
        f"各位组成人员，同志们：{content['meeting']['title']}应到组成人员{total}名，实到{BLANK}名，"
        f"缺席{BLANK}名，符合法定人数。现在开会。"
    ]
    if guests:
        kinds = Counter(person["capacity_label"] for person in guests)
        said.append(f"应邀参加会议的有：{'、'.join(f'{kind}{count}人' for kind, count in kinds.items())}。")
    return said


def _adopt(content, inside, entry, item, own) -> list[str]:
    return [
        f"会议议程（草案）共{len(content['items'])}项，已经印发各位组成人员。对议程（草案）有没有意见？（停顿）",
        "现在表决。赞成的请表决；反对的请表决；弃权的请表决。",
        f"{VOTED}会议议程通过。",
    ]


def _report(content, inside, entry, item, own) -> list[str]:
    who = entry["reporter"] or "报告人"
    return [f"现在{entry['words']}，请{who}作报告。"]


def _explain(content, inside, entry, item, own) -> list[str]:
    return [f"现在{entry['words']}，请{entry['reporter'] or '提请机关负责人'}作说明。"]


def _deliberate(content, inside, entry, item, own) -> list[str]:
    said = [f"现在{entry['words']}。"]
    if item and item["speakers"]:
        told = "、".join(f"{each['name']}（{each['minutes']}分钟）" for each in item["speakers"])
        said.append(f"中心发言人依次为：{told}。")
    if inside["speech_minutes"]:
        first, again = inside["speech_minutes"]
        said.append(f"每位组成人员首次发言不超过{first}分钟，再次发言不超过{again}分钟。")
    return [*said, "请发言。"]


def _inquire(content, inside, entry, item, own) -> list[str]:
    units = "、".join(item["units"]) if item else ""
    return [f"现在进行{entry['words']}。" + (f"到会应询的有{units}负责人。" if units else "") + "请询问人提问。"]


def _vote(content, inside, entry, item, own) -> list[str]:
    total, need = inside.get("members", 0), inside.get("majority", 0)
    said = [f"现在{entry['words']}。"]
    if own.get("secret"):
        said.append(
            "采用无记名投票的方式。请总监票人、监票人就位，清点人数，分发表决票；请各位组成人员填写、投票；请计票。"
        )
    else:
        said.append("赞成的请表决；反对的请表决；弃权的请表决。")
    rule = f"全体组成人员{total}人，过半数为{need}，赞成{need}票以上为通过。" if total else ""
    return [*said, f"（表决规则）{rule}" if rule else "", VOTED]


def _oath(content, inside, entry, item, own) -> list[str]:
    return ["现在颁发任命书，进行宪法宣誓。请全体起立，唱国歌。（奏唱国歌）请宣誓人宣誓。（宣誓毕）请坐下。"]


def _break(content, inside, entry, item, own) -> list[str]:
    return [f"现在休息{entry['minutes']}分钟，{entry['ends'].lstrip('0')}继续开会。"]


def _speech(content, inside, entry, item, own) -> list[str]:
    return [f"现在请{entry['reporter']}讲话。"] if entry["reporter"] else ["（讲话）"]


def _other(content, inside, entry, item, own) -> list[str]:
    return [f"现在进行下一项：{entry['words']}。"]


SCRIPT = {
    "open": _open, "adopt_agenda": _adopt, "report": _report, "explain": _explain, "deliberate": _deliberate,
    "inquire": _inquire, "vote": _vote, "oath": _oath, "break": _break, "speech": _speech,
}  # fmt: skip
