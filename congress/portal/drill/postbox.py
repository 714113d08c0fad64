"""The sink as this process sees it, and the gateway that leads there."""

import subprocess
import sys
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from congress.notices.models import Gateway
from congress.notices.models.gateways import Channel

TIMEOUT = 2  # seconds until a silent server is left


@dataclass(frozen=True)
class Postbox:
    port: int
    log: Path

    @property
    def letters(self) -> Counter:
        """Message-ID -> how often it was taken."""
        return Counter(line.split()[1] for line in self.log.read_text().splitlines())


@contextmanager
def postbox(folder: Path, **orders: str):
    folder.mkdir(parents=True, exist_ok=True)
    log = folder / "letters.log"
    log.write_text("")
    words = ["-m", "congress.portal.drill.sink", str(log), *[f"{name}={order}" for name, order in orders.items()]]
    sink = subprocess.Popen([sys.executable, *words], cwd=settings.BASE_DIR, stdout=subprocess.PIPE, text=True)
    try:
        yield Postbox(int(sink.stdout.readline()), log)
    finally:
        sink.kill()
        sink.wait()
        sink.stdout.close()


@contextmanager
def mail_gateway(box: Postbox):
    """The one way out of the house while it lasts."""
    options = {"host": "127.0.0.1", "port": box.port, "sender": "congress@example.cn", "timeout": TIMEOUT}
    gateway, _ = Gateway.objects.update_or_create(
        channel=Channel.EMAIL, defaults={"name": "演练", "options": options, "is_active": True, "paused_until": None}
    )
    try:
        yield gateway
    finally:
        Gateway.objects.filter(pk=gateway.pk).update(is_active=False)
