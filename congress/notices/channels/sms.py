"""Short messages, by one of two protocols: a gateway that takes plain fields, or the signed interface of Aliyun."""

import hashlib
import hmac
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from secrets import token_hex
from urllib.parse import quote, urlencode

from congress.notices.channels.http import Host
from congress.notices.channels.line import Down, Message, Outcome, later, refused, sent

# Of Aliyun's codes, those that say: the same message may pass later; and those about the account, its keys, its
# money or its approved texts, which every message would meet. All others are for a person.
LATER = re.compile(r"Throttling|ServiceUnavailable|InternalError|BUSINESS_LIMIT_CONTROL|SYSTEM_ERROR", re.I)
ACCOUNT = re.compile(
    r"InvalidAccessKeyId|SignatureDoesNotMatch|InvalidTimeStamp|Forbidden|NoPermission|RAM_PERMISSION|RAM_CHECK|"
    r"OUT_OF_SERVICE|AMOUNT_NOT_ENOUGH|UN_?SUBSCRI|ACCOUNT_|SIGNATURE_ILLEGAL|SIGN_NAME_ILLEGAL|TEMPLATE_ILLEGAL",
    re.I,
)
ALGORITHM = "ACS3-HMAC-SHA256"


class Gateway:
    def __init__(self, host: Host, options: dict, secrets: dict):
        self.host, self.options, self.secrets = host, options, secrets

    @property
    def handed_over(self) -> bool:
        return self.host.handed_over


class PlainGateway(Gateway):
    """One POST a message. The names of its fields, and the sign of success in the answer, are configured."""

    def send(self, message: Message) -> Outcome:
        fields = {
            **json.loads(self.secrets.get("extra") or "{}"),  # an account and its password, as often as not
            self.options["field_phone"]: message.recipient,
            self.options["field_text"]: message.text,
        }
        if name := self.options.get("field_key"):
            fields[name] = message.key
        headers = {"Content-Type": "application/json; charset=utf-8", "Idempotency-Key": message.key}
        if token := self.secrets.get("token"):
            headers[self.options.get("header", "Authorization")] = token
        if self.options.get("format") == "form":
            headers["Content-Type"] = "application/x-www-form-urlencoded; charset=utf-8"
            body = urlencode(fields).encode()
        else:
            body = json.dumps(fields, ensure_ascii=False).encode()
        answer = self.host.post(body, headers)
        return answer if isinstance(answer, Outcome) else answer.failure() or self._judged(answer)

    def _judged(self, answer) -> Outcome:
        field, said = self.options.get("success_field"), " ".join(answer.text.split())[:200]
        if field and str(answer.json().get(field)) != str(self.options.get("success_value")):
            return refused(said)
        return sent(said)


class Aliyun(Gateway):
    """短信服务 SendSms. The text is a template approved there; only its variables travel."""

    def send(self, message: Message) -> Outcome:
        asked = {
            "PhoneNumbers": message.recipient,
            "SignName": self.options["sign_name"],
            "TemplateCode": self.options["template_code"],
            "TemplateParam": json.dumps(self._params(message), ensure_ascii=False),
            "OutId": message.key,
        }
        query = canonical(asked)
        answer = self.host.post(b"", self._headers(query), f"/?{query}")
        if isinstance(answer, Outcome):
            return answer
        found = answer.json()
        said = f"{found.get('Code', answer.status)} {found.get('Message', '')}".strip()
        if found.get("Code") == "OK":
            return sent(f"{said} {found.get('BizId', '')}".strip())
        if ACCOUNT.search(str(found.get("Code"))):
            raise Down(said)
        if "Code" in found:
            return later(said) if LATER.search(str(found["Code"])) else refused(said)
        return answer.failure() or refused(answer.text[:200])

    def _params(self, message: Message) -> dict:
        """名称 in the approved template -> our variable, as configured: {"kind": "类别", "path": "路径"}."""
        return {name: message.values.get(variable, "") for name, variable in self.options.get("params", {}).items()}

    def _headers(self, query: str) -> dict:
        headers = {
            "host": self.host.name,
            "x-acs-action": "SendSms",
            "x-acs-content-sha256": hashlib.sha256(b"").hexdigest(),
            "x-acs-date": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "x-acs-signature-nonce": token_hex(16),
            "x-acs-version": "2017-05-25",
        }
        key_id = self.options["access_key_id"]
        return {**headers, "Authorization": authorization(headers, query, key_id, self.secrets["access_key_secret"])}


def canonical(asked: dict) -> str:
    return "&".join(f"{quote(k, safe='~')}={quote(v, safe='~')}" for k, v in sorted(asked.items()))


def authorization(headers: dict, query: str, key_id: str, secret: str) -> str:
    """Aliyun's signature version 3."""
    names = ";".join(sorted(headers))
    lines = "".join(f"{name}:{headers[name].strip()}\n" for name in sorted(headers))
    request = "\n".join(["POST", "/", query, lines, names, headers["x-acs-content-sha256"]])
    digest = hashlib.sha256(request.encode()).hexdigest()
    signature = hmac.new(secret.encode(), f"{ALGORITHM}\n{digest}".encode(), hashlib.sha256).hexdigest()
    return f"{ALGORITHM} Credential={key_id},SignedHeaders={names},Signature={signature}"


PROTOCOLS = {"plain": PlainGateway, "aliyun": Aliyun}


@contextmanager
def open_line(options: dict, secrets: dict) -> Iterator[PlainGateway | Aliyun]:
    host = Host(options["url"], options.get("timeout", 10))
    try:
        yield PROTOCOLS[options["protocol"]](host, options, secrets)
    finally:
        host.close()
