"""关于代表建议办理情况的报告: its words drafted from the figures, its tables and charts.

Stands above the other documents since it counts; the paper is templates/print/proposals/year_report.html.
"""

from congress.pages.context import organization
from congress.printing.prose import paragraphs
from proposals.models import YearReport
from proposals.statistics import drawing
from proposals.statistics.rates import FEW, Share, Tally
from proposals.statistics.yearly import Year

SHOWN = ("reply", "contact", "completion", "high", "content")  # columns of the table of units
PRACTICE = (
    "（一）抓交办。大会期间和闭会期间提出的建议，经审查登记后按职责交有关单位办理，明确主办、会办单位和办理期限。\n"
    "（二）抓沟通。要求承办单位办前、办中、办后听取代表意见，沟通情况由代表核实。\n"
    "（三）抓督办。对临近期限和逾期未答复的及时提醒、催办，对代表不满意的研究后退回重新办理。"
)
PLANS = (
    "（一）加强跟踪问效。对列入计划逐步解决的事项建立台账，完成一件、销号一件，并再次答复代表。\n"
    "（二）提高答复质量。督促承办单位逐条回应代表诉求，防止以同样的答复应付同样的建议。\n"
    "（三）推进公开。依法公开建议和答复，接受代表和群众监督。"
)


def listed(counts: dict[str, int], unit: str = "件") -> str:
    return "，".join(f"{label}{n}{unit}" for label, n in counts.items())


def percent(share: Share) -> str:
    return f"{share.percent}（{share.part}÷{share.whole}）"


def default_words(year: Year) -> dict[str, str]:
    """What the office finds in the form before it has written anything of its own."""
    return {
        "addressee": "各位代表",
        "opening": f"现将{year.year}年代表建议、批评和意见（以下简称代表建议）的办理情况报告如下，请予审议。",
        "practice": PRACTICE,
        "problems": problems(year),
        "plans": PLANS,
    }


def problems(year: Year) -> str:
    """Only what the figures show."""
    total, found = year.total, []
    if n := total["overdue"] + total["late"]:
        found.append(
            f"有的承办单位时限意识不强。截至报告之日，逾期答复{total['late']}件，逾期未答复{total['overdue']}件，共{n}件。"
        )
    if missing := total["assigned"] - total["talked"]:
        found.append(f"与代表沟通不够。还有{missing}件没有代表认可的沟通记录。")
    if total["low"]:
        found.append(f"部分建议办理效果与代表期望有差距。代表对{total['low']}件的办理结果评价为不满意。")
    if total["silent"]:
        found.append(f"评价反馈不全。{total['silent']}件在评价期内没有收到代表的评价。")
    numbered = [f"（{'一二三四'[place]}）{text}" for place, text in enumerate(found)]
    return "\n".join(numbered) or "从统计情况看，没有逾期答复和代表不满意的代表建议。"


def year_report(year: Year, words: YearReport | dict) -> dict:
    """``words``: what the office kept, or the draft."""
    kept = words if isinstance(words, dict) else {name: getattr(words, name) for name in default_words(year)}
    house = organization()
    return {
        "title": f"关于{year.year}年代表建议、批评和意见办理情况的报告",
        "byline": house["office"],
        "addressee": kept["addressee"],
        "opening": paragraphs(kept["opening"]),
        "basics": _basics(year),
        "categories": _categories(year),
        "results": _results(year),
        "rates": _rates(year),
        "classes": _classes(year),
        "levels": [_level(share) for share in year.total.shares],
        "units": _units(year),
        "unit_lines": drawing.by_class(year.units, year.keys),
        "practice": paragraphs(kept["practice"]),
        "problems": paragraphs(kept["problems"]),
        "plans": paragraphs(kept["plans"]),
        "signature": house["office"],
        "issued_on": year.today,
        "keys": year.keys,
        "shown": [share.rate.label for share in year.total.shares if share.rate.key in SHOWN],
        "few": FEW,
        "formulas": "".join(f"{share.rate.label}：{share.rate.words}" for share in year.total.shares),
    }


