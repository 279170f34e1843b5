/** Callouts of another kind than `Http`. */
import type { SystemType } from '../define.ts';
import { ContinuationType } from './Continuation.ts';
import { WebServiceCalloutType, WebServiceMockType } from './WebServiceCallout.ts';

export const serviceTypes: readonly SystemType[] = [ContinuationType, WebServiceCalloutType, WebServiceMockType];
