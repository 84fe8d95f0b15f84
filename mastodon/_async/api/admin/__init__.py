"""Admin: rooms for those who run a server. https://docs.joinmastodon.org/methods/admin/"""

from __future__ import annotations

from mastodon._async.api.admin.accounts import AdminAccounts
from mastodon._async.api.admin.canonical_email_blocks import AdminCanonicalEmailBlocks
from mastodon._async.api.admin.dimensions import AdminDimensions
from mastodon._async.api.admin.domain_allows import AdminDomainAllows
from mastodon._async.api.admin.domain_blocks import AdminDomainBlocks
from mastodon._async.api.admin.email_domain_blocks import AdminEmailDomainBlocks
from mastodon._async.api.admin.ip_blocks import AdminIpBlocks
from mastodon._async.api.admin.measures import AdminMeasures
from mastodon._async.api.admin.reports import AdminReports
from mastodon._async.api.admin.retention import AdminRetention
from mastodon._async.api.admin.tags import AdminTags
from mastodon._async.api.admin.trends import AdminTrends


class Admin(
    AdminAccounts,
    AdminCanonicalEmailBlocks,
    AdminDimensions,
    AdminDomainAllows,
    AdminDomainBlocks,
    AdminEmailDomainBlocks,
    AdminIpBlocks,
    AdminMeasures,
    AdminReports,
    AdminRetention,
    AdminTags,
    AdminTrends,
):
    """Looking after a server: accounts, reports, blocks, trends and figures."""
