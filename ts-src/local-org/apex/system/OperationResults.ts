import { resultType } from './json-results.ts';

const LOCK = { errors: 'errors', id: 'text', success: 'flag' } as const;

export const MergeResultType = resultType('Database.MergeResult', {
  errors: 'errors',
  id: 'id',
  mergedRecordIds: 'ids',
  success: 'flag',
  updatedRelatedIds: 'ids',
});

export const LeadConvertResultType = resultType('Database.LeadConvertResult', {
  accountId: 'id',
  contactId: 'id',
  errors: 'errors',
  leadId: 'id',
  opportunityId: 'id',
  relatedPersonAccountId: 'id',
  success: 'flag',
});

export const LockResultType = resultType('Approval.LockResult', LOCK);
export const UnlockResultType = resultType('Approval.UnlockResult', LOCK);

export const ProcessResultType = resultType('Approval.ProcessResult', {
  actorIds: 'texts',
  entityId: 'text',
  errors: 'errors',
  instanceId: 'text',
  instanceStatus: 'text',
  newWorkitemIds: 'texts',
  success: 'flag',
});
