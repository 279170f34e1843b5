import { tx } from '../runtime/transaction.ts';
import { reference, SystemObject } from './define.ts';
import type { ApexVersion } from './Version.ts';

/** The contexts that install, uninstall and post-copy scripts are given. */
class InstallContext extends SystemObject {
  readonly #previous: ApexVersion | null;
  readonly #isPush: boolean;

  constructor(previous: ApexVersion | null, isPush: boolean) {
    super();
    this.#previous = previous;
    this.#isPush = isPush;
  }

  'installerId()'(): string {
    return tx().user.id;
  }
  'isPush()'(): boolean {
    return this.#isPush;
  }
  'isUpgrade()'(): boolean {
    return this.#previous !== null;
  }
  'organizationId()'(): string {
    return tx().user.organizationId;
  }
  'previousVersion()'(): ApexVersion | null {
    return this.#previous;
  }
}

class UninstallContext extends SystemObject {
  'organizationId()'(): string {
    return tx().user.organizationId;
  }
  'uninstallerId()'(): string {
    return tx().user.id;
  }
}

class SandboxContext extends SystemObject {
  readonly #organizationId: string | null;
  readonly #sandboxId: string | null;
  readonly #sandboxName: string | null;

  constructor(organizationId: string | null, sandboxId: string | null, sandboxName: string | null) {
    super();
    this.#organizationId = organizationId;
    this.#sandboxId = sandboxId;
    this.#sandboxName = sandboxName;
  }

  'organizationId()'(): string | null {
    return this.#organizationId;
  }
  'sandboxId()'(): string | null {
    return this.#sandboxId;
  }
  'sandboxName()'(): string | null {
    return this.#sandboxName;
  }
}

type Script = Record<string, (context: object) => void>;

/** @param previous null: the package is installed for the first time */
export function install(handler: object, previous: ApexVersion | null, isPush: boolean): void {
  (handler as Script)['onInstall(InstallContext)']!(new InstallContext(previous, isPush));
}

export function uninstall(handler: object): void {
  (handler as Script)['onUninstall(UninstallContext)']!(new UninstallContext());
}

export function runPostCopy(
  script: object,
  organizationId: string | null,
  sandboxId: string | null,
  sandboxName: string | null,
): void {
  (script as Script)['runApexClass(SandboxContext)']!(new SandboxContext(organizationId, sandboxId, sandboxName));
}

const context = (name: string, contract: string, members: string) =>
  `public class System.${name} implements ${contract} { ${members} }`;

export const scriptContextTypes = [
  reference(
    context(
      'InstallContextImpl',
      'InstallContext',
      'public Id installerId(); public Boolean isPush(); public Boolean isUpgrade(); public Id organizationId(); public Version previousVersion();',
    ),
    InstallContext,
  ),
  reference(
    context('UninstallContextImpl', 'UninstallContext', 'public Id organizationId(); public Id uninstallerId();'),
    UninstallContext,
  ),
  reference(
    context(
      'SandboxContextImpl',
      'SandboxContext',
      'public Id organizationId(); public Id sandboxId(); public String sandboxName();',
    ),
    SandboxContext,
  ),
];
