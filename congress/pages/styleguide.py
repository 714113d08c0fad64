"""``/styleguide/``: every part of the look in every state, on invented matter. Only where DEBUG is on."""

from datetime import date, timedelta
from types import SimpleNamespace

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render

TODAY = date(2026, 5, 26)
HOLDS = [
    ("draft", "草稿", "未送出"),
    ("congress", "待审查", "在人大"),
    ("unit", "办理中", "在承办单位"),
    ("deputy", "待评价", "在代表"),
    ("again", "重新办理", "第二轮"),
    ("promise", "跟踪", "等承诺兑现"),
    ("done", "办结", "结束"),
    ("ended", "撤回", "终止"),
]
COLOURS = ["paper", "sheet", "wash", "ink", "ink-2", "edge", "red", "gold", "green", "amber", "blue"]

WRONG = {"title": "关于修复十泉路西段道路的建议", "assigned_on": "2026-02-30", "unit": "1", "open_as": "all"}


class Sample(forms.Form):
    title = forms.CharField(label="标题", help_text="一事一议，60 字以内。")
    assigned_on = forms.DateField(
        label="交办日", error_messages={"invalid": "2月 没有 30日，请改为 2026-02-28 以前的日期。"}
    )
    unit = forms.ChoiceField(label="主办单位", choices=[("1", "区交通运输局"), ("2", "区教育局")])
    number = forms.CharField(label="编号", disabled=True, initial="第012号", help_text="登记后由系统编定，不可改。")
    body = forms.CharField(label="事由", widget=forms.Textarea(attrs={"maxlength": 2000}), required=False)
    open_as = forms.ChoiceField(
        label="代表对公开的意见",
        choices=[("all", "同意全文公开"), ("title", "仅同意公开标题")],
        widget=forms.RadioSelect,
        initial="all",
    )
    close = forms.BooleanField(label="希望承办单位加强联系", required=False)
    scan = forms.FileField(label="扫描件", required=False, help_text="PDF 或图片，50 MB 以内。")


def clock(due, *, starts=92, met=None, void=None, tentative=False, label="答复"):
    """A Clock as the rulebook keeps them, seen on the guide's own day."""
    due_on = TODAY + timedelta(due)

    def time_state(today):
        left = (due_on - today).days
        return "late" if left < 0 else "urgent" if left <= 3 else "soon" if left <= 15 else "calm"

    return SimpleNamespace(
        starts_on=due_on - timedelta(starts),
        due_on=due_on,
        met_at=met is not None and TODAY + timedelta(met),
        void_at=void,
        tentative=tentative,
        label=label,
        time_state=time_state,
        days_left=lambda today: (due_on - today).days,
    )


def styleguide(request):
    if not settings.DEBUG:
        raise Http404
    if "say" in request.GET:
        messages.success(request, "第012号 已交 3 家单位。")
        messages.error(request, "缺“办理结果”一项。已填的内容没有丢，补上后再交。")
    page = Paginator(range(156), 20).page(min(int(request.GET.get("page", 3) or 3), 8))
    context = {
        "for_deputy": "deputy" in request.GET,
        "today": TODAY,
        "form": Sample(initial={"title": "关于修复十泉路西段道路的建议"}),
        "wrong": Sample(WRONG, auto_id="wrong_%s"),
        "page": page,
        **kinds(),
        **times(),
        **roads(),
        **ways(),
        "entries": entries(),
    }
    return render(request, "styleguide.html", context)


def kinds():
    """Colours, holds, grades and files."""
    return {
        "colours": COLOURS,
        "holds": HOLDS,
        "grades": [("high", "满意"), ("mid", "基本满意"), ("low", "不满意")],
        "files": [
            ("答复函.pdf", 180_000),
            ("入户问卷汇总.xlsx", 64_000),
            ("飞线充电现场照片 6 张.jpg", 8_400_000),
        ],
    }


def times():
    """The clock in its nine states."""
    return {
        "clocks": [
            (clock(38), "充裕：15 天以上"),
            (clock(7), "临近：15 天以内"),
            (clock(1), "紧迫：3 天以内"),
            (clock(0), "当天"),
            (clock(-4), "逾期"),
            (clock(9, met=-4), "已完成"),
            (clock(-10, met=-4), "迟完成"),
            (clock(200, tentative=True), "日历未公布"),
            (clock(20, void=TODAY), "不再计时"),
        ]
    }


def roads():
    """Step tracks and the sum behind a date."""
    steps = ["提出", "审查", "交办", "办理", "答复", "评价", "跟踪", "办结"]
    return {
        "now": [(s, "done" if i < 3 else "now" if i == 3 else "todo", "") for i, s in enumerate(steps)],
        "skipping": [
            (s, "done" if i < 5 else "now" if i == 5 else "skip" if i == 6 else "todo", "") for i, s in enumerate(steps)
        ],
        "tall": [
            ("提出", "done", "2月9日"),
            ("交办", "done", "3月2日"),
            ("办理", "now", "至 6月2日"),
            ("答复", "todo", ""),
        ],
        "reckoning": [
            {"label": "交办日", "value": "2026-03-02", "source": ""},
            {"label": "加", "value": "3 个月", "source": "代表法第五十一条"},
            {"label": "延期", "value": "至 6 个月", "source": "5月28日 批准"},
            {"label": "答复期限", "value": "2026-09-02", "source": ""},
        ],
    }


def ways():
    """Doors and tabs."""
    return {
        "doors": [
            {"label": "提醒代表评价", "url": "#buttons", "open": True, "primary": True},
            {"label": "打印答复函", "url": "#buttons", "open": True},
            {"label": "办结", "open": False, "reason": "代表尚未评价；收到评价或 6月10日 期满后开放。"},
        ],
        "states": [("全部", "#nav", 156, True), ("待审查", "#nav", 4, False), ("办理中", "#nav", 68, False)],
    }


def entries():
    return [
        {
            "at": date(2026, 5, 22),
            "by_name": "代表工委 · 周敏",
            "label": "记一笔",
            "note": "代表下周一前后评价。",
            "is_open": False,
        },
        {
            "at": date(2026, 5, 20),
            "by_name": "区住房和城乡建设局",
            "label": "答复",
            "line": "办理结果 B",
            "is_open": True,
        },
    ]
