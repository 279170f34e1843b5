import type { FieldAccess } from '../../data/contract.ts';
import type { FieldSchema, FieldType, ObjectSchema } from '../../data/schema.ts';
import { tx } from '../runtime/transaction.ts';
import { defaultValue } from './default-values.ts';
import { withProperties } from './describe-properties.ts';
import { reference, SystemObject, type ApexEnum } from './define.ts';
import { DisplayTypeType } from './DisplayType.ts';
import type { ApexList } from './List.ts';
import { listOfType } from './named-types.ts';
import { PicklistEntry } from './PicklistEntry.ts';
import { sobjectField, type SObjectFieldToken } from './SObjectField.ts';
import { sobjectType, type SObjectTypeToken } from './SObjectType.ts';
import { soapType } from './SoapType.ts';
import { hash } from './value.ts';

const NUMERIC: ReadonlySet<FieldType> = new Set(['DOUBLE', 'CURRENCY', 'PERCENT', 'INTEGER', 'LONG']);
const COMPOUND: ReadonlySet<FieldType> = new Set(['ADDRESS', 'LOCATION', 'BASE64']);
/** Standard fields with the property idLookup in the object reference, besides name fields. */
const ID_LOOKUPS: ReadonlySet<string> = new Set(['Contact.Email', 'Lead.Email', 'User.Email', 'User.Username']);
/** Text areas longer than this are not filterable. */
const SHORT_TEXT = 255;

/** Describe information of one field; access is the running user's. */
export class DescribeFieldResult extends SystemObject {
  readonly object: ObjectSchema;
  readonly field: FieldSchema;

  constructor(object: ObjectSchema, field: FieldSchema) {
    super();
    this.object = object;
    this.field = field;
  }

  get #access(): FieldAccess {
    return tx().data.fieldAccess(tx().user.id, this.object, this.field.name);
  }
  get #isLongText(): boolean {
    return this.field.type === 'TEXTAREA' && this.field.length > SHORT_TEXT;
  }
  get #isSystem(): boolean {
    return !this.field.createable && !this.field.updateable && !this.field.calculated;
  }

  override 'equals(Object)'(other: unknown): boolean {
    return other instanceof DescribeFieldResult && other.object === this.object && other.field === this.field;
  }
  override 'hashCode()'(): number {
    return hash(`${this.object.name}.${this.field.name}`);
  }
  'getByteLength()'(): number {
    return this.field.type === 'ID' || this.field.type === 'REFERENCE' ? 18 : this.field.length * 3;
  }
  'getCalculatedFormula()'(): string | null {
    return this.field.formula;
  }
  'getDefaultValue()'(): unknown {
    return defaultValue(this.field) ?? (this.field.type === 'BOOLEAN' ? false : null);
  }
  'getDefaultValueFormula()'(): string | null {
    return this.field.defaultFormula;
  }
  'getDigits()'(): number {
    return this.field.type === 'INTEGER' ? this.field.precision : 0;
  }
  'getInlineHelpText()'(): string | null {
    return this.field.inlineHelpText;
  }
  'getLabel()'(): string {
    return this.field.label;
  }
  'getLength()'(): number {
    return this.field.length;
  }
  'getLocalName()'(): string {
    return this.field.name;
  }
  'getName()'(): string {
    return this.field.name;
  }
  'getPicklistValues()'(): ApexList {
    return listOfType(
      'Schema.PicklistEntry',
      this.field.picklist.map((value) => new PicklistEntry(value)),
    );
  }
  'getPrecision()'(): number {
    return this.field.precision;
  }
  'getReferenceTo()'(): ApexList {
    const schemas = this.field.referenceTo
      .map((name) => tx().schema.object(name))
      .filter((schema) => schema !== undefined);
    return listOfType('Schema.SObjectType', schemas.map(sobjectType));
  }
  /** The address or location that the field is a part of, or `Name`; null for others. */
  'getCompoundFieldName()'(): string | null {
    const { name } = this.field;
    if (/^(FirstName|LastName|Salutation|MiddleName|Suffix)$/.test(name) && this.object.fields.has('name'))
      return 'Name';
    const prefix =
      /^(.*?)(?:Street|City|State|StateCode|PostalCode|Country|CountryCode|Latitude|Longitude|GeocodeAccuracy)$/.exec(
        name,
      );
    return (prefix && this.object.fields.get(`${prefix[1]}address`.toLowerCase())?.name) ?? null;
  }
  'getRelationshipName()'(): string | null {
    return this.field.relationshipName;
  }
  'getRelationshipOrder()'(): number | null {
    return this.field.masterDetail ? 0 : null;
  }
  'getScale()'(): number {
    return this.field.scale;
  }
  'getSoapType()'(): ApexEnum {
    return soapType(this.field.type);
  }
  'getSObjectField()'(): SObjectFieldToken {
    return sobjectField(this.object, this.field);
  }
  'getSObjectType()'(): SObjectTypeToken {
    return sobjectType(this.object);
  }
  'getType()'(): ApexEnum {
    return DisplayTypeType.value(this.field.type);
  }
  'isAccessible()'(): boolean {
    return this.#access.read;
  }
  'isAggregatable()'(): boolean {
    return !COMPOUND.has(this.field.type) && !this.#isLongText && this.field.type !== 'BOOLEAN';
  }
  'isAutoNumber()'(): boolean {
    return this.field.autoNumber !== null;
  }
  'isCalculated()'(): boolean {
    return this.field.calculated;
  }
  'isCascadeDelete()'(): boolean {
    return this.field.deleteConstraint === 'Cascade';
  }
  'isCaseSensitive()'(): boolean {
    return this.field.caseSensitive;
  }
  'isCreateable()'(): boolean {
    return this.field.createable && this.#access.edit;
  }
  'isCustom()'(): boolean {
    return this.field.custom;
  }
  'isDefaultedOnCreate()'(): boolean {
    return this.field.type === 'BOOLEAN' || this.field.defaultFormula !== null || this.#isSystem;
  }
  'isDependentPicklist()'(): boolean {
    return false;
  }
  'isDeprecatedAndHidden()'(): boolean {
    return false;
  }
  'isEncrypted()'(): boolean {
    return this.field.type === 'ENCRYPTEDSTRING';
  }
  'isExternalId()'(): boolean {
    return this.field.externalId;
  }
  'isFilterable()'(): boolean {
    return !COMPOUND.has(this.field.type) && !this.#isLongText;
  }
  'isGroupable()'(): boolean {
    return this['isFilterable()']() && !this.field.calculated && !NUMERIC.has(this.field.type);
  }
  'isHtmlFormatted()'(): boolean {
    return false;
  }
  'isIdLookup()'(): boolean {
    const { type, externalId, nameField, name } = this.field;
    return type === 'ID' || externalId || nameField || ID_LOOKUPS.has(`${this.object.name}.${name}`);
  }
  'isNameField()'(): boolean {
    return this.field.nameField;
  }
  'isNamePointing()'(): boolean {
    return this.field.referenceTo.length > 1;
  }
  'isNillable()'(): boolean {
    return this.field.nillable;
  }
  'isPermissionable()'(): boolean {
    return !this.field.required && !this.field.nameField && !this.#isSystem && this.field.type !== 'ID';
  }
  'isRestrictedDelete()'(): boolean {
    return this.field.deleteConstraint === 'Restrict';
  }
  'isRestrictedPicklist()'(): boolean {
    return this.field.restrictedPicklist;
  }
  'isSortable()'(): boolean {
    return this['isFilterable()']() && this.field.type !== 'MULTIPICKLIST';
  }
  'isUnique()'(): boolean {
    return this.field.unique;
  }
  'isUpdateable()'(): boolean {
    return this.field.updateable && this.#access.edit;
  }
  'isWriteRequiresMasterRead()'(): boolean {
    return false;
  }
}

