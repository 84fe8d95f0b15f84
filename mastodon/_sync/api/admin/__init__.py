# Derived from mastodon/_async/api/admin/__init__.py by tools/sync.py. Do not edit.
"""Admin: rooms for those who run a server. https://docs.joinmastodon.org/methods/admin/"""

from __future__ import annotations

from mastodon._sync.api.admin.accounts import AdminAccounts
from mastodon._sync.api.admin.canonical_email_blocks import AdminCanonicalEmailBlocks
from mastodon._sync.api.admin.dimensions import AdminDimensions
from mastodon._sync.api.admin.domain_allows import AdminDomainAllows
from mastodon._sync.api.admin.domain_blocks import AdminDomainBlocks
from mastodon._sync.api.admin.email_domain_blocks import AdminEmailDomainBlocks
from mastodon._sync.api.admin.ip_blocks import AdminIpBlocks
from mastodon._sync.api.admin.measures import AdminMeasures
from mastodon._sync.api.admin.reports import AdminReports
from mastodon._sync.api.admin.retention import AdminRetention
from mastodon._sync.api.admin.tags import AdminTags
from mastodon._sync.api.admin.trends import AdminTrends


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
