"""全年一览 on paper: what leaders take into the chairs' meeting."""

from congress.pages.context import organization


def printed(seen, *, committee: str, labels) -> dict:
    """The context of print/supervision/year.html. ``seen``: of statistics/year.py; ``labels``: of the table by unit."""
    return {
        "title": f"{seen.year}年监督工作一览", "committee": committee, "seen": seen, "labels": labels,
        "signature": organization()["name"], "today": seen.today,
    }  # fmt: skip
