"""
HTML that is safe to show, from the HTML of servers.

What may stay is listed; all else goes: scripts, styles, classes, events, forms and everything that would be loaded. The
sanitiser is ``nh3``, of the extra ``html``, which reads HTML as browsers do. Without it, the text is given instead.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from mastodon.content.plain import plain_text
from mastodon.content.terminal import printable

if TYPE_CHECKING:
    from types import ModuleType

TAGS = frozenset({"a", "b", "blockquote", "br", "code", "del", "em", "h1", "h2", "h3", "h4", "h5", "h6", "i", "li"}) | {
    *("ol", "p", "pre", "rp", "rt", "ruby", "s", "strong", "sub", "sup", "u", "ul")
}
"""The elements that stay; of the others, the text does."""

SCHEMES = frozenset({"gemini", "http", "https", "mailto", "xmpp"})
"""Where links may lead."""

LONGEST = 50_000
"""How many characters the sanitiser takes: its time grows with the depth of elements. What is longer becomes text."""


def safe_html(html: str) -> str:
    """
    Give HTML that is safe to put into a page: without scripts, styles, images and all that is not known to be harmless.

    Links open apart, and tell nobody where they were. Without the extra ``html``, paragraphs and links become text.

    Args:
        html: Such as the ``content`` of a status or the ``note`` of an account.
    """
    sanitiser = _sanitiser()
    if sanitiser is None or len(html) > LONGEST:
        return escaped(plain_text(html)).replace("\n", "<br>")
    cleaned: str = sanitiser.clean(
        html,
        tags=TAGS,
        attributes={"*": {"lang"}, "a": {"href"}, "ol": {"start"}},
        url_schemes=SCHEMES,
        url_relative="deny",
        set_tag_attribute_values={"a": {"target": "_blank"}},
        link_rel="nofollow noopener noreferrer",
    )
    return printable(cleaned)


def escaped(text: str) -> str:
    """
    Write text as HTML, without what has no width and what changes directions.

    Args:
        text: The text.
    """
    from html import escape

    return escape(printable(text))


@cache
def _sanitiser() -> ModuleType | None:
    """Give ``nh3``, where it is installed."""
    try:
        import nh3
    except ImportError:
        return None
    return nh3
