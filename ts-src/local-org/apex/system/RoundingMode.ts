import { enumeration } from './define.ts';

export const RoundingModeType = enumeration(
  'public enum System.RoundingMode { UP, DOWN, CEILING, FLOOR, HALF_UP, HALF_DOWN, HALF_EVEN, UNNECESSARY }',
);
