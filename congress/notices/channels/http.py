"""A small HTTP client on purpose: one host, one address, no redirects, no environment proxies, a time limit."""

import io
import json
from contextlib import suppress
from functools import partial
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection, InvalidURL
from urllib.parse import urlsplit

from congress.notices.channels.ear import Ear, check_peer
from congress.notices.channels.line import Down, Outcome, later, refused, unknown

TIMEOUT = 10
LARGEST = 64 * 1024
BARRED = (401, 402, 407)
MINUTE, HOUR = 60, 3600
UNSENDABLE = "接口地址或者鉴权头里有空格、换行、中文等不能发送的字符，请检查渠道设置。"


class Response(HTTPResponse):
    def __init__(self, sock, *args, seconds: float, **kwargs):
        super().__init__(sock, *args, **kwargs)
        self.fp.close()
        self.fp = io.BufferedReader(Ear(sock, seconds))


class Answer:
    def __init__(self, status: int, body: bytes, retry_after: str = ""):
        self.status, self.text = status, body.decode("utf-8", "replace")
        self.retry_after = retry_after

    def json(self) -> dict:
        """Its plain fields; no interface we speak nests them, and a hostile answer is nothing but nests."""
        try:
            found = json.loads(self.text)
        except (ValueError, RecursionError):
            return {}
        fields = found.items() if isinstance(found, dict) else ()
        return {name: value for name, value in fields if value is None or isinstance(value, str | int | float)}

    def failure(self) -> Outcome | None:
        """What the status alone says; None when the body has the word. A key not taken is no message's fault."""
        said = f"HTTP {self.status} {' '.join(self.text.split())[:200]}"
        if 200 <= self.status < 300:
            return None
        if self.status in BARRED:
            raise Down(said)
        if self.status == 429:
            return later(said, rest=self.pause())
        return later(said) if self.status in (408, 425) or self.status >= 500 else refused(said)

    def pause(self) -> float:
        """For how many seconds we are asked to be quiet, an hour at most; a date, and nothing, is a minute."""
        asked = self.retry_after.strip()
        return min(int(asked), HOUR) if asked.isascii() and asked.isdecimal() and len(asked) < 9 else MINUTE


class Host:
    """The configured host. A connection for each message: one kept open may be closed by the other side at any
    moment, and then nobody knows whether the message was read."""

    def __init__(self, url: str, timeout: float = TIMEOUT):
        parts = urlsplit(url)
        kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
        self.name = parts.netloc
        self.path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        try:
            self.line = kind(parts.hostname, parts.port, timeout=timeout)
        except (ValueError, InvalidURL):
            raise Down(UNSENDABLE) from None
        self.line.response_class = partial(Response, seconds=2 * timeout)
        self.handed_over = False

    def post(self, body: bytes, headers: dict, path: str = "") -> Answer | Outcome:
        """The answer, or what is known when none came. Nothing is ever sent a second time from here."""
        self.handed_over = False
        try:
            self._prepare(path or self.path, {**headers, "Content-Length": str(len(body)), "Connection": "close"})
            self._connect()
            return self._exchange(body)
        finally:
            self.close()

    def _prepare(self, path: str, headers: dict) -> None:
        """The head of the request, kept here until there is a connection."""
        named = {name.lower() for name in headers}
        try:
            self.line.putrequest("POST", path, skip_host="host" in named)
            for name, value in headers.items():
                self.line.putheader(name, value)
        except (ValueError, HTTPException):  # its words repeat the address or the header, and with it the key
            raise Down(UNSENDABLE) from None

    def _connect(self) -> None:
        try:
            self.line.connect()
            check_peer(self.line.sock)
        except OSError as error:
            raise Down(f"连接 {self.name} 失败：{error}") from error
        except UnicodeError:  # a name no name server could be asked for
            raise Down(UNSENDABLE) from None

    def _exchange(self, body: bytes) -> Answer | Outcome:
        self.handed_over = True
        try:
            self.line.endheaders(body)
            response = self.line.getresponse()
            return Answer(response.status, response.read(LARGEST), response.headers.get("Retry-After", ""))
        except (OSError, HTTPException) as error:
            return unknown(f"已发往 {self.name}，没有等到回答：{error or type(error).__name__}")

    def close(self):
        with suppress(OSError):
            self.line.close()
