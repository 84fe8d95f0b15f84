"""PreviewCard and what belongs to it. https://docs.joinmastodon.org/entities/PreviewCard/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Literal

    from mastodon.entities.account import Account


class PreviewCard(Entity):
    """
    The preview of a link. Added in Mastodon 1.0.0.

    https://docs.joinmastodon.org/entities/PreviewCard/
    """

    url: str
    """The address that is linked. Added in Mastodon 1.0.0."""

    title: str
    """The title of the page. Added in Mastodon 1.0.0."""

    description: str
    """What the page says of itself. It may be empty. Added in Mastodon 1.0.0."""

    type: Literal["link", "photo", "video", "rich"] | str
    """What the page is; ``rich`` is foreign HTML. Added in Mastodon 1.3.0."""

    authors: list[PreviewCardAuthor]
    """Who wrote the page. Added in Mastodon 4.3.0."""

    author_name: str
    """The name of the author. It may be empty. Added in Mastodon 1.3.0. Deprecated in Mastodon 4.3.0."""

    author_url: str
    """The page of the author. It may be empty. Added in Mastodon 1.3.0. Deprecated in Mastodon 4.3.0."""

    provider_name: str
    """The name of the web site. It may be empty. Added in Mastodon 1.3.0."""

    provider_url: str
    """The home page of the web site. It may be empty. Added in Mastodon 1.3.0."""

    html: str
    """The HTML to show the page with. It may be empty. Added in Mastodon 1.3.0."""

    width: int
    """The width of the preview in pixels; 0 if not known. Added in Mastodon 1.3.0."""

    height: int
    """The height of the preview in pixels; 0 if not known. Added in Mastodon 1.3.0."""

    image: str | None
    """The address of an image of it. Null if there is none. Added in Mastodon 1.0.0."""

    embed_url: str
    """The address of a photo to show in place of HTML. It may be empty. Added in Mastodon 2.1.0."""

    blurhash: str | None
    """The image in a few colours, to show while it is loading. Null if there is none. Added in Mastodon 3.2.0."""

    missing_attribution: bool | None
    """
    Whether the page names you as author but your profile does not name its domain. Sent to authors. Added in Mastodon
    4.6.0.
    """

    published_at: datetime | None
    """When the page was published. Null if not known. Added in Mastodon 4.2.0."""

    language: str | None
    """
    The ISO 639 code of the language of the page. Null if not known. Added in Mastodon 4.2.0. Not in the official
    documentation.
    """

    image_description: str
    """
    What can be seen in the image, for those who cannot see it. It may be empty. Added in Mastodon 4.2.0. Not in the
    official documentation.
    """


class PreviewCardAuthor(Entity):
    """
    Who wrote a page that is linked. Added in Mastodon 4.3.0.

    https://docs.joinmastodon.org/entities/PreviewCard/#PreviewCardAuthor
    """

    name: str
    """The name of the author. Added in Mastodon 4.3.0."""

    url: str
    """The page of the author. It may be empty. Added in Mastodon 4.3.0."""

    account: Account | None
    """The account of the author. Null if not known. Added in Mastodon 4.3.0."""
