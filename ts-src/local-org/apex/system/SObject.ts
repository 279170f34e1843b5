import type { FieldSchema } from '../../data/schema.ts';
import type { SObject } from '../../data/sobject.ts';
import { mapOf, Types } from '../runtime/type.ts';
import { present } from './arguments.ts';
import { DatabaseError } from './DatabaseError.ts';
import { primitive } from './define.ts';
import { DmlOptions } from './DMLOptions.ts';
import { FinalException, SObjectException } from './exceptions.ts';
import { coerce } from './field-value.ts';
import type { ApexException } from '../runtime/exception.ts';
import type { ApexList } from './List.ts';
import { ApexMap } from './Map.ts';
import { listOfType } from './named-types.ts';
import type { SObjectFieldToken } from './SObjectField.ts';
import { sobjectType } from './SObjectType.ts';
import { hash, sameValue, text } from './value.ts';
import { absent } from './unsupported.ts';

type Field = string | null;
type Token = SObjectFieldToken | null;

function get(self: SObject, name: Field): unknown {
  return self.get(present(name));
}

/** Returns the former value, as java.util.Map.put. */
function put(self: SObject, name: Field, value: unknown): unknown {
  if (self.readOnly) throw new FinalException('Record is read-only');
  const field = self.describe(present(name));
  const former = self.peek(field.name);
  self.put(field.name, coerce(field, value));
  return former;
}

/** The relationship of a lookup field, or the relationship name itself. */
function relationshipName(self: SObject, name: string): string {
  const field: FieldSchema | undefined = self.schema.fields.get(name.toLowerCase());
  return field?.relationshipName ?? name;
}

function parent(self: SObject, name: Field): SObject | null {
  const relationship = relationshipName(self, present(name));
  const known = [...self.schema.fields.values()].some((field) => sameName(field.relationshipName, relationship));
  if (!known) throw new SObjectException(`Invalid relationship ${name} for ${self.schema.name}`);
  return self.relation(relationship);
}

function putParent(self: SObject, name: Field, record: SObject | null): SObject | null {
  const relationship = relationshipName(self, present(name));
  const former = self.hasRelation(relationship) ? self.relation(relationship) : null;
  self.setRelation(relationship, record);
  return former;
}

/** Objects whose rows are computed: their child lists are empty, not null, where there are no children. */
const DEFINITIONS: ReadonlySet<string> = new Set(['EntityDefinition']);

function children(self: SObject, name: Field): ApexList | null {
  const relationship = self.schema.childRelationships.find((child) => sameName(child.name, present(name)));
  if (!relationship) throw new SObjectException(`Invalid aggregate relationship ${name} for ${self.schema.name}`);
  const records = self.children(name!);
  return records.length === 0 && !DEFINITIONS.has(self.schema.name)
    ? null
    : listOfType(relationship.childObject, records);
}

function sameName(left: string | null, right: string): boolean {
  return left !== null && left.toLowerCase() === right.toLowerCase();
}

/** Fields, parent records and child lists that are set; nulls that only a query brought are left out. */
function populated(self: SObject): ApexMap {
  const map = new ApexMap(mapOf(Types.String, Types.Object));
  for (const [name, value] of self.populated()) if (value !== null || self.queried === null) map.set(name, value);
  for (const [name, record] of self.relations()) if (record) map.set(parentName(self, name), record);
  for (const [name, records] of self.childLists()) {
    const relationship = self.schema.childRelationships.find((child) => sameName(child.name, name));
    if (relationship) map.set(relationship.name, listOfType(relationship.childObject, records));
  }
  return map;
}

function parentName(self: SObject, lower: string): string {
  for (const field of self.schema.fields.values())
    if (sameName(field.relationshipName, lower)) return field.relationshipName!;
  return lower;
}

function addError(self: SObject, message: string | ApexException | null): void {
  self.addError(typeof message === 'string' ? message : present(message)['getMessage()']());
}

function addFieldError(self: SObject, field: Field, message: string | null): void {
  self.addError(present(message), present(field));
}

const fields = {
  'get(String)': get,
  'get(SObjectField)': (self: SObject, token: Token) => get(self, present(token).field.name),
  'put(String,Object)': put,
  'put(SObjectField,Object)': (self: SObject, token: Token, value: unknown) =>
    put(self, present(token).field.name, value),
  'isSet(String)': (self: SObject, name: Field) => self.isSet(present(name)),
  'isSet(SObjectField)': (self: SObject, token: Token) => self.isSet(present(token).field.name),
  'getPopulatedFieldsAsMap()': populated,
  'clear()': (self: SObject) => {
    for (const name of [...self.values().keys()]) self.remove(name);
  },
};

