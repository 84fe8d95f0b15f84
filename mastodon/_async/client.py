"""The client: all rooms together, and what is not an endpoint: construction, pages, versions, state."""

from __future__ import annotations

import os
from copy import copy
from datetime import datetime
from math import inf
from typing import TYPE_CHECKING, Any, Literal, Self, TypeVar, cast, overload

from mastodon import credentials, profiles
from mastodon._async.api.accounts import Accounts
from mastodon._async.api.admin import Admin
from mastodon._async.api.announcements import Announcements
from mastodon._async.api.annual_reports import AnnualReports
from mastodon._async.api.apps import Apps
from mastodon._async.api.async_refreshes import AsyncRefreshes
from mastodon._async.api.blocks import Blocks
from mastodon._async.api.bookmarks import Bookmarks
from mastodon._async.api.collections import Collections
from mastodon._async.api.conversations import Conversations
from mastodon._async.api.custom_emojis import CustomEmojis
from mastodon._async.api.directory import Directory
from mastodon._async.api.domain_blocks import DomainBlocks
from mastodon._async.api.donation_campaigns import DonationCampaigns
from mastodon._async.api.emails import Emails
from mastodon._async.api.endorsements import Endorsements
from mastodon._async.api.favourites import Favourites
from mastodon._async.api.featured_tags import FeaturedTags
from mastodon._async.api.filters import Filters
from mastodon._async.api.follow_requests import FollowRequests
from mastodon._async.api.followed_tags import FollowedTags
from mastodon._async.api.follows import Follows
from mastodon._async.api.grouped_notifications import GroupedNotifications
from mastodon._async.api.health import Health
from mastodon._async.api.instance import Instance
from mastodon._async.api.lists import Lists
from mastodon._async.api.markers import Markers
from mastodon._async.api.media import Media
from mastodon._async.api.mutes import Mutes
from mastodon._async.api.notifications import Notifications
from mastodon._async.api.oauth import OAuth
from mastodon._async.api.oembed import OEmbed
from mastodon._async.api.peers import Peers
from mastodon._async.api.polls import Polls
from mastodon._async.api.preferences import Preferences
from mastodon._async.api.profile import Profile
from mastodon._async.api.proofs import Proofs
from mastodon._async.api.push import Push
from mastodon._async.api.reports import Reports
from mastodon._async.api.scheduled_statuses import ScheduledStatuses
from mastodon._async.api.search import Search
from mastodon._async.api.snowflakes import Snowflakes
from mastodon._async.api.statuses import Statuses
from mastodon._async.api.streaming import Streaming
from mastodon._async.api.suggestions import Suggestions
from mastodon._async.api.tags import Tags
from mastodon._async.api.timelines import Timelines
from mastodon._async.api.trends import Trends
from mastodon._async.api.well_known import WellKnown
from mastodon._async.connecting import Streams
from mastodon._async.room import Known
from mastodon._version import __version__
from mastodon.budget import budget_of
from mastodon.debugging import show_log
from mastodon.entities import CredentialApplication, Page, PaginationInfo
from mastodon.errors import MastodonAPIError, MastodonIllegalArgumentError, MastodonVersionError
from mastodon.protocol import oauth, pacing, paging
from mastodon.protocol.hosts import hosts
from mastodon.protocol.incoming import MAX_RESPONSE_SIZE, check_size
from mastodon.protocol.request import request
from mastodon.protocol.response import http_date
from mastodon.protocol.retrying import retries_of
from mastodon.protocol.versions import ServerVersion, Version, parse_server_version, parse_version
from mastodon.seam.transport import AsyncTransport
from mastodon.seam.values import Soon, aready
from mastodon.seam.waiting import AsyncClock, AsyncLock

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable, Mapping
    from os import PathLike
    from types import TracebackType

    import httpx2

    from mastodon.budget import Budget
    from mastodon.entities import AttribAccessDict
    from mastodon.protocol.request import Request
    from mastodon.protocol.retrying import Hook, Retries

    Direction = Literal["next", "previous"]

T = TypeVar("T")

