import { enumeration } from './define.ts';

export const FieldDescribeOptionsType = enumeration(
  'public enum Schema.FieldDescribeOptions { DEFAULT, FULL_DESCRIBE }',
);
