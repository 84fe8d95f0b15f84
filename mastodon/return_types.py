"""
The module of this name in Mastodon.py: the classes of all entities, by the names they have there.

The classes are those of ``mastodon.entities``. Some names mean other classes there: here ``Instance``,
``InstanceConfiguration``, ``Filter`` and ``Search`` are the first versions, and ``AdminCohort`` is one entry of an
``AdminRetention``.
"""

from __future__ import annotations

from mastodon.entities import (
    Account,
    AccountWarning,
    AdminAccount,
    AdminCanonicalEmailBlock,
    AdminDimension,
    AdminDimensionData,
    AdminDomainAllow,
    AdminDomainBlock,
    AdminEmailDomainBlock,
    AdminIp,
    AdminIpBlock,
    AdminMeasure,
    AdminMeasureData,
    AdminReport,
    Announcement,
    AnnualReport,
    AnnualReportDataV1,
    AnnualReportDataV2,
    AnnualReportEvent,
    AnnualReportPercentiles,
    AnnualReportState,
    AnnualReportTypeDistribution,
    Appeal,
    Application,
    AsyncRefresh,
    Collection,
    CollectionItem,
    Collections,
    CollectionWithAccounts,
    Context,
    Conversation,
    CredentialAccountSource,
    CredentialAccountState,
    CustomEmoji,
    DomainBlock,
    ExtendedDescription,
    FamiliarFollowers,
    FeatureApproval,
    FeaturedTag,
    FilterKeyword,
    FilterResult,
    FilterStatus,
    GroupedNotificationsResults,
    IdentityProof,
    InstanceContact,
    InstanceIcon,
    InstanceMediaConfiguration,
    InstanceRegistrations,
    InstanceThumbnail,
    InstanceThumbnailVersions,
    InstanceTranslationConfiguration,
    InstanceUsage,
    InstanceUsageUsers,
    Marker,
    MediaAttachment,
    Notification,
    NotificationFallback,
    NotificationGroup,
    NotificationPolicy,
    NotificationPolicySummary,
    NotificationRequest,
    OAuthUserInfo,
    PartialAccountWithAvatar,
    Poll,
    PollOption,
    Preferences,
    PreviewCard,
    PreviewCardAuthor,
    Profile,
    Quote,
    QuoteApproval,
    Reaction,
    Relationship,
    RelationshipSeveranceEvent,
    Report,
    Role,
    Rule,
    RuleTranslation,
    ScheduledStatus,
    ScheduledStatusParams,
    ShallowQuote,
    ShallowTag,
    Status,
    StatusEdit,
    StatusMention,
    StatusSource,
    Suggestion,
    Tag,
    TagHistory,
    TermsOfService,
    Translation,
    WebPushSubscription,
    WrappedAnnualReports,
    WrappedCollection,
    WrappedCollectionItem,
)
from mastodon.entities import AdminCohort as AdminRetention
from mastodon.entities import AdminCohortData as AdminCohort
from mastodon.entities import AnnualReportAccountCount as AnnualReportAccountAndCount
from mastodon.entities import AnnualReportNameCount as AnnualReportNameAndCount
from mastodon.entities import AnnualReportTimeSeries as AnnualReportTimeSeriesEntryV1
from mastodon.entities import AnnualReportTimeSeries as AnnualReportTimeSeriesEntryV2
from mastodon.entities import AnnualReportTopStatuses as AnnualReportTopStatusesV1
from mastodon.entities import AnnualReportTopStatuses as AnnualReportTopStatusesV2
from mastodon.entities import ErrorDetail as AccountCreationErrorDetailsField
from mastodon.entities import Field as AccountField
from mastodon.entities import Field as ProfileField
from mastodon.entities import Filter as FilterV2
from mastodon.entities import Instance as InstanceV2
from mastodon.entities import InstanceAccountsConfiguration as InstanceAccountConfiguration
from mastodon.entities import InstanceActivity as Activity
from mastodon.entities import InstanceConfiguration as InstanceConfigurationV2
from mastodon.entities import InstanceFeedAccess as InstanceTimelinesAccessFeedConfiguration
from mastodon.entities import InstancePollsConfiguration as InstancePollConfiguration
from mastodon.entities import InstanceStatusesConfiguration as InstanceStatusConfiguration
from mastodon.entities import InstanceTimelinesAccess as InstanceTimelinesAccessConfiguration
from mastodon.entities import InstanceUrls as InstanceURLsV2
from mastodon.entities import InstanceVapid as InstanceVapidKey
from mastodon.entities import Language as SupportedLocale
from mastodon.entities import List as UserList
from mastodon.entities import MediaColors as MediaAttachmentColors
from mastodon.entities import MediaDimensions as MediaAttachmentAudioMetadata
from mastodon.entities import MediaDimensions as MediaAttachmentImageMetadata
from mastodon.entities import MediaDimensions as MediaAttachmentVideoMetadata
from mastodon.entities import MediaFocus as MediaAttachmentFocusPoint
from mastodon.entities import MediaMeta as MediaAttachmentMetadataContainer
from mastodon.entities import NodeInfo as Nodeinfo
from mastodon.entities import NodeInfoServices as NodeinfoServices
from mastodon.entities import NodeInfoSoftware as NodeinfoSoftware
from mastodon.entities import NodeInfoUsage as NodeinfoUsage
from mastodon.entities import NodeInfoUsageUsers as NodeinfoUsageUsers
from mastodon.entities import OAuthServerMetadata as OAuthServerInfo
from mastodon.entities import Search as SearchV2
from mastodon.entities import StreamingReaction as StreamReaction
from mastodon.entities import TagHistory as AdminEmailDomainBlockHistory
from mastodon.entities import TagHistory as TrendingLinkHistory
from mastodon.entities import UnreadCount as UnreadNotificationsCount
from mastodon.entities import V1Filter as Filter
from mastodon.entities import V1Instance as Instance
from mastodon.entities import V1InstanceConfiguration as InstanceConfiguration
from mastodon.entities import V1InstanceStats as InstanceStatistics
from mastodon.entities import V1InstanceUrls as InstanceURLs
from mastodon.entities import V1Search as Search
from mastodon.entities import ValidationError as AccountCreationError
from mastodon.entities import WebPushAlerts as WebPushSubscriptionAlerts
from mastodon.entities import WebPushPayload as PushNotification
from mastodon.types_base import (
    AttribAccessDict,
    EmptyResponse,
    EntityList,
    IdType,
    MaybeSnowflakeIdType,
    NonPaginatableList,
    PaginatableList,
    PaginationInfo,
    PathOrFile,
    PrimitiveIdType,
    WebpushCryptoParamsPrivkey,
    WebpushCryptoParamsPubkey,
    real_issubclass,
    try_cast,
    try_cast_recurse,
)

