/** The pattern of `@RestResource(urlMapping='/aegis/v1/tools/*')`. */
export interface UrlMapping {
  /** As written. */
  pattern: string;
  /** Without the trailing `/*`. */
  path: string;
  wildcard: boolean;
}

/** A mapping starts with `/`; a `*` may only be its last segment. Throws Error otherwise. */
export function parseMapping(pattern: string): UrlMapping {
  const wildcard = pattern.endsWith('/*');
  const path = wildcard ? pattern.slice(0, -2) : pattern;
  if (!pattern.startsWith('/') || path.includes('*')) throw new Error(`Invalid urlMapping: ${pattern}`);
  return { pattern, path, wildcard };
}

/**
 * The mapping that serves a path below `/services/apexrest`. Comparison is case-sensitive.
 * An exact mapping beats one with `*`, and of those the longest wins. `/x/*` serves `/x` and `/x/` too.
 */
export function bestMapping<T extends { mapping: UrlMapping }>(resources: readonly T[], path: string): T | null {
  const exact = resources.find(({ mapping }) => !mapping.wildcard && mapping.path === path);
  if (exact) return exact;
  const covering = resources.filter(
    ({ mapping }) => mapping.wildcard && (path === mapping.path || path.startsWith(`${mapping.path}/`)),
  );
  covering.sort((left, right) => right.mapping.path.length - left.mapping.path.length);
  return covering[0] ?? null;
}
