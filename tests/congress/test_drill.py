"""The short form of ``make drill``: real worker, beat and broker, and a fault in the middle of a sweep."""

import json

import pytest

from congress.portal.drill.engine import Engine
from congress.portal.drill.faults import run
from congress.portal.drill.stage import Outcome
from tests.engine import database_url

# A worker that slept: test_reminders_sweep.py asks the same without waiting for processes.
FAULTS = (
    "worker_killed", "broker_stopped", "broker_emptied", "beat_twice", "clock_put_back", "mail_server", "sender_killed",
)  # fmt: skip
SIZES = {"many": 12, "rounds": 2, "pause": 2}


@pytest.fixture(scope="module")
def standing(django_db_setup, tmp_path_factory):
    """One broker and one nursery for every fault, as ``make drill`` has them."""
    with Engine(tmp_path_factory.mktemp("drill"), database_url(), period=0.5) as engine:
        yield engine


@pytest.fixture
def engine(standing, transactional_db):
    return standing


@pytest.mark.slow
@pytest.mark.parametrize("name", FAULTS)
def test_nothing_is_lost_and_nobody_is_told_twice(engine, name):
    outcome = run(name, engine, **SIZES)

    assert (outcome.name, outcome.lost, outcome.doubled) == (name, 0, 0)


def test_an_outcome_is_one_line_that_says_what_was_lost():
    said = json.loads(Outcome("worker_killed", 50, 0, 1, 61.2345, "s").line)

    assert said == {"name": "worker_killed", "rounds": 50, "lost": 0, "doubled": 1, "value": 61.23, "unit": "s"}