def _basics(year: Year) -> list[str]:
    total, told = year.total, []
    channels = f"其中{listed(year.channels)}" if year.channels else ""
    told.append(
        f"{year.year}年共登记代表建议{total['all']}件，{channels}；已交办{total['handed']}件，{_compared(year)}"
    )
    if year.formations:
        whole = sum(year.formations.values())
        first, n = next(iter(year.formations.items()))
        told.append(f"从形成方式看，{listed(year.formations)}，来自{first}的占填写形成方式的{n / whole:.1%}。")
    units = [group for group in year.units if group.key is not None]
    told.append(f"承担主办、分办任务的单位共{len(units)}个。按类别分布如下表：")
    return told


def _compared(year: Year) -> str:
    if year.before is None:
        return "没有上年数据可以比较。"
    change = year.total["all"] - year.before["all"]
    word = "持平" if not change else f"{'增加' if change > 0 else '减少'}{abs(change)}件"
    return f"登记件数比上年{word}。"


def _categories(year: Year) -> list[list[str]]:
    whole = year.total["all"] or 1
    rows = [(group.label, group.tally["all"]) for group in year.categories]
    rows = sorted(rows, key=lambda row: -row[1])
    return [[label, str(n), f"{n / whole:.1%}"] for label, n in rows] + [["合计", str(year.total["all"]), ""]]


def _results(year: Year) -> list[str]:
    total, share = year.total, {share.rate.key: share for share in year.total.shares}
    told = [
        f"截至{year.today:%Y年%-m月%-d日}，已答复{total['replied']}件，"
        f"其中按期答复{total['in_time']}件、逾期答复{total['late']}件；"
        f"尚未答复的{total['running'] + total['overdue']}件中，"
        f"期限内办理{total['running']}件，逾期未答复{total['overdue']}件。"
        f"办复率{percent(share['reply'])}；把逾期未答复的计算在内，按期答复率{percent(share['on_time'])}；"
        f"见面率{percent(share['contact'])}；办结率{percent(share['completion'])}。已办结归档{year.closed}件。"
    ]
    if total["rated"]:
        told.append(
            f"代表已评价{total['rated']}件，对办理结果满意{total['high']}件、"
            f"基本满意{total['content'] - total['high']}件、不满意{total['low']}件，"
            f"满意率{share['high'].percent}，满意和基本满意率{share['content'].percent}。"
            f"按第一次答复后的评价，满意率{share['first_high'].percent}，满意和基本满意率{share['first_content'].percent}。"
            f"对办理态度的满意率{share['manner_high'].percent}，满意和基本满意率{share['manner_content'].percent}。"
            + (f"另有{total['silent']}件未反馈，不计入评价数。" if total["silent"] else "")
        )
    if year.disliked:
        names = "、".join(number for number, _ in year.disliked[:10])
        more = f"等{len(year.disliked)}件" if len(year.disliked) > 10 else f"共{len(year.disliked)}件"
        told.append(f"最后评价为不满意的有{names}，{more}。")
    return told


def _rates(year: Year) -> list[list[str]]:
    before = {share.rate.key: share for share in year.before.shares} if year.before else {}
    return [
        [
            share.rate.label, str(share.part), str(share.whole), share.percent,
            before[share.rate.key].percent if before else "—",
        ]
        for share in year.total.shares
    ]  # fmt: skip


def _classes(year: Year) -> list[list[str]]:
    answered = {key: year.total.classes[key.pk] for key in year.keys}
    whole = sum(answered.values())
    return [[key.label, str(n), f"{n / whole:.1%}" if whole else "—"] for key, n in answered.items()]


def _level(share: Share) -> drawing.Line:
    return drawing.level(share.rate.label, share.part, share.whole)._replace(words=share.percent)


def _units(year: Year) -> list[list[str]]:
    """The most cases first: an order by amount, not by merit."""
    groups = sorted(year.units, key=lambda group: -group.tally["handed"])
    return [_unit(group.label, group.tally) for group in groups if group.tally["handed"]]


def _unit(label: str, tally: Tally) -> list[str]:
    rates = [share.said for share in tally.shares if share.rate.key in SHOWN]
    return [label, str(tally["handed"]), str(tally["overdue"]), *rates]
