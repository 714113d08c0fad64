"""A list whose rows come from several tables, with the tools of every other list."""

from collections import Counter
from functools import cached_property
from operator import attrgetter

from congress.pages.listing import Listing


class Rows(list):
    def iterator(self, chunk_size=None):
        return iter(self)


class GatheredListing(Listing):
    """Few enough to be sorted in memory; ``Column.sort`` and ``state_field`` name attributes of a row."""

    @cached_property
    def counts(self) -> dict[str, int]:
        return Counter(getattr(row, self.state_field) for row in self.rows)

    @cached_property
    def total(self) -> int:
        return len(self.ordered)

    @cached_property
    def ordered(self) -> Rows:
        asked = self.state.statuses if self.state else None
        rows = Rows(row for row in self.rows if asked is None or getattr(row, self.state_field) in asked)
        column, down = self.sort
        if column:
            rows.sort(key=attrgetter(*column.sort.split()), reverse=down)
        return rows
