/** Source folders as typed values. `file` names where each component comes from. */
import type { PicklistValue, SharingModel } from '../data/schema.ts';
import type { ExternalCredentialMetadata, NamedCredentialMetadata, RemoteSiteMetadata } from './credentials.ts';

export interface Metadata {
  roots: string[];
  /** By lower-case API name; standard objects appear when a folder extends them. */
  objects: Map<string, ObjectMetadata>;
  globalValueSets: Map<string, PicklistValue[]>;
  standardValueSets: Map<string, StandardValue[]>;
  customMetadata: CustomMetadataRecord[];
  permissionSets: PermissionSetMetadata[];
  permissionSetGroups: PermissionSetGroupMetadata[];
  profiles: PermissionSetMetadata[];
  roles: RoleMetadata[];
  groups: GroupMetadata[];
  queues: QueueMetadata[];
  sharingRules: SharingRuleMetadata[];
  labels: LabelMetadata[];
  staticResources: StaticResourceMetadata[];
  customPermissions: CustomPermissionMetadata[];
  classes: ApexSource[];
  triggers: ApexSource[];
  tabs: NamedComponent[];
  applications: NamedComponent[];
  flexipages: NamedComponent[];
  layouts: NamedComponent[];
  namedCredentials: NamedCredentialMetadata[];
  externalCredentials: ExternalCredentialMetadata[];
  remoteSites: RemoteSiteMetadata[];
  cachePartitions: CachePartitionMetadata[];
  emailTemplates: EmailTemplateMetadata[];
  reports: FolderedComponent[];
  dashboards: FolderedComponent[];
  flows: FlowMetadata[];
  /** Lightning web components: folder names. */
  lwc: { name: string; folder: string; file: string | null }[];
  /** Files of metadata types that have no meaning here, by suffix: `report-meta.xml` → paths. */
  ignored: Map<string, string[]>;
}

export interface NamedComponent {
  name: string;
  label: string;
  file: string;
}

export interface CachePartitionMetadata extends NamedComponent {
  isDefault: boolean;
}

/** `folder`: the folder in the org that holds the component. */
export interface FolderedComponent extends NamedComponent {
  folder: string;
}

export interface EmailTemplateMetadata extends FolderedComponent {
  subject: string | null;
  body: string | null;
  /** `text`, `html`, `custom` or `visualforce`. */
  style: string;
  active: boolean;
  description: string | null;
}

export interface FlowMetadata extends NamedComponent {
  processType: string;
  active: boolean;
}

export interface ApexSource {
  name: string;
  file: string;
  body: string;
  /** 67 for `<apiVersion>67.0</apiVersion>`. */
  apiVersion: number;
  active: boolean;
}

export interface ObjectMetadata {
  name: string;
  file: string | null;
  label: string | null;
  pluralLabel: string | null;
  sharingModel: SharingModel | null;
  customSettingsType: 'Hierarchy' | 'List' | null;
  publishBehavior: 'PublishImmediately' | 'PublishAfterCommit' | null;
  eventType: string | null;
  nameField: { label: string; type: 'Text' | 'AutoNumber'; displayFormat: string | null } | null;
  enableHistory: boolean;
  enableFeeds: boolean;
  enableActivities: boolean;
  description: string | null;
  fields: FieldMetadata[];
  validationRules: ValidationRuleMetadata[];
  recordTypes: RecordTypeMetadata[];
  fieldSets: FieldSetMetadata[];
}

export interface FieldMetadata {
  name: string;
  file: string;
  label: string | null;
  /** Metadata API FieldType, e.g. `Text`, `LongTextArea`; null for a customised standard field. */
  type: string | null;
  length: number | null;
  precision: number | null;
  scale: number | null;
  required: boolean;
  unique: boolean;
  caseSensitive: boolean;
  externalId: boolean;
  defaultValue: string | null;
  displayFormat: string | null;
  formula: string | null;
  formulaTreatBlanksAs: 'BlankAsBlank' | 'BlankAsZero' | null;
  referenceTo: string[];
  relationshipName: string | null;
  relationshipLabel: string | null;
  deleteConstraint: 'SetNull' | 'Restrict' | 'Cascade' | null;
  reparentableMasterDetail: boolean;
  writeRequiresMasterRead: boolean;
  picklist: PicklistValue[];
  valueSetName: string | null;
  restricted: boolean;
  controllingField: string | null;
  securityClassification: string | null;
  complianceGroup: string | null;
  businessStatus: string | null;
  inlineHelpText: string | null;
  description: string | null;
  trackHistory: boolean;
  summary: SummaryMetadata | null;
}

