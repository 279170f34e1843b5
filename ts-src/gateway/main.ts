import { parseArgs } from 'node:util';
import { readConfig } from './config.ts';
import { asFault, FAULT, GatewayFault } from './faults.ts';
import { startGateway } from './gateway.ts';

/** `node main.ts --config FILE`: one JSON line on stdout when ready, logs on stderr, stops on SIGTERM and SIGINT. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { config: { type: 'string' } } });
  if (values.config === undefined) {
    throw new GatewayFault(FAULT.CONFIG_INVALID, 'No configuration file is given.', {
      fix: 'node main.ts --config FILE',
    });
  }
  const gateway = await startGateway(readConfig(values.config));
  const stop = (): void => void gateway.close().then(() => process.exit(0));
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  console.log(JSON.stringify({ ready: true, url: gateway.url, mcp: gateway.mcp }));
}

try {
  await main();
} catch (error) {
  const { code, message, fix, cause } = asFault(error);
  console.error(
    JSON.stringify({ level: 60, code, msg: message, fix, cause: cause instanceof Error ? cause.message : undefined }),
  );
  process.exit(1);
}
