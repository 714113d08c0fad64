"""The 54 settings of law.md §12 and a few of the house: what a district may choose, and what stands until it does."""

from congress.rulebook.choices import deputies, meetings, notices, proposals, supervision

SETTINGS = {
    setting.key: setting
    for table in (
        proposals.SETTINGS,
        supervision.SETTINGS,
        meetings.SETTINGS,
        deputies.SETTINGS,
        notices.SETTINGS,
    )
    for setting in table
}
