/** What Apex is told of the org around it. */
import { enumeration, type SystemType } from '../define.ts';
import { BusinessHoursType } from './BusinessHours.ts';
import { NetworkType } from './Network.ts';
import { SiteType } from './Site.ts';

export const ApplicationReadWriteModeType = enumeration(
  'public enum System.ApplicationReadWriteMode { DEFAULT, READ_ONLY }',
);

export const orgTypes: readonly SystemType[] = [ApplicationReadWriteModeType, BusinessHoursType, NetworkType, SiteType];
