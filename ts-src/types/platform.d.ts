/** Platform modules that neither `@salesforce/lightning-types` nor the generated types describe. */

declare module '@salesforce/apex' {
  import type { WireAdapterConstructor } from 'lwc';

  /** What a wire adapter provides: data or error, and neither while it loads. */
  export interface WireResult<T> {
    data?: T;
    error?: unknown;
  }

  /** A method with `@AuraEnabled(cacheable=true)`: it can be wired and called. Others are plain functions. */
  export interface CacheableMethod<Params extends object, Result> {
    (params: Params): Promise<Result>;
    adapter: WireAdapterConstructor<Params & Record<string, unknown>, WireResult<Result>>;
  }

  /** Asks the server again for what a wire provided; the wire then provides the news. */
  export function refreshApex(provisioned: unknown): Promise<void>;
}

declare module '@salesforce/i18n/lang' {
  /** BCP 47 language of the user, such as `de` or `en-US`. */
  const lang: string;
  export default lang;
}

declare module 'lightning/navigation' {
  import type { LightningElement, WireAdapterConstructor } from 'lwc';

  /** A place in Lightning, by kind: `standard__recordPage`, `standard__navItemPage`, `standard__webPage` and others. */
  export interface PageReference {
    type: string;
    attributes?: Record<string, string>;
    state?: Record<string, string>;
  }

  /** Provides the place the component stands at. */
  export const CurrentPageReference: WireAdapterConstructor<Record<string, never>, PageReference | undefined>;

  const Navigate: unique symbol;
  const GenerateUrl: unique symbol;

  /** An element that knows addresses. */
  interface Navigating {
    [Navigate](target: PageReference): void;
    [GenerateUrl](target: PageReference): Promise<string>;
  }

  export const NavigationMixin: {
    (
      base: typeof LightningElement,
    ): Pick<typeof LightningElement, keyof typeof LightningElement> & (new () => LightningElement & Navigating);
    Navigate: typeof Navigate;
    GenerateUrl: typeof GenerateUrl;
  };
}
