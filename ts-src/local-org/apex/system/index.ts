/** Every system type of the local org, by file. A type that is not here is unknown to the compiler. */
import type { SystemType } from './define.ts';
import { register } from './registry.ts';
import { AccessLevelType } from './AccessLevel.ts';
import { AccessTypeType } from './AccessType.ts';
import { ActionType, ActionErrorType, ActionResultType } from './Action.ts';
import { AddressType } from './Address.ts';
import { ApexPagesType } from './ApexPages.ts';
import { ProcessRequestType, ProcessSubmitRequestType, ProcessWorkitemRequestType, ApprovalType } from './Approval.ts';
import { AppMenuType } from './AppMenu.ts';
import { AssertType } from './Assert.ts';
import { AsyncInfoType } from './AsyncInfo.ts';
import { AsyncOptionsType } from './AsyncOptions.ts';
import { AuraHandledExceptionType } from './AuraHandledException.ts';
import { BatchableType, StatefulType, AllowsCalloutsType, RaisesPlatformEventsType } from './Batchable.ts';
import { BatchableContextType, BatchableContextImplType } from './BatchableContext.ts';
import { BlobType } from './Blob.ts';
import { BooleanType } from './Boolean.ts';
import {
  VisibilityType,
  CacheBuilderType,
  PartitionType,
  OrgPartitionType,
  SessionPartitionType,
  OrgType,
  SessionType,
} from './Cache.ts';
import { CallableType } from './Callable.ts';
import { ChangeEventHeaderType } from './ChangeEventHeader.ts';
import { ChildRelationshipType } from './ChildRelationship.ts';
import { CollatorType } from './Collator.ts';
import { ComparableType } from './Comparable.ts';
import { ComparatorType } from './Comparator.ts';
import { connectTypes } from './connect/index.ts';
import { CryptoType } from './Crypto.ts';
import { CursorType } from './Cursor.ts';
import { CustomNotificationType } from './CustomNotification.ts';
import { AssignmentRuleHeaderType, DuplicateRuleHeaderType, EmailHeaderType, DMLOptionsType } from './DMLOptions.ts';
import { DatabaseType } from './Database.ts';
import { DatabaseErrorType } from './DatabaseError.ts';
import { DateType } from './Date.ts';
import { DatetimeType } from './Datetime.ts';
import { DecimalType } from './Decimal.ts';
import { DeleteResultType } from './DeleteResult.ts';
import { DescribeFieldResultType } from './DescribeFieldResult.ts';
import { DescribeSObjectResultType } from './DescribeSObjectResult.ts';
import { DisplayTypeType } from './DisplayType.ts';
import { DmlExceptionType } from './DmlException.ts';
import { DoubleType } from './Double.ts';
import { EmailType } from './Email.ts';
import { EmailFileAttachmentType } from './EmailFileAttachment.ts';
import { EmptyRecycleBinResultType } from './EmptyRecycleBinResult.ts';
import { EncodingUtilType } from './EncodingUtil.ts';
import { EventBusType } from './EventBus.ts';
import {
  EventPublishSuccessCallbackType,
  EventPublishFailureCallbackType,
  SuccessResultType,
  FailureResultType,
  PublishResultType,
} from './EventPublishCallback.ts';
import { ExceptionType } from './Exception.ts';
import { FeatureManagementType } from './FeatureManagement.ts';
import { FieldDescribeOptionsType } from './FieldDescribeOptions.ts';
import { FieldSetType } from './FieldSet.ts';
import { FieldSetMemberType } from './FieldSetMember.ts';
import { ParentJobResultType, FinalizerType, FinalizerContextType, FinalizerContextImplType } from './Finalizer.ts';
import { FormulaRecalcFieldErrorType, FormulaRecalcResultType, FormulaType } from './Formula.ts';
import { FormulaBuilderType } from './FormulaBuilder.ts';
import { FormulaGlobalType } from './FormulaGlobal.ts';
import { FormulaInstanceType } from './FormulaInstance.ts';
import { FormulaReturnTypeType } from './FormulaReturnType.ts';
import { HttpType } from './Http.ts';
import { HttpCalloutMockType } from './HttpCalloutMock.ts';
import { HttpRequestType } from './HttpRequest.ts';
import { HttpResponseType } from './HttpResponse.ts';
import { IdType } from './Id.ts';
import {
  InboundEmailHeaderType,
  InboundEmailBinaryAttachmentType,
  InboundEmailTextAttachmentType,
  InboundEmailType,
  InboundEnvelopeType,
  InboundEmailResultType,
  InboundEmailHandlerType,
} from './InboundEmail.ts';
import {
  InstallHandlerType,
  InstallContextType,
  UninstallHandlerType,
  UninstallContextType,
} from './InstallHandler.ts';
import { IntegerType } from './Integer.ts';
import { InterviewType } from './Interview.ts';
import { IterableType } from './Iterable.ts';
import { IteratorType } from './Iterator.ts';
import { JSONType } from './JSON.ts';
import { JSONGeneratorType } from './JSONGenerator.ts';
import { JSONParserType } from './JSONParser.ts';
import { JSONTokenType } from './JSONToken.ts';
import { LabelType } from './Label.ts';
import { LeadConvertType } from './LeadConvert.ts';
import { LimitsType } from './Limits.ts';
import { ListType } from './List.ts';
import { LocationType } from './Location.ts';
import { LoggingLevelType } from './LoggingLevel.ts';
import { LongType } from './Long.ts';
import { MapType } from './Map.ts';
import { MatcherType } from './Matcher.ts';
import { MathType } from './Math.ts';
import { MessageType } from './Message.ts';
import { MessagingType } from './Messaging.ts';
import { NoAccessExceptionType } from './NoAccessException.ts';
import { ObjectType } from './Object.ts';
import {
  MergeResultType,
  LeadConvertResultType,
  LockResultType,
  UnlockResultType,
  ProcessResultType,
} from './OperationResults.ts';
import { OrgLimitType, OrgLimitsType } from './OrgLimits.ts';
import { PageReferenceType } from './PageReference.ts';
import { PatternType } from './Pattern.ts';
import { PicklistEntryType } from './PicklistEntry.ts';
import { QueryExceptionType } from './QueryException.ts';
import { QueryLocatorType, QueryLocatorIteratorType } from './QueryLocator.ts';
import { QueueableDuplicateSignatureType, SignatureBuilderType } from './QueueableDuplicateSignature.ts';
import { QueueableType } from './Queueable.ts';
import { QueueableContextType, QueueableContextImplType } from './QueueableContext.ts';
import { QuiddityType } from './Quiddity.ts';
import { RecordTypeInfoType } from './RecordTypeInfo.ts';
import { RequestType } from './Request.ts';
import { RestContextType } from './RestContext.ts';
import { RestRequestType } from './RestRequest.ts';
import { RestResponseType } from './RestResponse.ts';
import { RoundingModeType } from './RoundingMode.ts';
import { SObjectInstanceType } from './SObject.ts';
import { SObjectAccessDecisionType } from './SObjectAccessDecision.ts';
import { SObjectDescribeOptionsType } from './SObjectDescribeOptions.ts';
import { SObjectFieldType } from './SObjectField.ts';
import { SObjectTypeType } from './SObjectType.ts';
import { SObjectTypeFieldSetsType } from './SObjectTypeFieldSets.ts';
import { SObjectTypeFieldsType } from './SObjectTypeFields.ts';
import { SandboxPostCopyType, SandboxContextType } from './SandboxPostCopy.ts';
import { SaveResultType } from './SaveResult.ts';
import { SavepointType } from './Savepoint.ts';
import { SchedulableType, SchedulableContextType, SchedulableContextImplType } from './Schedulable.ts';
import { SchemaType } from './Schema.ts';
import { SearchType } from './Search.ts';
import { SearchResultType } from './SearchResult.ts';
import { SearchResultsType } from './SearchResults.ts';
import { SecurityType } from './Security.ts';
import { SelectOptionType } from './SelectOption.ts';
import { SendEmailErrorType, SendEmailResultType } from './SendEmailResult.ts';
import { SetType } from './Set.ts';
import { SeverityType } from './Severity.ts';
import { SingleEmailMessageType } from './SingleEmailMessage.ts';
import { SoapTypeType } from './SoapType.ts';
import { StandardControllerType } from './StandardController.ts';
import { StandardSetControllerType } from './StandardSetController.ts';
import { StaticResourceCalloutMockType, MultiStaticResourceCalloutMockType } from './StaticResourceCalloutMock.ts';
import { StatusCodeType } from './StatusCode.ts';
import { StringType } from './String.ts';
import { StubProviderType } from './StubProvider.ts';
import { SystemClassType } from './System.ts';
import { TestType } from './Test.ts';
import { TestBrokerType } from './TestBroker.ts';
import { TimeType } from './Time.ts';
import { TimeZoneType } from './TimeZone.ts';
import { TriggerContextType } from './TriggerContext.ts';
import { TriggerOperationType } from './TriggerOperation.ts';
import { TypeType } from './Type.ts';
import { UUIDType } from './UUID.ts';
import { UndeleteResultType } from './UndeleteResult.ts';
import { UpsertResultType } from './UpsertResult.ts';
import { UrlType } from './Url.ts';
import { UserInfoType } from './UserInfo.ts';
import { VersionType } from './Version.ts';
import { DataRowType, DynamicPickListRowsType, DynamicPickListType } from './VisualEditor.ts';
import { CookieType } from './Cookie.ts';
import { messagingTypes } from './messaging/types.ts';
import { orgTypes } from './org/index.ts';
import { authTypes } from './auth/index.ts';
import { scriptContextTypes } from './install-scripts.ts';
import { metadataTypes } from './metadata/index.ts';
import { processTypes } from './Process.ts';
import { serviceTypes } from './services/index.ts';
import { xmlTypes } from './xml/index.ts';
import { zipTypes } from './zip/index.ts';
import { exceptionTypes } from './exceptions.ts';

