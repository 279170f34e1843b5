import type { ObjectAccess } from '../../data/contract.ts';
import type { ObjectSchema } from '../../data/schema.ts';
import { tx } from '../runtime/transaction.ts';
import { withProperties } from './describe-properties.ts';
import { reference, SystemObject } from './define.ts';
import { ChildRelationship } from './ChildRelationship.ts';
import type { ApexList } from './List.ts';
import type { ApexMap } from './Map.ts';
import { listOfType, mapOfTypes } from './named-types.ts';
import { recordTypeInfos, type RecordTypeInfo } from './RecordTypeInfo.ts';
import { SObjectTypeFieldSets } from './SObjectTypeFieldSets.ts';
import { SObjectTypeFields } from './SObjectTypeFields.ts';
import { sobjectType, type SObjectTypeToken } from './SObjectType.ts';
import { hash } from './value.ts';

/** Describe information of one object; access is the running user's. */
/** Objects whose rows exist only as answers. */
const WITHOUT_IDS: ReadonlySet<string> = new Set(['AggregateResult', 'UserRecordAccess']);

export class DescribeSObjectResult extends SystemObject {
  readonly schema: ObjectSchema;

  constructor(schema: ObjectSchema) {
    super();
    this.schema = schema;
  }

  get #access(): ObjectAccess {
    return tx().data.objectAccess(tx().user.id, this.schema);
  }

  #recordTypes(key: (info: RecordTypeInfo) => string, keyType: string): ApexMap {
    const entries = recordTypeInfos(this.schema).map((info) => [key(info), info] as const);
    return mapOfTypes(keyType, 'Schema.RecordTypeInfo', entries);
  }

  override 'equals(Object)'(other: unknown): boolean {
    return other instanceof DescribeSObjectResult && other.schema === this.schema;
  }
  override 'hashCode()'(): number {
    return hash(this.schema.name);
  }
  'getChildRelationships()'(): ApexList {
    const relationships = this.schema.childRelationships.map((relationship) => new ChildRelationship(relationship));
    return listOfType('Schema.ChildRelationship', relationships);
  }
  'getKeyPrefix()'(): string | null {
    return WITHOUT_IDS.has(this.schema.name) ? null : this.schema.keyPrefix;
  }
  'getLabel()'(): string {
    return this.schema.label;
  }
  'getLabelPlural()'(): string {
    return this.schema.labelPlural;
  }
  'getLocalName()'(): string {
    return this.schema.name;
  }
  'getName()'(): string {
    return this.schema.name;
  }
  'getRecordTypeInfos()'(): ApexList {
    return listOfType('Schema.RecordTypeInfo', recordTypeInfos(this.schema));
  }
  'getRecordTypeInfosByDeveloperName()'(): ApexMap {
    return this.#recordTypes(({ type }) => type.developerName, 'String');
  }
  'getRecordTypeInfosById()'(): ApexMap {
    return this.#recordTypes(({ type }) => type.id, 'Id');
  }
  'getRecordTypeInfosByName()'(): ApexMap {
    return this.#recordTypes(({ type }) => type.label, 'String');
  }
  'getSObjectType()'(): SObjectTypeToken {
    return sobjectType(this.schema);
  }
  'isAccessible()'(): boolean {
    return this.#access.read;
  }
  'isCreateable()'(): boolean {
    return this.#access.create;
  }
  'isDeletable()'(): boolean {
    return this.#access.delete;
  }
  'isUpdateable()'(): boolean {
    return this.#access.edit;
  }
  'isUndeletable()'(): boolean {
    return this.schema.kind === 'object' && this.#access.delete;
  }
  'isMergeable()'(): boolean {
    return ['Account', 'Case', 'Contact', 'Lead'].includes(this.schema.name) && this.#access.delete;
  }
  'isCustom()'(): boolean {
    return this.schema.custom;
  }
  'isCustomSetting()'(): boolean {
    return this.schema.kind === 'setting';
  }
  'isDeprecatedAndHidden()'(): boolean {
    return false;
  }
  'isFeedEnabled()'(): boolean {
    return false;
  }
  'isQueryable()'(): boolean {
    return this.schema.kind !== 'event' && this.#access.read;
  }
  'isSearchable()'(): boolean {
    return this.schema.kind === 'object' && this.#access.read;
  }
  'get fields'(): SObjectTypeFields {
    return new SObjectTypeFields(this.schema);
  }
  'get fieldSets'(): SObjectTypeFieldSets {
    return new SObjectTypeFieldSets(this.schema);
  }
}

export const DescribeSObjectResultType = reference(
  `
  public class Schema.DescribeSObjectResult {
    public Schema.SObjectTypeFields fields { get; }
    public Schema.SObjectTypeFieldSets fieldSets { get; }
    ${withProperties(
      DescribeSObjectResult,
      `
    public List<Schema.ChildRelationship> getChildRelationships();
    public String getKeyPrefix();
    public String getLabel();
    public String getLabelPlural();
    public String getLocalName();
    public String getName();
    public List<Schema.RecordTypeInfo> getRecordTypeInfos();
    public Map<String, Schema.RecordTypeInfo> getRecordTypeInfosByDeveloperName();
    public Map<Id, Schema.RecordTypeInfo> getRecordTypeInfosById();
    public Map<String, Schema.RecordTypeInfo> getRecordTypeInfosByName();
    public Schema.SObjectType getSObjectType();
    public Boolean isAccessible();
    public Boolean isCreateable();
    public Boolean isCustom();
    public Boolean isCustomSetting();
    public Boolean isDeletable();
    public Boolean isDeprecatedAndHidden();
    public Boolean isFeedEnabled();
    public Boolean isMergeable();
    public Boolean isQueryable();
    public Boolean isSearchable();
    public Boolean isUndeletable();
    public Boolean isUpdateable();`,
    )}
  }`,
  DescribeSObjectResult,
);
