import { ApexMap } from './Map.ts';

/** Maps of describe results: keys are lower case, and look-ups ignore case. */
export class CaseInsensitiveMap extends ApexMap {
  override 'get(Object)'(key: unknown): unknown {
    return super['get(Object)'](lower(key));
  }
  override 'containsKey(Object)'(key: unknown): boolean {
    return super['containsKey(Object)'](lower(key));
  }
  override 'remove(Object)'(key: unknown): unknown {
    return super['remove(Object)'](lower(key));
  }
}

function lower(key: unknown): unknown {
  return typeof key === 'string' ? key.toLowerCase() : key;
}
