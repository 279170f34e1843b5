import { dataTypes } from '../data-class.ts';

/** What `ConnectApi.ChatterFeeds` takes. */
export const feedInputTypes = dataTypes('ConnectApi', {
  classes: {
    AlternativeInput: 'String textRepresentation, String thumbnailUrl, String title',
    AssociatedActionsCapabilityInput: 'List<String> actionLinkGroupIds',
    BookmarksCapabilityInput: 'Boolean isBookmarkedByCurrentUser',
    CanvasCapabilityInput:
      'String description, String developerName, String height, String namespacePrefix, String parameters, ' +
      'String thumbnailUrl, String title',
    CommentCapabilitiesInput:
      'ContentCapabilityInput content, FeedEntityShareCapabilityInput feedEntityShare, ' +
      'RecordCapabilityInput record',
    CommentInput:
      'FeedItemAttachmentInput attachment, MessageBodyInput body, CommentCapabilitiesInput capabilities, ' +
      'String threadParentId',
    ContentCapabilityInput:
      'String contentDocumentId, String description, FileSharingOption sharingOption, String title',
    DirectMessageCapabilityInput: 'List<String> membersToAdd, List<String> membersToRemove, String subject',
    MessageSegmentInput: 'MessageSegmentType type',
    'EntityLinkSegmentInput extends MessageSegmentInput': 'String entityId',
    ExtensionInput:
      'AlternativeInput alternativeRepresentation, String extensionId, String payload, String payloadVersion',
    ExtensionsCapabilityInput: 'List<ExtensionInput> itemsToAdd, List<String> itemsToRemove',
    FeedElementCapabilitiesInput:
      'AssociatedActionsCapabilityInput associatedActions, BookmarksCapabilityInput bookmarks, ' +
      'CanvasCapabilityInput canvas, DirectMessageCapabilityInput directMessage, ' +
      'ExtensionsCapabilityInput extensions, FeedEntityShareCapabilityInput feedEntityShare, ' +
      'FilesCapabilityInput files, LinkCapabilityInput link, PollCapabilityInput poll, ' +
      'QuestionAndAnswersCapabilityInput questionAndAnswers, StatusCapabilityInput status, ' +
      'TopicsCapabilityInput topics',
    FeedElementInput: 'FeedElementCapabilitiesInput capabilities, FeedElementType feedElementType, String subjectId',
    FeedEntityShareCapabilityInput: 'String feedEntityId',
    FeedItemAttachmentInput: '',
    'FeedItemInput extends FeedElementInput':
      'FeedItemAttachmentInput attachment, MessageBodyInput body, Boolean isBookmarkedByCurrentUser, ' +
      'String originalFeedElementId, String originalFeedItemId, FeedItemVisibilityType visibility',
    FileIdInput: 'String id, OperationType operationType',
    FilesCapabilityInput: 'List<FileIdInput> items',
    'HashtagSegmentInput extends MessageSegmentInput': 'String tag',
    'InlineImageSegmentInput extends MessageSegmentInput': 'String altText, String fileId',
    LinkCapabilityInput: 'String url, String urlName',
    'LinkSegmentInput extends MessageSegmentInput': 'String url',
    'MarkupBeginSegmentInput extends MessageSegmentInput': 'String atlText, MarkupType markupType, String url',
    'MarkupEndSegmentInput extends MessageSegmentInput': 'MarkupType markupType',
    'MentionSegmentInput extends MessageSegmentInput': 'String id, String username',
    MessageBodyInput: 'List<MessageSegmentInput> messageSegments',
    PollCapabilityInput: 'List<String> choices, String myChoiceId',
    QuestionAndAnswersCapabilityInput: 'String bestAnswerId, String questionTitle',
    RecordCapabilityInput: 'String recordId',
    StatusCapabilityInput: 'FeedEntityStatus feedEntityStatus',
    'TextSegmentInput extends MessageSegmentInput': 'String text',
    TopicsCapabilityInput: 'String contextTopicName, List<String> topics',
  },
  enums: {
    FeedElementType: 'Bundle FeedItem Recommendation',
    FeedEntityStatus: 'Draft PendingReview Published Isolated',
    FeedItemVisibilityType: 'AllUsers InternalUsers',
    FileSharingOption: 'Allowed Restricted',
    MarkupType: 'Bold Code Hyperlink Italic ListItem OrderedList Paragraph Strikethrough Underline UnorderedList',
    MessageSegmentType:
      'EntityLink FieldChange FieldChangeName FieldChangeValue Hashtag InlineImage Link MarkupBegin MarkupEnd ' +
      'Mention MoreChanges ResourceLink Text',
    OperationType: 'Add Remove',
  },
});
