"""任免名单 in the form it is published in (law.md §8.3): by verb, full names of posts, many of one post together."""

from collections.abc import Sequence

from meetings.models import CARRIED, AppointmentLine, Item, Verb

# Who leaves stands before who comes, as the districts print it; who acts is a deputy head before.
GROUPS = (
    Verb.ACCEPT_RESIGNATION, Verb.DISMISS, Verb.DECIDE_REMOVE, Verb.REMOVE, Verb.APPROVE_REMOVE, Verb.DECIDE_APPOINT,
    Verb.APPOINT, Verb.APPROVE_APPOINT, Verb.ACT, Verb.CHOOSE_ACTING,
)  # fmt: skip
HEADS = {Verb.ACT: "决定代理", Verb.CHOOSE_ACTING: "推选代理", Verb.DISMISS: "决定撤销"}
REMOVING = (Verb.DECIDE_REMOVE, Verb.REMOVE, Verb.APPROVE_REMOVE, Verb.DISMISS)
COMING = (Verb.DECIDE_APPOINT, Verb.APPOINT, Verb.APPROVE_APPOINT)
SOLEMN = {Verb.ACCEPT_RESIGNATION: "第三十二条", Verb.ACT: "第五十条", Verb.CHOOSE_ACTING: "第五十五条"}
LAW = "中华人民共和国地方各级人民代表大会和地方各级人民政府组织法"


def carried(item: Item) -> list[AppointmentLine]:
    """Who was passed at this item's meeting; nobody else stands on any paper."""
    lines = item.appointment.lines.filter(status__in=CARRIED, decided_at=item.meeting)
    found = lines.select_related("official", "post", "decided_at__body")
    return list(found.order_by("position", "pk"))


def draft(item: Item) -> dict:
    """Kind, title and text of the paper the meeting's office begins with."""
    lines = carried(item)
    home = item.meeting.body.name
    verbs = {line.verb for line in lines}
    if len(verbs) == 1 and (verb := verbs.copy().pop()) in (*SOLEMN, Verb.DISMISS):
        return _decision(item, lines, verb)
    return {"kind": "appointments", "title": f"{home}{_called(verbs)}", "text": listed(lines)}


def _called(verbs: set[str]) -> str:
    if verbs <= set(COMING):
        return "任命名单"
    return "免职名单" if verbs <= set(REMOVING) else "任免名单"


def _decision(item: Item, lines: list[AppointmentLine], verb: str) -> dict:
    """接受辞职, 代理 and 撤职 are printed as a decision that cites its article."""
    home, (first, *_rest) = item.meeting.body.name, lines
    who = "、".join(dict.fromkeys(line.official.name for line in lines))
    about = {
        Verb.ACCEPT_RESIGNATION: f"接受{who}辞去{first.post}职务请求",
        Verb.ACT: f"{who}代理{first.post}职务",
        Verb.CHOOSE_ACTING: f"推选{who}代理{first.post}职务",
        Verb.DISMISS: f"撤销{who}{first.post}职务",
    }[verb]
    law = f"根据《{LAW}》{SOLEMN[verb]}的规定，" if verb in SOLEMN else ""
    said = "\n".join(f"{_sentence(line)}{_filed(line)}。" for line in lines)
    return {"kind": "decision", "title": f"{home}关于{about}的决定", "text": f"{law}{item.meeting.title}决定：\n{said}"}


def _filed(line: AppointmentLine) -> str:
    """A resignation of who was elected is reported to the congress (地方组织法第三十二条)."""
    if line.verb != Verb.ACCEPT_RESIGNATION or line.post.authority != "elect":
        return ""
    return f"，报{line.decided_at.body.name.removesuffix('常务委员会')}备案"


def listed(lines: Sequence[AppointmentLine]) -> str:
    """The list itself, one heading for each verb."""
    parts = []
    for verb in GROUPS:
        of_verb = [line for line in lines if line.verb == verb]
        if of_verb:
            rows = _rows(of_verb)
            parts += [f"{HEADS.get(verb, Verb(verb).label)}：", *(f"{row}；" for row in rows[:-1]), f"{rows[-1]}。"]
    return "\n".join(parts)


def _rows(lines: list[AppointmentLine]) -> list[str]:
    """One row a person with all their posts, or one row a post with all its people."""
    if lines[0].verb not in (*COMING, *REMOVING):
        return [f"{_sentence(line).removeprefix('接受')}{_filed(line)}" for line in lines]
    posts_of: dict[int, list[str]] = {}
    for line in lines:
        posts_of.setdefault(line.official_id, []).append(line.post.name)
    rows: dict[tuple, list[str]] = {}
    for line in lines:
        posts = tuple(posts_of.pop(line.official_id, ()))
        if posts:
            rows.setdefault(posts, []).append(line.official.name)
    return [_row(people, posts, lines[0].verb in COMING) for posts, people in rows.items()]


def _row(people: list[str], posts: tuple[str, ...], comes: bool) -> str:
    names = "、".join(people) if len(people) <= 3 else "　".join(spaced(name) for name in people)
    said = "、".join(posts)
    if len(people) > 3:  # 人民陪审员 and judges: the post is said once, over the names
        return f"下列{len(people)}人{'为' if comes else '的'}{said}{'' if comes else '职务'}：\n{names}"
    return f"{names}为{said}" if comes else f"{names}的{said}职务"


def spaced(name: str) -> str:
    """Names of two characters are set as wide as those of three."""
    return f"{name[0]}　{name[1]}" if len(name) == 2 else name


def _sentence(line: AppointmentLine) -> str:
    person, post = line.official.name, line.post.name
    match line.verb:
        case Verb.ACT | Verb.CHOOSE_ACTING:
            return f"{person}代理{post}职务"
        case Verb.ACCEPT_RESIGNATION:
            return f"接受{person}辞去{post}职务的请求"
        case Verb.DISMISS:
            return f"撤销{person}的{post}职务"
    return line.label
