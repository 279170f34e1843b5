import { dataTypes } from '../data-class.ts';

/** What `Metadata.Operations` deploys and reports. */
export const componentTypes = dataTypes('Metadata', {
  classes: {
    AnalyticsCloudComponentLayoutItem:
      'String assetType, String devName, String error, String filter, Integer height, Boolean hideOnError, ' +
      'Boolean showHeader, Boolean showSharing, Boolean showTitle, Integer width',
    ConsoleComponent: 'Integer height, String location, String visualforcePage, Integer width',
    Container:
      'Integer height, Boolean isContainerAutoSizeEnabled, String region, ' +
      'List<SidebarComponent> sidebarComponents, String style, String unit, Integer width',
    CustomConsoleComponents: 'PrimaryTabComponents primaryTabComponents, SubtabComponents subtabComponents',
    Metadata: 'String fullName',
    'CustomMetadata extends Metadata':
      'String description, String label, Boolean protected_x, List<CustomMetadataValue> values = []',
    CustomMetadataValue: 'String field, Object value',
    DeployDetails: 'List<DeployMessage> componentFailures, List<DeployMessage> componentSuccesses',
    DeployMessage:
      'Boolean changed, Integer columnNumber, String componentType, Boolean created, Datetime createdDate, ' +
      'Boolean deleted, String fileName, String fullName, Id id, Integer lineNumber, String problem, ' +
      'DeployProblemType problemType, Boolean success',
    DeployResult:
      'String canceledBy, String canceledByName, Boolean checkOnly, Datetime completedDate, String createdBy, ' +
      'String createdByName, Datetime createdDate, DeployDetails details, Boolean done, String errorMessage, ' +
      'StatusCode errorStatusCode, Id id, Boolean ignoreWarnings, Datetime lastModifiedDate, ' +
      'List<DeployMessage> messages, Integer numberComponentErrors, Integer numberComponentsDeployed, ' +
      'Integer numberComponentsTotal, Boolean rollbackOnError, Datetime startDate, String stateDetail, ' +
      'DeployStatus status, Boolean success',
    FeedLayout:
      'Boolean autocollapsePublisher, Boolean compactFeed, FeedLayoutFilterPosition feedFilterPosition, ' +
      'List<FeedLayoutFilter> feedFilters, Boolean fullWidthFeed, Boolean hideSidebar, ' +
      'Boolean highlightExternalFeedItems, List<FeedLayoutComponent> leftComponents, ' +
      'List<FeedLayoutComponent> rightComponents, Boolean useInlineFiltersInConsole',
    FeedLayoutComponent: 'FeedLayoutComponentType componentType, Integer height, String page_x',
    FeedLayoutFilter: 'String feedFilterName, FeedLayoutFilterType feedFilterType, FeedItemTypeEnum feedItemType',
    'Layout extends Metadata':
      'List<String> customButtons, CustomConsoleComponents customConsoleComponents, Boolean emailDefault, ' +
      'List<String> excludeButtons, FeedLayout feedLayout, List<LayoutHeader> headers, ' +
      'List<LayoutSection> layoutSections, MiniLayout miniLayout, List<String> multilineLayoutFields, ' +
      'PlatformActionList platformActionList, QuickActionList quickActionList, RelatedContent relatedContent, ' +
      'List<RelatedListItem> relatedLists, List<String> relatedObjects, Boolean runAssignmentRulesDefault, ' +
      'Boolean showEmailCheckbox, Boolean showHighlightsPanel, Boolean showInteractionLogPanel, ' +
      'Boolean showKnowledgeComponent, Boolean showRunAssignmentRulesCheckbox, Boolean showSolutionSection, ' +
      'Boolean showSubmitAndAttachButton, SummaryLayout summaryLayout',
    LayoutColumn: 'List<LayoutItem> layoutItems, String reserved',
    LayoutItem:
      'AnalyticsCloudComponentLayoutItem analyticsCloudComponent, UiBehavior behavior, String canvas, ' +
      'String component, String customLink, Boolean emptySpace, String field, Integer height, String page_x, ' +
      'ReportChartComponentLayoutItem reportChartComponent, String scontrol, Boolean showLabel, ' +
      'Boolean showScrollbars, Integer width',
    LayoutSection:
      'Boolean customLabel, Boolean detailHeading, Boolean editHeading, String label, ' +
      'List<LayoutColumn> layoutColumns, LayoutSectionStyle style',
    MiniLayout: 'List<String> fields, List<RelatedListItem> relatedLists',
    PlatformActionList:
      'PlatformActionListContextEnum actionListContext, List<PlatformActionListItem> platformActionListItems, ' +
      'String relatedSourceEntity',
    PlatformActionListItem: 'String actionName, PlatformActionTypeEnum actionType, Integer sortOrder, String subtype',
    PrimaryTabComponents: 'List<ConsoleComponent> component, List<Container> containers',
    QuickActionList: 'List<QuickActionListItem> quickActionListItems',
    QuickActionListItem: 'String quickActionName',
    RelatedContent: 'List<RelatedContentItem> relatedContentItems',
    RelatedContentItem: 'LayoutItem layoutItem',
    RelatedList: 'Boolean hideOnDetail, String name',
    RelatedListItem:
      'List<String> customButtons, List<String> excludeButtons, List<String> fields, String relatedList, ' +
      'String sortField, SortOrder sortOrder',
    ReportChartComponentLayoutItem:
      'Boolean cacheData, String contextFilterableField, String error, Boolean hideOnError, ' +
      'Boolean includeContext, String reportName, Boolean showTitle, ReportChartComponentSize size',
    SidebarComponent:
      'String componentType, String createAction, Boolean enableLinking, Integer height, ' +
      'Boolean knowledgeOneEnable, String label, String lookup, String page_x, List<RelatedList> relatedLists, ' +
      'String unit, String updateAction, Integer width',
    SubtabComponents: 'List<ConsoleComponent> component, List<Container> containers',
    SummaryLayout:
      'String masterLabel, Integer sizeX, Integer sizeY, Integer sizeZ, ' +
      'List<SummaryLayoutItem> summaryLayoutItems, SummaryLayoutStyleEnum summaryLayoutStyle',
    SummaryLayoutItem: 'String customLink, String field, Integer posX, Integer posY, Integer posZ',
  },
  enums: {
    DeployProblemType: 'Error Info Warning',
    DeployStatus: 'Canceled Canceling Failed InProgress Pending Succeeded SucceededPartial',
    FeedItemTypeEnum:
      'ActivityEvent AdvancedTextPost AnnouncementPost ApprovalPost AttachArticleEvent ' +
      'AttachExternalDocumentEvent BasicTemplateFeedItem CallLogPost CanvasPost CaseCommentPost ' +
      'ChangeStatusPost ChatTranscriptPost CollaborationGroupCreated CollaborationGroupUnarchived ContentPost ' +
      'CreateRecordEvent DashboardComponentAlert DashboardComponentSnapshot EmailMessageEvent FacebookPost ' +
      'LinkPost MilestoneEvent PollPost ProfileSkillPost QuestionPost ReplyPost RypplePost SocialPost TestItem ' +
      'TextPost TrackedChange Undefined UserStatus',
    FeedLayoutComponentType:
      'CaseExperts CaseUnifiedFiles CustomButtons CustomLinks Followers Following HelpAndToolLinks Milestones ' +
      'SimilarCases Topics Visualforce',
    FeedLayoutFilterPosition: 'CenterDropDown LeftFixed LeftFloat',
    FeedLayoutFilterType: 'AllUpdates Custom FeedItemType',
    LayoutHeader: 'PersonalTagging PublicTagging',
    LayoutSectionStyle: 'CustomLinks OneColumn TwoColumnsLeftToRight TwoColumnsTopToBottom',
    PlatformActionListContextEnum:
      'ActionDefinition Assistant BannerPhoto Chatter Dockable FeedElement Flexipage Global_x ListView ' +
      'ListViewDefinition ListViewRecord Lookup MruList MruRow ObjectHomeChart Photo Record RecordEdit ' +
      'RelatedList RelatedListRecord',
    PlatformActionTypeEnum: 'ActionLink CustomButton InvocableAction ProductivityAction QuickAction StandardButton',
    ReportChartComponentSize: 'LARGE MEDIUM SMALL',
    SortOrder: 'Asc_x Desc_x',
    SummaryLayoutStyleEnum:
      'CaseInteraction ChildServiceReportTemplateStyle DefaultQuoteTemplate DefaultServiceReportTemplate ' +
      'Default_x PathAssistant QuickActionLayoutLeftRight QuickActionLayoutTopDown QuoteTemplate ' +
      'ServiceReportTemplate',
    UiBehavior: 'Edit Readonly Required',
    StatusCode: 'INSUFFICIENT_ACCESS INVALID_TYPE UNKNOWN_EXCEPTION',
  },
});
