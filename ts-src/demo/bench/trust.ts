/** `npm run bench -- trust`: what the trust layers cost. The shipped Apex runs in an org in memory. */
import { machine, percentile, type Measurement } from './figures.ts';
import { measureMasking } from './masking.ts';
import { measureSafety } from './safety.ts';

export function measureTrust(say: (text: string) => void): Promise<Measurement> {
  const figures = { ...measureSafety(say), ...measureMasking(say) };
  return Promise.resolve({ name: 'trust', figures, floor: { regex100kMs: bareRegex() }, machine: machine() });
}

/** The words of a text of 100,000 characters, found by the engine of this machine: what any scan must do. */
function bareRegex(): number {
  const text = 'The customer asked about the delivery. '.repeat(2565);
  const samples = Array.from({ length: 20 }, () => {
    const start = performance.now();
    for (const word of text.matchAll(/[a-z0-9]+/gi)) void word;
    return performance.now() - start;
  });
  return percentile(samples, 0.5);
}
