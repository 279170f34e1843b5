/** `npm run bench -- NAME [--json FILE]`: the one entry for all measurements. */
import fs from 'node:fs';
import { parseArgs } from 'node:util';
import { measureCall } from '../ts-src/demo/bench/call.ts';
import { machine, type Measurement } from '../ts-src/demo/bench/figures.ts';
import { measureStartup } from '../ts-src/demo/bench/startup.ts';
import { measureTrust } from '../ts-src/demo/bench/trust.ts';
import { measureApex } from '../ts-src/local-org/bench/index.ts';

const BENCHES: Record<string, { what: string; measure(say: (text: string) => void): Promise<Measurement> }> = {
  startup: { what: 'from command to ready, new and existing data folder', measure: measureStartup },
  apex: {
    what: 'compiler, tests, records and arithmetic of the local org',
    measure: async (say) => ({ ...(await measureApex(say)), machine: machine() }),
  },
  trust: { what: 'prompt safety and masking: ordinary, long and hostile texts', measure: measureTrust },
  call: { what: 'one tool call end to end, split by station', measure: measureCall },
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
});
const [name] = positionals;
const bench = name === undefined ? undefined : BENCHES[name];
if (!bench || values.help) {
  const list = Object.entries(BENCHES).map(([key, { what }]) => `  ${key.padEnd(8)} ${what}`);
  process.stderr.write(
    `${name && !bench ? `There is no measurement "${name}".\n` : ''}npm run bench -- NAME [--json FILE]\n\n${list.join('\n')}\n`,
  );
  process.exit(values.help ? 0 : 1);
}
const measurement = await bench.measure((text) => process.stderr.write(`${text}\n`));
const lines = (title: string, figures: Record<string, number>) => [
  title,
  ...Object.entries(figures).map(([key, value]) => `  ${key.padEnd(24)} ${value}`),
];
process.stdout.write(
  `${[...lines(measurement.name, measurement.figures), ...lines('floor, same run', measurement.floor)].join('\n')}\n`,
);
if (values.json) fs.writeFileSync(values.json, `${JSON.stringify(measurement, null, 2)}\n`);
process.exit(0);
