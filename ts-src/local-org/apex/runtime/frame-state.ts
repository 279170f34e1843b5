import { LimitException } from './exception.ts';
import { checkHeap } from './heap.ts';
import { tx } from './transaction.ts';

export const WITH_SHARING = 1;
export const USER_MODE = 2;

/** Turns of loops between two looks at the CPU limit. */
const TURNS = 20_000;

/** State of the running code that changes with every call: kept in one object that emitted code reaches directly. */
export const F = {
  /** Sharing and access mode of the running class: WITH_SHARING | USER_MODE. */
  mode: 0,
  /** Turns of loops left until the next look at the CPU limit. */
  fuel: TURNS,
  /** Calls of emitted methods that have not returned. */
  depth: 0,

  refuel(): void {
    F.fuel = TURNS;
    tx().limits.checkCpu();
    checkHeap();
  },

  tooDeep(): never {
    throw tooDeep();
  },

  /** Runs a function again in another mode: methods call it first when their class's mode is not the caller's. */
  enter(mode: number, self: unknown, method: (...args: unknown[]) => unknown, args: ArrayLike<unknown>): unknown {
    const former = F.mode;
    F.mode = mode;
    try {
      return Reflect.apply(method, self, args);
    } finally {
      F.mode = former;
    }
  },

  /** Runs a static initializer in the mode of its class. */
  initialize<T>(mode: number, body: () => T): T {
    return F.enter(mode, null, body, []) as T;
  },
};

/** What Apex calls a stack that is too deep. */
export function tooDeep(): LimitException {
  return new LimitException('Maximum stack depth reached: 1001');
}
