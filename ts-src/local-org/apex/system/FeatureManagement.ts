import { tx } from '../runtime/transaction.ts';
import { present } from './arguments.ts';
import { reference, SystemObject } from './define.ts';

/** Static members of `FeatureManagement`. */
export class FeatureManagement extends SystemObject {
  static 'checkPermission(String)'(name: string | null): boolean {
    return tx().data.hasCustomPermission(tx().user.id, present(name));
  }
}

export const FeatureManagementType = reference(
  `
  public class System.FeatureManagement {
    public static Boolean checkPermission(String apiName);
  }`,
  FeatureManagement,
);
