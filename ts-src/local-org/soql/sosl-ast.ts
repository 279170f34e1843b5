import type { Operand, SoqlQuery } from './ast.ts';

/** Which fields a search looks into. SIDEBAR: the fields of the other groups that name or reach a record. */
export type SearchGroup = 'ALL' | 'NAME' | 'EMAIL' | 'PHONE' | 'SIDEBAR';

/** SOSL as a tree. */
export interface SoslSearch {
  /** The text to find, or the bind that holds it. */
  term: Operand;
  group: SearchGroup;
  /** One query per object of RETURNING, in order; empty: every searchable object, ids only. */
  returning: SoqlQuery[];
  /** `WITH USER_MODE | SYSTEM_MODE`; null when not written. */
  withMode: 'USER_MODE' | 'SYSTEM_MODE' | null;
  /** Records of all objects together. */
  limit: Operand | null;
  /** Source text, for messages. */
  text: string;
}
