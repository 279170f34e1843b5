import { jest } from '@jest/globals';
import { createApexTestWireAdapter } from '@salesforce/sfdx-lwc-jest';

/** A wired Apex method under a test's control. */
export interface ApexWire {
  emit(value: unknown): void;
  error(body?: unknown): void;
  getLastConfig(): Record<string, unknown>;
}

/** A stand-in for an `@salesforce/apex/*` module. */
export function apexWire(): { __esModule: true; default: ApexWire } {
  return { __esModule: true, default: createApexTestWireAdapter(jest.fn()) as ApexWire };
}
