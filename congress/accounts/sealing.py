"""Small secrets at rest (TOTP seeds, recovery codes): SM4-GCM under a key that is not in the database.

A value says how it was sealed, so keys and algorithms can change while old values stay readable:
``sm4gcm$<key id>$<base64 of nonce, tag and text>``.
"""

import base64
import hashlib
import os

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from django.conf import settings


class Unreadable(Exception):
    """The value was changed, or its key is no longer in FIELD_KEYS."""


def _keys() -> dict[str, bytes]:
    phrases = settings.FIELD_KEYS or [f"field:{settings.SECRET_KEY}"]
    keys = [hashlib.sha256(phrase.encode()).digest() for phrase in phrases]
    return {hashlib.sha256(key).hexdigest()[:8]: key[:16] for key in keys}


def seal(text: str) -> str:
    key_id, key = next(iter(_keys().items()))
    nonce = os.urandom(12)
    encryptor = Cipher(algorithms.SM4(key), modes.GCM(nonce)).encryptor()
    body = encryptor.update(text.encode()) + encryptor.finalize()
    return f"sm4gcm${key_id}${base64.b64encode(nonce + encryptor.tag + body).decode()}"


def open_sealed(value: str) -> str:
    try:
        _algorithm, key_id, packed = value.split("$")
        raw = base64.b64decode(packed)
        nonce, tag, body = raw[:12], raw[12:28], raw[28:]
        decryptor = Cipher(algorithms.SM4(_keys()[key_id]), modes.GCM(nonce, tag)).decryptor()
        return (decryptor.update(body) + decryptor.finalize()).decode()
    except Exception as error:
        raise Unreadable("密文无法读取：内容被改动，或密钥已不在 FIELD_KEYS 中。") from error
