import { FAULT } from '../faults.ts';
import type { Operation, PolicyObject } from '../policy/rules.ts';
import { aggregateRecords } from './aggregate-records.ts';
import { describeObjects } from './describe-objects.ts';
import { findRecords } from './find-records.ts';
import { getRecord } from './get-record.ts';
import { ArgumentError, speakable } from './reader.ts';
import { search } from './search.ts';

/** What a call wants: names only, never a value that a person typed. */
export interface Intent {
  tool: string;
  operation: Operation;
  /** Empty when the org chooses them. */
  objects: PolicyObject[];
  /** Objects reached by relationship paths, by relationship name. */
  related: PolicyObject[];
  /** Ids the call names. */
  recordIds: string[];
  limit?: number;
}

/** How the arguments of one tool are read. A new tool is a new parser in `PARSERS`. */
export interface IntentParser {
  tool: string;
  /** Throws ArgumentError for anything it does not know. */
  parse(args: Record<string, unknown>): Omit<Intent, 'tool'>;
}

const PARSERS: ReadonlyMap<string, IntentParser> = new Map(
  [aggregateRecords, describeObjects, findRecords, getRecord, search].map((parser) => [parser.tool, parser]),
);

export type ParsedIntent =
  | { ok: true; intent: Intent }
  | {
      ok: false;
      code: typeof FAULT.UNKNOWN_TOOL | typeof FAULT.INVALID_ARGUMENT;
      message: string;
      field?: string;
      fix: string;
    };

/** Whether the gateway can decide on calls of this tool. */
export function isKnownTool(tool: string): boolean {
  return PARSERS.has(tool);
}

/** Reads tool arguments. What cannot be read is refused, because nobody could decide on it. */
export function parseIntent(tool: string, args: unknown): ParsedIntent {
  const parser = PARSERS.get(tool);
  if (!parser) {
    return {
      ok: false,
      code: FAULT.UNKNOWN_TOOL,
      message: `There is no tool ${JSON.stringify(speakable(tool))}.`,
      field: 'name',
      fix: `Use one of: ${[...PARSERS.keys()].join(', ')}.`,
    };
  }
  try {
    if (typeof args !== 'object' || args === null || Array.isArray(args))
      throw new ArgumentError('arguments', 'must be an object');
    return { ok: true, intent: { tool, ...parser.parse(args as Record<string, unknown>) } };
  } catch (error) {
    if (!(error instanceof ArgumentError)) throw error;
    return {
      ok: false,
      code: FAULT.INVALID_ARGUMENT,
      message: `${error.field} ${error.problem}.`,
      field: error.field,
      fix: `Correct ${error.field}; tools/list shows the input schema of ${tool}.`,
    };
  }
}
