"""
Web push: making keys, and reading what a server pushes.

A client makes a pair of keys and a secret, and gives the public halves to the server with the subscription. For each
message the server makes a pair of its own; what both pairs have in common (ECDH on P-256), the secret and a salt give
the key and nonce of one AES-GCM record. There are two ways to pack it:

* ``aes128gcm``, the standard (RFC 8291, RFC 8188): salt and the server's key stand before the record, and the padding
  stands behind the text, after a 2.
* ``aesgcm``, an older draft (draft-ietf-webpush-encryption-04): they stand in the headers ``Encryption`` and
  ``Crypto-Key``, and the padding stands before the text, after its length in two bytes.

A message is one record in both. Key derivation is written down here; the curve and the cipher are those of
``cryptography``, which is imported when it is needed. No message of an error shows a key or a text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

from mastodon import _json
from mastodon.entities import WebPushPayload, decode
from mastodon.errors import MastodonIllegalArgumentError

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey

POINT, SECRET, SALT, TAG = 65, 16, 16, 16
"""How many bytes an uncompressed public key, a secret, a salt and the seal of a record have."""

_LAST = b"\x02"
"""What stands between text and padding in the last record of ``aes128gcm``."""

_PARAMETER = re.compile(r'([\w-]+)\s*=\s*"?([^";,\s]*)')


def make_keys() -> tuple[dict[str, Any], dict[str, bytes]]:
    """
    Make the keys of a subscription.

    Returns:
        What to keep (``privkey``, a number, and ``auth``), and what to tell the server (``pubkey`` and ``auth``).

    Raises:
        ModuleNotFoundError: The extra ``push`` is not installed.
    """
    _require()
    from secrets import token_bytes

    from cryptography.hazmat.primitives.asymmetric import ec

    pair = ec.generate_private_key(ec.SECP256R1())
    auth = token_bytes(SECRET)
    return {"privkey": pair.private_numbers().private_value, "auth": auth}, {"pubkey": _point(pair), "auth": auth}


def public_keys(keys: Mapping[str, Any]) -> dict[str, str]:
    """
    Write what to tell the server as it wants it: base64url, as browsers do.

    Args:
        keys: What to tell the server, of ``make_keys()``; bytes may be base64 text.

    Raises:
        MastodonIllegalArgumentError: They are no keys.
    """
    if not isinstance(cast("object", keys), Mapping) or "pubkey" not in keys or "auth" not in keys:
        raise MastodonIllegalArgumentError(
            "encrypt_params must be the second dict of push_subscription_generate_keys(), with 'pubkey' and 'auth'"
        )
    from base64 import urlsafe_b64encode

    public = _binary(keys["pubkey"], POINT, "encrypt_params['pubkey']")
    auth = _binary(keys["auth"], SECRET, "encrypt_params['auth']")
    return {name: urlsafe_b64encode(key).decode().rstrip("=") for name, key in (("p256dh", public), ("auth", auth))}


def read_push(data: bytes, keys: Mapping[str, Any], encryption: str | None, crypto_key: str | None) -> WebPushPayload:
    """
    Decrypt a push message and read it.

    Args:
        data: The body of the request that brought it.
        keys: What to keep, of ``make_keys()``; bytes may be base64 text.
        encryption: The header ``Encryption``; None or empty for the standard encoding.
        crypto_key: The header ``Crypto-Key``; None or empty for the standard encoding.

    Raises:
        MastodonIllegalArgumentError: It cannot be decrypted with these keys, or is no message of Mastodon.
        ModuleNotFoundError: The extra ``push`` is not installed.
    """
    text = decrypt(data, keys, encryption, crypto_key)
    try:
        raw = _json.loads(text)
    except ValueError:
        raw = None
    if not isinstance(raw, dict):
        raise MastodonIllegalArgumentError("the push message was decrypted, but is not a JSON object: not a Mastodon's")
    return decode(WebPushPayload, raw)


def decrypt(data: bytes, keys: Mapping[str, Any], encryption: str | None, crypto_key: str | None) -> bytes:
    """
    Decrypt a push message.

    Args:
        data: The body of the request that brought it.
        keys: What to keep, of ``make_keys()``; bytes may be base64 text.
        encryption: The header ``Encryption``; None or empty for the standard encoding.
        crypto_key: The header ``Crypto-Key``; None or empty for the standard encoding.

    Raises:
        MastodonIllegalArgumentError: It cannot be decrypted with these keys.
        ModuleNotFoundError: The extra ``push`` is not installed.
    """
    if not isinstance(cast("object", data), (bytes, bytearray, memoryview)):
        raise MastodonIllegalArgumentError(f"data must be the bytes of the push message, not {type(data).__name__}")
    if not isinstance(cast("object", keys), Mapping) or "privkey" not in keys or "auth" not in keys:
        raise MastodonIllegalArgumentError(
            "decrypt_params must be the first dict of push_subscription_generate_keys(), with 'privkey' and 'auth'"
        )
    _require()
    private = _private_key(keys["privkey"])
    auth = _binary(keys["auth"], SECRET, "decrypt_params['auth']")
    if encryption or crypto_key:
        return _draft(bytes(data), private, auth, encryption or "", crypto_key or "")
    return _standard(bytes(data), private, auth)


def _standard(data: bytes, private: EllipticCurvePrivateKey, auth: bytes) -> bytes:
    """Decrypt ``aes128gcm``: salt, size of a record, length of the sender's key, the key, the record."""
    begin = SALT + 5 + POINT
    if len(data) < begin + TAG + 1 or data[SALT + 4] != POINT:
        raise MastodonIllegalArgumentError(
            "the push message is cut short, or not in the standard encoding; "
            "if it came with the headers Encryption and Crypto-Key, give them, too"
        )
    salt, sender, record = data[:SALT], data[SALT + 5 : begin], data[begin:]
    if len(record) > int.from_bytes(data[SALT : SALT + 4], "big"):
        raise MastodonIllegalArgumentError("the push message has more than one record; the standard allows one")
    shared = _derive(auth, _exchange(private, sender), b"WebPush: info\0" + _point(private) + sender, 32)
    key = _derive(salt, shared, b"Content-Encoding: aes128gcm\0", 16)
    nonce = _derive(salt, shared, b"Content-Encoding: nonce\0", 12)
    padded = _opened(key, nonce, record).rstrip(b"\0")
    if not padded.endswith(_LAST):
        raise MastodonIllegalArgumentError("the push message is padded wrongly, or only the beginning of one")
    return padded[:-1]


