import type { ObjectOverlay } from './define.ts';
import { SALES } from './sales.ts';
import { SERVICE } from './service.ts';
import { SETUP } from './setup.ts';

export type { FieldOverlay, ObjectOverlay } from './define.ts';

/** What the typings of standard objects cannot tell, by API name. */
export const OVERLAY: Readonly<Record<string, ObjectOverlay>> = { ...SALES, ...SERVICE, ...SETUP };
