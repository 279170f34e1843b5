import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { SignerConfig } from './config.ts';
import { isFault, messageOf } from './faults.ts';
import { startSigner } from './signer.ts';

/** `node main.ts --config FILE`: prints one JSON line when ready, stops on SIGTERM or SIGINT. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { config: { type: 'string' } } });
  if (!values.config) throw new Error('usage: node main.ts --config FILE');
  const config = JSON.parse(await readFile(values.config, 'utf8')) as SignerConfig;
  const signer = await startSigner(config);
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => void signer.close().then(() => process.exit(0)));
  process.stdout.write(`${JSON.stringify({ ready: true, url: signer.url })}\n`);
}

main().catch((error: unknown) => {
  const fix = isFault(error) ? ` ${error.fix}` : '';
  process.stderr.write(`signer: ${messageOf(error)}.${fix}\n`);
  process.exit(1);
});
