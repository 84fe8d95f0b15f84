"""
Text that is safe in a terminal.

A name or a post can hold what a terminal obeys: escape sequences that move the cursor, set the title or type for the
user, and characters that show text in another order than it is in. Nothing that a person wants to read needs them.

* Whole escape sequences go, then what is left of C0 and C1. Every kind of line end becomes a line feed; tabs stay.
* What overrides or isolates a direction goes. The marks for left and right stay: Hebrew, Arabic and Persian text is
  written with them, and they move nothing but what is next to them.
* What has no width goes. Joiners stay within emoji and within scripts other than Latin, tags within flags.
* Half a surrogate pair, which cannot be written to any terminal, becomes U+FFFD.
"""

from __future__ import annotations

import re

_UNSAFE = re.compile(
    r"""
    (?P<flag>\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{1,8}\U000e007f)
    | (?:\x1b\[|\x9b)[0-?]*[\ -/]*[@-~]?                                       # colours, moves of the cursor
    | (?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c\n]*(?:\x07|\x1b\\|\x9c)?  # titles, links, the clipboard
    | \x1b[\ -/]*[0-~]?
    | (?P<end>\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029])
    | (?P<half>[\ud800-\udfff])
    | [\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u180e\u200b\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]
    | [\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f]
    """,
    re.VERBOSE,
)

_JOINED = r"[^\x00-\u024f\s\u2000-\u206f]"
_LOOSE = re.compile(rf"(?<!{_JOINED})[\u200c\u200d]|[\u200c\u200d](?!{_JOINED})")


def printable(text: str) -> str:
    """
    Make text safe to print to a terminal: without escape sequences, control characters and tricks of direction.

    Args:
        text: The text, such as a display name.
    """
    if text.isprintable():
        return text
    return _LOOSE.sub("", _UNSAFE.sub(_instead, text))


def _instead(found: re.Match[str]) -> str:
    """Give what comes in the place of something unsafe."""
    if found["half"]:
        return "\ufffd"
    return "\n" if found["end"] else found["flag"] or ""
