import { contract } from './define.ts';

export const InstallHandlerType = contract(`
  public interface System.InstallHandler {
    void onInstall(InstallContext context);
  }`);

export const InstallContextType = contract(`
  public interface System.InstallContext {
    Id installerId();
    Boolean isPush();
    Boolean isUpgrade();
    Id organizationId();
    Version previousVersion();
  }`);

export const UninstallHandlerType = contract(`
  public interface System.UninstallHandler {
    void onUninstall(UninstallContext context);
  }`);

export const UninstallContextType = contract(`
  public interface System.UninstallContext {
    Id organizationId();
    Id uninstallerId();
  }`);
