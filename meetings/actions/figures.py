"""The figures of a count, checked before anything is written: each mistake is told at its own line."""

from django.core.exceptions import ValidationError

from meetings.models import Method, Vote

SUMS = ("yes", "basic", "no", "abstain", "not_pressed", "invalid")
WORDS = {"yes": "赞成", "basic": "基本满意", "no": "反对", "abstain": "弃权", "not_pressed": "未按", "invalid": "无效"}


def check_figures(vote: Vote, lines, figures: dict[int, dict]) -> None:
    """ValidationError with one message a line: the sums of a count make up those who took part.

    By machine and by hand everybody present is one of 赞成, 反对, 弃权, 未按表决器; on paper the slips that came
    back are, and no more came back than went out (otherwise the ballot is void and is held again).
    """
    if set(figures) != {line.pk for line in lines}:
        raise ValidationError("票面已经变动，请刷新页面。")
    errors = []
    for line in lines:
        sums = figures[line.pk]
        if any(not isinstance(sums.get(key) or 0, int) or (sums.get(key) or 0) < 0 for key in SUMS):
            errors.append(f"“{line.text}”：票数应当是不小于零的整数。")
        elif problem := (_on_paper if vote.method == Method.SECRET else _in_the_room)(vote, sums):
            errors.append(f"“{line.text}”：{problem}")
    if errors:
        raise ValidationError(errors)


def _in_the_room(vote: Vote, sums: dict) -> str:
    made = sum(sums.get(key) or 0 for key in SUMS)
    if made != vote.present:
        parts = "、".join(f"{WORDS[key]} {sums[key]}" for key in SUMS if sums.get(key))
        return f"各项合计 {made}（{parts or '没有票数'}），与参加表决的 {vote.present} 人不符。"
    return ""


def _on_paper(vote: Vote, sums: dict) -> str:
    issued, returned = sums.get("issued"), sums.get("returned")
    if issued is None or returned is None:
        return "请填写发出票数和收回票数。"
    if issued > vote.present:
        return f"发出 {issued} 张，多于参加投票的 {vote.present} 人。"
    if returned > issued:
        return f"收回 {returned} 张，多于发出的 {issued} 张，本次投票无效，应当作废后重新投票。"
    counted = sum(sums.get(key) or 0 for key in SUMS if key != "not_pressed")
    return "" if counted == returned else f"各项合计 {counted}，与收回的 {returned} 张不符。"
