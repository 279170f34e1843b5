import { ApexException, LimitException } from '../runtime/exception.ts';
import { reference, type SystemType } from './define.ts';

/**
 * The platform's exceptions. All have the constructors `()`, `(String)`, `(Exception)` and `(String, Exception)`; those with members of
 * their own are in files of their own.
 */
export class AssertException extends ApexException {}
export class AsyncException extends ApexException {}
export class CalloutException extends ApexException {}
export class EmailException extends ApexException {}
export class ExternalObjectException extends ApexException {}
export class FatalCursorException extends ApexException {}
export class FinalException extends ApexException {}
export class FlowException extends ApexException {}
export class FormulaEvaluationException extends ApexException {}
export class FormulaValidationException extends ApexException {}
export class HandledException extends ApexException {}
export class IllegalArgumentException extends ApexException {}
export class InvalidParameterValueException extends ApexException {}
export class InvalidHeaderException extends ApexException {}
export class InvalidReadOnlyUserDmlException extends ApexException {}
export class JSONException extends ApexException {}
export class ListException extends ApexException {}
export class MathException extends ApexException {}
export class NoDataFoundException extends ApexException {}
export class NoSuchElementException extends ApexException {}
export class NullPointerException extends ApexException {}
export class PlatformCacheException extends ApexException {}
export class ProcedureException extends ApexException {}
export class RequiredFeatureMissingException extends ApexException {}
export class SearchException extends ApexException {}
export class SecurityException extends ApexException {}
export class SerializationException extends ApexException {}
export class SObjectException extends ApexException {}
export class StringException extends ApexException {}
export class TransientCursorException extends ApexException {}
export class TypeException extends ApexException {}
export class UnexpectedException extends ApexException {}
export class UnsupportedOperationException extends ApexException {}
export class VisualforceException extends ApexException {}
export class XmlException extends ApexException {}
export class CacheException extends ApexException {}
export class OrgCacheException extends CacheException {}
export class SessionCacheException extends CacheException {}
export class RetryableException extends ApexException {}
export class DuplicateMessageException extends ApexException {}
export class BigObjectException extends ApexException {}
export class LicenseException extends ApexException {}
export class TouchHandledException extends ApexException {}
export class InvalidParamException extends CacheException {}
export class InvalidCacheBuilderException extends CacheException {}
export class ItemSizeLimitExceededException extends CacheException {}
export class PlatformCacheInvalidOperationException extends CacheException {}

const SYSTEM = {
  AssertException,
  AsyncException,
  BigObjectException,
  CalloutException,
  DuplicateMessageException,
  EmailException,
  ExternalObjectException,
  FatalCursorException,
  FinalException,
  FlowException,
  FormulaEvaluationException,
  FormulaValidationException,
  HandledException,
  IllegalArgumentException,
  InvalidHeaderException,
  InvalidParameterValueException,
  InvalidReadOnlyUserDmlException,
  JSONException,
  LicenseException,
  LimitException,
  ListException,
  MathException,
  NoDataFoundException,
  NoSuchElementException,
  NullPointerException,
  PlatformCacheException,
  ProcedureException,
  RequiredFeatureMissingException,
  SearchException,
  SecurityException,
  SerializationException,
  SObjectException,
  StringException,
  TouchHandledException,
  TransientCursorException,
  TypeException,
  UnexpectedException,
  UnsupportedOperationException,
  VisualforceException,
  XmlException,
};

/** The declaration of an exception type without members of its own, `body` beside its constructors otherwise. */
export function exceptionDeclaration(qualified: string, body = ''): string {
  const name = qualified.split('.').at(-1);
  return `
  public class ${qualified} extends System.Exception {
    public ${name}();
    public ${name}(String message);
    public ${name}(Exception cause);
    public ${name}(String message, Exception cause);
    ${body}
  }`;
}

/** The plain exceptions by qualified name. */
export const exceptionTypes: SystemType[] = [
  ...Object.entries(SYSTEM).map(([name, type]) => reference(exceptionDeclaration(`System.${name}`), type)),
  reference(exceptionDeclaration('Cache.CacheException'), CacheException),
  reference(exceptionDeclaration('Cache.InvalidParamException'), InvalidParamException),
  reference(exceptionDeclaration('Cache.InvalidCacheBuilderException'), InvalidCacheBuilderException),
  reference(exceptionDeclaration('Cache.ItemSizeLimitExceededException'), ItemSizeLimitExceededException),
  reference(
    exceptionDeclaration('Cache.PlatformCacheInvalidOperationException'),
    PlatformCacheInvalidOperationException,
  ),
  reference(exceptionDeclaration('Cache.Org.OrgCacheException'), OrgCacheException),
  reference(exceptionDeclaration('Cache.Session.SessionCacheException'), SessionCacheException),
  reference(exceptionDeclaration('EventBus.RetryableException'), RetryableException),
];
