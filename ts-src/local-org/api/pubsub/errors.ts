import { Metadata, status } from '@grpc/grpc-js';

const PREFIX = 'sfdc.platform.eventbus.grpc';

/** Error codes of the trailer `error-code`, with the gRPC status each comes with. */
const CODES = {
  auth: [status.UNAUTHENTICATED, 'service.auth.error'],
  topicMissing: [status.NOT_FOUND, 'topic.not.found'],
  topicDenied: [status.PERMISSION_DENIED, 'topic.permission.denied'],
  topicChanged: [status.INVALID_ARGUMENT, 'subscription.fetch.topic.invalid'],
  schemaMissing: [status.NOT_FOUND, 'schema.not.found'],
  replayCorrupted: [status.INVALID_ARGUMENT, 'subscription.fetch.replayid.corrupted'],
  replayInvalid: [status.INVALID_ARGUMENT, 'subscription.fetch.replayid.validation.failed'],
  requestedInvalid: [status.INVALID_ARGUMENT, 'subscription.fetch.requested.events.invalid'],
  idle: [status.UNAVAILABLE, 'subscription.fetch.idle.timeout'],
  publishInvalid: [status.INVALID_ARGUMENT, 'publish.invalid'],
  unsupported: [status.UNIMPLEMENTED, 'service.unsupported'],
  internal: [status.INTERNAL, 'service.unavailable'],
} as const;

/** A failed call; grpc-js sends it as status, message and trailers. */
export class PubSubError extends Error {
  override readonly name = 'PubSubError';
  readonly code: status;
  readonly metadata = new Metadata();

  constructor(kind: keyof typeof CODES, message: string, rpcId: string, cause?: unknown) {
    super(`${message} rpcId: ${rpcId}`, { cause });
    const [code, suffix] = CODES[kind];
    this.code = code;
    this.metadata.set('error-code', `${PREFIX}.${suffix}`);
    this.metadata.set('rpc-id', rpcId);
  }

  get details(): string {
    return this.message;
  }
}

/** Any fault as the error a call ends with. */
export function asPubSubError(error: unknown, rpcId: string): PubSubError {
  if (error instanceof PubSubError) return error;
  return new PubSubError('internal', error instanceof Error ? error.message : String(error), rpcId, error);
}
