"""Push messages: published vectors, an independent implementation, and whatever else may arrive."""

from __future__ import annotations

import base64
import json
import secrets
import subprocess
import sys

import http_ece
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from hypothesis import given
from hypothesis import strategies as st

from mastodon.errors import MastodonIllegalArgumentError
from mastodon.protocol import push
from mastodon.protocol.push import decrypt, make_keys, read_push


def binary(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


# RFC 8291, section 5 and appendix A.
STANDARD_KEYS = {"privkey": "q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94", "auth": "BTBZMqHH6r4Tts7J_aSIgg"}
STANDARD = binary(
    "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A"
    "_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
)

# draft-ietf-webpush-encryption-04, section 5 and appendix A.
DRAFT_KEYS = {"privkey": "9FWl15_QUQAWDaD3k3l50ZBZQJ4au27F1V4F0uLSD_M", "auth": "R29vIGdvbyBnJyBqb29iIQ"}
DRAFT = binary("6nqAQUME8hNqw5J3kl8cpVVJylXKYqZOeseZG8UueKpA")
ENCRYPTION = 'keyid="dhkey"; salt="lngarbyKfMoi9Z75xYXmkg"'
CRYPTO_KEY = (
    'keyid="dhkey"; dh="BNoRDbb84JGm8g5Z5CFxurSqsXWJ11ItfXEWYVLE85Y7CYkDjXsIEc4aqxYaQ1G8BqkXCJ6DPpDrWtdWj_mugHU"'
)


def test_the_example_of_the_standard_is_decrypted():
    assert decrypt(STANDARD, STANDARD_KEYS, None, None) == b"When I grow up, I want to be a watermelon"


def test_the_example_of_the_draft_is_decrypted():
    assert decrypt(DRAFT, DRAFT_KEYS, ENCRYPTION, CRYPTO_KEY) == b"I am the walrus"


@pytest.mark.parametrize(
    ("encryption", "crypto_key"),
    [
        ("salt={salt}", "dh={dh};p256ecdsa={other}"),
        ("salt={salt}; rs=4096", "p256ecdsa={other}; dh={dh}"),
        ('SALT="{salt}=="', 'keyid=p256dh;DH="{dh}=",p256ecdsa="{other}"'),
    ],
)
def test_headers_are_read_in_every_spelling(encryption, crypto_key):
    values = {
        "salt": "lngarbyKfMoi9Z75xYXmkg",
        "dh": CRYPTO_KEY.split('"')[3],
        "other": "BCEkBjzL8Z3C-oi2Q7oE5t2Np-p7osjGLg93qUP0wvqRT21EEWyf0cQDQcakQMqz4hQKYOQ3il2nNZct4HgAUQU",
    }
    assert decrypt(DRAFT, DRAFT_KEYS, encryption.format(**values), crypto_key.format(**values)) == b"I am the walrus"


def test_keys_may_be_bytes_number_or_text():
    plain = {"privkey": int.from_bytes(binary(DRAFT_KEYS["privkey"]), "big"), "auth": binary(DRAFT_KEYS["auth"])}
    padded = {name: base64.b64encode(binary(text)).decode() for name, text in DRAFT_KEYS.items()}
    assert decrypt(DRAFT, plain, ENCRYPTION, CRYPTO_KEY) == decrypt(DRAFT, padded, ENCRYPTION, CRYPTO_KEY)


def test_new_keys_are_a_number_a_point_and_a_shared_secret():
    private, public = make_keys()
    pair = ec.derive_private_key(private["privkey"], ec.SECP256R1())
    assert public["pubkey"] == pair.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    assert len(private["auth"]) == 16
    assert private["auth"] == public["auth"]
    assert make_keys()[0]["privkey"] != private["privkey"]


def encrypted(text, public, version):
    """Encrypt by an implementation that is not ours, and give message and headers."""
    salt, sender = secrets.token_bytes(16), ec.generate_private_key(ec.SECP256R1())
    data = http_ece.encrypt(
        text, salt=salt, private_key=sender, dh=public["pubkey"], auth_secret=public["auth"], version=version
    )
    if version == "aes128gcm":
        return data, None, None
    point = sender.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return (
        data,
        f"salt={base64.urlsafe_b64encode(salt).decode()}",
        f"dh={base64.urlsafe_b64encode(point).decode()};p256ecdsa=BAAA",
    )


@pytest.mark.parametrize("version", ["aesgcm", "aes128gcm"])
@given(text=st.binary(min_size=1, max_size=300))  # that one makes no record of an empty text
def test_what_another_implementation_encrypts_is_decrypted(version, text):
    private, public = make_keys()
    assert decrypt(*with_keys(encrypted(text, public, version), private)) == text


def with_keys(message, private):
    data, encryption, crypto_key = message
    return data, private, encryption, crypto_key


@pytest.mark.parametrize("version", ["aesgcm", "aes128gcm"])
def test_a_message_becomes_an_entity(version):
    private, public = make_keys()
    sent = {"access_token": "planted", "preferred_locale": "en", "notification_id": 7, "title": "Ann followed you"}
    payload = read_push(*with_keys(encrypted(json.dumps(sent).encode(), public, version), private))
    assert (type(payload).__name__, payload.notification_id, payload.title) == ("WebPushPayload", 7, "Ann followed you")


@pytest.mark.parametrize("text", [b" ", b"[1]", b"no JSON", b"\xff", b"[" * 100_000])
def test_a_message_that_is_not_of_mastodon_is_refused(text):
    private, public = make_keys()
    salt, sender = secrets.token_bytes(16), ec.generate_private_key(ec.SECP256R1())
    data = http_ece.encrypt(
        text,
        salt=salt,
        private_key=sender,
        dh=public["pubkey"],
        auth_secret=public["auth"],
        version="aes128gcm",
        rs=200_000,
    )
    with pytest.raises(MastodonIllegalArgumentError, match="not a JSON object"):
        read_push(data, private, None, None)


def sealed(padded, private, public):
    """Seal a record of the standard, whatever is in it."""
    whole, _, _ = encrypted(b" ", public, "aes128gcm")
    salt, sender = whole[:16], whole[21:86]
    receiver = ec.derive_private_key(private["privkey"], ec.SECP256R1())
    shared = push._derive(
        public["auth"],
        push._exchange(receiver, sender),
        b"WebPush: info\0" + public["pubkey"] + sender,
        32,
    )
    key = push._derive(salt, shared, b"Content-Encoding: aes128gcm\0", 16)
    nonce = push._derive(salt, shared, b"Content-Encoding: nonce\0", 12)
    return whole[:86] + AESGCM(key).encrypt(nonce, padded, None)


@pytest.mark.parametrize("padding", [b"\2", b"\2\0", b"\2" + b"\0" * 500])
def test_padding_is_removed(padding):
    private, public = make_keys()
    assert decrypt(sealed(b"text\2\0" + padding, private, public), private, None, None) == b"text\2\0"


@pytest.mark.parametrize("padded", [b"text", b"text\1", b"text\0\0", b"\0\0\0", b"text\1\0"])
def test_wrong_padding_is_refused(padded):
    private, public = make_keys()
    with pytest.raises(MastodonIllegalArgumentError, match="padded wrongly"):
        decrypt(sealed(padded, private, public), private, None, None)


@pytest.mark.parametrize("padded", [b"\0\5ab", b"\0\2\0\1text"])
def test_wrong_padding_of_the_draft_is_refused(monkeypatch, padded):
    monkeypatch.setattr(push, "_opened", lambda *_: padded)
    with pytest.raises(MastodonIllegalArgumentError, match="padded wrongly"):
        decrypt(DRAFT, DRAFT_KEYS, ENCRYPTION, CRYPTO_KEY)


@given(at=st.integers(0, len(STANDARD) - 1))
def test_a_message_cut_anywhere_is_refused(at):
    with pytest.raises(MastodonIllegalArgumentError, match=r"cut short|cannot be decrypted"):
        decrypt(STANDARD[:at], STANDARD_KEYS, None, None)


@given(at=st.integers(0, len(DRAFT) - 1))
def test_a_message_of_the_draft_cut_anywhere_is_refused(at):
    with pytest.raises(MastodonIllegalArgumentError, match="cut short"):
        decrypt(DRAFT[:at], DRAFT_KEYS, ENCRYPTION, CRYPTO_KEY)


@given(at=st.sampled_from([*range(16), *range(20, len(STANDARD))]), bit=st.integers(0, 7))
def test_a_message_changed_anywhere_but_in_the_size_of_records_is_refused(at, bit):
    changed = bytearray(STANDARD)
    changed[at] ^= 1 << bit
    with pytest.raises(MastodonIllegalArgumentError):
        decrypt(changed, STANDARD_KEYS, None, None)


def test_a_second_record_is_refused():
    size = (len(STANDARD) - 87).to_bytes(4, "big")
    with pytest.raises(MastodonIllegalArgumentError, match="more than one record"):
        decrypt(STANDARD[:16] + size + STANDARD[20:], STANDARD_KEYS, None, None)


def test_other_keys_are_refused():
    private, _ = make_keys()
    with pytest.raises(MastodonIllegalArgumentError, match="meant for other keys"):
        decrypt(STANDARD, private, None, None)


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        ({}, "first dict of push_subscription_generate_keys"),
        ("text", "first dict of push_subscription_generate_keys"),
        ({"pubkey": b"", "auth": b""}, "first dict of push_subscription_generate_keys"),
        ({"privkey": 1, "auth": b"short"}, r"decrypt_params\['auth'\] must be 16 bytes"),
        ({"privkey": 1, "auth": "planted secret"}, r"decrypt_params\['auth'\] must be 16 bytes"),
        ({"privkey": 1, "auth": None}, r"decrypt_params\['auth'\] must be 16 bytes"),
        ({"privkey": 0, "auth": bytes(16)}, "no private key of the curve"),
        ({"privkey": -5, "auth": bytes(16)}, "no private key of the curve"),
        ({"privkey": 2**300, "auth": bytes(16)}, "no private key of the curve"),
        ({"privkey": b"planted secret", "auth": bytes(16)}, "must be 32 bytes"),
        ({"privkey": b"\xff" * 32, "auth": bytes(16)}, "no private key of the curve"),
    ],
)
def test_wrong_keys_are_refused_and_not_quoted(keys, message):
    with pytest.raises(MastodonIllegalArgumentError, match=message) as caught:
        decrypt(STANDARD, keys, None, None)
    assert "planted" not in str(caught.value)


