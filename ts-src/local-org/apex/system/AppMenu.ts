import { reference, SystemObject } from './define.ts';
import type { ApexList } from './List.ts';
import { present } from './arguments.ts';

/** Static members of `AppLauncher.AppMenu`. The order of apps is not kept: there is no app launcher to show it. */
export class AppMenu extends SystemObject {
  static 'setAppVisibility(Id,Boolean)'(appMenuItemId: string | null, isVisible: boolean | null): void {
    present(appMenuItemId);
    present(isVisible);
  }
  static 'setOrgSortOrder(List)'(applicationIds: ApexList | null): void {
    present(applicationIds);
  }
  static 'setUserSortOrder(List)'(applicationIds: ApexList | null): void {
    present(applicationIds);
  }
}

export const AppMenuType = reference(
  `
  public class AppLauncher.AppMenu {
    public static void setAppVisibility(Id appMenuItemId, Boolean isVisible);
    public static void setOrgSortOrder(List<Id> applicationIds);
    public static void setUserSortOrder(List<Id> applicationIds);
  }`,
  AppMenu,
);
