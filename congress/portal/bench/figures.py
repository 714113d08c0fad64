"""统计 over every case there is, broken down by unit, and the yearly report of the fullest year with its PDF."""

from collections import Counter
from statistics import median
from time import perf_counter

from congress.accounts.models import User
from congress.portal.bench.pages import clerk, queries_of
from proposals.models import Proposal
from proposals.statistics import of_year

ROUNDS = 3


def addresses() -> dict[str, str]:
    office = User.objects.get(username="coordinator")
    fullest = Counter(of_year(office, None).values_list("year", flat=True)).most_common(1)[0][0]
    return {"figures": "/proposals/figures/?year=all&by=unit", "report": f"/proposals/figures/{fullest}/report.pdf"}


def measure() -> dict:
    """Name -> median seconds and number of queries, as many rows as there are."""
    client, found = clerk(), {}
    for name, address in addresses().items():
        assert client.get(address).status_code == 200, address
        times = []
        for _ in range(ROUNDS):
            begun = perf_counter()
            client.get(address)
            times.append(perf_counter() - begun)
        queries = min(queries_of(client, address) for _ in range(2))
        found[name] = {"seconds": median(times), "queries": queries}
    return {**found, "cases": Proposal.objects.count()}
