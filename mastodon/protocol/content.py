"""Plain text from what servers send, for decisions: what a server made of a text that was posted."""

from mastodon.content import plain_text

__all__ = ["plain_text"]
