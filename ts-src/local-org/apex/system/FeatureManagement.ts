import type { ApexDate } from '../../values/index.ts';
import { tx } from '../runtime/transaction.ts';
import { present } from './arguments.ts';
import { reference, SystemObject } from './define.ts';

/** Key of `Transaction.state`: values of feature parameters by name. A package's publisher keeps them, so they end with the transaction. */
const PARAMETERS = Symbol('feature parameters');

function parameters(): Map<string, unknown> {
  const { state } = tx();
  if (!state.has(PARAMETERS)) state.set(PARAMETERS, new Map<string, unknown>());
  return state.get(PARAMETERS) as Map<string, unknown>;
}

function put(name: string | null, value: unknown): void {
  parameters().set(present(name), present(value));
}

/** Static members of `FeatureManagement`. */
export class FeatureManagement extends SystemObject {
  static 'checkPermission(String)'(name: string | null): boolean {
    return tx().data.hasCustomPermission(tx().user.id, present(name));
  }
  static 'checkPackageBooleanValue(String)'(name: string | null): boolean {
    return parameters().get(present(name)) === true;
  }
  static 'checkPackageDateValue(String)'(name: string | null): ApexDate | null {
    return (parameters().get(present(name)) as ApexDate | undefined) ?? null;
  }
  static 'checkPackageIntegerValue(String)'(name: string | null): number | null {
    return (parameters().get(present(name)) as number | undefined) ?? null;
  }
  static 'setPackageBooleanValue(String,Boolean)'(name: string | null, value: boolean | null): void {
    put(name, value);
  }
  static 'setPackageDateValue(String,Date)'(name: string | null, value: ApexDate | null): void {
    put(name, value);
  }
  static 'setPackageIntegerValue(String,Integer)'(name: string | null, value: number | null): void {
    put(name, value);
  }
}

export const FeatureManagementType = reference(
  `
  public class System.FeatureManagement {
    public static Boolean checkPackageBooleanValue(String apiName);
    public static Date checkPackageDateValue(String apiName);
    public static Integer checkPackageIntegerValue(String apiName);
    public static Boolean checkPermission(String apiName);
    public static void setPackageBooleanValue(String apiName, Boolean value);
    public static void setPackageDateValue(String apiName, Date value);
    public static void setPackageIntegerValue(String apiName, Integer value);
  }`,
  FeatureManagement,
);