def _draft(data: bytes, private: EllipticCurvePrivateKey, auth: bytes, encryption: str, crypto_key: str) -> bytes:
    """Decrypt ``aesgcm``: the record alone."""
    salt = _binary(_parameter(encryption, "salt", "Encryption"), SALT, "salt in the header Encryption")
    sender = _binary(_parameter(crypto_key, "dh", "Crypto-Key"), POINT, "dh in the header Crypto-Key")
    if len(data) < TAG + 2:
        raise MastodonIllegalArgumentError("the push message is cut short")
    shared = _derive(auth, _exchange(private, sender), b"Content-Encoding: auth\0", 32)
    length = POINT.to_bytes(2, "big")
    context = b"P-256\0" + length + _point(private) + length + sender
    key = _derive(salt, shared, b"Content-Encoding: aesgcm\0" + context, 16)
    nonce = _derive(salt, shared, b"Content-Encoding: nonce\0" + context, 12)
    padded = _opened(key, nonce, data)
    begin = 2 + int.from_bytes(padded[:2], "big")
    if begin > len(padded) or any(padded[2:begin]):
        raise MastodonIllegalArgumentError("the push message is padded wrongly")
    return padded[begin:]


def _opened(key: bytes, nonce: bytes, record: bytes) -> bytes:
    """Decrypt a record whose seal is whole."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        return AESGCM(key).decrypt(nonce, record, None)
    except InvalidTag as error:
        raise MastodonIllegalArgumentError(
            "the push message cannot be decrypted: it is meant for other keys, or was changed or cut short on its way"
        ) from error


def _derive(salt: bytes, secret: bytes, info: bytes, length: int) -> bytes:
    """Derive up to 32 bytes (HKDF with SHA-256, RFC 5869)."""
    from hmac import digest

    return digest(digest(salt, secret, "sha256"), info + b"\1", "sha256")[:length]


def _exchange(private: EllipticCurvePrivateKey, sender: bytes) -> bytes:
    """Give what both pairs of keys have in common."""
    from cryptography.hazmat.primitives.asymmetric import ec

    try:
        public = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), sender)
    except ValueError as error:
        raise MastodonIllegalArgumentError("the sender's key in the push message is not on the curve P-256") from error
    return private.exchange(ec.ECDH(), public)


def _private_key(value: Any) -> EllipticCurvePrivateKey:
    """Read a private key: the number, or its 32 bytes."""
    from cryptography.hazmat.primitives.asymmetric import ec

    number = value if isinstance(value, int) else int.from_bytes(_binary(value, 32, "decrypt_params['privkey']"), "big")
    try:
        return ec.derive_private_key(number, ec.SECP256R1())
    except (ValueError, OverflowError) as error:
        raise MastodonIllegalArgumentError("decrypt_params['privkey'] is no private key of the curve P-256") from error


def _point(private: EllipticCurvePrivateKey) -> bytes:
    """Give the public key that belongs to a private one."""
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    return private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def _binary(value: Any, length: int, name: str) -> bytes:
    """Read bytes, or the base64 text of them, in either alphabet, with or without padding."""
    read = value
    if isinstance(value, str):
        from base64 import b64decode

        text = value.rstrip("=").replace("-", "+").replace("_", "/")
        try:
            read = b64decode(text + "=" * (-len(text) % 4), validate=True)
        except ValueError:
            read = None
    if not isinstance(read, (bytes, bytearray)) or len(read) != length:
        raise MastodonIllegalArgumentError(f"{name} must be {length} bytes, or the base64 text of them")
    return bytes(read)


def _parameter(header: str, name: str, title: str) -> str:
    """Give a parameter of a header."""
    for found, value in _PARAMETER.findall(header):
        if found.lower() == name:
            return str(value)
    raise MastodonIllegalArgumentError(f"the header {title} has no {name!r}; give both headers, or none of them")


def _require() -> None:
    """Say which extra is missing, if it is."""
    from importlib.util import find_spec

    if find_spec("cryptography") is None:
        message = "push messages need the extra 'push': pip install 'mastodon-client[push]'"
        raise ModuleNotFoundError(message, name="cryptography")
