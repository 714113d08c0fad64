"""The list, a search and a case page, asked by a clerk of the demo district through the whole stack."""

from collections.abc import Callable
from statistics import median
from time import perf_counter

from django.conf import settings
from django.db import connection
from django.test import Client

from congress.accounts.models import User
from proposals.models import Proposal, Status

WARM, ROUNDS = 4, 15
PAGES = ("list", "search", "case")


def addresses() -> dict[str, str]:
    # A case that was walked: the first closed one has its letter, its contacts and its rating.
    case = Proposal.objects.filter(status=Status.CLOSED).earliest("pk")
    return {"list": "/proposals/", "search": "/proposals/?q=路灯", "case": case.get_absolute_url()}


def clerk() -> Client:
    """Signed in by the door of the demo."""
    settings.ALLOWED_HOSTS = ["*"]
    client, person = Client(), User.objects.get(username="coordinator")
    assert client.post("/accounts/demo/", {"user": person.pk}).status_code == 302, "the demo doors are shut"
    return client


def measure() -> dict[str, dict]:
    """Name -> median milliseconds and number of queries, as many rows as there are."""
    client, found = clerk(), {}
    for name, address in addresses().items():
        for _ in range(WARM):
            assert client.get(address).status_code == 200, address
        times = []
        for _ in range(ROUNDS):
            begun = perf_counter()
            client.get(address)
            times.append((perf_counter() - begun) * 1000)
        # The fewest of three: now and then a request also notes that the person is still there.
        queries = min(queries_of(client, address) for _ in range(3))
        found[name] = {"ms": median(times), "queries": queries}
    return {**found, "cases": Proposal.objects.count()}


def queries_of(client: Client, address: str) -> int:
    return counted(lambda: client.get(address))


def counted(ask: Callable) -> int:
    """How many queries it takes."""
    count = 0

    def told(execute, *args):
        nonlocal count
        count += 1
        return execute(*args)

    with connection.execute_wrapper(told):
        ask()
    return count
