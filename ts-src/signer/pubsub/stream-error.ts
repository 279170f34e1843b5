import grpc from '@grpc/grpc-js';

/** What an error of the Pub/Sub API asks for. */
export type StreamErrorKind = 'replay-id-lost' | 'authentication' | 'other';

const REPLAY_ID_LOST = /fetch\.replayid\.(?:corrupted|validation\.failed)/;
const AUTHENTICATION = /service\.auth\.error/;

/** The API names its errors in the trailer `error-code`. */
export function streamErrorKind(error: unknown): StreamErrorKind {
  const { code, metadata } = (error ?? {}) as Partial<grpc.ServiceError>;
  const name = metadata?.get('error-code').map(String).join(' ') ?? '';
  if (REPLAY_ID_LOST.test(name)) return 'replay-id-lost';
  if (AUTHENTICATION.test(name) || code === grpc.status.UNAUTHENTICATED) return 'authentication';
  return 'other';
}
