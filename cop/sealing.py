"""Words sealed under the application's secret, bound to what they are for."""

import base64
import hashlib
import json

from cryptography.fernet import Fernet, InvalidToken

Fields = list[tuple[str, str]]


def seal(secret: str, purpose: str, fields: Fields) -> bytes:
    """Return the fields sealed; only the same secret and purpose open them again."""
    return _box(secret, purpose).encrypt(json.dumps(fields).encode())


def unseal(secret: str, purpose: str, sealed: bytes) -> Fields:
    """Return the fields that were sealed; none if the application's secret has changed since."""
    try:
        opened = json.loads(_box(secret, purpose).decrypt(sealed))
    except InvalidToken:
        return []
    return [(name, value) for name, value in opened]


def fingerprint(secret: str, purpose: str, words: str) -> str:
    """Return 24 characters by which the same words are known again, and nothing else is."""
    keyed = hashlib.blake2b(
        f"{purpose}\n{words}".encode(), key=secret.encode()[:64], digest_size=12
    )
    return keyed.hexdigest()


def _box(secret: str, purpose: str) -> Fernet:
    key = hashlib.blake2b(purpose.encode(), key=secret.encode()[:64], digest_size=32)
    return Fernet(base64.urlsafe_b64encode(key.digest()))
