"""E-mail: one SMTP connection for a batch, each answer of the server told apart."""

import io
import re
import smtplib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email.header import Header
from email.mime.text import MIMEText
from email.policy import compat32
from email.utils import formataddr, formatdate

from django.core.mail.backends.smtp import EmailBackend

from congress.notices.channels.ear import Ear, check_peer
from congress.notices.channels.line import Down, Message, Outcome, Unfit, later, refused, sent, unknown

TIMEOUT = 15
LINES = compat32.clone(linesep="\r\n")
UNSENDABLE = "邮件服务器的名称、用户名或者密码里有不能使用的字符，请检查渠道设置。"
LINE_END = re.compile(r"[\r\n]")


class Heard:
    """Each answer of the server within its time, and nobody called whom nobody may call."""

    def _get_socket(self, host, port, timeout):
        sock = super()._get_socket(host, port, timeout)
        check_peer(sock)
        return sock

    def getreply(self):
        if self.file is None:
            self.ear = Ear(self.sock, 2 * self.timeout)
            self.file = io.BufferedReader(self.ear)
        self.ear.begin()
        return super().getreply()


class Plain(Heard, smtplib.SMTP):
    pass


class Tls(Heard, smtplib.SMTP_SSL):
    pass


class Backend(EmailBackend):
    @property
    def connection_class(self):
        return Tls if self.use_ssl else Plain


class MailLine:
    def __init__(self, smtp: smtplib.SMTP, sender: str, name: str):
        self.smtp, self.sender, self.name = smtp, sender, name
        self.handed_over = False

    def send(self, message: Message) -> Outcome:
        self.handed_over = False
        if not self.sender.isascii() or LINE_END.search(self.sender + self.name):
            raise Down("发件地址或者平台名称里有不能使用的字符，请在通知渠道中修改")
        letter = self.letter(message)
        try:
            if answer := self._envelope(message):
                return answer
        except (OSError, smtplib.SMTPException) as error:
            raise Down(words(error)) from error
        self.handed_over = True
        try:
            return judged(*self.smtp.data(letter))
        except smtplib.SMTPDataError as error:  # the word DATA itself was refused
            self._forget()
            return judged(error.smtp_code, error.smtp_error)
        except (OSError, smtplib.SMTPException) as error:
            self.smtp.close()
            return unknown(f"信已交出，没有等到回答：{words(error)}")

    def _envelope(self, message: Message) -> Outcome | None:
        """Sender and recipient; the answer if the recipient is not taken."""
        code, said = self.smtp.mail(self.sender)
        if code != 250:  # the sender's address or its right to send: the same for every letter
            raise Down(f"{code} {plain(said)}")
        code, said = self.smtp.rcpt(message.recipient)
        if code in (250, 251):
            return None
        self._forget()
        return judged(code, said)

    def _forget(self):
        with suppress(OSError, smtplib.SMTPException):
            self.smtp.rset()

    def letter(self, message: Message) -> bytes:
        """The old classes: the new ones take four times as long for each header, and these are five thousand."""
        if LINE_END.search(message.subject + message.recipient):
            raise Unfit("标题或者地址里有换行")
        if not message.recipient.isascii():
            raise Unfit("收件地址里有不能使用的字符")
        mail = MIMEText(message.text, "plain", "utf-8")
        mail["Subject"] = Header(message.subject, "utf-8")
        mail["From"] = formataddr((self.name, self.sender))
        mail["To"] = message.recipient
        mail["Date"] = formatdate(localtime=True)
        mail["Message-ID"] = f"<{message.key}@{self.sender.rpartition('@')[2]}>"
        mail["Auto-Submitted"] = "auto-generated"
        return mail.as_bytes(policy=LINES)


def judged(code: int, said) -> Outcome:
    text = f"{code} {plain(said)}"
    if 200 <= code < 300:
        return sent(text)
    return later(text) if 400 <= code < 500 else refused(text)


def plain(said) -> str:
    return said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)


def words(error: Exception) -> str:
    return plain(getattr(error, "smtp_error", "") or str(error) or type(error).__name__)[:200]


@contextmanager
def open_line(options: dict, secrets: dict) -> Iterator[MailLine]:
    backend = Backend(
        host=options["host"],
        port=options["port"],
        username=options.get("username", ""),
        password=secrets.get("password", ""),
        use_ssl=options.get("security") == "ssl",
        use_tls=options.get("security") == "starttls",
        timeout=options.get("timeout", TIMEOUT),
    )
    try:
        backend.open()
    except (OSError, smtplib.SMTPException) as error:
        raise Down(words(error)) from error
    except UnicodeError:  # its words repeat what could not be written, a letter of the password perhaps
        raise Down(UNSENDABLE) from None
    try:
        yield MailLine(backend.connection, options["sender"], options.get("house", ""))
    finally:
        with suppress(OSError, smtplib.SMTPException):
            backend.close()
