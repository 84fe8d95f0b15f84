"""What the server sends: one module per page of the official "Entities" documentation."""

from __future__ import annotations

from mastodon.entities.account import (
    Account,
    AccountRole,
    CredentialAccount,
    CredentialAccountSource,
    CredentialAccountState,
    Field,
    MutedAccount,
)
from mastodon.entities.account_warning import AccountWarning
from mastodon.entities.admin_account import AdminAccount
from mastodon.entities.admin_canonical_email_block import AdminCanonicalEmailBlock
from mastodon.entities.admin_cohort import AdminCohort, AdminCohortData
from mastodon.entities.admin_dimension import AdminDimension, AdminDimensionData
from mastodon.entities.admin_domain_allow import AdminDomainAllow
from mastodon.entities.admin_domain_block import AdminDomainBlock
from mastodon.entities.admin_email_domain_block import AdminEmailDomainBlock
from mastodon.entities.admin_ip import AdminIp
from mastodon.entities.admin_ip_block import AdminIpBlock
from mastodon.entities.admin_measure import AdminMeasure, AdminMeasureData
from mastodon.entities.admin_report import AdminReport
from mastodon.entities.admin_tag import AdminTag
from mastodon.entities.admin_trends import AdminPreviewCardProvider, AdminTrendsLink, AdminTrendsStatus
from mastodon.entities.announcement import Announcement, AnnouncementAccount, AnnouncementStatus
from mastodon.entities.annual_report import (
    AnnualReport,
    AnnualReportAccountCount,
    AnnualReportDataV1,
    AnnualReportDataV2,
    AnnualReportEvent,
    AnnualReportNameCount,
    AnnualReportPercentiles,
    AnnualReportState,
    AnnualReportTimeSeries,
    AnnualReportTopStatuses,
    AnnualReportTypeDistribution,
    WrappedAnnualReports,
)
from mastodon.entities.appeal import Appeal
from mastodon.entities.application import Application, CredentialApplication
from mastodon.entities.async_refresh import AsyncRefresh, WrappedAsyncRefresh
from mastodon.entities.base import AttribAccessDict, Count, Entity, Id, Page, PaginationInfo, Results, Timestamp, decode
from mastodon.entities.collection import (
    Collection,
    CollectionItem,
    Collections,
    CollectionWithAccounts,
    FeatureApproval,
    WrappedCollection,
    WrappedCollectionItem,
)
from mastodon.entities.context import Context
from mastodon.entities.conversation import Conversation
from mastodon.entities.custom_emoji import CustomEmoji
from mastodon.entities.domain_block import DomainBlock, DomainBlockPreview
from mastodon.entities.donation_campaign import DonationCampaign
from mastodon.entities.error import Empty, Error, ErrorDetail, ValidationError, WrappedValidationError
from mastodon.entities.extended_description import ExtendedDescription
from mastodon.entities.familiar_followers import FamiliarFollowers
from mastodon.entities.featured_tag import FeaturedTag
from mastodon.entities.filter import Filter
from mastodon.entities.filter_keyword import FilterKeyword
from mastodon.entities.filter_result import FilterResult
from mastodon.entities.filter_status import FilterStatus
from mastodon.entities.grouped_notifications import (
    GroupedNotificationsResults,
    MergedState,
    NotificationGroup,
    PartialAccountWithAvatar,
    UnreadCount,
)
from mastodon.entities.health import HealthStatus
from mastodon.entities.identity_proof import IdentityProof, KeybaseProof, KeybaseSignature
from mastodon.entities.instance import (
    Instance,
    InstanceAccountsConfiguration,
    InstanceActivity,
    InstanceConfiguration,
    InstanceContact,
    InstanceFeedAccess,
    InstanceIcon,
    InstanceMediaConfiguration,
    InstancePollsConfiguration,
    InstanceRegistrations,
    InstanceStatusesConfiguration,
    InstanceThumbnail,
    InstanceThumbnailVersions,
    InstanceTimelinesAccess,
    InstanceTranslationConfiguration,
    InstanceUrls,
    InstanceUsage,
    InstanceUsageUsers,
    InstanceVapid,
    Language,
)
from mastodon.entities.list import List
from mastodon.entities.marker import Marker
from mastodon.entities.media_attachment import MediaAttachment, MediaColors, MediaDimensions, MediaFocus, MediaMeta
from mastodon.entities.node_info import (
    NodeInfo,
    NodeInfoIndex,
    NodeInfoLink,
    NodeInfoServices,
    NodeInfoSoftware,
    NodeInfoUsage,
    NodeInfoUsageUsers,
)
from mastodon.entities.notification import Notification, NotificationFallback
from mastodon.entities.notification_policy import NotificationPolicy, NotificationPolicySummary
from mastodon.entities.notification_request import NotificationRequest
from mastodon.entities.oauth import OAuthServerMetadata, OAuthUserInfo
from mastodon.entities.oembed import OEmbed
from mastodon.entities.poll import Poll, PollOption
from mastodon.entities.preferences import Preferences
from mastodon.entities.preview_card import PreviewCard, PreviewCardAuthor
from mastodon.entities.privacy_policy import PrivacyPolicy
from mastodon.entities.profile import Profile
from mastodon.entities.quote import Quote, ShallowQuote
from mastodon.entities.quote_approval import QuoteApproval
from mastodon.entities.reaction import Reaction
from mastodon.entities.relationship import Relationship
from mastodon.entities.relationship_severance_event import RelationshipSeveranceEvent
from mastodon.entities.report import Report
from mastodon.entities.role import Role
from mastodon.entities.rule import Rule, RuleTranslation
from mastodon.entities.scheduled_status import ScheduledStatus, ScheduledStatusParams, ScheduledStatusPoll
from mastodon.entities.search import Search, V1Search
from mastodon.entities.status import Status, StatusApplication, StatusMention, StatusTag
from mastodon.entities.status_edit import StatusEdit, StatusEditPoll, StatusEditPollOption
from mastodon.entities.status_source import StatusSource
from mastodon.entities.streaming import StreamingError, StreamingEvent, StreamingReaction, StreamingSubscription
from mastodon.entities.suggestion import Suggestion
from mastodon.entities.tag import ShallowTag, Tag, TagHistory
from mastodon.entities.terms_of_service import TermsOfService
from mastodon.entities.token import Token
from mastodon.entities.translation import Translation, TranslationAttachment, TranslationPoll, TranslationPollOption
from mastodon.entities.trends_link import TrendsLink
from mastodon.entities.v1_filter import V1Filter
from mastodon.entities.v1_instance import V1Instance, V1InstanceConfiguration, V1InstanceStats, V1InstanceUrls
from mastodon.entities.v1_notification_policy import V1NotificationPolicy
from mastodon.entities.web_finger import WebFinger, WebFingerLink
from mastodon.entities.web_push import WebPushAlerts, WebPushPayload, WebPushSubscription

