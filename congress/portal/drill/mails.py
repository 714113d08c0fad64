"""Faults on the way out of the house: a mail server with moods, and a sender killed with letters in its hands."""

import random
import time
from datetime import timedelta

from congress.notices.models import Delivery
from congress.notices.models.deliveries import FOR_A_PERSON, State
from congress.portal.drill.engine import BEAT, WORKER, Engine
from congress.portal.drill.postbox import Postbox, mail_gateway, postbox
from congress.portal.drill.stage import UNITS, Outcome, set_up, workday

PATIENCE = 300
HANGS = 2  # each one makes the sender leave the server alone for a while
OPEN = (State.WAITING, State.CLAIMED)


def mail_server(engine: Engine, *, many: int, **_) -> Outcome:
    """It accepts, defers, refuses and hangs. Value: what a person has to decide, every one of it for a reason."""
    moods = {"drill6": "defer", "drill7": "defer", "drill8": "refuse", "drill9": "hang"}
    last = UNITS - 1
    set_up(many, workday() + timedelta(12), unit_of=lambda n: last if n < HANGS else n % last)
    with postbox(engine.folder, **moods) as box, mail_gateway(box):
        engine.start(BEAT, WORKER)
        done(engine, many)
        found = counted("mail_server", box, rounds=len(set(moods.values())) + 1)
        refused = Delivery.objects.filter(person__username="drill8").exclude(state=State.DEAD).count()
        hung = Delivery.objects.filter(person__username="drill9").exclude(state=State.UNKNOWN).count()
    return found._replace(lost=found.lost + refused + hung)


def sender_killed(engine: Engine, *, many: int, rounds: int, **_) -> Outcome:
    """-9 while letters go out. Value: letters of which nobody knows; they are shown to a person, not sent again."""
    set_up(many, workday() + timedelta(12))
    with postbox(engine.folder) as box, mail_gateway(box):
        engine.start(BEAT)
        successor = engine.load()
        for _ in range(rounds):
            sender, successor = successor, engine.load()
            before = box.letters.total()
            sender.go()
            end = time.monotonic() + 60
            while box.letters.total() == before and len(box.letters) < many and time.monotonic() < end:
                time.sleep(0.005)
            time.sleep(random.uniform(0, 0.02))
            sender.kill()
        engine.running.append(successor)
        successor.go()
        done(engine, many)
        return counted("sender_killed", box, rounds=rounds)


def done(engine: Engine, many: int) -> None:
    deliveries = Delivery.objects.all()
    engine.until(lambda: deliveries.count() == many and not deliveries.filter(state__in=OPEN).exists(), PATIENCE)
    time.sleep(3 * engine.period)


def counted(name: str, box: Postbox, *, rounds: int) -> Outcome:
    """Lost: never tried to its end, or called sent and never taken. Doubled: taken twice."""
    letters = box.letters
    keys = {f"<{key}@example.cn>" for key in Delivery.objects.filter(state=State.SENT).values_list("key", flat=True)}
    lost = Delivery.objects.filter(state__in=OPEN).count() + len(keys - set(letters))
    doubled = sum(count - 1 for count in letters.values())
    for_a_person = Delivery.objects.filter(state__in=FOR_A_PERSON).count()
    return Outcome(name, rounds, lost, doubled, for_a_person, "for a person to decide")
