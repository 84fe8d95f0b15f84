"""How Mastodon's API works, without doing anything: pure functions and frozen values; no I/O, no clock."""
