/** Which field of a child object a child relationship of the typings means: the typings only name the child object. */
interface Child {
  fields: { name: string }[];
  parents: ReadonlyMap<string, string>;
}

/** Relationships that several fields could back, by `Parent.relationship`. */
const CHOSEN: Readonly<Record<string, string>> = {
  'Account.ChildAccounts': 'ParentId',
  'Account.AccountPartnersFrom': 'AccountFromId',
  'Account.AccountPartnersTo': 'AccountToId',
  'Account.Assets': 'AccountId',
  'Account.ProvidedAssets': 'AssetProvidedById',
  'Account.ServicedAssets': 'AssetServicedById',
  'Account.PartnersFrom': 'AccountFromId',
  'Account.PartnersTo': 'AccountToId',
  'Asset.ChildAssets': 'ParentId',
  'Asset.PrimaryAssets': 'RelatedAssetId',
  'Asset.RelatedAssets': 'AssetId',
  'Contact.Posts': 'WhoId',
  'ContractLineItem.ChildContractLineItems': 'ParentContractLineItemId',
  'ContractLineItem.DescendantContractLineItems': 'RootContractLineItemId',
  'CustomPermission.CustomPermissionItem': 'CustomPermissionId',
  'CustomPermission.CustomPermissionDependencyItem': 'RequiredCustomPermissionId',
  'EntityDefinition.Fields': 'EntityDefinitionId',
  'EntityDefinition.Particles': 'EntityDefinitionId',
  'Event.RecurringEvents': 'RecurrenceActivityId',
  'Group.DelegatedUsers': 'DelegatedApproverId',
  'ServiceContract.ChildServiceContracts': 'ParentServiceContractId',
  'ServiceContract.DescendantServiceContracts': 'RootServiceContractId',
  'Task.RecurringTasks': 'RecurrenceActivityId',
  'User.Badges': 'RecipientId',
  'User.ContractsSigned': 'CompanySignedId',
  'User.DelegatedUsers': 'DelegatedApproverId',
  'User.Feeds': 'ParentId',
  'User.ManagedUsers': 'ManagerId',
  'User.FeedSubscriptionsForEntity': 'ParentId',
  'WorkOrder.ChildWorkOrders': 'ParentWorkOrderId',
  'WorkOrder.DescendantWorkOrders': 'RootWorkOrderId',
  'WorkOrderLineItem.ChildWorkOrderLineItems': 'ParentWorkOrderLineItemId',
  'WorkOrderLineItem.DescendantWorkOrderLineItems': 'RootWorkOrderLineItemId',
};

const AUDIT = new Set(['CreatedBy', 'LastModifiedBy', 'InsertedBy', 'MasterRecord', 'Owner', 'Actor', 'OriginalActor']);
const PEOPLE = new Set(['Contact', 'Lead']);
/** Fields that point at a parent without a typed relationship, by preference. */
const UNTYPED = [
  'ParentId',
  'FeedItemId',
  'SetupEntityId',
  'LinkedEntityId',
  'EntityId',
  'RelationId',
  'RecurrenceActivityId',
];

/** The field's name; undefined when the typings do not tell. */
export function chooseChildField(
  parent: string,
  relation: { name: string; object: string },
  child: Child | undefined,
): string | undefined {
  if (!child) return undefined;
  const fieldOf = (relationship: string) =>
    child.fields.find((field) => field.name === `${relationship}Id` || field.name === relationship)?.name;
  const chosen = CHOSEN[`${parent}.${relation.name}`];
  if (chosen) return chosen;
  const pointing = (target: string) =>
    [...child.parents].filter(([name, type]) => type === target && !AUDIT.has(name)).map(([name]) => name);
  const either = pointing('Name');
  if (either.includes('What') && either.includes('Who')) return PEOPLE.has(parent) ? 'WhoId' : 'WhatId';
  const direct = pointing(parent);
  if (direct.length > 0) return fieldOf(direct.find((name) => name === parent) ?? direct[0]!);
  if (either.length > 0) return fieldOf(either[0]!);
  return [`${parent}Id`, ...UNTYPED].find((name) => child.fields.some((field) => field.name === name));
}
