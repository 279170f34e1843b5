import { enumeration } from './define.ts';

export const SObjectDescribeOptionsType = enumeration(
  'public enum Schema.SObjectDescribeOptions { DEFAULT, DEFERRED, FULL }',
);