__all__ = [
    "Account",
    "AccountRole",
    "AccountWarning",
    "AdminAccount",
    "AdminCanonicalEmailBlock",
    "AdminCohort",
    "AdminCohortData",
    "AdminDimension",
    "AdminDimensionData",
    "AdminDomainAllow",
    "AdminDomainBlock",
    "AdminEmailDomainBlock",
    "AdminIp",
    "AdminIpBlock",
    "AdminMeasure",
    "AdminMeasureData",
    "AdminPreviewCardProvider",
    "AdminReport",
    "AdminTag",
    "AdminTrendsLink",
    "AdminTrendsStatus",
    "Announcement",
    "AnnouncementAccount",
    "AnnouncementStatus",
    "AnnualReport",
    "AnnualReportAccountCount",
    "AnnualReportDataV1",
    "AnnualReportDataV2",
    "AnnualReportEvent",
    "AnnualReportNameCount",
    "AnnualReportPercentiles",
    "AnnualReportState",
    "AnnualReportTimeSeries",
    "AnnualReportTopStatuses",
    "AnnualReportTypeDistribution",
    "Appeal",
    "Application",
    "AsyncRefresh",
    "AttribAccessDict",
    "Collection",
    "CollectionItem",
    "CollectionWithAccounts",
    "Collections",
    "Context",
    "Conversation",
    "Count",
    "CredentialAccount",
    "CredentialAccountSource",
    "CredentialAccountState",
    "CredentialApplication",
    "CustomEmoji",
    "DomainBlock",
    "DomainBlockPreview",
    "DonationCampaign",
    "Empty",
    "Entity",
    "Error",
    "ErrorDetail",
    "ExtendedDescription",
    "FamiliarFollowers",
    "FeatureApproval",
    "FeaturedTag",
    "Field",
    "Filter",
    "FilterKeyword",
    "FilterResult",
    "FilterStatus",
    "GroupedNotificationsResults",
    "HealthStatus",
    "Id",
    "IdentityProof",
    "Instance",
    "InstanceAccountsConfiguration",
    "InstanceActivity",
    "InstanceConfiguration",
    "InstanceContact",
    "InstanceFeedAccess",
    "InstanceIcon",
    "InstanceMediaConfiguration",
    "InstancePollsConfiguration",
    "InstanceRegistrations",
    "InstanceStatusesConfiguration",
    "InstanceThumbnail",
    "InstanceThumbnailVersions",
    "InstanceTimelinesAccess",
    "InstanceTranslationConfiguration",
    "InstanceUrls",
    "InstanceUsage",
    "InstanceUsageUsers",
    "InstanceVapid",
    "KeybaseProof",
    "KeybaseSignature",
    "Language",
    "List",
    "Marker",
    "MediaAttachment",
    "MediaColors",
    "MediaDimensions",
    "MediaFocus",
    "MediaMeta",
    "MergedState",
    "MutedAccount",
    "NodeInfo",
    "NodeInfoIndex",
    "NodeInfoLink",
    "NodeInfoServices",
    "NodeInfoSoftware",
    "NodeInfoUsage",
    "NodeInfoUsageUsers",
    "Notification",
    "NotificationFallback",
    "NotificationGroup",
    "NotificationPolicy",
    "NotificationPolicySummary",
    "NotificationRequest",
    "OAuthServerMetadata",
    "OAuthUserInfo",
    "OEmbed",
    "Page",
    "PaginationInfo",
    "PartialAccountWithAvatar",
    "Poll",
    "PollOption",
    "Preferences",
    "PreviewCard",
    "PreviewCardAuthor",
    "PrivacyPolicy",
    "Profile",
    "Quote",
    "QuoteApproval",
    "Reaction",
    "Relationship",
    "RelationshipSeveranceEvent",
    "Report",
    "Results",
    "Role",
    "Rule",
    "RuleTranslation",
    "ScheduledStatus",
    "ScheduledStatusParams",
    "ScheduledStatusPoll",
    "Search",
    "ShallowQuote",
    "ShallowTag",
    "Status",
    "StatusApplication",
    "StatusEdit",
    "StatusEditPoll",
    "StatusEditPollOption",
    "StatusMention",
    "StatusSource",
    "StatusTag",
    "StreamingError",
    "StreamingEvent",
    "StreamingReaction",
    "StreamingSubscription",
    "Suggestion",
    "Tag",
    "TagHistory",
    "TermsOfService",
    "Timestamp",
    "Token",
    "Translation",
    "TranslationAttachment",
    "TranslationPoll",
    "TranslationPollOption",
    "TrendsLink",
    "UnreadCount",
    "V1Filter",
    "V1Instance",
    "V1InstanceConfiguration",
    "V1InstanceStats",
    "V1InstanceUrls",
    "V1NotificationPolicy",
    "V1Search",
    "ValidationError",
    "WebFinger",
    "WebFingerLink",
    "WebPushAlerts",
    "WebPushPayload",
    "WebPushSubscription",
    "WrappedAnnualReports",
    "WrappedAsyncRefresh",
    "WrappedCollection",
    "WrappedCollectionItem",
    "WrappedValidationError",
    "decode",
]
