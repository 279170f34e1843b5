import { attributionStep } from './attribution.ts';
import { conversationStep } from './conversation.ts';
import { nativePermissionsStep } from './native-permissions.ts';
import { outageStep } from './outage.ts';
import { policyDenialStep } from './policy-denial.ts';
import type { Step } from './proof.ts';
import { sideBySideStep } from './side-by-side.ts';
import { signInStep } from './sign-in.ts';
import { tamperStep } from './tamper.ts';

/** In the order of the story; each step also stands alone. */
export const STEPS: readonly Step[] = [
  signInStep,
  nativePermissionsStep,
  policyDenialStep,
  attributionStep,
  conversationStep,
  tamperStep,
  outageStep,
  sideBySideStep,
];
