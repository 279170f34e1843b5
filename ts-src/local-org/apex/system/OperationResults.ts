import { resultType } from './json-results.ts';

const LOCK = { errors: 'errors', id: 'text', success: 'flag' } as const;

export const MergeResultType = resultType('Database.MergeResult', {
  errors: 'errors',
  id: 'text',
  mergedRecordIds: 'texts',
  success: 'flag',
  updatedRelatedIds: 'texts',
});

export const LeadConvertResultType = resultType('Database.LeadConvertResult', {
  accountId: 'text',
  contactId: 'text',
  errors: 'errors',
  leadId: 'text',
  opportunityId: 'text',
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
