import { enumeration } from './define.ts';

export const SeverityType = enumeration<'ERROR'>(
  'public enum ApexPages.Severity { CONFIRM, ERROR, FATAL, INFO, WARNING }',
);
