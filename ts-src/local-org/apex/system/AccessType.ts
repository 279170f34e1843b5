import { enumeration } from './define.ts';

export const AccessTypeType = enumeration<'CREATABLE' | 'READABLE' | 'UPDATABLE' | 'UPSERTABLE'>(
  'public enum System.AccessType { CREATABLE, READABLE, UPDATABLE, UPSERTABLE }',
);
