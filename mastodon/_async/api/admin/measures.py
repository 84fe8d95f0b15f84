"""Admin measures: how much happened on a server. https://docs.joinmastodon.org/methods/admin/measures/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon._async.room import Room, endpoint
from mastodon.entities import AdminMeasure
from mastodon.protocol.figures import about_server, about_tag, keys_of

if TYPE_CHECKING:
    from datetime import date

    from mastodon.entities import Tag
    from mastodon.types import Ref


class AdminMeasures(Room):
    """
    Counts, day by day. Needs a role that may view the dashboard.

    https://docs.joinmastodon.org/methods/admin/measures/
    """

    @endpoint(added="3.5.0", changed="4.0.0", scopes="admin:read")
    async def admin_measures(
        self,
        start_at: date,
        end_at: date,
        active_users: bool = False,
        new_users: bool = False,
        interactions: bool = False,
        opened_reports: bool = False,
        resolved_reports: bool = False,
        tag_accounts: Ref[Tag] | None = None,
        tag_uses: Ref[Tag] | None = None,
        tag_servers: Ref[Tag] | None = None,
        instance_accounts: str | None = None,
        instance_media_attachments: str | None = None,
        instance_reports: str | None = None,
        instance_statuses: str | None = None,
        instance_follows: str | None = None,
        instance_followers: str | None = None,
    ) -> list[AdminMeasure]:
        """
        Get counts of a time, for each day and together, a measure for each argument that is given.

        The server works hard for it.

        Args:
            start_at: The first day; the server looks at the date only.
            end_at: The last day.
            active_users: Users who were there.
            new_users: Users who signed up.
            interactions: Favourites, boosts and answers to statuses of this server.
            opened_reports: Reports that came.
            resolved_reports: Reports that were resolved.
            tag_accounts: A hashtag, or its id, for the accounts that used it.
            tag_uses: A hashtag, or its id, for the statuses with it.
            tag_servers: A hashtag, or its id, for the servers that statuses with it came from.
            instance_accounts: The domain of a server, for its accounts that are known here.
            instance_media_attachments: The domain of a server, for the bytes of media from there.
            instance_reports: The domain of a server, for the reports about its accounts.
            instance_statuses: The domain of a server, for the statuses from there; that can take long.
            instance_follows: The domain of a server, for its accounts that users here follow.
            instance_followers: The domain of a server, for its accounts that follow users here.

        Raises:
            MastodonIllegalArgumentError: No measure is asked for.

        Added in Mastodon 3.5.0, last changed in 4.0.0. Scope: ``admin:read``.
        """
        return await self._post(
            "/api/v1/admin/measures",
            list[AdminMeasure],
            keys=keys_of(
                active_users=active_users,
                new_users=new_users,
                interactions=interactions,
                opened_reports=opened_reports,
                resolved_reports=resolved_reports,
                tag_accounts=tag_accounts,
                tag_uses=tag_uses,
                tag_servers=tag_servers,
                instance_accounts=instance_accounts,
                instance_media_attachments=instance_media_attachments,
                instance_reports=instance_reports,
                instance_statuses=instance_statuses,
                instance_follows=instance_follows,
                instance_followers=instance_followers,
            ),
            start_at=start_at,
            end_at=end_at,
            tag_accounts=about_tag("tag_accounts", tag_accounts),
            tag_uses=about_tag("tag_uses", tag_uses),
            tag_servers=about_tag("tag_servers", tag_servers),
            instance_accounts=about_server(instance_accounts),
            instance_media_attachments=about_server(instance_media_attachments),
            instance_reports=about_server(instance_reports),
            instance_statuses=about_server(instance_statuses),
            instance_follows=about_server(instance_follows),
            instance_followers=about_server(instance_followers),
        )
