/** Describe information of every object: standard ones (from the jsforce typings) merged with the source folders. */
export type FieldType =
  | 'ID'
  | 'STRING'
  | 'TEXTAREA'
  | 'BOOLEAN'
  | 'INTEGER'
  | 'LONG'
  | 'DOUBLE'
  | 'CURRENCY'
  | 'PERCENT'
  | 'DATE'
  | 'DATETIME'
  | 'TIME'
  | 'REFERENCE'
  | 'PICKLIST'
  | 'MULTIPICKLIST'
  | 'COMBOBOX'
  | 'EMAIL'
  | 'PHONE'
  | 'URL'
  | 'ENCRYPTEDSTRING'
  | 'BASE64'
  | 'ADDRESS'
  | 'LOCATION'
  /** Ids of related records, kept as rows of their own: `EmailMessage.ToIds`. */
  | 'JUNCTIONIDLIST'
  | 'ANYTYPE';

export interface PicklistValue {
  value: string;
  label: string;
  isDefault: boolean;
  active: boolean;
}

export interface FieldSchema {
  /** API name in the platform's spelling. */
  name: string;
  label: string;
  type: FieldType;
  length: number;
  precision: number;
  scale: number;
  nillable: boolean;
  unique: boolean;
  caseSensitive: boolean;
  externalId: boolean;
  autoNumber: string | null;
  custom: boolean;
  createable: boolean;
  updateable: boolean;
  calculated: boolean;
  nameField: boolean;
  /** Universally required on the page and API: `<required>true</required>` or a master-detail. */
  required: boolean;
  formula: string | null;
  defaultFormula: string | null;
  referenceTo: string[];
  /** `Account` for AccountId, `Foo__r` for Foo__c; null when not a reference. */
  relationshipName: string | null;
  deleteConstraint: 'SetNull' | 'Restrict' | 'Cascade';
  masterDetail: boolean;
  picklist: PicklistValue[];
  restrictedPicklist: boolean;
  securityClassification: string | null;
  complianceGroup: string | null;
  inlineHelpText: string | null;
  /** A formula treats empty numbers as 0. */
  blankAsZero: boolean;
  /** Master-detail only: creating and editing the child needs Read on the parent, not Edit. */
  writeNeedsParentRead: boolean;
  controllingField: string | null;
  rollup: RollupSchema | null;
}

export interface RollupSchema {
  operation: 'count' | 'sum' | 'min' | 'max';
  childObject: string;
  childField: string;
  summarized: string | null;
  filters: { field: string; operation: string; value: string }[];
}

/** `fields` are paths from the object: `Name`, `Owner.Name`. */
export interface FieldSetSchema {
  name: string;
  label: string;
  description: string | null;
  fields: readonly { path: string; required: boolean }[];
}

export type ObjectKind = 'object' | 'event' | 'metadata' | 'setting' | 'system';
export type SharingModel = 'Private' | 'Read' | 'ReadWrite' | 'ControlledByParent' | 'Public';

export interface ChildRelationship {
  name: string | null;
  childObject: string;
  field: string;
}

export interface ObjectSchema {
  name: string;
  label: string;
  labelPlural: string;
  /** Three characters. */
  keyPrefix: string;
  kind: ObjectKind;
  custom: boolean;
  /** Events only. */
  publishImmediately: boolean;
  sharingModel: SharingModel;
  /** Keyed by lower-case API name, in declaration order. */
  fields: ReadonlyMap<string, FieldSchema>;
  childRelationships: readonly ChildRelationship[];
  validationRules: readonly { name: string; active: boolean; formula: string; message: string; field: string | null }[];
  recordTypes: readonly { developerName: string; label: string; active: boolean; id: string }[];
  fieldSets: readonly FieldSetSchema[];
  nameField: string | null;
  /** Rows of setup: users, permissions, metadata. Every user may read them. */
  setup: boolean;
  /** Custom settings only. */
  settingType: 'Hierarchy' | 'List' | null;
  /** The object that holds this one's share rows, when it has one. */
  shareObject: string | null;
}

export interface Schema {
  /** Keyed by lower-case API name. */
  readonly objects: ReadonlyMap<string, ObjectSchema>;
  object(name: string): ObjectSchema | undefined;
  objectByPrefix(prefix: string): ObjectSchema | undefined;
  field(object: ObjectSchema, name: string): FieldSchema | undefined;
  /** The parent field behind a relationship name: `Account` → AccountId, `Foo__r` → Foo__c. */
  relationship(object: ObjectSchema, name: string): FieldSchema | undefined;
  child(object: ObjectSchema, relationshipName: string): ChildRelationship | undefined;
}
