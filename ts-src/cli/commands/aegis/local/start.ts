import path from 'node:path';
import { Messages } from '@salesforce/core';
import { Flags, SfCommand } from '@salesforce/sf-plugins-core';
import type { Reload, startLocalOrg } from '@aegis/local-org';
import { sourceError } from '../../../local/source-error.ts';
import { sourceFolders } from '../../../local/sources.ts';
import { workFolder } from '../../../local/work-folder.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('@aegis/cli', 'aegis.local.start');

/** What `--json` gives, once the org has stopped. */
export interface LocalStartResult {
  url: string;
  orgId: string;
  sources: string[];
}

type Start = typeof startLocalOrg;

/** Resolves when the user or the system asks this process to end. */
function stopRequest(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      // The listeners of SfCommand end the process at once; here the org has to be closed first.
      process.removeAllListeners(signal);
      process.once(signal, () => resolve());
    }
  });
}

export default class LocalStart extends SfCommand<LocalStartResult> {
  public static override readonly summary = messages.getMessage('summary');
  public static override readonly description = messages.getMessage('description');
  public static override readonly examples = messages.getMessages('examples');

  public static override readonly flags = {
    'source-dir': Flags.directory({
      char: 'd',
      summary: messages.getMessage('flags.source-dir.summary'),
      exists: true,
      multiple: true,
    }),
    port: Flags.integer({
      char: 'p',
      summary: messages.getMessage('flags.port.summary'),
      default: 0,
      min: 0,
      max: 65_535,
    }),
    'pubsub-port': Flags.integer({
      summary: messages.getMessage('flags.pubsub-port.summary'),
      default: 0,
      min: 0,
      max: 65_535,
    }),
    'data-dir': Flags.directory({
      summary: messages.getMessage('flags.data-dir.summary'),
    }),
    seed: Flags.file({ summary: messages.getMessage('flags.seed.summary'), exists: true }),
    'no-shell': Flags.boolean({ summary: messages.getMessage('flags.no-shell.summary') }),
    watch: Flags.boolean({ char: 'w', summary: messages.getMessage('flags.watch.summary') }),
  };

  /** Starts the org. The Apex compiler is loaded only now, so that help and completion stay quick. */
  public static startOrg = async (...args: Parameters<Start>): Promise<Awaited<ReturnType<Start>>> => {
    const localOrg = await import('@aegis/local-org');
    return localOrg.startLocalOrg(...args);
  };

  public async run(): Promise<LocalStartResult> {
    const { flags } = await this.parse(LocalStart);
    const sources = await sourceFolders(flags['source-dir']);
    this.spinner.start(messages.getMessage('info.starting', [sources.join(', ')]));
    const config = {
      port: flags.port,
      pubsubPort: flags['pubsub-port'],
      sources,
      dataDir: flags['data-dir'] === undefined ? workFolder('local-org') : path.resolve(flags['data-dir']),
      seed: flags.seed && path.resolve(flags.seed),
      shell: !flags['no-shell'],
    };
    const reloaded = flags.watch ? (reload: Reload) => this.#tell(reload) : undefined;
    const org = await LocalStart.startOrg(config, { reloaded }).catch((error: unknown) => {
      throw sourceError(error);
    });
    this.spinner.stop();
    this.logSuccess(messages.getMessage('info.ready', [org.orgId, org.url]));
    this.log(messages.getMessage('info.stop'));
    await stopRequest();
    await org.close();
    return { url: org.url, orgId: org.orgId, sources };
  }
  #tell(reload: Reload): void {
    if (reload.ok) this.log(messages.getMessage('info.reloaded', [reload.ms]));
    else this.warn(messages.getMessage('warning.notReloaded', [reload.message]));
  }
}
