import { ApexException } from '../../apex/runtime/exception.ts';
import type { AnnotationInfo, ClassInfo, MethodInfo, Program } from '../../apex/program.ts';
import type { RequestKind, Transaction } from '../../apex/runtime/transaction.ts';

/** Apex as the APIs reach it. */
export interface ApexRuntime {
  readonly program: Program;
  /** Runs `body` in a transaction as this user: committed when it returns, undone when it throws. */
  run<T>(userId: string, kind: RequestKind, body: (transaction: Transaction) => T): T;
}

/** An uncaught exception as clients see it. */
export interface ApexFailure {
  /** `System.NullPointerException` */
  type: string;
  message: string;
  /** `Class.Foo.bar: line 12, column 1`, innermost first. */
  stack: string;
  userDefined: boolean;
}

/** null: not a fault of the Apex code. */
export function apexFailure(error: unknown): ApexFailure | null {
  if (!(error instanceof ApexException)) return null;
  const type = error['getTypeName()']();
  return {
    type,
    message: error['getMessage()'](),
    stack: error['getStackTraceString()'](),
    userDefined: !type.startsWith('System.'),
  };
}

export function annotation(owner: ClassInfo | MethodInfo, name: string): AnnotationInfo | undefined {
  return owner.annotations.find((one) => one.name === name);
}
