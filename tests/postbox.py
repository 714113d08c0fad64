"""Other people's servers, on this machine: a mail server and HTTP gateways that speak the protocol and misbehave on order."""

import json
import socketserver
import threading
import time
from contextlib import contextmanager
from email import message_from_bytes, policy
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class MailSink(socketserver.ThreadingTCPServer):
    """Takes mail. ``orders`` says what it does with a recipient: (stage, answer); a callable answer may hang."""

    allow_reuse_address = daemon_threads = True
    request_queue_size = 64

    def __init__(self):
        super().__init__(("127.0.0.1", 0), _Smtp)
        self.letters, self.orders, self.connections, self.greeting = [], {}, 0, b"220 sink\r\n"
        self.hello, self.pace = b"250 ok\r\n", 0  # what it can do; seconds for each letter
        self.sender = b"250 ok\r\n"  # what it says to MAIL FROM

    @property
    def port(self):
        return self.server_address[1]

    def mails(self):
        return [message_from_bytes(raw, policy=policy.default) for _to, raw in self.letters]

    def told(self):
        return [to for to, _raw in self.letters]


class _Smtp(socketserver.StreamRequestHandler):
    wbufsize = 0

    def handle(self):
        self.server.connections += 1
        self.to = ""
        self.say(self.server.greeting)
        for line in self.rfile:
            word = line[:4].upper()
            if word == b"QUIT":
                return self.say(b"221 bye\r\n")
            if word == b"RCPT":
                self.to = line.decode().partition("<")[2].partition(">")[0]
                self.say(self.order("rcpt") or b"250 ok\r\n")
            elif word == b"EHLO":
                self.say(self.server.hello)
            elif word == b"MAIL":
                self.say(self.server.sender)
            elif word == b"DATA":
                self.data()
            else:
                self.say(b"250 ok\r\n")
        return None

    def data(self):
        self.say(b"354 go on\r\n")
        lines = []
        for line in self.rfile:
            if line == b".\r\n":
                break
            lines.append(line[1:] if line.startswith(b".") else line)
        time.sleep(self.server.pace)
        answer = self.order("data")
        if answer is None:
            self.server.letters.append((self.to, b"".join(lines)))
        self.say(answer or b"250 taken\r\n")

    def order(self, stage):
        """None takes it; a number of seconds hangs for so long and then takes nothing."""
        wanted, answer = self.server.orders.get(self.to, ("", None))
        if wanted != stage:
            return None
        if isinstance(answer, float | int):
            time.sleep(answer)
            return b"451 too late\r\n"
        return answer.encode() + b"\r\n"

    def say(self, words):
        try:
            self.wfile.write(words)
        except OSError:
            self.rfile.close()


class HttpSink(ThreadingHTTPServer):
    """Notes every request and answers with ``answer(request) -> (status, body, headers)``."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), _Http)
        self.requests, self.answer = [], lambda request: (200, {"errcode": 0, "errmsg": "ok"}, {})

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_port}"


class _Http(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        request = {"path": self.path, "headers": {k.lower(): v for k, v in self.headers.items()}, "body": body}
        self.server.requests.append(request)
        status, answer, headers = self.server.answer(request)
        raw = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
        try:
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(raw)))
            self.end_headers()
            self.wfile.write(raw)
        except OSError:
            pass

    do_GET = do_POST

    def log_message(self, *_):
        pass


@contextmanager
def serving(server):
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
