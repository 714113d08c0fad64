"""统计 over every case there is, broken down by unit, and the yearly report of the fullest year, counted and laid out.

Beside them one bare statement that reads the same rows once and groups them by unit.
"""

from collections import Counter
from collections.abc import Callable
from statistics import median
from time import perf_counter

from django.db import connection
from django.utils.timezone import localdate

from congress.accounts.models import User
from congress.portal.bench.pages import clerk, counted
from congress.printing import pdf
from proposals.models import Proposal
from proposals.statistics import of_year, report, yearly

ROUNDS = 3
PAGE = "/proposals/figures/?year=all&by=unit"
BARE = """
SELECT h.unit_id, p.status, p.verdict, count(DISTINCT h.id),
       count(DISTINCT h.id) FILTER (WHERE c.met_at::date > c.due_on), count(DISTINCT t.handling_id),
       count(DISTINCT r.handling_id), count(DISTINCT b.invitation_id)
  FROM proposals_proposal p JOIN proposals_handling h ON h.proposal_id = p.id
  LEFT JOIN proposals_proposalclock c ON c.handling_id = h.id AND c.kind = 'proposal.reply' AND c.void_at IS NULL
  LEFT JOIN proposals_contact t ON t.handling_id = h.id
  LEFT JOIN proposals_reply r ON r.handling_id = h.id
  LEFT JOIN proposals_evaluation e ON e.proposal_id = p.id
  LEFT JOIN surveys_invitation i ON i.survey_id = e.survey_id AND i.counts
  LEFT JOIN surveys_ballot b ON b.invitation_id = i.id
 GROUP BY 1, 2, 3
"""


def measure() -> dict:
    """Name -> median seconds and number of queries, as many rows as there are."""
    client, office, today = clerk(), User.objects.get(username="coordinator"), localdate()
    fullest = Counter(of_year(office, None).values_list("year", flat=True)).most_common(1)[0][0]

    def paper() -> dict:
        year = yearly.count(office, fullest, today)
        return report.year_report(year, report.default_words(year))

    assert client.get(PAGE).status_code == 200, PAGE
    found = {name: timed(ask) for name, ask in {"figures": lambda: client.get(PAGE), "report": paper}.items()}
    told = paper()
    found["paper"] = timed(lambda: pdf.render("proposals/year_report.html", told))
    return {**found, "bare": timed(bare)["seconds"], "cases": Proposal.objects.count()}


def timed(ask: Callable) -> dict:
    times = []
    for _ in range(ROUNDS):
        begun = perf_counter()
        ask()
        times.append(perf_counter() - begun)
    return {"seconds": median(times), "queries": min(counted(ask) for _ in range(2))}


def bare() -> None:
    with connection.cursor() as cursor:
        cursor.execute(BARE)
        cursor.fetchall()
