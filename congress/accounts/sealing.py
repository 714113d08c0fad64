"""Secrets at rest (TOTP seeds, recovery codes, telephone numbers, addresses): SM4-GCM under a key outside the database.

A value says how it was sealed, so keys and algorithms can change while old values stay readable:
``sm4gcm$<key id>$<base64 of nonce, tag and text>``. ``manage.py rotate_keys`` seals everything anew.
"""

import base64
import hashlib
import hmac
import os
from functools import lru_cache

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from django.conf import settings

MARK = "sm4gcm$"


class Unreadable(Exception):
    """The value was changed, or its key is no longer in FIELD_KEYS."""


@lru_cache(maxsize=8)
def _derived(phrases: tuple[str, ...]) -> dict[str, bytes]:
    keys = [hashlib.sha256(phrase.encode()).digest() for phrase in phrases]
    return {hashlib.sha256(key).hexdigest()[:8]: key for key in keys}


def _keys() -> dict[str, bytes]:
    """Newest first. The keys derived from SECRET_KEY stay at the end, so that FIELD_KEYS can be introduced later."""
    own = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return _derived((*settings.FIELD_KEYS, *(f"field:{secret}" for secret in own)))


def newest_key() -> str:
    return next(iter(_keys()))


def seal(text: str, *, alike: bool = False) -> str:
    """``alike``: the same text gives the same value, so that a column can be asked for exactly this text, and
    saving a row again changes nothing. Only who holds the key can make such a value."""
    key_id, key = next(iter(_keys().items()))
    nonce = hmac.digest(key[16:], text.encode(), "sha256")[:12] if alike else os.urandom(12)
    encryptor = Cipher(algorithms.SM4(key[:16]), modes.GCM(nonce)).encryptor()
    body = encryptor.update(text.encode()) + encryptor.finalize()
    return f"{MARK}{key_id}${base64.b64encode(nonce + encryptor.tag + body).decode()}"


def open_sealed(value: str) -> str:
    try:
        _algorithm, key_id, packed = value.split("$")
        raw = base64.b64decode(packed)
        nonce, tag, body = raw[:12], raw[12:28], raw[28:]
        decryptor = Cipher(algorithms.SM4(_keys()[key_id][:16]), modes.GCM(nonce, tag)).decryptor()
        return (decryptor.update(body) + decryptor.finalize()).decode()
    except Exception as error:
        raise Unreadable("密文无法读取：内容被改动，或密钥已不在 FIELD_KEYS 中。") from error
