# Derived from mastodon/_async/api/instance.py by tools/sync.py. Do not edit.
"""Instance: what a server says of itself. https://docs.joinmastodon.org/methods/instance/"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from mastodon._sync.room import Room, endpoint
from mastodon.entities import (
    DomainBlock,
    ExtendedDescription,
    InstanceActivity,
    Language,
    NodeInfo,
    NodeInfoIndex,
    PrivacyPolicy,
    Rule,
    TermsOfService,
    V1Instance,
)
from mastodon.entities import Instance as InstanceInformation
from mastodon.errors import MastodonAPIError, MastodonIllegalArgumentError, MastodonVersionError
from mastodon.protocol.instances import FEEDS, PERSONAL, is_readable, newest_nodeinfo, nodeinfo_path

if TYPE_CHECKING:
    from datetime import date

    from mastodon.protocol.features import Features


class Instance(Room):
    """What a server says of itself. https://docs.joinmastodon.org/methods/instance/"""

    def instance(self) -> V1Instance:
        """
        Get what the server says of itself, in the form that every server has.

        Newer servers tell more in ``instance_v2()``.
        """
        return self.instance_v1()

    @endpoint(added="1.1.0", changed="4.0.0")
    def instance_v1(self) -> V1Instance:
        """
        Get what the server says of itself, in the form before Mastodon 4.0.0.

        Added in Mastodon 1.1.0, last changed in 4.0.0.
        """
        instance = self._get("/api/v1/instance", V1Instance)
        self._heed(instance)
        return instance

    @endpoint(added="4.0.0", changed="4.6.0")
    def instance_v2(self) -> InstanceInformation:
        """
        Get what the server says of itself: description, rules, limits, languages, contact.

        Added in Mastodon 4.0.0, last changed in 4.6.0.
        """
        instance = self._get("/api/v2/instance", InstanceInformation)
        self._heed(instance)
        return instance

    def features(self) -> Features:
        """
        Get what the server offers, from its own words: software, limits, translation, quotes, streams and the like.

        It is asked once; ``clear_caches()`` forgets it. Afterwards errors name the software also where its version does
        not.

        Raises:
            MastodonAPIError: It says nothing of itself that can be read.
        """
        if self._known.features is None:
            from mastodon.protocol.features import corrected, features_of

            try:
                instance: InstanceInformation | V1Instance = self.instance_v2()
            except (MastodonAPIError, MastodonVersionError):  # Not every server has both.
                instance = self.instance_v1()
            nodeinfo = None
            with suppress(MastodonAPIError):
                index = self._get("/.well-known/nodeinfo", NodeInfoIndex)
                path = nodeinfo_path(index, newest_nodeinfo(index), self.api_base_url)
                nodeinfo = self._get(path, NodeInfo)
            self._known.features = features_of(instance, nodeinfo)
            if self._known.server is not None:
                self._known.server = corrected(self._known.server, self._known.features.software)
        return self._known.features

    @endpoint(added="2.1.2", changed="3.0.0")
    def instance_activity(self) -> list[InstanceActivity]:
        """
        Get how many statuses, log-ins and registrations there were in each of the last twelve weeks.

        Raises:
            MastodonNotFoundError: The server does not tell.

        Added in Mastodon 2.1.2, last changed in 3.0.0.
        """
        return self._get("/api/v1/instance/activity", list[InstanceActivity])

    @endpoint(added="2.1.2", changed="3.0.0")
    def instance_peers(self) -> list[str]:
        """
        Get the domains of all servers that this one knows.

        Raises:
            MastodonNotFoundError: The server does not tell.

        Added in Mastodon 2.1.2, last changed in 3.0.0.
        """
        return self._get("/api/v1/instance/peers", list[str])

    @endpoint(added="3.4.0", changed="4.4.0")
    def instance_rules(self) -> list[Rule]:
        """
        Get the rules that users of the server have to keep.

        Added in Mastodon 3.4.0, last changed in 4.4.0.
        """
        return self._get("/api/v1/instance/rules", list[Rule])

    @endpoint(added="4.0.0")
    def instance_domain_blocks(self) -> list[DomainBlock]:
        """
        Get the domains that the server blocks or limits.

        Raises:
            MastodonNotFoundError: The server does not tell.

        Added in Mastodon 4.0.0.
        """
        return self._get("/api/v1/instance/domain_blocks", list[DomainBlock])

    @endpoint(added="4.0.0")
    def instance_extended_description(self) -> ExtendedDescription:
        """
        Get the long text that the server says about itself.

        Added in Mastodon 4.0.0.
        """
        return self._get("/api/v1/instance/extended_description", ExtendedDescription)

    @endpoint(added="4.0.0")
    def instance_privacy_policy(self) -> PrivacyPolicy:
        """
        Get what the server does with data.

        Added in Mastodon 4.0.0.
        """
        return self._get("/api/v1/instance/privacy_policy", PrivacyPolicy)

    @endpoint(added="4.4.0")
    def instance_terms_of_service(self, date: date | None = None) -> TermsOfService:
        """
        Get the terms of service.

        Args:
            date: The day from which on the terms apply; by default those that apply now.

        Raises:
            MastodonNotFoundError: There are none.

        Added in Mastodon 4.4.0.
        """
        if date is None:
            return self._get("/api/v1/instance/terms_of_service", TermsOfService)
        return self._get("/api/v1/instance/terms_of_service/{date}", TermsOfService, date=f"{date:%Y-%m-%d}")

    @endpoint(added="4.2.0")
    def instance_languages(self) -> list[Language]:
        """
        Get the languages that the server knows.

        Added in Mastodon 4.2.0.
        """
        return self._get("/api/v1/instance/languages", list[Language])

    @endpoint(added="4.2.0")
    def instance_translation_languages(self) -> dict[str, list[str]]:
        """
        Get into which languages the server translates statuses, by the language to translate from.

        Added in Mastodon 4.2.0.
        """
        return self._get("/api/v1/instance/translation_languages", dict[str, list[str]])

    def timeline_is_available(
        self,
        timeline: str = "public",
        local: bool = False,
        remote: bool = False,
        with_auth: bool = False,
        fail_hard: bool = False,
    ) -> bool:
        """
        Get whether the server lets one read a timeline, by what it says of itself from Mastodon 4.5.0 on.

        Args:
            timeline: ``public``, ``local``, ``tag/NAME``, ``link``, or one that is a user's, as in ``timeline()``.
            local: Whether it is about statuses of this server.
            remote: Whether it is about statuses of other servers; with neither of the two, about whatever there is.
            with_auth: Whether it is about users that are logged in, not about anybody.
            fail_hard: Whether to raise an error if that cannot be told; else it counts as available.

        Raises:
            MastodonIllegalArgumentError: ``fail_hard``, and there is no such timeline.
            MastodonVersionError: ``fail_hard``, and the server does not tell.
        """
        kind = timeline.partition("/")[0]
        if kind not in FEEDS and kind not in PERSONAL:
            if fail_hard:
                raise MastodonIllegalArgumentError(
                    f"timeline must be public, local, tag/NAME, link, home, list/ID or direct, not {timeline!r}"
                )
            return True
        if "timelines_access" not in self._known.configuration:
            with suppress(MastodonAPIError, MastodonVersionError):
                self.instance_v2()
        readable = is_readable(
            timeline,
            self._known.configuration.get("timelines_access"),
            local=local,
            remote=remote,
            with_auth=with_auth,
        )
        if readable is None and fail_hard:
            raise MastodonVersionError(
                f"{self.api_base_url} does not tell who may read the timeline {timeline!r}; Mastodon does from 4.5.0 on"
            )
        return readable is not False
