declare module '@salesforce/sfdx-lwc-jest' {
  /** A wire adapter for `@salesforce/apex/*` that the test feeds. */
  export function createApexTestWireAdapter(method: unknown): unknown;
}