FEATURE_SETS = ("mainline", "fedibird", "pleroma")
VERSION_CHECK_MODES = ("created", "changed", "none")
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
DEFAULT_TIMEOUT = 300.0
DEFAULT_USER_AGENT = f"mastodon-client/{__version__}"


class AsyncMastodon(
    Statuses,
    Follows,
    Accounts,
    Admin,
    Announcements,
    AnnualReports,
    Apps,
    AsyncRefreshes,
    Blocks,
    Bookmarks,
    Collections,
    Conversations,
    CustomEmojis,
    Directory,
    DomainBlocks,
    DonationCampaigns,
    Emails,
    Endorsements,
    Favourites,
    FeaturedTags,
    Filters,
    FollowedTags,
    FollowRequests,
    GroupedNotifications,
    Health,
    Instance,
    Lists,
    Markers,
    Media,
    Mutes,
    Notifications,
    OAuth,
    OEmbed,
    Peers,
    Polls,
    Preferences,
    Profile,
    Proofs,
    Push,
    Reports,
    ScheduledStatuses,
    Search,
    Snowflakes,
    Streaming,
    Suggestions,
    Tags,
    Timelines,
    Trends,
    WellKnown,
):
    """
    A client for Mastodon and every server that speaks its API.

    Making one does no network traffic. Use it in a ``with`` block, or ``close()`` it; one that is forgotten is closed
    by Python. It may be shared by any number of threads or tasks.

    Args:
        client_id: The app's id, or the file that ``create_app(to_file=…)`` wrote.
        client_secret: The app's secret, if ``client_id`` is not a file.
        access_token: The access token, or the file that ``log_in(to_file=…)`` wrote.
        api_base_url: The server; by default the one in the files, else https://mastodon.social.
        debug_requests: Whether to log requests and answers through ``logging``, without secrets.
        ratelimit_method: At the server's limit: ``wait``, ``throw`` a ``MastodonRatelimitError``, or ``pace`` calls so
            that it is not reached.
        ratelimit_pacefactor: How much of the limit ``pace`` uses.
        request_timeout: After how many seconds of silence to give up.
        mastodon_version: The server's version, if it shall not be asked.
        version_check_mode: When to refuse a call: ``created``, if the server is older than the endpoint; ``changed``,
            if it is older than the endpoint's last change; ``none``.
        session: An HTTP client of ``httpx2`` to send with. Closing it stays with the caller.
        feature_set: Whose additions to the API to use: ``mainline``, ``fedibird`` or ``pleroma``.
        user_agent: What to call oneself; by default the app's name in its file, else this library's.
        lang: The language the server shall answer in, where it translates, as ISO 639-1.
        rate_limit_method: Another spelling of ``ratelimit_method``.
        transport: A transport of ``httpx2`` to send with.
        streaming_base_url: Where streams are, if not where the server announces; the access token goes there.
        allowed_hosts: Hosts besides the server's own that it may name for logging in and for streams, such as
            ``auth.example.com``; tokens and the app's secret go there.
        retries: How often calls that may be repeated are tried again when the network or the server fails for the
            moment: a number, or ``Retries`` for more choice; False for never.
        budget: Who shares the server's rate limits with this client: a ``Budget``, the path of a file for all processes
            of this machine, or the address of a Redis server; by default this client and its copies alone.
        on_wait: Called with a ``Pause`` before the client waits for the server's limits.
        on_retry: Called with a ``Pause`` before the client waits to send a call again.
        max_response_size: How many bytes an answer may have, as it is sent and decompressed; None for any number.
        public_only: Whether to connect to public addresses only, for servers that strangers name. It does not go with
            proxies, ``session`` and ``transport``.

    Raises:
        MastodonIllegalArgumentError: An argument is wrong.
        MastodonFileNotFoundError: A file that was meant cannot be read.
    """

    def __init__(
        self,
        client_id: str | PathLike[str] | None = None,
        client_secret: str | None = None,
        access_token: str | PathLike[str] | None = None,
        api_base_url: str | None = None,
        debug_requests: bool = False,
        ratelimit_method: str = "wait",
        ratelimit_pacefactor: float = 1.1,
        request_timeout: float = DEFAULT_TIMEOUT,
        mastodon_version: str | None = None,
        version_check_mode: str = "created",
        session: httpx2.AsyncClient | None = None,
        feature_set: str = "mainline",
        user_agent: str | None = None,
        lang: str | None = None,
        *,
        rate_limit_method: str | None = None,
        transport: httpx2.AsyncBaseTransport | None = None,
        streaming_base_url: str | None = None,
        allowed_hosts: Iterable[str] = (),
        retries: Retries | list[Any] | int | bool | None = None,
        budget: Budget | str | PathLike[str] | None = None,
        on_wait: Hook | None = None,
        on_retry: Hook | None = None,
        max_response_size: int | None = MAX_RESPONSE_SIZE,
        public_only: bool = False,
    ) -> None:
        """Check the arguments and read the credential files."""
        self._ratelimit_method = pacing.check_method(rate_limit_method or ratelimit_method)
        if version_check_mode not in VERSION_CHECK_MODES:
            raise MastodonIllegalArgumentError(
                f"version_check_mode must be 'created', 'changed' or 'none', not {version_check_mode!r}"
            )
        if feature_set not in FEATURE_SETS:
            raise MastodonIllegalArgumentError(
                f"feature_set must be 'mainline', 'fedibird' or 'pleroma', not {feature_set!r}"
            )
        if user_agent is not None and not credentials.fits_a_header(user_agent):
            raise MastodonIllegalArgumentError(f"user_agent must be printable ASCII text, not {user_agent!r}")
        known = credentials.gather(client_id, client_secret, access_token, api_base_url)
        self.api_base_url = known.api_base_url
        self.client_id = known.client_id
        self.client_secret = known.client_secret
        self.access_token = known.access_token
        self.user_agent = user_agent or known.client_name or DEFAULT_USER_AGENT
        self.lang = lang
        self.feature_set = feature_set
        self.request_timeout = _positive("request_timeout", request_timeout)
        self.version_check_mode = version_check_mode
        self.ratelimit_pacefactor = _positive("ratelimit_pacefactor", ratelimit_pacefactor)
        self.debug_requests = debug_requests
        if debug_requests:
            show_log()
        self.stored = None
        if access_token is not None and credentials.meant_as_file(access_token):
            self.stored = profiles.Stored(file=credentials.absolute(access_token))
        self._refresh_token = None
        self._token_expired = None
        self._known = Known(_given_version(mastodon_version))
        self._server_lock = AsyncLock()
        self.retries = retries_of(retries)
        self.on_wait, self.on_retry = on_wait, on_retry
        self._budget = budget_of(budget)
        self.allowed_hosts = hosts(allowed_hosts)
        if streaming_base_url is not None:
            from mastodon.protocol.streams import check_base

            streaming_base_url = check_base(streaming_base_url)
        self._streams = Streams(streaming_base_url)
        self._clock = AsyncClock()
        self._given_transport = transport
        self._caps: dict[str, Any] = {"max_response_size": check_size(max_response_size), "public_only": public_only}
        self._transport = AsyncTransport(transport=transport, client=session, **self._caps)

    def __repr__(self) -> str:
        """Name the server, and no secrets."""
        return f"<{type(self).__name__} {self.api_base_url}>"

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle what makes the same client again, without secrets: pickles lie around."""
        return _made, (type(self), self.specification())

    def __copy__(self) -> Self:
        """Make a client that has the same secrets, and shares the connections."""
        made = object.__new__(type(self))
        made.__dict__.update(self.__dict__)
        return made

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        """Make a client that has the same secrets; it shares the budget, and a session or transport that was given."""
        made = memo[id(self)] = self.__copy__()
        transport = AsyncTransport(transport=self._given_transport, client=self.session, **self._caps)
        streams = copy(self._streams)
        streams.lock = AsyncLock()
        made.__dict__.update(_known=copy(self._known), _server_lock=AsyncLock(), _streams=streams, _transport=transport)
        return made

    async def __aenter__(self) -> Self:
        """Give the client itself."""
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None = None,
        error: BaseException | None = None,
        traceback: TracebackType | None = None,
    ) -> None:
        """Close the client."""
        await self.aclose()

    async def aclose(self) -> None:
        """Close all connections. A call afterwards opens new ones."""
        await self._transport.aclose()

    def options(
        self,
        *,
        timeout: float | None = None,
        retries: Retries | list[Any] | int | bool | None = None,
        ratelimit_method: str | None = None,
        ratelimit_pacefactor: float | None = None,
        on_wait: Hook | None = None,
        on_retry: Hook | None = None,
    ) -> Self:
        """
        Get a copy of this client with other options, for one call or for many.

        It costs next to nothing: connections, budget and what is known of the server are shared. What is not given
        stays as it is here. Closing either closes the connections of both.

        Args:
            timeout: After how many seconds of silence to give up.
            retries: How often to try again: a number, or ``Retries``; False for never.
            ratelimit_method: ``wait``, ``throw`` or ``pace``.
            ratelimit_pacefactor: How much of the limit ``pace`` uses.
            on_wait: Called with a ``Pause`` before the client waits for the server's limits.
            on_retry: Called with a ``Pause`` before the client waits to send a call again.

        Raises:
            MastodonIllegalArgumentError: An option is wrong.

        Example:
            ::

                await mastodon.options(timeout=5, retries=False).status(1)
        """
        copied = copy(self)
        if timeout is not None:
            copied.request_timeout = _positive("timeout", timeout)
        if ratelimit_pacefactor is not None:
            copied.ratelimit_pacefactor = _positive("ratelimit_pacefactor", ratelimit_pacefactor)
        if retries is not None:
            copied.retries = retries_of(retries)
        if ratelimit_method is not None:
            copied.ratelimit_method = ratelimit_method
        copied.on_wait = on_wait or self.on_wait
        copied.on_retry = on_retry or self.on_retry
        return copied

    @property
    def session(self) -> httpx2.AsyncClient | None:
        """The HTTP client of ``httpx2`` that was given; None if this one has its own connections."""
        return self._transport.given

    @session.setter
    def session(self, session: httpx2.AsyncClient | None) -> None:
        self._transport = AsyncTransport(client=session, **self._caps)
        self._given_transport = None

    # --- where a client comes from ------------------------------------------------------------------------------------

    @classmethod
    def from_profile(cls, profile: str, **options: Any) -> Self:
        """
        Make a client from a log-in that ``login(profile=…)`` stored.

        Args:
            profile: Its name.
            options: What else the client takes.

        Raises:
            MastodonIllegalArgumentError: That cannot be a name, or an option is wrong.
            MastodonFileNotFoundError: There is no such profile.
        """
        login, stored = profiles.load(profile)
        client = cls(api_base_url=login.api_base_url, **options)
        client.client_id, client.client_secret = login.client_id, login.client_secret
        client.access_token, client.stored = login.access_token, stored
        return client

    @classmethod
    def from_env(cls, **options: Any) -> Self:
        """
        Make a client from the environment.

        ``MASTODON_ACCESS_TOKEN`` is the token or its file, ``MASTODON_BASE_URL`` the server, if the file does not name
        it; ``MASTODON_CLIENT_ID``, which may be a file, too, and ``MASTODON_CLIENT_SECRET`` are the app.

        Args:
            options: What else the client takes.

        Raises:
            MastodonIllegalArgumentError: A variable is missing or wrong.
            MastodonFileNotFoundError: A file that is named cannot be read.
        """
        return cls(**credentials.from_environment(os.environ), **options)

    def specification(self, *, secrets: bool = False) -> dict[str, Any]:
        """
        Get the arguments that make the same client again, in plain types: ``AsyncMastodon(**specification)``.

        It is what a client is pickled to, without secrets: what is unpickled has no access token and no app, and can be
        given them. A session or a transport is not among it.

        Args:
            secrets: Whether access token and app are to be in it, for another process to act for the same user.

        Raises:
            MastodonIllegalArgumentError: The client sends by a session or a transport of its own; without it, it would
                send another way.
        """
        if self.session is not None or self._given_transport is not None:
            raise MastodonIllegalArgumentError(
                "a client with a session or transport of its own cannot be made again elsewhere; make one there"
            )
        found: dict[str, Any] = {
            "api_base_url": self.api_base_url,
            "debug_requests": self.debug_requests,
            "ratelimit_method": self.ratelimit_method,
            "ratelimit_pacefactor": self.ratelimit_pacefactor,
            "request_timeout": self.request_timeout,
            "mastodon_version": None if self._known.given is None else self._known.given.text,
            "version_check_mode": self.version_check_mode,
            "feature_set": self.feature_set,
            "user_agent": self.user_agent,
            "lang": self.lang,
            "streaming_base_url": self._streams.given,
            "allowed_hosts": sorted(self.allowed_hosts),
            **self._caps,
            "retries": list(self.retries),
            "budget": self._budget.path,
        }
        if secrets:
            found |= {
                "budget": self._budget.place,
                "client_id": self.client_id,
                "client_secret": self.client_secret,
                "access_token": self.access_token,
            }
        return found

    # --- apps ---------------------------------------------------------------------------------------------------------

    @staticmethod
    async def create_app(
        client_name: str,
        scopes: Iterable[str] = oauth.DEFAULT_SCOPES,
        redirect_uris: str | Iterable[str] | None = None,
        website: str | None = None,
        to_file: str | PathLike[str] | None = None,
        api_base_url: str | None = None,
        request_timeout: float = DEFAULT_TIMEOUT,
        session: httpx2.AsyncClient | None = None,
        user_agent: str | None = None,
        *,
        transport: httpx2.AsyncBaseTransport | None = None,
        public_only: bool = False,
    ) -> tuple[str, str]:
        """
        Register an app at a server, once, and get its id and secret.

        Args:
            client_name: What users see when they are asked to let it in.
            scopes: What it may ever do.
            redirect_uris: Where users may be sent after logging in, one or several addresses; by default the code is
                shown to them.
            website: Its home page.
            to_file: Where to store id and secret, readable for its owner only, for ``Mastodon(client_id=…)``.
            api_base_url: The server; by default https://mastodon.social.
            request_timeout: After how many seconds of silence to give up.
            session: An HTTP client of ``httpx2`` to send with.
            user_agent: What to call oneself.
            transport: A transport of ``httpx2`` to send with.
            public_only: Whether to connect to public addresses only, for servers that strangers name.

        Raises:
            MastodonIllegalArgumentError: An argument is wrong.
            MastodonIOError: The file cannot be written.
            MastodonAPIError: The server refused.
        """
        if to_file is not None:
            credentials.check_writable(to_file, client_name)
        redirects = [redirect_uris] if isinstance(redirect_uris, str) else list(redirect_uris or [oauth.OOB])
        asked = request(
            "POST",
            "/api/v1/apps",
            CredentialApplication,
            client_name=client_name,
            scopes=oauth.scope_text(scopes),
            redirect_uris="\n".join(redirects),
            website=website,
        )
        async with AsyncMastodon(
            api_base_url=api_base_url,
            request_timeout=request_timeout,
            version_check_mode="none",
            session=session,
            user_agent=user_agent,
            transport=transport,
            public_only=public_only,
        ) as client:
            app = await client._send(asked)
            base_url = client.api_base_url
        client_id, client_secret = oauth.app_of(app, base_url)
        if to_file is not None:
            credentials.write_lines(to_file, [client_id, client_secret, base_url, client_name])
        return client_id, client_secret

    # --- any route ----------------------------------------------------------------------------------------------------

    @overload
    async def request(self, method: str, path: str, /, **params: Any) -> Any: ...

    @overload
    async def request(self, method: str, path: str, result: type[T], /, **params: Any) -> T: ...

    async def request(self, method: str, path: str, result: Any = Page[Any], /, **params: Any) -> Any:
        """
        Call a route that this library does not know, under the same limits, pages and errors as all others.

        Args:
            method: The HTTP method.
            path: The path on the server; ``{name}`` is filled from the parameters.
            result: What the answer is, such as ``Status`` or ``Page[Status]``; without it, objects and lists can be
                read by attribute.
            params: The parameters; None is left out, entities become ids where ids are meant.

        Raises:
            MastodonIllegalArgumentError: There is no such method, or the path is not one on this server.
        """
        verb = method.upper() if isinstance(cast("object", method), str) else method
        if verb not in METHODS:
            raise MastodonIllegalArgumentError(
                f"method must be {', '.join(METHODS[:-1])} or {METHODS[-1]}, not {method!r}"
            )
        if (
            not isinstance(cast("object", path), str)
            or not path.startswith("/")
            or path.startswith("//")
            or "#" in path
        ):
            raise MastodonIllegalArgumentError(
                f"path must begin with one '/' and have no '#', such as '/api/v1/accounts/1'; not {path!r}"
            )
        # Whether the path names a thing that there may not be is not known.
        return await self._send(request(verb, path, result, **params)._replace(route=""))

    # --- pages --------------------------------------------------------------------------------------------------------

    @overload
    async def fetch_next(self, previous_page: Page[T]) -> Page[T] | None: ...

    @overload
    async def fetch_next(self, previous_page: Mapping[str, Any]) -> Any: ...

    async def fetch_next(self, previous_page: Any) -> Any:
        """
        Get the next page; None where there is none.

        The parameters of the first request, such as ``only_media``, stay in force.

        Args:
            previous_page: A page, its last item, an object around a list, or the ``PaginationInfo`` of one.

        Raises:
            MastodonIllegalArgumentError: It is none of these.
        """
        asked = paging.request_of(previous_page, "next")
        return None if asked is None else await self._send(asked)

    @overload
    async def fetch_previous(self, next_page: Page[T]) -> Page[T] | None: ...

    @overload
    async def fetch_previous(self, next_page: Mapping[str, Any]) -> Any: ...

    async def fetch_previous(self, next_page: Any) -> Any:
        """
        Get the previous page; None where there is none.

        The parameters of the first request, such as ``only_media``, stay in force.

        Args:
            next_page: A page, its first item, an object around a list, or the ``PaginationInfo`` of one.

        Raises:
            MastodonIllegalArgumentError: It is none of these.
        """
        asked = paging.request_of(next_page, "previous")
        return None if asked is None else await self._send(asked)

    async def fetch_remaining(self, first_page: Page[T]) -> list[T]:
        """
        Get everything from a page to the end, the page included, as one list.

        That can take many calls; ``each()`` stops when you do.

        Args:
            first_page: The page to begin with.
        """
        return [item async for item in self.each(first_page)]

    async def each(
        self, page: Soon[Page[T]], *, limit: int | None = None, direction: Direction = "next"
    ) -> AsyncIterator[T]:
        """
        Go through all items from a page on, getting further pages when they are needed.

        Args:
            page: The page to begin with.
            limit: How many items at most.
            direction: ``next``, towards older items, or ``previous``, towards newer ones.

        Example:
            ::

                async for status in mastodon.each(mastodon.timeline_home(), limit=200):
                    print(status.content)
        """
        left = limit
        async for found in self.pagination_page_iterator(await aready(page), direction):
            if not found:
                return
            paging.check_list(found)
            for item in found if direction == "next" else reversed(found):
                if left is not None:
                    if left <= 0:
                        return
                    left -= 1
                yield item
            if left == 0:  # Do not ask for a page that nobody will read.
                return

    @overload
    def pagination_iterator(
        self,
        start_page: Page[T],
        direction: Direction = "next",
        return_pagination_info: Literal[False] = False,
    ) -> AsyncIterator[T]: ...

    @overload
    def pagination_iterator(
        self,
        start_page: Page[T],
        direction: Direction = "next",
        *,
        return_pagination_info: Literal[True],
    ) -> AsyncIterator[tuple[T, PaginationInfo | None]]: ...

    @overload
    def pagination_iterator(
        self,
        start_page: PaginationInfo,
        direction: Direction = "next",
        return_pagination_info: bool = False,
    ) -> AsyncIterator[Any]: ...

    async def pagination_iterator(
        self, start_page: Any, direction: Direction = "next", return_pagination_info: bool = False
    ) -> AsyncIterator[Any]:
        """
        Go through all items from a page on, getting further pages when they are needed.

        Args:
            start_page: The page to begin with, or the ``PaginationInfo`` that brings it.
            direction: ``next`` or ``previous``.
            return_pagination_info: Whether to give pairs of item and ``PaginationInfo`` of the page after it.

        Raises:
            MastodonIllegalArgumentError: There is no such direction, or nothing to page by.
        """
        async for page in self.pagination_page_iterator(start_page, direction):
            if not page:
                return
            paging.check_list(page)
            info = paging.info_of(page, direction)
            for item in page:
                yield (item, info) if return_pagination_info else item

    async def pagination_page_iterator(
        self, start_page: Any, direction: Direction = "next", return_pagination_info: bool = False
    ) -> AsyncIterator[Any]:
        """
        Go through all pages from a page on, whole: lists, or objects around lists such as search results.

        Args:
            start_page: The page to begin with, or the ``PaginationInfo`` that brings it.
            direction: ``next`` or ``previous``.
            return_pagination_info: Whether to give pairs of page and ``PaginationInfo`` of the page after it.

        Raises:
            MastodonIllegalArgumentError: There is no such direction, or nothing to page by.
        """
        page = start_page
        if paging.is_info(start_page):
            page = await self._send(cast("Any", paging.request_of(start_page, direction)))
            paging.check_answer(page, None)
        before: Any = None
        seen: set[str] = set()  # Some servers link pages in a circle, others do not heed the cursor.
        while not paging.repeats(page, before):
            info = paging.info_of(page, direction)
            yield (page, info) if return_pagination_info else page
            where = repr(info)
            if info is None or where in seen:
                return
            seen.add(where)
            before, page = page, await self._send(cast("Any", paging.request_of(info, direction)))
            paging.check_answer(page, before)

    def get_pagination_info(
        self, page: Page[Any] | AttribAccessDict, pagination_direction: Direction
    ) -> PaginationInfo | None:
        """
        Get where the neighbour of a page is, to store it and fetch it later. Nothing is sent.

        Args:
            page: The page, or an object around a list.
            pagination_direction: ``next`` or ``previous``.

        Raises:
            MastodonIllegalArgumentError: There is no such direction.
        """
        return paging.info_of(page, pagination_direction)

    # --- versions -----------------------------------------------------------------------------------------------------

    async def retrieve_mastodon_version(self, fail_hard: bool = False) -> str:
        """
        Ask the server for its version, and get it in the server's own words.

        Args:
            fail_hard: Whether to raise an error if it does not tell; else it counts as 1.0.0.

        Raises:
            MastodonVersionError: ``fail_hard``, and it does not tell.
        """
        self._known.server = server = await self._ask_version()
        if not server.text:
            if fail_hard:
                raise MastodonVersionError(f"{self.api_base_url} does not tell its version")
            return str(server.version)
        return server.text

    async def verify_minimum_version(self, version_str: str, cached: bool = False) -> bool:
        """
        Tell whether the server has at least this version.

        Args:
            version_str: Such as ``4.3.0``.
            cached: Whether what the server said before is good enough; else it is asked again.

        Raises:
            MastodonVersionError: That is not a version.
        """
        wanted = parse_version(version_str)
        if not cached:
            await self.retrieve_mastodon_version()
        return (await self._server_version()).version >= wanted

    async def get_approx_server_time(self) -> datetime:
        """
        Get the time by the server's clock, to the second.

        It is local time without an offset, to be compared with ``datetime.now()``.

        Raises:
            MastodonAPIError: The server does not tell it.
        """
        asked: Request[None] = request("HEAD", "/", None)
        response = await self._answer(asked.with_token(False))
        seconds = http_date(response.headers.get("date", ""))
        if seconds is None:
            raise MastodonAPIError(f"{self.api_base_url} does not tell its time: there is no Date in its answer")
        return datetime.fromtimestamp(seconds)  # noqa: DTZ006 - what Mastodon.py gives

    def clear_caches(self) -> None:
        """Forget what was asked once: the server's version, limits and streaming host, and who the user is."""
        self._known.forget()
        self._streams.base = self._streams.given

    def set_language(self, lang: str | None) -> None:
        """
        Choose the language the server shall answer in, where it translates. Nothing is sent.

        Args:
            lang: The language, as ISO 639-1 or, for those that it lacks, ISO 639-3; None for the server's choice.
        """
        self.lang = lang

    @staticmethod
    def get_supported_version() -> str:
        """Get the newest version of Mastodon whose API is covered."""
        return "4.7.0"

    @property
    def mastodon_major(self) -> int:
        """The first number of the server's version; 1 until it is known."""
        return self._version.major

    @mastodon_major.setter
    def mastodon_major(self, number: int) -> None:
        self._version = self._version._replace(major=number)

    @property
    def mastodon_minor(self) -> int:
        """The second number of the server's version; 0 until it is known."""
        return self._version.minor

    @mastodon_minor.setter
    def mastodon_minor(self, number: int) -> None:
        self._version = self._version._replace(minor=number)

    @property
    def mastodon_patch(self) -> int:
        """The third number of the server's version; 0 until it is known."""
        return self._version.patch

    @mastodon_patch.setter
    def mastodon_patch(self, number: int) -> None:
        self._version = self._version._replace(patch=number)

    @property
    def _version(self) -> Version:
        return self._known.server.version if self._known.server is not None else Version(1, 0, 0)

    @_version.setter
    def _version(self, version: Version) -> None:
        self._known.server = parse_server_version(str(version))

    @property
    def mastodon_api_version(self) -> int:
        """Which state of the API the server told last, in ``instance_v2()``; 0 until then, and before Mastodon 4.3."""
        return self._known.api_version

    @mastodon_api_version.setter
    def mastodon_api_version(self, number: int) -> None:
        self._known.api_version = number

    # --- the state of the rate limit ----------------------------------------------------------------------------------

    @property
    def ratelimit_method(self) -> str:
        """``wait``, ``throw`` or ``pace``."""
        return self._ratelimit_method

    @ratelimit_method.setter
    def ratelimit_method(self, method: str) -> None:
        self._ratelimit_method = pacing.check_method(method)

    @property
    def ratelimit_limit(self) -> int:
        """How many calls the server allows in a window."""
        return self._known.told.limit

    @ratelimit_limit.setter
    def ratelimit_limit(self, number: int) -> None:
        self._believe(self._known.told._replace(limit=number))

    @property
    def ratelimit_remaining(self) -> int:
        """How many calls are left in this window."""
        return self._known.told.remaining

    @ratelimit_remaining.setter
    def ratelimit_remaining(self, number: int) -> None:
        self._believe(self._known.told._replace(remaining=number))

    @property
    def ratelimit_reset(self) -> float | None:
        """When the window ends, in seconds since 1970 by the local clock; None if not known."""
        return self._known.told.reset

    @ratelimit_reset.setter
    def ratelimit_reset(self, time: float | None) -> None:
        self._believe(self._known.told._replace(reset=time))

    @property
    def ratelimit_lastcall(self) -> float | None:
        """When the server last told its limits, in seconds since 1970; None if never."""
        return self._known.told.lastcall

    @ratelimit_lastcall.setter
    def ratelimit_lastcall(self, time: float | None) -> None:
        self._known.told = self._known.told._replace(lastcall=time)

    def _believe(self, told: pacing.Told) -> None:
        """Take the program's word for what the server allows."""
        self._known.told, self._known.limited = told, True
        bucket = pacing.API_TOKEN if self.access_token else pacing.API_IP
        now = self._clock.now() + self._known.ahead
        end = None if told.reset is None else told.reset + self._known.ahead
        for ask in self._budget.asks(self.api_base_url, self.access_token, (bucket,)):
            self._budget.put(ask, told.limit, told.remaining, end, now)


def _positive(name: str, number: float) -> float:
    """Give a number back if it is one over 0."""
    if not isinstance(cast("object", number), (int, float)) or not 0 < number < inf:
        raise MastodonIllegalArgumentError(f"{name} must be a number over 0, not {number!r}")
    return number


def _given_version(text: str | None) -> ServerVersion | None:
    """Read the version that the caller gave."""
    if text is None:
        return None
    try:
        return parse_server_version(text)
    except MastodonVersionError as error:
        raise MastodonIllegalArgumentError(f"mastodon_version must be like '4.3.0', not {text!r}") from error


def _made(client: type[AsyncMastodon], specification: dict[str, Any]) -> AsyncMastodon:
    """Make a client again from its pickle."""
    return client(**specification)
