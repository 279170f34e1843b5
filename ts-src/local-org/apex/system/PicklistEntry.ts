import type { PicklistValue } from '../../data/schema.ts';
import { withProperties } from './describe-properties.ts';
import { reference, SystemObject } from './define.ts';
import { hash } from './value.ts';

export class PicklistEntry extends SystemObject {
  readonly #entry: PicklistValue;

  constructor(entry: PicklistValue) {
    super();
    this.#entry = entry;
  }

  override 'equals(Object)'(other: unknown): boolean {
    return other instanceof PicklistEntry && other.toString() === this.toString();
  }
  override 'hashCode()'(): number {
    return hash(this.#entry.value);
  }
  'getLabel()'(): string {
    return this.#entry.label;
  }
  'getValue()'(): string {
    return this.#entry.value;
  }
  'isActive()'(): boolean {
    return this.#entry.active;
  }
  'isDefaultValue()'(): boolean {
    return this.#entry.isDefault;
  }
  override 'toString()'(): string {
    const { label, value, active, isDefault } = this.#entry;
    return `Schema.PicklistEntry[getLabel=${label};getValue=${value};isActive=${active};isDefaultValue=${isDefault};]`;
  }
}

export const PicklistEntryType = reference(
  `
  public class Schema.PicklistEntry {
    ${withProperties(
      PicklistEntry,
      `
    public String getLabel();
    public String getValue();
    public Boolean isActive();
    public Boolean isDefaultValue();
    public String toString();`,
    )}
  }`,
  PicklistEntry,
);
