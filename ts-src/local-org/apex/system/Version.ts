import { present } from './arguments.ts';
import { reference, SystemObject } from './define.ts';

/** The value of `Version`: of a package. */
export class ApexVersion extends SystemObject {
  readonly #parts: [number, number, number | null];

  constructor(major: number, minor: number, patch: number | null) {
    super();
    this.#parts = [major, minor, patch];
  }

  static 'new(Integer,Integer)'(major: number | null, minor: number | null): ApexVersion {
    return new ApexVersion(present(major), present(minor), null);
  }
  static 'new(Integer,Integer,Integer)'(major: number | null, minor: number | null, patch: number | null): ApexVersion {
    return new ApexVersion(present(major), present(minor), present(patch));
  }
  'compareTo(Version)'(other: ApexVersion | null): number {
    const theirs = present(other).#parts;
    const difference = this.#parts.map((part, i) => (part ?? 0) - (theirs[i] ?? 0)).find((order) => order !== 0);
    return Math.sign(difference ?? 0);
  }
  'major()'(): number {
    return this.#parts[0];
  }
  'minor()'(): number {
    return this.#parts[1];
  }
  'patch()'(): number | null {
    return this.#parts[2];
  }
}

export const VersionType = reference(
  `
  public class System.Version {
    public Version(Integer major, Integer minor);
    public Version(Integer major, Integer minor, Integer patch);
    public Integer compareTo(Version other);
    public Integer major();
    public Integer minor();
    public Integer patch();
  }`,
  ApexVersion,
);
