import { enumeration } from './define.ts';

export const LoggingLevelType = enumeration(
  'public enum System.LoggingLevel { NONE, INTERNAL, FINEST, FINER, FINE, DEBUG, INFO, WARN, ERROR }',
);
