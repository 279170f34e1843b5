import type { OrgUser } from '../directory.ts';
import { requireAuthor, type Tooling } from '../tooling/tooling.ts';
import {
  child,
  children,
  element,
  SoapFault,
  textOf,
  type SoapRequest,
  type XmlNode,
  type XmlValue,
} from './envelope.ts';

/** What `DebuggingHeader.debugLevel` means for the category Apex_code. */
const LEVELS: Readonly<Record<string, string>> = {
  NONE: 'NONE',
  DEBUGONLY: 'DEBUG',
  DB: 'DEBUG',
  PROFILING: 'FINE',
  DETAIL: 'FINEST',
};

/** The operations of the Apex SOAP API: `executeAnonymous`, with its debug log as a header when one is asked for. Throws SoapFault. */
export function apexOperation(
  request: SoapRequest,
  tooling: Tooling,
  user: OrgUser,
): { result: XmlValue; header: string } {
  if (request.operation !== 'executeAnonymous') {
    throw new SoapFault('UNSUPPORTED', `UNSUPPORTED: Apex API ${request.operation}`);
  }
  requireAuthor(tooling, user);
  const source = textOf(child(request.parameters, 'String')) || textOf(child(request.parameters, 'apexcode'));
  const debugging = child(request.headers, 'DebuggingHeader');
  const { result, log } = tooling.anonymous(user, source, levelOf(debugging));
  const { line, column, compiled, compileProblem, exceptionMessage, exceptionStackTrace, success } = result;
  return {
    result: { column, compileProblem, compiled, exceptionMessage, exceptionStackTrace, line, success },
    header: debugging === '' ? '' : element('DebuggingInfo', { debugLog: log }),
  };
}

function levelOf(debugging: XmlNode): string {
  const categories = children(debugging, 'categories');
  const apex = categories.find((one) => textOf(child(one, 'category')) === 'Apex_code');
  if (apex !== undefined) return textOf(child(apex, 'level')).toUpperCase();
  const level = textOf(child(debugging, 'debugLevel')).toUpperCase();
  return LEVELS[level] ?? 'DEBUG';
}
