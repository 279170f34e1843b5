import type { ObjectSchema } from '../../data/schema.ts';
import { withProperties } from './describe-properties.ts';
import { reference, SystemObject } from './define.ts';
import { hash } from './value.ts';

type RecordType = ObjectSchema['recordTypes'][number];

/** The master record type every object has. */
const MASTER: RecordType = { developerName: 'Master', label: 'Master', active: true, id: '012000000000000AAA' };

export class RecordTypeInfo extends SystemObject {
  readonly type: RecordType;
  readonly #isDefault: boolean;

  constructor(type: RecordType, isDefault: boolean) {
    super();
    this.type = type;
    this.#isDefault = isDefault;
  }

  override 'equals(Object)'(other: unknown): boolean {
    return other instanceof RecordTypeInfo && other.type === this.type;
  }
  override 'hashCode()'(): number {
    return hash(this.type.id);
  }
  'getDeveloperName()'(): string {
    return this.type.developerName;
  }
  'getName()'(): string {
    return this.type.label;
  }
  'getRecordTypeId()'(): string {
    return this.type.id;
  }
  'isActive()'(): boolean {
    return this.type.active;
  }
  'isAvailable()'(): boolean {
    return this.type.active;
  }
  'isDefaultRecordTypeMapping()'(): boolean {
    return this.#isDefault;
  }
  'isMaster()'(): boolean {
    return this.type === MASTER;
  }
}

/** Record types of an object, the master one last; the first active one counts as the running user's default. */
export function recordTypeInfos({ recordTypes }: ObjectSchema): RecordTypeInfo[] {
  const preferred = recordTypes.find(({ active }) => active) ?? MASTER;
  return [...recordTypes, MASTER].map((type) => new RecordTypeInfo(type, type === preferred));
}

export const RecordTypeInfoType = reference(
  `
  public class Schema.RecordTypeInfo {
    ${withProperties(
      RecordTypeInfo,
      `
    public String getDeveloperName();
    public String getName();
    public Id getRecordTypeId();
    public Boolean isActive();
    public Boolean isAvailable();
    public Boolean isDefaultRecordTypeMapping();
    public Boolean isMaster();`,
    )}
  }`,
  RecordTypeInfo,
);
