import { contract } from './define.ts';

export const SandboxPostCopyType = contract(`
  public interface System.SandboxPostCopy {
    void runApexClass(SandboxContext context);
  }`);

export const SandboxContextType = contract(`
  public interface System.SandboxContext {
    Id organizationId();
    Id sandboxId();
    String sandboxName();
  }`);