@pytest.mark.parametrize(
    ("encryption", "crypto_key", "message"),
    [
        (ENCRYPTION, None, "header Crypto-Key has no 'dh'"),
        ("", CRYPTO_KEY, "header Encryption has no 'salt'"),
        ("rs=4096", CRYPTO_KEY, "header Encryption has no 'salt'"),
        ("salt=short", CRYPTO_KEY, "salt in the header Encryption must be 16 bytes"),
        (ENCRYPTION, "dh=!", "dh in the header Crypto-Key must be 65 bytes"),
        (ENCRYPTION, f"dh={base64.b64encode(bytes(65)).decode()}", "not on the curve"),
    ],
)
def test_wrong_headers_are_refused(encryption, crypto_key, message):
    with pytest.raises(MastodonIllegalArgumentError, match=message):
        decrypt(DRAFT, DRAFT_KEYS, encryption, crypto_key)


def test_text_instead_of_bytes_is_refused():
    with pytest.raises(MastodonIllegalArgumentError, match="must be the bytes of the push message, not str"):
        decrypt("text", STANDARD_KEYS, None, None)


def test_without_the_extra_the_error_names_it(monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    for call in (make_keys, lambda: decrypt(STANDARD, STANDARD_KEYS, None, None)):
        with pytest.raises(ModuleNotFoundError, match=r"mastodon-client\[push\]"):
            call()


def test_cryptography_is_not_imported_before_it_is_used():
    code = (
        "import sys, mastodon; mastodon.Mastodon(), mastodon.AsyncMastodon(); assert 'cryptography' not in sys.modules"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
