"""Robots of groups in WeCom and DingTalk: JSON in, and the truth in ``errcode`` of a 200."""

import base64
import hashlib
import hmac
import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import quote_plus

from congress.notices.channels.http import MINUTE, Host
from congress.notices.channels.line import Message, Outcome, later, refused, sent

BUSY, TOO_MANY = -1, {45009, 130101, 660026}  # the latter: too many a minute. Nothing was posted.
JSON = {"Content-Type": "application/json; charset=utf-8"}


class Robot:
    def __init__(self, host: Host, secret: str = ""):
        self.host, self.secret = host, secret

    @property
    def handed_over(self) -> bool:
        return self.host.handed_over

    def send(self, message: Message) -> Outcome:
        body = json.dumps({"msgtype": "text", "text": {"content": message.text}}, ensure_ascii=False).encode()
        answer = self.host.post(body, JSON, self._path())
        if isinstance(answer, Outcome):
            return answer
        if failure := answer.failure():
            return failure
        found = answer.json()
        said = f"errcode {found.get('errcode')} {found.get('errmsg', '')}".strip()
        if "errcode" not in found:
            return refused(f"不是机器人接口的回答：{answer.text[:100]}")
        if found["errcode"] in TOO_MANY:
            return later(said, rest=MINUTE)
        return sent(said) if found["errcode"] == 0 else later(said) if found["errcode"] == BUSY else refused(said)

    def _path(self) -> str:
        """DingTalk's 加签: the time in milliseconds, and an HMAC over it, in the address."""
        if not self.secret:
            return self.host.path
        moment = str(round(time.time() * 1000))
        return f"{self.host.path}&timestamp={moment}&sign={signature(moment, self.secret)}"


def signature(moment: str, secret: str) -> str:
    digest = hmac.new(secret.encode(), f"{moment}\n{secret}".encode(), hashlib.sha256).digest()
    return quote_plus(base64.b64encode(digest))


@contextmanager
def open_line(options: dict, secrets: dict) -> Iterator[Robot]:
    """The address holds the key of the group, so it is among the secrets."""
    host = Host(secrets["url"], options.get("timeout", 10))
    try:
        yield Robot(host, secrets.get("sign", ""))
    finally:
        host.close()
