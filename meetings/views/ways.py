"""The rooms of one meeting: each is a page, shown to whom it is for."""

from django.urls import NoReverseMatch, reverse

from meetings import queries, rules

EVERYBODY = "everybody"
INSIDE = "inside"
# (address, word, for whom)
WAYS = (
    ("detail", "概况", EVERYBODY),
    ("agenda", "议程", EVERYBODY),
    ("schedule", "日程", EVERYBODY),
    ("people", "参会人员", EVERYBODY),
    ("papers", "会议文件", EVERYBODY),
    ("packets", "文件汇编", EVERYBODY),
    ("hall", "现场", INSIDE),
    ("votes", "表决", EVERYBODY),
    ("after", "会后", EVERYBODY),
)
# Pages that belong to a room without being its first page.
WITHIN = dict.fromkeys(
    ("groups", "freeze", "versions", "version", "new_sitting", "sitting", "new_entry", "entry", "speakers"), "schedule"
) | {"observers": "people"}


def ways(request, meeting) -> list[tuple]:
    """Tabs ``(label, url, count, here)``; a room that does not exist yet is left out."""
    inside = queries.sees_inside(request.user, meeting) or rules.sits_in(request.user, meeting.body)
    here = request.resolver_match.url_name
    here = WITHIN.get(here, here)
    shown = []
    for name, label, audience in WAYS:
        if audience == INSIDE and not inside:
            continue
        try:
            shown.append((label, reverse(f"meetings:{name}", args=[meeting.code]), None, name == here))
        except NoReverseMatch:
            continue
    return shown
