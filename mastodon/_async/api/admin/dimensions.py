"""Admin dimensions: what a server consists of. https://docs.joinmastodon.org/methods/admin/dimensions/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon._async.room import Room, endpoint
from mastodon.entities import AdminDimension
from mastodon.protocol.figures import about_server, about_tag, keys_of

if TYPE_CHECKING:
    from datetime import date

    from mastodon.entities import Tag
    from mastodon.types import Ref


class AdminDimensions(Room):
    """
    Tables of what there is most of. Needs a role that may view the dashboard.

    https://docs.joinmastodon.org/methods/admin/dimensions/
    """

    @endpoint(added="3.5.0", changed="4.0.0", scopes="admin:read")
    async def admin_dimensions(
        self,
        start_at: date | None,
        end_at: date | None,
        limit: int | None = None,
        languages: bool = False,
        sources: bool = False,
        servers: bool = False,
        space_usage: bool = False,
        software_versions: bool = False,
        tag_servers: Ref[Tag] | None = None,
        tag_languages: Ref[Tag] | None = None,
        instance_accounts: str | None = None,
        instance_languages: str | None = None,
    ) -> list[AdminDimension]:
        """
        Get tables of what there was most of in a time, a table for each argument that is given.

        The server works hard for it.

        Args:
            start_at: The first day; the server looks at the date only.
            end_at: The last day.
            limit: How many lines a table has at most.
            languages: The languages most used on this server.
            sources: The apps most used on this server.
            servers: The servers that most statuses came from.
            space_usage: How much space databases and files take.
            software_versions: Which versions of what software run.
            tag_servers: A hashtag, or its id, for the servers that most statuses with it came from.
            tag_languages: A hashtag, or its id, for the languages of statuses with it.
            instance_accounts: The domain of a server, for its accounts with most followers here.
            instance_languages: The domain of a server, for the languages of statuses from there.

        Raises:
            MastodonIllegalArgumentError: No table is asked for.

        Added in Mastodon 3.5.0, last changed in 4.0.0. Scope: ``admin:read``.
        """
        return await self._post(
            "/api/v1/admin/dimensions",
            list[AdminDimension],
            keys=keys_of(
                languages=languages,
                sources=sources,
                servers=servers,
                space_usage=space_usage,
                software_versions=software_versions,
                tag_servers=tag_servers,
                tag_languages=tag_languages,
                instance_accounts=instance_accounts,
                instance_languages=instance_languages,
            ),
            start_at=start_at,
            end_at=end_at,
            limit=limit,
            tag_servers=about_tag("tag_servers", tag_servers),
            tag_languages=about_tag("tag_languages", tag_languages),
            instance_accounts=about_server(instance_accounts),
            instance_languages=about_server(instance_languages),
        )
