from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.timezone import localdate

from congress.audit.leaving import as_sheet
from congress.portal.actions.rules import change_rule
from congress.portal.forms.rules import RuleForm
from congress.portal.rule_sheet import ALL, OWN, Sheet, chosen, is_rule, said_of
from congress.portal.rules import is_of_the_house, keeps_rules, require
from congress.rulebook.limits import LIMITS

LABELS = ("章", "种类", "序号", "名称", "现行", "默认", "依据", "法定界限", "说明")


@login_required
def rules(request):
    require(is_of_the_house(request.user))
    q = request.GET.get("q", "").strip()[:60]
    found = list(Sheet(localdate()).groups(q))
    part, groups = chosen(found, request.GET.get("part", ""), is_search=bool(q))
    context = {"groups": groups, "tabs": _tabs(found, part, q), "part": part, "q": q}
    sheet = as_sheet(request, "期限与规则", LABELS, rule_cells(groups))
    return sheet or render(request, "portal/rules.html", context)


def rule_cells(groups):
    """One line for each rule, in the order of the page."""
    for heading, kind, rule in ((group.heading, kind, rule) for group in groups for kind, rule in group.lines):
        basis = rule.standing.basis if rule.standing else rule.article
        yield heading, kind, rule.number, rule.label, rule.now, rule.default, basis, rule.cap, rule.note


def _tabs(found, part: str, q: str) -> list[tuple]:
    """The contents of the sheet: its groups, what the district has changed, everything."""
    parts = [(group.anchor, group.heading, group.count) for group in found]
    parts += [(OWN, "本区规定", sum(group.own().count for group in found))]
    parts += [(ALL, "全部", sum(group.count for group in found))]
    asked = {"q": q} if q else {}
    return [(label, f"?{urlencode({**asked, 'part': key})}", n, key == part) for key, label, n in parts]


@login_required
def rule(request, key):
    require(is_of_the_house(request.user))
    if not is_rule(key):
        raise Http404
    today = localdate()
    sheet = Sheet(today)
    may_edit = keeps_rules(request.user) and sheet.rule(key).is_read
    form = _form(request, key, sheet, today) if may_edit else None
    if request.method == "POST":
        require(may_edit)
        if form.is_valid():
            row = change_rule(key, by=request.user, request=request, **form.facts())
            messages.success(request, f"已登记，{row.effective_from} 起施行。已经确定的期限不变。")
            return redirect("portal:rule", key)
    found = sheet.rule(key)
    history = [(row, said_of(row), row.effective_from > today) for row in reversed(found.rows)]
    return render(request, "portal/rule.html", {"rule": found, "history": history, "form": form})


def _form(request, key, sheet, today):
    if key in LIMITS:
        limit = sheet.book.limit(key, today)
        return RuleForm(request.POST or None, key=key, now=limit.value, unit=limit.unit, today=today)
    return RuleForm(request.POST or None, key=key, now=sheet.book.setting(key, today), today=today)
