/** The local org as a process: `node main.ts --config FILE`. Prints one JSON line when ready; logs to stderr. */
import { parseArgs } from 'node:util';
import { ConfigError, readConfig } from './config.ts';
import { startLocalOrg } from './server.ts';

const { values } = parseArgs({ options: { config: { type: 'string' } } });

try {
  if (values.config === undefined) throw new ConfigError('--config FILE is missing');
  const org = await startLocalOrg(readConfig(values.config), { log: true });
  process.stdout.write(`${JSON.stringify({ ready: true, url: org.url, pubsub: org.pubsub, orgId: org.orgId })}\n`);
  const stop = () => void org.close().then(() => process.exit(0));
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
} catch (error) {
  const { code, message, stack } = error as { code?: string; message?: string; stack?: string };
  // Faults with a code explain themselves; anything else is a defect, and its stack tells where.
  process.stderr.write(`${JSON.stringify({ level: 'fatal', code, message: code === undefined ? stack : message })}\n`);
  process.exit(1);
}
