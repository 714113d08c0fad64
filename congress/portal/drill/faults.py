"""The faults, each against a sweep of its own: what was lost, what was doubled, how long it took."""

import random
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta

from django.utils.timezone import localtime, now
from redis import Redis

from congress.portal.drill.engine import BEAT, WORKER, Engine
from congress.portal.drill.mails import mail_server, sender_killed
from congress.portal.drill.stage import Outcome, is_told, set_up, tally, workday
from congress.reminders.models import Reminder
from congress.workdays.count import load_calendar
from proposals.models import ProposalClock

PATIENCE = 180  # seconds until what has not arrived is called lost
CALM = 5  # sweeps that must add nothing


def wrong_by(day: date) -> timedelta:
    """From now to that day at ten in the morning."""
    there = datetime(day.year, day.month, day.day, 10, tzinfo=localtime().tzinfo)
    return there - now()


def finish(engine: Engine, name: str, clocks, *, rounds: int, begun: float, times: int = 1) -> Outcome:
    """Wait for the last, then for some sweeps more that must not say anything again."""
    engine.until(is_told(clocks, times), PATIENCE)
    took = time.monotonic() - begun
    time.sleep(CALM * engine.period)
    return tally(name, clocks, times=times, rounds=rounds, value=took, unit="s")


def worker_killed(engine: Engine, *, many: int, rounds: int, **_) -> Outcome:
    """-9 in the middle of a sweep, as soon as it has told the next few."""
    clocks = set_up(many, workday() + timedelta(12))
    engine.batch = max(1, many // (rounds * 5))
    begun, killed = time.monotonic(), 0
    engine.start(BEAT)
    successor = engine.load()
    while killed < rounds:
        worker, successor = successor, engine.load()
        before = Reminder.objects.count()
        worker.go()
        _until(lambda before=before: Reminder.objects.count() > before or is_told(clocks)(), 60)
        time.sleep(random.uniform(0, 0.02))
        worker.kill()
        killed += 1
    engine.running.append(successor)
    successor.go()
    return finish(engine, "worker_killed", clocks, rounds=killed, begun=begun)


def broker_stopped(engine: Engine, *, many: int, pause: float, **_) -> Outcome:
    """Away in the middle of a sweep, back after a while: how long until everything has arrived."""
    clocks = set_up(many, workday() + timedelta(12))
    engine.batch = max(1, many // 50)
    engine.start(BEAT, WORKER)
    _until(lambda: any(Reminder.objects.filter(clock__in=clocks)[:1]), 60)
    engine.stop_broker()
    engine.until(lambda: False, pause)
    engine.start_broker()
    return finish(engine, "broker_stopped", clocks, rounds=1, begun=time.monotonic())


def broker_emptied(engine: Engine, *, many: int, rounds: int, **_) -> Outcome:
    """FLUSHALL and -9 for the broker, again and again, while a sweep runs."""
    clocks = set_up(many, workday() + timedelta(12))
    engine.batch, begun = max(1, many // 50), time.monotonic()
    engine.start(BEAT, WORKER)
    for turn in range(rounds):
        engine.until(lambda: False, random.uniform(0.5, 1.5))
        with Redis(unix_socket_path=str(engine.socket)) as broker:
            broker.flushall()
        if turn % 2:
            engine.kill_broker()
            engine.start_broker()
    return finish(engine, "broker_emptied", clocks, rounds=rounds, begun=begun)


def beat_twice(engine: Engine, *, many: int, **_) -> Outcome:
    """Two beats and two workers, all at once."""
    clocks = set_up(many, workday() + timedelta(12))
    engine.batch, begun = max(1, many // 50), time.monotonic()
    engine.start(BEAT, BEAT, WORKER, WORKER)
    return finish(engine, "beat_twice", clocks, rounds=2, begun=begun)


def worker_slept(engine: Engine, *, many: int, **_) -> Outcome:
    """Told thirty days before the day, then asleep until a week after it: one more, not all that was missed."""
    day = workday()
    clocks = set_up(many, day - timedelta(2))
    begun = time.monotonic()
    engine.start(BEAT, WORKER, wrong=wrong_by(load_calendar().previous_workday(day - timedelta(30))))
    engine.until(is_told(clocks), PATIENCE)
    engine.stop_all()
    engine.start(BEAT, WORKER)
    return finish(engine, "worker_slept", clocks, times=2, rounds=1, begun=begun)


def clock_put_back(engine: Engine, *, many: int, **_) -> Outcome:
    """Told today; then the machine believes it is a week ago, then a month ago, then today again, and beat and worker
    live through it. What is due in that month is told in it: beat does not wait for the old time to come round."""
    day = workday()
    clocks = set_up(many, day + timedelta(1))
    begun = time.monotonic()
    engine.start(BEAT, WORKER)
    engine.until(is_told(clocks), PATIENCE)
    for back in (7, 28):
        set_clocks(engine, timedelta(back))
        engine.until(lambda: False, 8 * engine.period)
    then = load_calendar().previous_workday(day - timedelta(27))
    set_clocks(engine, day - then)
    more = set_up(many, then + timedelta(1), alone=False)
    engine.until(is_told(more), PATIENCE)
    ProposalClock.objects.filter(pk__in=more).update(void_at=now())
    clocks += more
    set_clocks(engine, timedelta())
    engine.until(lambda: False, 8 * engine.period)
    return finish(engine, "clock_put_back", clocks, rounds=4, begun=begun)


def set_clocks(engine: Engine, back: timedelta) -> None:
    for part in engine.running:
        part.set_clock(engine.wrong - back)


FAULTS: dict[str, Callable[..., Outcome]] = {
    fault.__name__: fault
    for fault in (
        worker_killed,
        broker_stopped,
        broker_emptied,
        beat_twice,
        worker_slept,
        clock_put_back,
        mail_server,
        sender_killed,
    )
}


def run(name: str, engine: Engine, **sizes) -> Outcome:
    engine.wrong = wrong_by(workday())
    try:
        return FAULTS[name](engine, **sizes)
    finally:
        engine.stop_all()


def _until(done: Callable[[], bool], seconds: float) -> None:
    end = time.monotonic() + seconds
    while not done() and time.monotonic() < end:
        time.sleep(0.005)
