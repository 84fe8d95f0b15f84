"""
What people wrote, from what servers send: plain text, HTML that is safe to show, text that is safe in a terminal.

Nothing here asks a server. Example::

    from mastodon.content import plain_text, printable

    print(printable(account.display_name), plain_text(account.note))
"""

from mastodon.content.markup import safe_html
from mastodon.content.plain import plain_text
from mastodon.content.terminal import printable

__all__ = ["plain_text", "printable", "safe_html"]