const relations = {
  'getSObject(String)': parent,
  'getSObject(SObjectField)': (self: SObject, token: Token) => parent(self, present(token).field.name),
  'putSObject(String,SObject)': putParent,
  'putSObject(SObjectField,SObject)': (self: SObject, token: Token, record: SObject | null) =>
    putParent(self, present(token).field.name, record),
  'getSObjects(String)': children,
};

const errors = {
  'addError(String)': addError,
  'addError(String,Boolean)': addError,
  'addError(Exception)': addError,
  'addError(Exception,Boolean)': addError,
  'addError(String,String)': addFieldError,
  'addError(String,String,Boolean)': addFieldError,
  'addError(SObjectField,String)': (self: SObject, token: Token, message: string | null) =>
    addFieldError(self, present(token).field.name, message),
  'addError(SObjectField,String,Boolean)': (self: SObject, token: Token, message: string | null) =>
    addFieldError(self, present(token).field.name, message),
  'hasErrors()': (self: SObject) => self.errors.length > 0,
  'getErrors()': (self: SObject) =>
    listOfType(
      'Database.Error',
      self.errors.map(
        ({ message, field, statusCode }) =>
          new DatabaseError({
            message,
            fields: field === null ? [] : [field],
            statusCode: statusCode ?? 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
          }),
      ),
    ),
};

const clones = {
  'clone()': (self: SObject) => self.clone(),
  'clone(Boolean)': (self: SObject, id: boolean | null) => self.clone(present(id)),
  'clone(Boolean,Boolean)': (self: SObject, id: boolean | null, deep: boolean | null) =>
    self.clone(present(id), present(deep)),
  'clone(Boolean,Boolean,Boolean)': (self: SObject, id: boolean | null, deep: boolean | null, times: boolean | null) =>
    self.clone(present(id), present(deep), present(times)),
  'clone(Boolean,Boolean,Boolean,Boolean)': (self: SObject, ...flags: (boolean | null)[]) => {
    const [id, deep, times, numbers] = flags.map(present);
    return self.clone(id, deep, times, numbers);
  },
};

const options = new WeakMap<SObject, DmlOptions>();

/** The options that `setOptions` put on the record; null when none. */
export function dmlOptionsOf(record: SObject): DmlOptions | null {
  return options.get(record) ?? null;
}

const others = {
  'getSObjectType()': (self: SObject) => sobjectType(self.schema),
  'setOptions(DMLOptions)': (self: SObject, value: DmlOptions | null) => void options.set(self, present(value)),
  'getOptions()': (self: SObject) => options.get(self) ?? new DmlOptions(),
  'recalculateFormulas()': absent('SObject.recalculateFormulas()'),
  'equals(Object)': (self: SObject, other: unknown) => sameValue(self, other),
  'hashCode()': (self: SObject) => hash(self),
  'toString()': (self: SObject) => text(self),
};

export const SObjectInstanceType = primitive(
  `
  public virtual class System.SObject {
    public void addError(String message);
    public void addError(String message, Boolean escape);
    public void addError(Exception error);
    public void addError(Exception error, Boolean escape);
    public void addError(String fieldName, String message);
    public void addError(String fieldName, String message, Boolean escape);
    public void addError(Schema.SObjectField field, String message);
    public void addError(Schema.SObjectField field, String message, Boolean escape);
    public void clear();
    public SObject clone();
    public SObject clone(Boolean preserveId);
    public SObject clone(Boolean preserveId, Boolean isDeepClone);
    public SObject clone(Boolean preserveId, Boolean isDeepClone, Boolean preserveReadonlyTimestamps);
    public SObject clone(Boolean preserveId, Boolean isDeepClone, Boolean preserveReadonlyTimestamps, Boolean preserveAutonumber);
    public Boolean equals(Object other);
    public Object get(String fieldName);
    public Object get(Schema.SObjectField field);
    public List<Database.Error> getErrors();
    public Database.DMLOptions getOptions();
    public Map<String, Object> getPopulatedFieldsAsMap();
    public SObject getSObject(String fieldName);
    public SObject getSObject(Schema.SObjectField field);
    public List<SObject> getSObjects(String relationshipName);
    public Schema.SObjectType getSObjectType();
    public Boolean hasErrors();
    public Integer hashCode();
    public Boolean isSet(String fieldName);
    public Boolean isSet(Schema.SObjectField field);
    public Object put(String fieldName, Object value);
    public Object put(Schema.SObjectField field, Object value);
    public SObject putSObject(String fieldName, SObject value);
    public SObject putSObject(Schema.SObjectField field, SObject value);
    public void recalculateFormulas();
    public void setOptions(Database.DMLOptions options);
    public String toString();
  }`,
  { ...fields, ...relations, ...errors, ...clones, ...others },
);
