"""``{% load ui %}``: the parts of the house look. Plain functions, so hundreds on a page cost little.

This file gives the names; ``congress.pages.marks`` draws and ``congress.pages.dates`` says days.
The parts and their use are listed in ``congress/pages/README.md`` and shown at ``/styleguide/``.
"""

from django import template
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.safestring import mark_safe

from congress.pages import dates, marks

register = template.Library()

register.filter("day", dates.day)
register.filter("weekday", dates.weekday)
register.filter("short_day", dates.short_day)
register.filter("long_day", dates.long_day)
register.filter("moment", dates.moment)
register.filter("at", marks.at)
register.filter("shown", marks.shown)
register.filter("highlight", marks.highlight)
register.filter("hold", marks.hold_of)
register.filter("size", marks.size)

register.simple_tag(marks.pill, name="pill")
register.simple_tag(marks.clock, name="clock")
register.simple_tag(marks.ledger, name="ledger")
register.simple_tag(marks.track, name="track")
register.simple_tag(marks.doors, name="doors")
register.simple_tag(marks.tabs, name="tabs")
register.simple_tag(marks.file_link, name="file_link")


@register.simple_tag
def field(bound):
    """``{% field form.title %}``: label, box, hint and error of one field."""
    return bound.as_field_group()


@register.simple_block_tag
def banner(content, look="", head=""):
    """``{% banner "late" "没有提交" %}…{% endbanner %}``; looks: nothing, ok, warn, late."""
    extra, role = (f" banner-{look}", "alert" if look == "late" else "status") if look else ("", "note")
    return format_html('<div class="banner{}" role="{}"><b>{}</b><div>{}</div></div>', extra, role, head, content)


@register.simple_block_tag
def empty_state(content, head=""):
    """``{% empty_state "没有符合条件的建议。" %}换个关键词。{% endempty_state %}``"""
    return format_html('<div class="empty"><b>{}</b>{}</div>', head, content)


@register.simple_block_tag
def confirm(content, heading="", name="dialog", verb="", look="btn-danger"):
    """The question before a step without return. Opener: ``data-confirm="name"``."""
    return format_html(
        '<dialog class="dialog stack" id="{0}" aria-labelledby="{0}-h"><h3 id="{0}-h">{1}</h3>{2}'
        '<div class="row"><button class="btn {4}">{3}</button>'
        '<button type="button" class="btn" data-close>返回</button></div></dialog>',
        name,
        heading,
        content,
        verb,
        look,
    )


@register.simple_tag(takes_context=True)
def with_query(context, **changes):
    """``<a href="{% with_query sort='due' page=None %}">``: some keys changed, None drops one."""
    query = context["request"].GET.copy()
    for key, value in changes.items():
        if value is None or value == "":
            query.pop(key, None)
        else:
            query[key] = value
    return f"?{query.urlencode()}" if query else "?"


@register.simple_tag(takes_context=True)
def pager(context, page, label="分页"):
    """``{% pager page %}`` under a list; nothing when there is only one page."""
    if page.paginator.num_pages < 2:
        return ""
    key = getattr(page, "key", "page")
    kept = [(k, v) for k, values in context["request"].GET.lists() if k != key for v in values]

    def link(number, words, more=""):
        return format_html('<a href="?{}"{}>{}</a>', urlencode([*kept, (key, number)]), mark_safe(more), words)

    pieces = [link(page.previous_page_number(), "上一页", ' rel="prev"')] if page.has_previous() else []
    for number in page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1):
        if number == page.paginator.ELLIPSIS:
            pieces.append(format_html("<span>{}</span>", "…"))
        else:
            pieces.append(link(number, number, ' aria-current="page"' if number == page.number else ""))
    if page.has_next():
        pieces.append(link(page.next_page_number(), "下一页", ' rel="next"'))
    return format_html('<nav class="pager" aria-label="{}">{}</nav>', label, mark_safe("".join(pieces)))
