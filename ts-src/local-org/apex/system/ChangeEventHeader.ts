import { reference } from './define.ts';
import { bean, beanMembers } from './record-class.ts';

const MEMBERS = {
  changedFields: 'List<String>',
  changeOrigin: 'String',
  changeType: 'String',
  commitNumber: 'Long',
  commitTimestamp: 'Long',
  commitUser: 'String',
  diffFields: 'List<String>',
  entityName: 'String',
  nulledFields: 'List<String>',
  recordIds: 'List<String>',
  sequenceNumber: 'Integer',
  transactionKey: 'String',
};

/** The value of `EventBus.ChangeEventHeader`. */
export class ChangeEventHeader extends bean(MEMBERS) {}

export const ChangeEventHeaderType = reference(
  `
  public class EventBus.ChangeEventHeader {
    public ChangeEventHeader();
    ${beanMembers(MEMBERS)}
  }`,
  ChangeEventHeader,
);
