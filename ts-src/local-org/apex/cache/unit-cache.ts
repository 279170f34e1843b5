import type { TriggerNode, TypeNode } from '../ast/index.ts';
import type { ApexFile } from '../compile.ts';
import type { EmittedUnit } from '../emit/unit.ts';
import { fingerprint, parserFingerprint, signature } from './fingerprint.ts';
import { CacheStore } from './store.ts';

export type FileUnit = TypeNode | TriggerNode;

/** A file's tree, and a fingerprint of what other files see of it. */
export interface ParsedFile<U extends FileUnit = FileUnit> {
  file: ApexFile;
  unit: U;
  signature: string;
}

/** Keeps trees by file content, and emitted units by file content and everything the checker saw of the rest of the program. */
export class UnitCache {
  readonly #store: CacheStore | null;

  /** @param folder null: nothing is kept */
  constructor(folder: string | null) {
    this.#store = folder === null ? null : new CacheStore(folder);
  }

  /** The file's tree, parsed when it is not known; null when the file has syntax errors, which `parse` reports. */
  parsed<U extends FileUnit>(file: ApexFile, parse: () => U | null): ParsedFile<U> | null {
    const key = `tree-${fingerprint(parserFingerprint(), file.body)}`;
    const known = this.#store?.get(key) as Omit<ParsedFile<U>, 'file'> | undefined;
    if (known) return { file, ...known };
    const unit = parse();
    if (unit === null) return null;
    const tree = { unit, signature: signature(unit) };
    this.#store?.put(key, tree);
    return { file, ...tree };
  }

  /** The file's unit, compiled when it is not known; null when that fails. It is kept when `isSound` says that it has no errors. */
  emitted(
    { file }: ParsedFile,
    environment: string,
    compile: () => EmittedUnit | null,
    isSound: () => boolean,
  ): EmittedUnit | null {
    const key = `unit-${fingerprint(environment, file.file, String(file.apiVersion), file.body)}`;
    const known = this.#store?.get(key) as EmittedUnit | undefined;
    if (known) return known;
    const unit = compile();
    if (unit && isSound()) this.#store?.put(key, unit);
    return unit;
  }

  prune(): void {
    this.#store?.prune();
  }
}