export const systemTypes: readonly SystemType[] = [
  AccessLevelType,
  AccessTypeType,
  ActionType,
  ActionErrorType,
  ActionResultType,
  AddressType,
  ApexPagesType,
  ProcessRequestType,
  ProcessSubmitRequestType,
  ProcessWorkitemRequestType,
  ApprovalType,
  AppMenuType,
  AssertType,
  AsyncInfoType,
  AsyncOptionsType,
  AuraHandledExceptionType,
  BatchableType,
  StatefulType,
  AllowsCalloutsType,
  RaisesPlatformEventsType,
  BatchableContextType,
  BatchableContextImplType,
  BlobType,
  BooleanType,
  VisibilityType,
  CacheBuilderType,
  PartitionType,
  OrgPartitionType,
  SessionPartitionType,
  OrgType,
  SessionType,
  CallableType,
  ChangeEventHeaderType,
  ChildRelationshipType,
  CollatorType,
  ComparableType,
  ComparatorType,
  CryptoType,
  CursorType,
  CustomNotificationType,
  AssignmentRuleHeaderType,
  DuplicateRuleHeaderType,
  EmailHeaderType,
  DMLOptionsType,
  DatabaseType,
  DatabaseErrorType,
  DateType,
  DatetimeType,
  DecimalType,
  DeleteResultType,
  DescribeFieldResultType,
  DescribeSObjectResultType,
  DisplayTypeType,
  DmlExceptionType,
  DoubleType,
  EmailType,
  EmailFileAttachmentType,
  EmptyRecycleBinResultType,
  EncodingUtilType,
  EventBusType,
  EventPublishSuccessCallbackType,
  EventPublishFailureCallbackType,
  SuccessResultType,
  FailureResultType,
  PublishResultType,
  ExceptionType,
  FeatureManagementType,
  FieldDescribeOptionsType,
  FieldSetType,
  FieldSetMemberType,
  ParentJobResultType,
  FinalizerType,
  FinalizerContextType,
  FinalizerContextImplType,
  FormulaRecalcFieldErrorType,
  FormulaRecalcResultType,
  FormulaType,
  FormulaBuilderType,
  FormulaGlobalType,
  FormulaInstanceType,
  FormulaReturnTypeType,
  HttpType,
  HttpCalloutMockType,
  HttpRequestType,
  HttpResponseType,
  IdType,
  InboundEmailHeaderType,
  InboundEmailBinaryAttachmentType,
  InboundEmailTextAttachmentType,
  InboundEmailType,
  InboundEnvelopeType,
  InboundEmailResultType,
  InboundEmailHandlerType,
  InstallHandlerType,
  InstallContextType,
  UninstallHandlerType,
  UninstallContextType,
  IntegerType,
  InterviewType,
  IterableType,
  IteratorType,
  JSONType,
  JSONGeneratorType,
  JSONParserType,
  JSONTokenType,
  LabelType,
  LimitsType,
  ListType,
  LocationType,
  LoggingLevelType,
  LongType,
  MapType,
  MatcherType,
  MathType,
  MessageType,
  MessagingType,
  NoAccessExceptionType,
  ObjectType,
  MergeResultType,
  LeadConvertResultType,
  LeadConvertType,
  LockResultType,
  UnlockResultType,
  ProcessResultType,
  OrgLimitType,
  OrgLimitsType,
  PageReferenceType,
  PatternType,
  PicklistEntryType,
  QueryExceptionType,
  QueryLocatorType,
  QueryLocatorIteratorType,
  QueueableDuplicateSignatureType,
  SignatureBuilderType,
  QueueableType,
  QueueableContextType,
  QueueableContextImplType,
  QuiddityType,
  RecordTypeInfoType,
  RequestType,
  RestContextType,
  RestRequestType,
  RestResponseType,
  RoundingModeType,
  SObjectInstanceType,
  SObjectAccessDecisionType,
  SObjectDescribeOptionsType,
  SObjectFieldType,
  SObjectTypeType,
  SObjectTypeFieldSetsType,
  SObjectTypeFieldsType,
  SandboxPostCopyType,
  SandboxContextType,
  SaveResultType,
  SavepointType,
  SchedulableType,
  SchedulableContextType,
  SchedulableContextImplType,
  SchemaType,
  SearchType,
  SearchResultType,
  SearchResultsType,
  SecurityType,
  SelectOptionType,
  SendEmailErrorType,
  SendEmailResultType,
  SetType,
  SeverityType,
  SingleEmailMessageType,
  SoapTypeType,
  StandardControllerType,
  StandardSetControllerType,
  StaticResourceCalloutMockType,
  MultiStaticResourceCalloutMockType,
  StatusCodeType,
  StringType,
  StubProviderType,
  SystemClassType,
  TestType,
  TestBrokerType,
  TimeType,
  TimeZoneType,
  TriggerContextType,
  TriggerOperationType,
  TypeType,
  UUIDType,
  UndeleteResultType,
  UpsertResultType,
  UrlType,
  UserInfoType,
  VersionType,
  DataRowType,
  DynamicPickListRowsType,
  DynamicPickListType,
  ...connectTypes,
  ...xmlTypes,
  ...messagingTypes,
  ...orgTypes,
  CookieType,
  ...metadataTypes,
  ...zipTypes,
  ...authTypes,
  ...serviceTypes,
  ...processTypes,
  ...scriptContextTypes,
  ...exceptionTypes,
];

register(systemTypes);
