# Derived from mastodon/_async/api/__init__.py by tools/sync.py. Do not edit.
"""The rooms: one module per page of the official "Methods" documentation."""
