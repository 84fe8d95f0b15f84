"""``AsyncMastodon``, and the source from which ``tools/sync.py`` derives ``Mastodon``."""
