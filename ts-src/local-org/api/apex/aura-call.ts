import type { ClassInfo, MethodInfo } from '../../apex/program.ts';
import { UnsupportedError } from '../../apex/runtime/exception.ts';
import type { Transaction } from '../../apex/runtime/transaction.ts';
import { AuraHandledException } from '../../apex/system/AuraHandledException.ts';
import { typed } from '../../apex/system/json/deserialize.ts';
import { parseJson, type Json } from '../../apex/system/json/tree.ts';
import type { Org } from '../org.ts';
import { auraJson } from './aura-json.ts';
import { annotation, apexFailure, type ApexRuntime } from './runtime.ts';

/** An answered call of an Apex method: its value as JSON text, or what went wrong in the shape components get. */
export type ApexAnswer = { ok: true; json: string } | { ok: false; status: number; error: ApexFault };

export interface ApexFault {
  message: string;
  exceptionType?: string;
  stackTrace?: string;
  isUserDefinedException?: boolean;
}

export interface ApexCall {
  userId: string;
  /** `AuditTimelineController.timeline` */
  method: string;
  /** JSON object of the parameters by name. */
  params: string;
  /** Wired: only cacheable methods may answer. */
  wire: boolean;
}

/** Calls an `@AuraEnabled` method for a component, as the signed-in user. */
export function callAura(runtime: ApexRuntime, org: Org, call: ApexCall): ApexAnswer {
  const found = auraMethod(runtime, call.method);
  if (!found) return refused(404, `No @AuraEnabled method ${call.method}`);
  if (!org.mayRunClass(call.userId, found.info.name)) {
    return refused(403, `You do not have access to the Apex class named '${found.info.name}'.`);
  }
  const cacheable = annotation(found.method, 'auraenabled')?.parameters.cacheable?.toLowerCase() === 'true';
  if (call.wire && !cacheable) {
    return refused(400, `Only methods with @AuraEnabled(cacheable=true) can be wired: ${call.method}`);
  }
  try {
    return { ok: true, json: runtime.run(call.userId, 'aura', (tx) => invoke(tx, found, call.params, cacheable)) };
  } catch (error) {
    return answerOf(error);
  }
}

interface Found {
  info: ClassInfo;
  method: MethodInfo;
}

/** `Class.method`; the class in any case, the method as declared. */
function auraMethod(runtime: ApexRuntime, name: string): Found | null {
  const [, className = '', methodName = ''] = /^(.+)\.(\w+)$/.exec(name) ?? [];
  const type = runtime.program.type(className);
  const info = type && runtime.program.classInfo(type);
  const method = info?.methods.find((one) => one.name === methodName && one.isStatic && annotation(one, 'auraenabled'));
  return info && method ? { info, method } : null;
}

function invoke(tx: Transaction, { info, method }: Found, params: string, cacheable: boolean): string {
  const given = parseJson(params);
  const members = new Map(given.kind === 'object' ? given.entries : []);
  const args = method.parameters.map(({ name, type }) => typed(members.get(name) ?? NULL, type, false));
  const json = auraJson(info.callStatic(method.key, args));
  // The platform gives cacheable methods no DML statements.
  if (cacheable && tx.limits.used('dmlStatements') > 0)
    tx.throwApex('System.LimitException', 'Too many DML statements: 1');
  return json;
}

const NULL: Json = { kind: 'null' };

function refused(status: number, message: string): ApexAnswer {
  return { ok: false, status, error: { message } };
}

function answerOf(error: unknown): ApexAnswer {
  if (error instanceof UnsupportedError) return refused(501, error.message);
  const failure = apexFailure(error);
  if (!failure) throw error;
  const fault: ApexFault = {
    message: error instanceof AuraHandledException ? componentText(error) : failure.message,
    exceptionType: failure.type,
    stackTrace: failure.stack,
    isUserDefinedException: failure.userDefined,
  };
  return { ok: false, status: 500, error: fault };
}

/** Apex sees another message of this exception than components do, unless it sets one. */
function componentText(error: AuraHandledException): string {
  return error.apexMessage ?? error.auraMessage ?? error['getMessage()']();
}
