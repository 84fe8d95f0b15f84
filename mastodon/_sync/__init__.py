# Derived from mastodon/_async/__init__.py by tools/sync.py. Do not edit.
"""``Mastodon``, and the source from which ``tools/sync.py`` derives ``Mastodon``."""
