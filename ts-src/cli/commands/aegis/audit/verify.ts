import { readFile } from 'node:fs/promises';
import { Messages, SfError } from '@salesforce/core';
import { Flags, SfCommand } from '@salesforce/sf-plugins-core';
import { parsePublicKeys, parseSecretFile, verifyChain } from '@aegis/chain';
import type { EpochSecret, Problem, PublicKeys, Verification } from '@aegis/chain';
import { ChainReader } from '../../../audit/chain-reader.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('@aegis/cli', 'aegis.audit.verify');

/** What `--json` gives. */
export interface AuditVerifyResult {
  ok: boolean;
  orgId: string;
  /** entries that were found sound */
  size: number;
  /** Merkle root of the whole chain, hex */
  root?: string;
  /** entries that a signed checkpoint covers */
  anchored?: number;
  epochs?: number;
  checkpoints?: number;
  /** entries whose MAC was recomputed */
  macsChecked?: number;
  /** the first thing that is wrong */
  problem?: Problem;
}

type Parsed<T> = { ok: true; value: T } | { ok: false; reason: string };

async function readKeyFile<T>(file: string, parse: (text: string) => Parsed<T>): Promise<T> {
  const text = await readFile(file, 'utf8').catch((error: Error) => {
    throw messages.createError('error.file', [file, error.message]);
  });
  const parsed = parse(text);
  if (!parsed.ok) {
    throw messages.createError('error.file', [file, parsed.reason]);
  }
  return parsed.value;
}

/** Turns what PostgreSQL or the network says into an error that names what to check. */
function databaseError(cause: unknown): SfError {
  if (cause instanceof SfError) {
    return cause;
  }
  // A server that refuses on several addresses gives an AggregateError without a message.
  const { message, code } = cause as Error & { code?: string };
  const error = messages.createError('error.database', [message || code || String(cause)]);
  error.cause = cause;
  return error;
}

export default class AuditVerify extends SfCommand<AuditVerifyResult> {
  public static override readonly summary = messages.getMessage('summary');
  public static override readonly description = messages.getMessage('description');
  public static override readonly examples = messages.getMessages('examples');

  public static override readonly flags = {
    'org-id': Flags.string({
      char: 'i',
      summary: messages.getMessage('flags.org-id.summary'),
      required: true,
    }),
    'database-url': Flags.string({
      summary: messages.getMessage('flags.database-url.summary'),
      env: 'DATABASE_URL',
      required: true,
    }),
    'public-keys': Flags.file({
      char: 'k',
      summary: messages.getMessage('flags.public-keys.summary'),
      required: true,
    }),
    secret: Flags.file({ summary: messages.getMessage('flags.secret.summary') }),
    checkpoint: Flags.file({ summary: messages.getMessage('flags.checkpoint.summary'), multiple: true }),
  };

  public async run(): Promise<AuditVerifyResult> {
    const { flags } = await this.parse(AuditVerify);
    const orgId = flags['org-id'];
    const keys = await readKeyFile(flags['public-keys'], parsePublicKeys);
    const secret = flags.secret && (await readKeyFile(flags.secret, (text) => parseSecretFile(text, orgId)));
    const kept = await Promise.all((flags.checkpoint ?? []).map((file) => readKeyFile(file, asText)));
    const verification = await this.#verify(flags['database-url'], orgId, keys, secret || undefined, kept);
    return verification.ok ? this.#whole(orgId, verification) : this.#broken(orgId, verification);
  }

  async #verify(
    databaseUrl: string,
    org: string,
    keys: PublicKeys,
    secret: EpochSecret | undefined,
    kept: string[],
  ): Promise<Verification> {
    let reader: ChainReader | undefined;
    try {
      reader = await ChainReader.open(databaseUrl, org);
      const epochs = await reader.epochs();
      const checkpoints = await reader.checkpoints();
      if (epochs.length === 0 && kept.length === 0) {
        throw messages.createError('error.noChain', [org]);
      }
      return await verifyChain({
        org,
        checkpointKey: keys.checkpointKey,
        entries: reader.entries(),
        epochs,
        checkpoints: [...checkpoints, ...kept],
        secret,
      });
    } catch (error) {
      throw databaseError(error);
    } finally {
      await reader?.close();
    }
  }

  #whole(orgId: string, verification: Extract<Verification, { ok: true }>): AuditVerifyResult {
    const { size, anchored, epochs, checkpoints, macsChecked } = verification;
    const root = verification.root.toString('hex');
    this.logSuccess(messages.getMessage('info.whole', [orgId, size]));
    this.table({
      data: Object.entries({ size, root, anchored, epochs, checkpoints, macsChecked }).map(([name, value]) => ({
        name,
        value: String(value),
      })),
    });
    if (macsChecked === 0) {
      this.info(messages.getMessage('info.no-secret'));
    }
    return { ok: true, orgId, size, root, anchored, epochs, checkpoints, macsChecked };
  }

  #broken(orgId: string, { size, problem }: Extract<Verification, { ok: false }>): AuditVerifyResult {
    const { code, seq, through, detail } = problem;
    const where = seq === null ? '' : ` at entry ${seq}${through === undefined ? '' : `-${through}`}`;
    this.log(messages.getMessage('info.broken', [orgId, `${code}${where}: ${detail}`]));
    process.exitCode = 1;
    return { ok: false, orgId, size, problem };
  }
}

function asText(text: string): Parsed<string> {
  return { ok: true, value: text };
}