export interface SummaryMetadata {
  operation: 'count' | 'sum' | 'min' | 'max';
  childObject: string;
  childField: string;
  summarized: string | null;
  filters: FilterItem[];
}

export interface FilterItem {
  field: string;
  operation: string;
  value: string;
}

export interface StandardValue extends PicklistValue {
  closed: boolean;
  won: boolean;
  probability: number | null;
  converted: boolean;
  forecastCategory: string | null;
}

export interface ValidationRuleMetadata {
  name: string;
  file: string;
  active: boolean;
  formula: string;
  message: string;
  field: string | null;
}

export interface RecordTypeMetadata {
  name: string;
  file: string;
  label: string;
  active: boolean;
  description: string | null;
}

export interface FieldSetMetadata {
  name: string;
  file: string;
  label: string;
  description: string | null;
  fields: { path: string; required: boolean }[];
}

export interface CustomMetadataRecord {
  /** `AgentPolicyRule` of `AgentPolicyRule__mdt`. */
  type: string;
  name: string;
  label: string;
  protected: boolean;
  file: string;
  /** Text values by field; null for `xsi:nil`. */
  values: { field: string; value: string | null; xsiType: string | null }[];
}

/** A permission set or profile: what it grants. */
export interface PermissionSetMetadata {
  name: string;
  file: string | null;
  label: string;
  description: string | null;
  license: string | null;
  isProfile: boolean;
  custom: boolean;
  objects: {
    object: string;
    read: boolean;
    create: boolean;
    edit: boolean;
    delete: boolean;
    viewAll: boolean;
    modifyAll: boolean;
    viewAllFields: boolean;
  }[];
  /** `field` is `Object.Field`. */
  fields: { field: string; read: boolean; edit: boolean }[];
  /** Enabled system permissions, e.g. ViewAllData. */
  userPermissions: string[];
  customPermissions: string[];
  classes: string[];
  pages: string[];
  customMetadataTypes: string[];
  customSettings: string[];
  /** `Credential-Principal` */
  externalCredentialPrincipals: string[];
  flows: string[];
  /** `Account.Partner` */
  recordTypes: { recordType: string; isDefault: boolean }[];
  tabs: { tab: string; visibility: string }[];
  applications: string[];
}

export interface PermissionSetGroupMetadata {
  name: string;
  file: string;
  label: string;
  description: string | null;
  permissionSets: string[];
  mutingPermissionSets: string[];
}

export interface RoleMetadata {
  name: string;
  file: string;
  label: string;
  parent: string | null;
  opportunityAccess: string | null;
  caseAccess: string | null;
  contactAccess: string | null;
}

export interface GroupMetadata {
  name: string;
  file: string;
  label: string;
  includesBosses: boolean;
}

export interface QueueMetadata {
  name: string;
  file: string;
  label: string;
  email: string | null;
  objects: string[];
  publicGroups: string[];
  roles: string[];
  rolesAndSubordinates: string[];
  users: string[];
}

/** Who a sharing rule names. */
export interface SharedParty {
  kind: 'role' | 'roleAndSubordinates' | 'group' | 'queue' | 'allInternalUsers';
  name: string;
}

export interface SharingRuleMetadata {
  name: string;
  file: string;
  object: string;
  kind: 'owner' | 'criteria';
  access: 'Read' | 'Edit';
  sharedTo: SharedParty[];
  sharedFrom: SharedParty[];
  criteria: FilterItem[];
  booleanFilter: string | null;
  includeRecordsOwnedByAll: boolean;
}

export interface LabelMetadata {
  name: string;
  file: string;
  value: string;
  language: string;
  categories: string | null;
  shortDescription: string;
}

export interface StaticResourceMetadata {
  name: string;
  file: string;
  contentType: string;
  cacheControl: string;
  /** A file, or a folder that the platform would store as a zip. */
  content: { file: string } | { folder: string };
}

export interface CustomPermissionMetadata {
  name: string;
  file: string;
  label: string;
  description: string | null;
  requires: string[];
}
