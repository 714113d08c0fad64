"""Gateways, people and notices, for the tests of sending."""

from datetime import datetime
from itertools import count
from zoneinfo import ZoneInfo

from congress.accounts.models import User
from congress.notices.models import Delivery, Gateway, Notice
from congress.notices.models.gateways import Channel

serial = count(1)
TUESDAY = datetime(2026, 5, 26, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai"))  # a working day, in the daytime


def reachable(name="李", *, email=None, phone="", **facts):
    number = next(serial)
    email = f"p{number}@example.com" if email is None else email
    return User.objects.create(username=f"reach{number}", name=name, email=email, phone=phone, **facts)


def mail_gateway(sink, **options):
    given = {"host": "127.0.0.1", "port": sink.port, "sender": "rd@example.com", "house": "望川区人大", "timeout": 1}
    return Gateway.objects.create(channel=Channel.EMAIL, name="邮件", is_active=True, options={**given, **options})


def sms_gateway(sink, **options):
    given = {"protocol": "plain", "url": sink.url + "/sms", "field_phone": "mobile", "field_text": "content"}
    given |= {"success_field": "code", "success_value": "0", "timeout": 1}
    return Gateway.objects.create(channel=Channel.SMS, name="短信", is_active=True, options={**given, **options})


def robot(sink, channel=Channel.DINGTALK, sign="SECabc", **facts):
    gateway = Gateway(channel=channel, name="工作群", is_active=True, options={"timeout": 1}, **facts)
    gateway.keep_secrets(url=f"{sink.url}/robot/send?access_token=t0ken", sign=sign)
    gateway.save()
    return gateway


def notice(to, kind="proposal_closed", **facts):
    facts = {"text": "第012号建议《A&B》已办结。", "link": "/proposals/1/", "once": str(next(serial)), **facts}
    return Notice.objects.create(to=to, kind=kind, **facts)


def states():
    return list(Delivery.objects.order_by("pk").values_list("state", flat=True))
