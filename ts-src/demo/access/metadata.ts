/** A made-up org as source folders and seed. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { FIELDS, OBJECTS, ROLES } from './situations.ts';
import type { ObjectGrant, OrgPlan, PermissionSetPlan, RulePlan } from './situations.ts';

const NAMESPACE = 'xmlns="http://soap.sforce.com/2006/04/metadata"';

/** Writes objects, roles, permission sets and rules in source format. */
export function writeMetadata(folder: string, org: OrgPlan): void {
  const write = (file: string, type: string, body: string): void => {
    const target = path.join(folder, file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, `<?xml version="1.0" encoding="UTF-8" ?>\n<${type} ${NAMESPACE}>${body}</${type}>\n`);
  };
  for (const [name, sharing] of Object.entries(OBJECTS)) {
    write(`objects/${name}/${name}.object-meta.xml`, 'CustomObject', objectBody(name, sharing));
    for (const field of FIELDS)
      write(
        `objects/${name}/fields/${field}.field-meta.xml`,
        'CustomField',
        `<fullName>${field}</fullName><label>${field}</label>${levelBody(org.levels?.[field])}<type>Text</type><length>80</length>`,
      );
  }
  for (const [name, parent] of Object.entries(ROLES))
    write(
      `roles/${name}.role-meta.xml`,
      'Role',
      `<name>${name}</name>${parent ? `<parentRole>${parent}</parentRole>` : ''}`,
    );
  for (const set of org.permissionSets)
    write(`permissionsets/${set.name}.permissionset-meta.xml`, 'PermissionSet', permissionSetBody(set));
  for (const rule of org.agents.flatMap(({ rules }) => rules))
    write(`customMetadata/AgentPolicyRule.${rule.name}.md-meta.xml`, 'CustomMetadata', ruleBody(rule));
}

const levelBody = (level: string | undefined): string =>
  level === undefined ? '' : `<securityClassification>${level}</securityClassification>`;

const objectBody = (name: string, sharing: string): string =>
  `<label>${name}</label><pluralLabel>${name}</pluralLabel><nameField><label>Number</label><type>AutoNumber</type><displayFormat>N-{0000}</displayFormat></nameField><sharingModel>${sharing}</sharingModel><deploymentStatus>Deployed</deploymentStatus>`;

function permissionSetBody({ name, grants }: PermissionSetPlan): string {
  return `<label>${name}</label>${grants.map(fieldRights).join('')}${grants.map(objectRights).join('')}`;
}

const fieldRights = ({ object, readable, editable }: ObjectGrant): string =>
  readable
    .map(
      (field) =>
        `<fieldPermissions><editable>${editable.includes(field)}</editable><field>${object}.${field}</field><readable>true</readable></fieldPermissions>`,
    )
    .join('');

const objectRights = (grant: ObjectGrant): string =>
  `<objectPermissions><allowCreate>${grant.create}</allowCreate><allowDelete>${grant.delete}</allowDelete><allowEdit>${grant.edit}</allowEdit><allowRead>${grant.read}</allowRead><modifyAllRecords>${grant.modifyAll}</modifyAllRecords><object>${grant.object}</object><viewAllRecords>${grant.viewAll}</viewAllRecords></objectPermissions>`;

function ruleBody(rule: RulePlan): string {
  const values = {
    Effect__c: rule.effect,
    AgentName__c: rule.agent,
    ObjectName__c: rule.object,
    Operation__c: rule.operation,
    FieldName__c: rule.field,
  };
  const rows = Object.entries(values)
    .filter(([, value]) => value !== null)
    .map(
      ([field, value]) =>
        `<values><field>${field}</field><value xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema" xsi:type="xsd:string">${value}</value></values>`,
    );
  return `<label>${rule.name}</label><protected>false</protected>${rows.join('')}`;
}

/** People, records, shares and agents as the local org's seed. */
export function seedOf(org: OrgPlan): Record<string, unknown> {
  const rows = <Item>(items: Item[], row: (item: Item) => Record<string, unknown>): Record<string, unknown>[] =>
    items.map(row);
  return {
    users: org.people.map(({ username, role, sets }, at) => ({
      username,
      password: 'not used',
      lastName: `Person ${at}`,
      alias: `p${at}`,
      profile: 'Standard User',
      role,
      permissionSets: ['Aegis_User', ...sets.map(({ name }) => name)],
    })),
    records: [
      ...Object.keys(OBJECTS).map((object) => ({
        object,
        rows: rows(
          org.records.filter((record) => record.object === object),
          ({ ref, owner, values }) => ({ $ref: ref, OwnerId: { $user: owner }, ...values }),
        ),
      })),
      ...Object.keys(OBJECTS)
        .filter((object) => org.records.some((record) => record.object === object && record.shares.length > 0))
        .map((object) => ({
          object: object.replace('__c', '__Share'),
          rows: org.records
            .filter((record) => record.object === object)
            .flatMap(({ ref, shares }) =>
              shares.map(({ username, access }) => ({
                ParentId: { $ref: ref },
                UserOrGroupId: { $user: username },
                AccessLevel: access,
                RowCause: 'Manual',
              })),
            ),
        })),
      {
        object: 'AIAgentDefinition__c',
        rows: rows(org.agents, ({ name, settings }) => ({
          $ref: name,
          Name: name,
          DeveloperName__c: name,
          Version__c: '1',
          Active__c: true,
          ...settings,
        })),
      },
      {
        object: 'AgentCapability__c',
        rows: org.agents.flatMap(({ name, tools }) =>
          tools.map((tool) => ({
            Agent__c: { $ref: name },
            ToolName__c: tool.name,
            Active__c: true,
            FromPhase__c: 'sandbox',
            HITLMode__c: tool.approval,
          })),
        ),
      },
    ],
  };
}
