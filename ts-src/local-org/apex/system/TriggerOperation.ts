import { enumeration } from './define.ts';

export const TriggerOperationType = enumeration(`
  public enum System.TriggerOperation {
    BEFORE_INSERT, BEFORE_UPDATE, BEFORE_DELETE, AFTER_INSERT, AFTER_UPDATE, AFTER_DELETE, AFTER_UNDELETE
  }`);
