import type { ClassInfo, MethodInfo } from '../../apex/program.ts';
import type { Transaction } from '../../apex/runtime/transaction.ts';
import { mapOf, Types } from '../../apex/runtime/type.ts';
import { typed } from '../../apex/system/json/deserialize.ts';
import { serialize } from '../../apex/system/json/serialize.ts';
import { parseJson, type Json } from '../../apex/system/json/tree.ts';
import { ApexMap } from '../../apex/system/Map.ts';
import { RestRequest } from '../../apex/system/RestRequest.ts';
import { RestResponse } from '../../apex/system/RestResponse.ts';
import { Blob } from '../../values/index.ts';
import { requireDepth } from '../json.ts';
import type { Org } from '../org.ts';
import { notFound, refuse } from '../rest/errors.ts';
import type { ApexRest, ApexRestCall, ApexRestReply } from './rest-routes.ts';
import { annotation, apexFailure, type ApexRuntime } from './runtime.ts';
import { bestMapping, parseMapping, type UrlMapping } from './url-mapping.ts';

const ANNOTATIONS: Record<string, string> = {
  GET: 'httpget',
  POST: 'httppost',
  PUT: 'httpput',
  PATCH: 'httppatch',
  DELETE: 'httpdelete',
};

interface Resource {
  mapping: UrlMapping;
  info: ClassInfo;
}

/** Serves Apex REST by the `@RestResource` classes of the org. */
export function apexRestDispatch(runtime: ApexRuntime, org: Org): ApexRest {
  const resources = findResources(runtime);
  return (call) => {
    const resource = bestMapping(resources, call.path);
    if (!resource) throw refuse('NOT_FOUND', 'Could not find a match for URL');
    if (!org.mayRunClass(call.userId, resource.info.name)) {
      throw refuse('FORBIDDEN', `You do not have access to the Apex class named: ${resource.info.name}`);
    }
    const method = methodFor(resource.info, call.method);
    try {
      return runtime.run(call.userId, 'rest', (transaction) => invoke(transaction, resource, method, call));
    } catch (error) {
      throw asApexError(error);
    }
  };
}

function findResources(runtime: ApexRuntime): Resource[] {
  const resources: Resource[] = [];
  for (const info of runtime.program.classes()) {
    const pattern = annotation(info, 'restresource')?.parameters.urlmapping;
    if (pattern !== undefined) resources.push({ mapping: parseMapping(pattern), info });
  }
  return resources;
}

function methodFor(info: ClassInfo, httpMethod: string): MethodInfo {
  const named = (name: string) => info.methods.find((method) => method.isStatic && annotation(method, name));
  const method = named(ANNOTATIONS[httpMethod] ?? '');
  if (method) return method;
  const allowed = Object.keys(ANNOTATIONS).filter((verb) => named(ANNOTATIONS[verb]!));
  if (allowed.length === 0) throw notFound();
  throw refuse('METHOD_NOT_ALLOWED', `HTTP Method '${httpMethod}' not allowed. Allowed are ${allowed.join(',')}`);
}

function invoke(transaction: Transaction, resource: Resource, method: MethodInfo, call: ApexRestCall): ApexRestReply {
  const request = restRequest(resource, call);
  const response = new RestResponse();
  transaction.rest = { request, response };
  const value = resource.info.callStatic(method.key, argumentsOf(method, call.body));
  return replyOf(response, method, value);
}

function restRequest(resource: Resource, call: ApexRestCall): RestRequest {
  const texts = mapOf(Types.String, Types.String);
  const request = new RestRequest();
  request['set httpMethod'](call.method);
  request['set requestURI'](call.path);
  request['set resourcePath'](`/services/apexrest${resource.mapping.pattern}`);
  request['set remoteAddress'](call.remoteAddress);
  request['set requestBody'](new Blob(call.body));
  request['set headers'](new ApexMap(texts, call.headers));
  request['set params'](new ApexMap(texts, call.parameters));
  return request;
}

/** Parameters of a resource method are the members of the body's object. */
function argumentsOf(method: MethodInfo, body: Buffer): unknown[] {
  if (method.parameters.length === 0) return [];
  const json: Json = body.length === 0 ? { kind: 'null' } : parseBody(body);
  if (json.kind !== 'object')
    throw refuse('JSON_PARSER_ERROR', 'The HTTP entity body is required, but this request has no entity body.');
  const members = new Map(json.entries);
  const unknown = [...members.keys()].find((name) => !method.parameters.some((parameter) => parameter.name === name));
  if (unknown !== undefined)
    throw refuse('JSON_PARSER_ERROR', `Unexpected parameter encountered during deserialization: ${unknown}`);
  return method.parameters.map(({ name, type }) => readArgument(members.get(name) ?? { kind: 'null' }, type));
}

function parseBody(body: Buffer): Json {
  const text = body.toString('utf8');
  return orParserError(() => {
    requireDepth(text);
    return parseJson(text);
  });
}

function readArgument(json: Json, type: MethodInfo['parameters'][number]['type']): unknown {
  return orParserError(() => typed(json, type, true));
}

function orParserError<T>(body: () => T): T {
  try {
    return body();
  } catch (error) {
    if (error instanceof SyntaxError) throw refuse('JSON_PARSER_ERROR', error.message);
    const failure = apexFailure(error);
    if (failure?.type === 'System.JSONException') throw refuse('JSON_PARSER_ERROR', failure.message);
    throw error;
  }
}

/** A returned value becomes the body; without one, the RestResponse is the answer. */
function replyOf(response: RestResponse, method: MethodInfo, value: unknown): ApexRestReply {
  const statusCode = response['get statusCode']();
  const responseBody = response['get responseBody']();
  const headers = response['get headers']() as ApexMap | null;
  const reply: ApexRestReply = {
    status: typeof statusCode === 'number' ? statusCode : 200,
    headers: [...(headers?.entries() ?? [])] as [string, string][],
    body: responseBody instanceof Blob ? Buffer.from(responseBody.bytes) : Buffer.alloc(0),
  };
  if (method.returns === null) return reply;
  const text = serialize(value, { pretty: false, suppressNulls: false });
  return {
    ...reply,
    headers: [['Content-Type', 'application/json;charset=UTF-8'], ...reply.headers],
    body: Buffer.from(text),
  };
}

function asApexError(error: unknown): unknown {
  const failure = apexFailure(error);
  return failure ? refuse('APEX_ERROR', `${failure.type}: ${failure.message}\n\n${failure.stack}`) : error;
}
