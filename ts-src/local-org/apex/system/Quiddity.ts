import type { RequestKind } from '../runtime/transaction.ts';
import { enumeration, type ApexEnum } from './define.ts';

type Name =
  | 'ANONYMOUS'
  | 'AURA'
  | 'BATCH_APEX'
  | 'FUTURE'
  | 'PLATFORM_EVENT_PUBLISH_CALLBACK'
  | 'QUEUEABLE'
  | 'REST'
  | 'RUNTEST_SYNC'
  | 'SCHEDULED'
  | 'SYNCHRONOUS'
  | 'TRANSACTION_FINALIZER_QUEUEABLE';

export const QuiddityType = enumeration<Name>(`
  public enum System.Quiddity {
    ANONYMOUS, AURA, BATCH_ACS, BATCH_APEX, BATCH_CHUNK_PARALLEL, BATCH_CHUNK_SERIAL, BULK_API, COMMERCE_INTEGRATION, DISCOVERABLE_LOGIN,
    EXTERNAL_SERVICE_CALLBACK, FUNCTION_CALLBACK, FUTURE, INBOUND_EMAIL_SERVICE, INVOCABLE_ACTION, IOT, PLATFORM_EVENT_PUBLISH_CALLBACK,
    POST_INSTALL_SCRIPT, QUEUEABLE, QUICK_ACTION, REMOTE_ACTION, REST, RUNTEST_ASYNC, RUNTEST_DEPLOY, RUNTEST_SYNC, SCHEDULED, SOAP,
    SYNCHRONOUS, TRANSACTION_FINALIZER_QUEUEABLE, UNDEFINED, VF
  }`);

const NAMES: Record<RequestKind, Name> = {
  synchronous: 'SYNCHRONOUS',
  rest: 'REST',
  aura: 'AURA',
  anonymous: 'ANONYMOUS',
  queueable: 'QUEUEABLE',
  finalizer: 'TRANSACTION_FINALIZER_QUEUEABLE',
  future: 'FUTURE',
  batch: 'BATCH_APEX',
  scheduled: 'SCHEDULED',
  event: 'SYNCHRONOUS',
  callback: 'PLATFORM_EVENT_PUBLISH_CALLBACK',
  test: 'RUNTEST_SYNC',
};

export function quiddityOf(kind: RequestKind): ApexEnum {
  return QuiddityType.value(NAMES[kind]);
}
