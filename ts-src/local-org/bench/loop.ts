import { openTemporaryOrg } from './temporary-org.ts';

const ITERATIONS = 10_000_000;
/** The first rounds let the JavaScript engine compile what it runs. */
const ROUNDS = 5;

const APEX = `public class Loop {
    public static Integer run(Integer iterations) {
        Integer sum = 17;
        for (Integer i = 0; i < iterations; i++) {
            sum = sum * 31 + i;
            if (sum > 1000000) {
                sum -= 999983 * 3;
            }
        }
        return sum;
    }
}
`;

/** The same in JavaScript, written as a person would. */
function plainLoop(iterations: number): number {
  let sum = 17;
  for (let i = 0; i < iterations; i = (i + 1) | 0) {
    sum = (Math.imul(sum, 31) + i) | 0;
    if (sum > 1000000) sum = (sum - 999983 * 3) | 0;
  }
  return sum;
}

export interface LoopResult {
  apexMs: number;
  plainMs: number;
}

/** Ten million rounds of Integer arithmetic in Apex and in plain JavaScript: the best of five each. */
export function loopStation(_options: object): LoopResult {
  const org = openTemporaryOrg({ 'classes/Loop.cls': APEX });
  try {
    const best = { apexMs: Infinity, plainMs: Infinity };
    for (let round = 0; round < ROUNDS; round += 1) {
      let started = performance.now();
      const inApex = org.call('Loop', 'run(Integer)', ITERATIONS);
      best.apexMs = Math.min(best.apexMs, performance.now() - started);
      started = performance.now();
      const plain = plainLoop(ITERATIONS);
      best.plainMs = Math.min(best.plainMs, performance.now() - started);
      if (inApex !== plain) throw new Error(`The loop gives ${inApex} in Apex and ${plain} in JavaScript`);
    }
    return best;
  } finally {
    org.close();
  }
}
