/** Every system type of the local org, by file. A type that is not here is unknown to the compiler. */
import type { SystemType } from './define.ts';
import { register } from './registry.ts';
import { AssertType } from './Assert.ts';
import { BlobType } from './Blob.ts';
import { BooleanType } from './Boolean.ts';
import { CallableType } from './Callable.ts';
import { ChildRelationshipType } from './ChildRelationship.ts';
import { ComparableType } from './Comparable.ts';
import { ComparatorType } from './Comparator.ts';
import { CryptoType } from './Crypto.ts';
import { AssignmentRuleHeaderType, DuplicateRuleHeaderType, EmailHeaderType, DMLOptionsType } from './DMLOptions.ts';
import { DatabaseErrorType } from './DatabaseError.ts';
import { DateType } from './Date.ts';
import { DatetimeType } from './Datetime.ts';
import { DecimalType } from './Decimal.ts';
import { DescribeFieldResultType } from './DescribeFieldResult.ts';
import { DescribeSObjectResultType } from './DescribeSObjectResult.ts';
import { DisplayTypeType } from './DisplayType.ts';
import { DmlExceptionType } from './DmlException.ts';
import { DoubleType } from './Double.ts';
import { EncodingUtilType } from './EncodingUtil.ts';
import { ExceptionType } from './Exception.ts';
import { FeatureManagementType } from './FeatureManagement.ts';
import { FieldDescribeOptionsType } from './FieldDescribeOptions.ts';
import { IdType } from './Id.ts';
import { IntegerType } from './Integer.ts';
import { IterableType } from './Iterable.ts';
import { IteratorType } from './Iterator.ts';
import { JSONType } from './JSON.ts';
import { JSONGeneratorType } from './JSONGenerator.ts';
import { JSONParserType } from './JSONParser.ts';
import { JSONTokenType } from './JSONToken.ts';
import { LimitsType } from './Limits.ts';
import { ListType } from './List.ts';
import { LoggingLevelType } from './LoggingLevel.ts';
import { LongType } from './Long.ts';
import { MapType } from './Map.ts';
import { MatcherType } from './Matcher.ts';
import { MathType } from './Math.ts';
import { NoAccessExceptionType } from './NoAccessException.ts';
import { ObjectType } from './Object.ts';
import { PatternType } from './Pattern.ts';
import { PicklistEntryType } from './PicklistEntry.ts';
import { QueryExceptionType } from './QueryException.ts';
import { RecordTypeInfoType } from './RecordTypeInfo.ts';
import { RoundingModeType } from './RoundingMode.ts';
import { SObjectInstanceType } from './SObject.ts';
import { SObjectDescribeOptionsType } from './SObjectDescribeOptions.ts';
import { SObjectFieldType } from './SObjectField.ts';
import { SObjectTypeType } from './SObjectType.ts';
import { SObjectTypeFieldsType } from './SObjectTypeFields.ts';
import { SchemaType } from './Schema.ts';
import { SetType } from './Set.ts';
import { SoapTypeType } from './SoapType.ts';
import { StatusCodeType } from './StatusCode.ts';
import { StringType } from './String.ts';
import { TimeType } from './Time.ts';
import { TimeZoneType } from './TimeZone.ts';
import { TypeType } from './Type.ts';
import { UUIDType } from './UUID.ts';
import { UserInfoType } from './UserInfo.ts';
import { VersionType } from './Version.ts';
import { exceptionTypes } from './exceptions.ts';

export const systemTypes: readonly SystemType[] = [
  AssertType,
  BlobType,
  BooleanType,
  CallableType,
  ChildRelationshipType,
  ComparableType,
  ComparatorType,
  CryptoType,
  AssignmentRuleHeaderType,
  DuplicateRuleHeaderType,
  EmailHeaderType,
  DMLOptionsType,
  DatabaseErrorType,
  DateType,
  DatetimeType,
  DecimalType,
  DescribeFieldResultType,
  DescribeSObjectResultType,
  DisplayTypeType,
  DmlExceptionType,
  DoubleType,
  EncodingUtilType,
  ExceptionType,
  FeatureManagementType,
  FieldDescribeOptionsType,
  IdType,
  IntegerType,
  IterableType,
  IteratorType,
  JSONType,
  JSONGeneratorType,
  JSONParserType,
  JSONTokenType,
  LimitsType,
  ListType,
  LoggingLevelType,
  LongType,
  MapType,
  MatcherType,
  MathType,
  NoAccessExceptionType,
  ObjectType,
  PatternType,
  PicklistEntryType,
  QueryExceptionType,
  RecordTypeInfoType,
  RoundingModeType,
  SObjectInstanceType,
  SObjectDescribeOptionsType,
  SObjectFieldType,
  SObjectTypeType,
  SObjectTypeFieldsType,
  SchemaType,
  SetType,
  SoapTypeType,
  StatusCodeType,
  StringType,
  TimeType,
  TimeZoneType,
  TypeType,
  UUIDType,
  UserInfoType,
  VersionType,
  ...exceptionTypes,
];

register(systemTypes);