__all__ = [
    "ENTITY_NAME_MAP",
    "Account",
    "AccountCreationError",
    "AccountCreationErrorDetails",
    "AccountCreationErrorDetailsField",
    "AccountField",
    "AccountWarning",
    "Activity",
    "AdminAccount",
    "AdminCanonicalEmailBlock",
    "AdminCohort",
    "AdminDimension",
    "AdminDimensionData",
    "AdminDomainAllow",
    "AdminDomainBlock",
    "AdminEmailDomainBlock",
    "AdminEmailDomainBlockHistory",
    "AdminIp",
    "AdminIpBlock",
    "AdminMeasure",
    "AdminMeasureData",
    "AdminReport",
    "AdminRetention",
    "Announcement",
    "AnnualReport",
    "AnnualReportAccountAndCount",
    "AnnualReportDataV1",
    "AnnualReportDataV2",
    "AnnualReportEvent",
    "AnnualReportNameAndCount",
    "AnnualReportPercentiles",
    "AnnualReportState",
    "AnnualReportTimeSeriesEntryV1",
    "AnnualReportTimeSeriesEntryV2",
    "AnnualReportTopStatusesV1",
    "AnnualReportTopStatusesV2",
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
    "CredentialAccountSource",
    "CredentialAccountState",
    "CustomEmoji",
    "DomainBlock",
    "EmptyResponse",
    "EntityList",
    "ExtendedDescription",
    "FamiliarFollowers",
    "FeatureApproval",
    "FeaturedTag",
    "Filter",
    "FilterKeyword",
    "FilterResult",
    "FilterStatus",
    "FilterV2",
    "GroupedNotificationsResults",
    "IdType",
    "IdentityProof",
    "Instance",
    "InstanceAccountConfiguration",
    "InstanceConfiguration",
    "InstanceConfigurationV2",
    "InstanceContact",
    "InstanceIcon",
    "InstanceMediaConfiguration",
    "InstancePollConfiguration",
    "InstanceRegistrations",
    "InstanceStatistics",
    "InstanceStatusConfiguration",
    "InstanceThumbnail",
    "InstanceThumbnailVersions",
    "InstanceTimelinesAccessConfiguration",
    "InstanceTimelinesAccessFeedConfiguration",
    "InstanceTranslationConfiguration",
    "InstanceURLs",
    "InstanceURLsV2",
    "InstanceUsage",
    "InstanceUsageUsers",
    "InstanceV2",
    "InstanceVapidKey",
    "Marker",
    "MaybeSnowflakeIdType",
    "MediaAttachment",
    "MediaAttachmentAudioMetadata",
    "MediaAttachmentColors",
    "MediaAttachmentFocusPoint",
    "MediaAttachmentImageMetadata",
    "MediaAttachmentMetadataContainer",
    "MediaAttachmentVideoMetadata",
    "Nodeinfo",
    "NodeinfoMetadata",
    "NodeinfoServices",
    "NodeinfoSoftware",
    "NodeinfoUsage",
    "NodeinfoUsageUsers",
    "NonPaginatableList",
    "Notification",
    "NotificationFallback",
    "NotificationGroup",
    "NotificationPolicy",
    "NotificationPolicySummary",
    "NotificationRequest",
    "OAuthServerInfo",
    "OAuthUserInfo",
    "PaginatableList",
    "PaginationInfo",
    "PartialAccountWithAvatar",
    "PathOrFile",
    "Poll",
    "PollOption",
    "Preferences",
    "PreviewCard",
    "PreviewCardAuthor",
    "PrimitiveIdType",
    "Profile",
    "ProfileField",
    "PushNotification",
    "Quote",
    "QuoteApproval",
    "Reaction",
    "Relationship",
    "RelationshipSeveranceEvent",
    "Report",
    "Role",
    "Rule",
    "RuleTranslation",
    "ScheduledStatus",
    "ScheduledStatusParams",
    "Search",
    "SearchV2",
    "ShallowQuote",
    "ShallowTag",
    "Status",
    "StatusEdit",
    "StatusMention",
    "StatusSource",
    "StreamReaction",
    "Suggestion",
    "SupportedLocale",
    "Tag",
    "TagHistory",
    "TermsOfService",
    "Translation",
    "TrendingLinkHistory",
    "UnreadNotificationsCount",
    "UserList",
    "WebPushSubscription",
    "WebPushSubscriptionAlerts",
    "WebpushCryptoParamsPrivkey",
    "WebpushCryptoParamsPubkey",
    "WrappedAnnualReports",
    "WrappedCollection",
    "WrappedCollectionItem",
    "real_issubclass",
    "try_cast",
    "try_cast_recurse",
]

AccountCreationErrorDetails = AttribAccessDict
NodeinfoMetadata = AttribAccessDict

ENTITY_NAME_MAP: dict[str, type[AttribAccessDict]] = {
    name: value
    for name, value in list(globals().items())
    if isinstance(value, type) and issubclass(value, AttribAccessDict)
}
"""All of these classes, by name."""
