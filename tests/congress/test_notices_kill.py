"""A worker is killed with -9 while it sends: nothing is lost, nothing goes out twice, what is in doubt is shown."""

import os
import subprocess
import sys
import time
from collections import Counter

import pytest
import time_machine
from django.conf import settings

from congress.notices.delivery import deliver_all
from congress.notices.models import Delivery
from congress.notices.sending import STEP, send_all
from tests.congress.notice_cast import TUESDAY, mail_gateway, notice, reachable
from tests.engine import database_url, redis_url
from tests.postbox import MailSink, serving

SEND = """
import django, time_machine
django.setup()
from congress.notices.sending import send_all
with time_machine.travel({!r}, tick=False):
    send_all()
"""


def worker():
    env = {**os.environ, "DATABASE_URL": database_url(), "REDIS_URL": redis_url()}
    env["DJANGO_SETTINGS_MODULE"] = "congress.settings"
    code = SEND.format(TUESDAY.isoformat())
    return subprocess.Popen([sys.executable, "-c", code], cwd=settings.BASE_DIR, env=env)


def wait_for(sink, letters, process):
    give_up = time.monotonic() + 60
    while len(sink.letters) < letters and process.poll() is None and time.monotonic() < give_up:
        time.sleep(0.005)


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_three_times_loses_nothing_and_sends_nothing_twice():
    with serving(MailSink()) as sink, time_machine.travel(TUESDAY, tick=False):
        mail_gateway(sink, timeout=10)
        for _ in range(120):
            notice(reachable())
        deliver_all()
        sink.pace = 0.02
        for letters in (13, 41, 77):
            process = worker()
            wait_for(sink, letters, process)
            process.kill()
            process.wait(10)
        sink.pace = 0
        time.sleep(0.3)  # the database notices that the connection of the dead is gone
        send_all()

    found = Counter(Delivery.objects.values_list("state", flat=True))
    assert set(found) <= {"sent", "unknown"} and found.total() == 120 and 1 <= found["unknown"] <= 3 * STEP
    assert max(Counter(sink.told()).values()) == 1
    sent = set(Delivery.objects.filter(state="sent").values_list("person__email", flat=True))
    assert sent <= set(sink.told())
