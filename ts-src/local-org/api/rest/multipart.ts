import type { FastifyRequest } from 'fastify';
import { refuse } from './errors.ts';

/**
 * Turns a body of several parts into JSON: a part of JSON with the record's fields, and a part per blob, named like its field
 * (`VersionData`). RFC 7578. Other bodies stay as they are. Throws INVALID_MULTIPART_REQUEST.
 */
export async function readMultipart(request: FastifyRequest): Promise<void> {
  const type = request.headers['content-type'] ?? '';
  if (!/^multipart\/form-data\s*(;|$)/i.test(type) || !Buffer.isBuffer(request.body)) return;
  const form = await formOf(request.body, type);
  let fields: object | null = null;
  const blobs: Record<string, string> = {};
  for (const [name, value] of form) {
    const bytes = typeof value === 'string' ? Buffer.from(value) : Buffer.from(await value.arrayBuffer());
    const isJson = typeof value === 'string' || value.type.startsWith('application/json');
    if (isJson && fields === null) fields = jsonObject(bytes);
    else blobs[name] = bytes.toString('base64');
  }
  if (fields === null) throw malformed('a part with the fields of the record is missing');
  request.body = Buffer.from(JSON.stringify({ ...fields, ...blobs }));
}

async function formOf(body: Buffer, type: string): Promise<FormData> {
  try {
    return await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  } catch (cause) {
    if (cause instanceof TypeError) throw malformed('the parts cannot be told apart');
    throw cause;
  }
}

function jsonObject(bytes: Buffer): object {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
  }
  throw malformed('the part with the fields is no JSON object');
}

function malformed(reason: string): Error {
  return refuse('INVALID_MULTIPART_REQUEST', `Multipart message cannot be read: ${reason}`);
}
