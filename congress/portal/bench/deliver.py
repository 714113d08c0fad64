"""Five thousand messages to a mail server on this machine, against bare smtplib with the same letters."""

import smtplib
from datetime import date
from time import perf_counter

from django.conf import settings
from django.utils.timezone import now

from congress.accounts.models import User
from congress.notices.composing import compose
from congress.notices.delivery import deliver_all
from congress.notices.models import Delivery, Notice
from congress.notices.models.deliveries import State
from congress.notices.outbox import Ready, post_many
from congress.notices.sending import send_all
from congress.portal.drill.postbox import mail_gateway, postbox
from congress.rulebook.models import Override

MESSAGES, PEOPLE = 5_000, 100
AT_ANY_TIME = {"notice.quiet_from": 0, "notice.quiet_until": 0, "notice.workdays_only": False}


def measure() -> dict[str, float]:
    """Seconds from posted to taken over by the server, and of the bare sending."""
    for key, value in AT_ANY_TIME.items():
        Override.objects.create(key=key, value=value, effective_from=date(2020, 1, 1), basis="bench", by_name="bench")
    people = list(User.objects.filter(is_active=True).order_by("pk")[:PEOPLE])
    for person in people:
        person.email = f"u{person.pk}@example.cn"
        person.save(update_fields=["email"])
    with postbox(settings.DATA_DIR) as box, mail_gateway(box):
        Notice.objects.update(delivered_at=now())  # what the district itself had to say is not measured
        post_many(
            Ready([people[n % PEOPLE].pk], "proposal_closed", f"第{n}号建议已办结。", "/", f"bench{n}", {})
            for n in range(MESSAGES)
        )
        begun = perf_counter()
        deliver_all()
        send_all(600)
        taken = perf_counter() - begun
        assert box.letters.total() == MESSAGES, box.letters.total()
        return {"deliver": taken, "bare": bare(box.port), "n": MESSAGES}


def bare(port: int) -> float:
    rows = Delivery.objects.filter(state=State.SENT).select_related("notice__to", "gateway").order_by("-pk")[:MESSAGES]
    letters = [
        f"To: {each.recipient}\r\nMessage-ID: <{each.key}>\r\nSubject: x\r\n\r\n{each.text}\r\n".encode()
        for each in compose(list(rows)).values()
    ]
    begun = perf_counter()
    with smtplib.SMTP("127.0.0.1", port) as server:
        server.ehlo()
        for letter in letters:
            server.sendmail("congress@example.cn", ["someone@example.cn"], letter)
    return perf_counter() - begun