export const DescribeFieldResultType = reference(
  `
  public class Schema.DescribeFieldResult {
    ${withProperties(
      DescribeFieldResult,
      `
    public Integer getByteLength();
    public String getCalculatedFormula();
    public Object getDefaultValue();
    public String getDefaultValueFormula();
    public Integer getDigits();
    public String getInlineHelpText();
    public String getLabel();
    public Integer getLength();
    public String getLocalName();
    public String getName();
    public List<Schema.PicklistEntry> getPicklistValues();
    public Integer getPrecision();
    public List<Schema.SObjectType> getReferenceTo();
    public String getCompoundFieldName();
    public String getRelationshipName();
    public Integer getRelationshipOrder();
    public Integer getScale();
    public Schema.SoapType getSoapType();
    public Schema.SObjectField getSObjectField();
    public Schema.SObjectType getSObjectType();
    public Schema.DisplayType getType();
    public Boolean isAccessible();
    public Boolean isAggregatable();
    public Boolean isAutoNumber();
    public Boolean isCalculated();
    public Boolean isCascadeDelete();
    public Boolean isCaseSensitive();
    public Boolean isCreateable();
    public Boolean isCustom();
    public Boolean isDefaultedOnCreate();
    public Boolean isDependentPicklist();
    public Boolean isDeprecatedAndHidden();
    public Boolean isEncrypted();
    public Boolean isExternalId();
    public Boolean isFilterable();
    public Boolean isGroupable();
    public Boolean isHtmlFormatted();
    public Boolean isIdLookup();
    public Boolean isNameField();
    public Boolean isNamePointing();
    public Boolean isNillable();
    public Boolean isPermissionable();
    public Boolean isRestrictedDelete();
    public Boolean isRestrictedPicklist();
    public Boolean isSortable();
    public Boolean isUnique();
    public Boolean isUpdateable();
    public Boolean isWriteRequiresMasterRead();`,
    )}
  }`,
  DescribeFieldResult,
);
