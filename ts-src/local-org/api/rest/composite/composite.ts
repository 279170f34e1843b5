import { isJsonObject, type JsonValue } from '../../json.ts';
import { bodyObject, type JsonObject } from '../deserialize.ts';
import { refusal, type Dispatcher } from '../dispatch.ts';
import { refuse } from '../errors.ts';
import type { Caller } from '../records.ts';
import { ok, records, type Answer, type RecordResource, type ResourceRequest } from '../resource.ts';
import type { Row } from '../serialize.ts';
import { resolveJson, resolveText } from './references.ts';
import { partRequest, VERBS } from './parts.ts';

const MOST_PARTS = 25;
const MOST_GRAPHS = 75;
const MOST_NODES = 500;

/** One request of a composite as sent. */
interface Part {
  referenceId: string;
  verb: ResourceRequest['verb'];
  url: string;
  body: JsonValue | undefined;
  headers: Record<string, string>;
}

interface PartAnswer extends Answer {
  referenceId: string;
}

/** `POST /composite` and `POST /composite/graph`: requests that use each other's answers. */
export function compositeResources(dispatcher: Dispatcher): RecordResource[] {
  return [
    records('POST', '/composite', (caller, request) => {
      const body = bodyObject(request.body);
      const parts = partsOf(body.compositeRequest, MOST_PARTS, 'compositeRequest');
      return ok(answersRow(runParts(caller, request, parts, dispatcher, body.allOrNone === true)));
    }),
    records('POST', '/composite/graph', (caller, request) => {
      const { graphs } = bodyObject(request.body);
      if (!Array.isArray(graphs)) throw refuse('JSON_PARSER_ERROR', 'graphs must be a list');
      if (graphs.length > MOST_GRAPHS) {
        throw refuse('LIMIT_EXCEEDED', `A request has at most ${MOST_GRAPHS} graphs, not ${graphs.length}`);
      }
      return ok({ graphs: graphs.map((graph) => runGraph(caller, request, graph, dispatcher)) });
    }),
  ];
}

/** Each graph is kept as a whole or not at all. */
function runGraph(caller: Caller, request: ResourceRequest, graph: JsonValue, dispatcher: Dispatcher): Row {
  if (!isJsonObject(graph) || typeof graph.graphId !== 'string') {
    throw refuse('JSON_PARSER_ERROR', 'Each graph needs a graphId');
  }
  const parts = partsOf(graph.compositeRequest, MOST_NODES, 'compositeRequest');
  const answers = runParts(caller, request, parts, dispatcher, true);
  return {
    graphId: graph.graphId,
    graphResponse: answersRow(answers),
    isSuccessful: answers.every(({ status }) => status < 400),
  };
}

function runParts(
  caller: Caller,
  request: ResourceRequest,
  parts: readonly Part[],
  dispatcher: Dispatcher,
  allOrNone: boolean,
): PartAnswer[] {
  const savepoint = caller.data.savepoint();
  const references = new Map<string, unknown>();
  const answers: PartAnswer[] = [];
  for (const part of parts) {
    const answer = runPart(caller, request, part, references, dispatcher);
    answers.push({ ...answer, referenceId: part.referenceId });
    if (answer.status < 400) references.set(part.referenceId, answer.json);
    else if (allOrNone) {
      caller.data.rollbackTo(savepoint);
      return halted(parts, answers);
    }
  }
  return answers;
}

function runPart(
  caller: Caller,
  request: ResourceRequest,
  part: Part,
  references: ReadonlyMap<string, unknown>,
  dispatcher: Dispatcher,
): Answer {
  try {
    const url = resolveText(part.url, references, encodeURIComponent);
    const json = part.body === undefined ? undefined : resolveJson(part.body, references);
    const answer = dispatcher.within(caller, partRequest(request, { ...part, url, json }));
    if (answer.bytes) throw refuse('INVALID_INPUT', `${url} answers bytes, which a composite request cannot hold`);
    return answer;
  } catch (error) {
    return refusal(error);
  }
}

/** Only the last answer tells what went wrong; the others were undone, or not tried. */
function halted(parts: readonly Part[], answers: readonly PartAnswer[]): PartAnswer[] {
  const message = 'The transaction was rolled back since another operation in the same transaction failed.';
  return parts.map(({ referenceId }, index) =>
    index === answers.length - 1
      ? answers[index]!
      : { referenceId, status: 400, json: [{ errorCode: 'PROCESSING_HALTED', message }] },
  );
}

function answersRow(answers: readonly PartAnswer[]): Row {
  return {
    compositeResponse: answers.map(({ json, headers = {}, status, referenceId }) => ({
      body: json ?? null,
      httpHeaders: Object.fromEntries(Object.entries(headers).map(([name, value]) => [capitalized(name), value])),
      httpStatusCode: status,
      referenceId,
    })),
  };
}

function capitalized(header: string): string {
  return header.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase());
}

function partsOf(value: JsonValue | undefined, most: number, name: string): Part[] {
  if (!Array.isArray(value) || value.length === 0)
    throw refuse('JSON_PARSER_ERROR', `${name} must be a list of requests`);
  if (value.length > most)
    throw refuse('LIMIT_EXCEEDED', `A composite request has at most ${most} parts, not ${value.length}`);
  const parts = value.map((one) => partOf(one));
  const seen = new Set<string>();
  for (const { referenceId } of parts) {
    if (seen.has(referenceId)) throw refuse('INVALID_INPUT', `Duplicate referenceId: ${referenceId}`);
    seen.add(referenceId);
  }
  return parts;
}

function partOf(value: JsonValue): Part {
  if (!isJsonObject(value)) throw refuse('JSON_PARSER_ERROR', 'Each part of a composite request must be an object');
  const { method, url, referenceId } = value;
  if (typeof referenceId !== 'string' || !/^[A-Za-z]\w*$/.test(referenceId)) {
    throw refuse(
      'INVALID_INPUT',
      'Each part needs a referenceId of letters, digits and underscores that starts with a letter',
    );
  }
  const verb = VERBS.find((one) => one === method);
  if (!verb) throw refuse('INVALID_INPUT', `method of ${referenceId} must be one of ${VERBS.join(', ')}`);
  if (typeof url !== 'string') throw refuse('INVALID_INPUT', `url of ${referenceId} must be a text`);
  return { referenceId, verb, url, body: value.body, headers: headersOf(value.httpHeaders) };
}

function headersOf(value: JsonObject[string] | undefined): Record<string, string> {
  const given = isJsonObject(value) ? Object.entries(value) : [];
  return Object.fromEntries(
    given.flatMap(([name, text]) => (typeof text === 'string' ? [[name.toLowerCase(), text]] : [])),
  );
}
