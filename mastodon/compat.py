"""The module of this name in Mastodon.py: what is installed."""

from __future__ import annotations

from importlib.util import find_spec

__all__ = ["IMPL_HAS_BLURHASH", "IMPL_HAS_CRYPTO", "IMPL_HAS_ECE", "IMPL_HAS_GRAPHEME", "IMPL_HAS_WEBSOCKET"]

IMPL_HAS_CRYPTO = find_spec("cryptography") is not None
"""Whether the extra ``push`` is installed."""

IMPL_HAS_ECE = IMPL_HAS_CRYPTO
"""The same: push messages are decrypted by nothing more."""

IMPL_HAS_BLURHASH = True
"""``decode_blurhash()`` needs nothing to be installed."""

IMPL_HAS_GRAPHEME = True
"""``get_status_length()`` needs nothing to be installed."""

IMPL_HAS_WEBSOCKET = True
"""What streaming needs is always installed."""
