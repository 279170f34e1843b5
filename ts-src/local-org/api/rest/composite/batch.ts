import { isJsonObject, type JsonValue } from '../../json.ts';
import { bodyObject } from '../deserialize.ts';
import { refusal, type Dispatcher } from '../dispatch.ts';
import { refuse } from '../errors.ts';
import { ok, service, type Answer, type ResourceRequest, type ServiceResource } from '../resource.ts';
import { partRequest, VERBS } from './parts.ts';

const MOST_PARTS = 25;

/** `POST /composite/batch`: up to 25 requests, each a transaction of its own. */
export function batchResource(dispatcher: Dispatcher): ServiceResource {
  return service('POST', '/composite/batch', async (request) => {
    const { batchRequests, haltOnError } = bodyObject(request.body);
    if (!Array.isArray(batchRequests) || batchRequests.length === 0) {
      throw refuse('JSON_PARSER_ERROR', 'batchRequests must be a list of requests');
    }
    if (batchRequests.length > MOST_PARTS) {
      throw refuse('LIMIT_EXCEEDED', `A batch has at most ${MOST_PARTS} requests, not ${batchRequests.length}`);
    }
    const parts = batchRequests.map((one) => partOf(request, one));
    const results: Answer[] = [];
    for (const part of parts) {
      const halted = haltOnError === true && results.some(({ status }) => status >= 400);
      results.push(halted ? HALTED : await answerOf(dispatcher, part));
    }
    return ok({
      hasErrors: results.some(({ status }) => status >= 400),
      results: results.map(({ status, json }) => ({ statusCode: status, result: json ?? null })),
    });
  });
}

const HALTED: Answer = {
  status: 412,
  json: [{ errorCode: 'BATCH_PROCESSING_HALTED', message: 'Batch processing halted per request' }],
};

async function answerOf(dispatcher: Dispatcher, part: ResourceRequest): Promise<Answer> {
  try {
    if (part.path.startsWith('/composite')) throw refuse('INVALID_INPUT', `${part.path} cannot be part of a batch`);
    return await dispatcher.answer(part);
  } catch (error) {
    return refusal(error);
  }
}

function partOf(whole: ResourceRequest, value: JsonValue): ResourceRequest {
  if (!isJsonObject(value)) throw refuse('JSON_PARSER_ERROR', 'Each request of a batch must be an object');
  const verb = VERBS.find((one) => one === value.method);
  if (!verb) throw refuse('INVALID_INPUT', `method must be one of ${VERBS.join(', ')}`);
  if (typeof value.url !== 'string') throw refuse('INVALID_INPUT', 'url must be a text');
  return partRequest(whole, { verb, url: value.url, json: value.richInput });
}
