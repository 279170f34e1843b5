import ALLOW from '@salesforce/label/c.EffectAllow';
import DENY from '@salesforce/label/c.EffectDeny';
import HOLD from '@salesforce/label/c.EffectHold';
import UNKNOWN from '@salesforce/label/c.EffectUnknown';
const STYLES = {
  ALLOW: { label: ALLOW, icon: 'utility:success', variant: 'success' },
  HOLD: { label: HOLD, icon: 'utility:clock', variant: 'warning' },
  DENY: { label: DENY, icon: 'utility:ban', variant: 'error' },
  UNKNOWN: { label: UNKNOWN, icon: 'utility:question', variant: '' }
};
/** What a rule of the policy does, as a decision. */
const EFFECTS_OF_RULES = { Permit: 'ALLOW', Hold: 'HOLD', Forbid: 'DENY' };
/** The style of ALLOW, HOLD, DENY or UNKNOWN, and of the effects of rules; another word keeps its own name. */
export function effectStyle(effect = 'UNKNOWN') {
  return STYLES[EFFECTS_OF_RULES[effect] ?? effect] ?? { label: effect, icon: 'utility:question', variant: '' };
}
