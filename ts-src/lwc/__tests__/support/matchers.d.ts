import 'expect';

declare module 'expect' {
  interface Matchers<R> {
    /** No axe finding below the element (`@sa11y/jest`). */
    toBeAccessible(): Promise<R>;
  }
}
